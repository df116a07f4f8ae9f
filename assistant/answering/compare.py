"""Two things compared: each side is asked on its own, and the answers stand side by side in a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant import messages
from assistant.answering.sides import sides
from assistant.citations import CitationList
from assistant.types import Answer, Cell, Sentence, Table, Understood, Verdict


def compare(question: Understood, ask: Callable[[str], Answer]) -> Answer | None:
    """Return a table with one row a side, `None` where the question does not name two sides."""
    both = sides(question)
    if not both:
        return None
    answers = [(name, ask(asked)) for name, asked in both]
    cited = CitationList()
    rows: list[tuple[Cell, ...]] = []
    shown: list[Sentence] = []
    for name, answer in answers:
        said = answer.headline if answer.status == "answered" else None
        if said is None:
            rows.append((Cell(name), Cell(messages.NOT_IN_SOURCES)))
            continue
        by_number = {citation.n: cited.copy(citation) for citation in answer.citations if citation.n in said.citations}
        numbers = tuple(by_number[n] for n in said.citations)
        rows.append((Cell(name), Cell(said.text.rstrip("."), numbers)))
        shown += [
            replace(sentence, citations=tuple(by_number[n] for n in sentence.citations))
            for sentence in answer.sentences
            if set(sentence.citations) <= set(by_number)
        ][:1]
    found = [row for row in rows if row[1].citations]
    if not found:
        return None
    table = Table(messages.COMPARE_HEADER, tuple(rows))
    if len(found) < len(rows):
        missing = ", ".join(row[0].text for row in rows if not row[1].citations)
        reason = messages.ONE_SIDE.format(missing=missing)
        numbers = tuple(citation.n for citation in cited.all())
        return Answer(question, "abstained", "extractive", None, tuple(shown), table, cited.all(), reason, numbers)
    text = "; ".join(f"{row[0].text}: {row[1].text}" for row in rows) + "."
    text = text[:1].upper() + text[1:]
    headline = Sentence(text, tuple(n for row in rows for n in row[1].citations), (), Verdict.COMPOSED)
    confidence = min(answer.confidence for _, answer in answers)
    return Answer(question, "answered", "extractive", headline, tuple(shown), table, cited.all(), confidence=confidence)
