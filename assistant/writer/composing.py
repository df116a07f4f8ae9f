"""Answers made of reviewed sentences: numbers for the quotations, the verdict of each sentence, the table kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.citations import CitationList
from assistant.types import Answer, Sentence, Table, Verdict
from assistant.writer.review import Reviewed
from index.types import ArticleMeta
from index.vietnamese.tokens import syllables

# When more than this share of the words does not stand, nothing of the model's answer is shown.
_MOST_LOST = 0.5


def compose(  # noqa: PLR0913  the answer's parts
    extracted: Answer, reviewed: Sequence[Reviewed], pending: str, model: str, *, drop: bool, notice: str = ""
) -> Answer:
    """Return the model's answer so far.

    Parameters
    ----------
    extracted:
        The answer it stands in for: its question, its table and what was searched are kept.
    reviewed:
        The finished sentences.
    pending:
        Words of the sentence being written, shown without a verdict.
    model, notice:
        Name of the model; what the user is told about how the answer came about.
    drop:
        Leave out sentences that do not stand, instead of showing them marked.
    """
    citations = CitationList()
    sentences = [_sentence(each, citations) for each in reviewed if each.stands or not drop]
    if pending:
        sentences.append(Sentence(pending, (), verdict=Verdict.PENDING))
    table = _table(extracted, citations) if extracted.table is not None else None
    return replace(
        extracted,
        status="answered",
        mode="model",
        headline=sentences[0] if sentences else None,
        sentences=tuple(sentences[1:]),
        table=table,
        citations=citations.all(),
        reason="",
        nearest=(),
        notice=notice,
        model=model,
        done=False,
    )


def survives(reviewed: Sequence[Reviewed]) -> bool:
    """Tell whether enough of what was written stands, and something of it leans on a source."""
    kept = sum(len(syllables(each.text)) for each in reviewed if each.stands)
    lost = sum(len(syllables(each.text)) for each in reviewed if not each.stands)
    return any(each.stands and each.quotes for each in reviewed) and lost <= _MOST_LOST * (kept + lost)


def _sentence(reviewed: Reviewed, citations: CitationList) -> Sentence:
    numbers = [
        citations.cite(quote.excerpt.passage.article, quote.start, quote.end, quote.text) for quote in reviewed.quotes
    ]
    verdict = Verdict.VERIFIED if reviewed.stands else Verdict.UNSUPPORTED
    return Sentence(reviewed.text, tuple(dict.fromkeys(numbers)), verdict=verdict)


def _table(extracted: Answer, citations: CitationList) -> Table | None:
    """Return the table of the extracted answer with the numbers of this answer."""
    table = extracted.table
    if table is None:
        return None
    moved = {
        old.n: citations.cite(
            ArticleMeta(
                id=old.article_id,
                title=old.title,
                path=old.path,
                published=old.published,
                source=old.source,
                url=old.url,
            ),
            old.start,
            old.end,
            old.quote,
        )
        for old in extracted.citations
        if any(old.n in cell.citations for row in table.rows for cell in row)
    }
    rows = tuple(
        tuple(replace(cell, citations=tuple(moved[n] for n in cell.citations if n in moved)) for cell in row)
        for row in table.rows
    )
    return replace(table, rows=rows)
