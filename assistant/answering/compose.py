"""Putting a finding into an answer: the direct first line, the quoted sentences, the numbers of the citations."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import messages
from assistant.answering.finding import Finding, Quoted, Row
from assistant.answering.slots import Slot, Unmet
from assistant.citations import CitationList
from assistant.types import Answer, Cell, Kind, Sentence, Table, Understood, Verdict
from index.types import Span


def answered(question: Understood, finding: Finding) -> Answer:
    """Return the answer that states `finding`."""
    cited = CitationList()
    numbers = tuple(cited.sentence(each.evidence) for each in finding.leads)
    headline = _headline(finding, numbers)
    shown: list[Sentence] = []
    if not finding.verbatim and not _is_all(headline, finding):
        shown += [_quote(each, cited) for each in finding.leads]
    shown += [_quote(each, cited) for each in finding.support]
    shown += [_quote(each, cited) for each in finding.more]
    return Answer(
        question=question,
        status="answered",
        mode="extractive",
        headline=headline,
        sentences=tuple(shown),
        table=_table(finding.rows, cited) if finding.rows else None,
        citations=cited.all(),
        notice=finding.notice,
        confidence=finding.confidence,
    )


def abstained(question: Understood, reason: str, nearest: Sequence[Quoted], confidence: float = 0.0) -> Answer:
    """Return an answer that says why there is none, with the nearest sentences quoted."""
    cited = CitationList()
    shown = tuple(_quote(each, cited) for each in nearest)
    return Answer(
        question=question,
        status="abstained",
        mode="extractive",
        sentences=shown,
        citations=cited.all(),
        reason=reason,
        nearest=tuple(citation.n for citation in cited.all()),
        confidence=confidence,
    )


def reason(question: Understood, unmet: Sequence[Unmet]) -> str:
    """Return the sentence that says why the question is not answered."""
    if not unmet:
        return messages.NOT_ANSWERED
    first = unmet[0]
    match first.slot:
        case Slot.NUMBERED:
            text = messages.NO_NUMBERED_BUT if first.found else messages.NO_NUMBERED
        case Slot.CODE:
            text = messages.NO_CODE
        case Slot.NAME:
            text = messages.NO_NAME
        case Slot.UNIT:
            text = messages.NO_UNIT
        case Slot.NUMBER:
            text = messages.NO_NUMBER
        case Slot.PREMISE:
            text = messages.NO_PREMISE
        case Slot.WORD:
            text = messages.NO_WORD
        case Slot.ROLE:
            text = messages.NO_ROLE_BUT
        case Slot.OFFICE:
            text = messages.OTHER_OFFICE
        case Slot.PERIOD:
            text = _no_period(question, first)
    return text.format(wanted=first.wanted, found=first.found)


def _no_period(question: Understood, unmet: Unmet) -> str:
    if not unmet.found:
        return messages.NO_PERIOD
    return messages.NO_PERIOD_BUT if question.kind is Kind.HOW_MANY else messages.NO_PERIOD_FACT_BUT


def _table(rows: Sequence[Row], cited: CitationList) -> Table:
    """Return the figures side by side with the time of each."""
    cells = tuple((Cell(row.text, (cited.sentence(row.quoted.evidence),)), Cell(row.period)) for row in rows)
    return Table(messages.FIGURES_HEADER, cells)


def _headline(finding: Finding, numbers: tuple[int, ...]) -> Sentence:
    text = finding.headline.strip()
    if finding.verbatim:
        marks = finding.leads[0].marks
        return Sentence(text, numbers, marks, Verdict.VERBATIM)
    text = text[:1].upper() + text[1:]
    whole = text if text.endswith((".", "!", "?", "…", ":")) else text + "."
    return Sentence(whole, numbers, (Span(0, len(text)),), Verdict.COMPOSED)


def _is_all(headline: Sentence, finding: Finding) -> bool:
    """Tell a headline that is its whole sentence: said once is enough."""
    whole = finding.leads[0].evidence.text
    return len(finding.leads) == 1 and headline.text.rstrip(" .").casefold() == whole.strip().rstrip(" .").casefold()


def _quote(quoted: Quoted, cited: CitationList) -> Sentence:
    return Sentence(quoted.evidence.text, (cited.sentence(quoted.evidence),), quoted.marks)
