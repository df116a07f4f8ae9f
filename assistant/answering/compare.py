"""Two things compared: each side is asked on its own, and the answers stand side by side in a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant import messages
from assistant.answering import compose
from assistant.answering.evidence import STOP, Evidence, folded
from assistant.answering.finding import Finding, Quoted
from assistant.answering.side_names import Sides
from assistant.answering.sides import asked_at_once, sides
from assistant.answering.sources import Sources
from assistant.citations import CitationList
from assistant.people import people
from assistant.types import Answer, Cell, Sentence, Table, Understood, Verdict
from index.vietnamese.dates import dates
from index.vietnamese.letters import UPPER
from index.vietnamese.numbers import numbers
from index.vietnamese.tokens import syllables

_CHANGE_ASKED, _CHANGE = re.compile(r"\btăng hay (?:là )?giảm\b"), re.compile(r"\b(?:tăng|giảm)\b")
_FORM = re.compile(r"hình thức nào\?$")
# A sentence tells of a side with this share of the words that are its own.
_TELLS, _LOOKED_AT, _CONFIDENCE = 0.5, 8, 0.5


def compare(
    question: Understood, evidence: Sequence[Evidence], ask: Callable[[str], Answer], sources: Sources
) -> Answer | None:
    """Return a table with one row a side, `None` where the question does not name two sides.

    Where a side has no answer of its own, a sentence of `evidence` that tells of both is taken.
    """
    both = sides(question)
    changed = _changed(evidence) if _CHANGE_ASKED.search(folded(question.text)) else None
    if changed is not None:
        finding = Finding(changed.text, (Quoted(changed),), verbatim=True, confidence=_CONFIDENCE)
        return compose.answered(question, finding)
    if not both:
        at_once = asked_at_once(question.text)
        return replace(ask(at_once), question=question) if at_once else None
    text = sources.text(evidence[0].article.id) if evidence else ""
    answers = _of_own([(name, _answer(_of_person(name, asked, text), ask)) for name, asked in both])
    apart = all(answer.status == "answered" for _, answer in answers) and not _alike([each for _, each in answers])
    same = {_quote(answer) for _, answer in answers if answer.status == "answered"}
    told = None if apart else _in_one(both, evidence, same.pop() if len(same) == 1 else "")
    if told is not None:
        finding = Finding(told.evidence.text, (told,), verbatim=True, confidence=_CONFIDENCE)
        return compose.answered(question, finding)
    return _table(question, answers)


def _answer(asked: str, ask: Callable[[str], Answer]) -> Answer:
    """Return the answer to one side's question; what no words name is told by a sentence: "bị kỷ luật thế nào"."""
    answer = ask(asked)
    return ask(_FORM.sub("thế nào?", asked)) if answer.status != "answered" and _FORM.search(asked) else answer


def _changed(evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the best sentence that tells of a rise or a fall, with its figure."""
    return next(
        (one for one in evidence[:_LOOKED_AT] if _CHANGE.search(folded(one.text)) and numbers(one.text)),
        None,
    )


def _of_person(name: str, asked: str, text: str) -> str:
    """Return `asked` of the one person whom `text` gives the office that is compared: the bookkeeper by name."""
    office = folded(name)
    held = {
        person.name.of(text)
        for person in people(text)
        if re.search(rf"\b{re.escape(office)}\b", folded(person.beside(text)))
    }
    if len(held) != 1 or name[1:] != name[1:].lower():
        return asked
    whom = held.pop()
    # A name right before that of a body would be read as one with it.
    told = re.sub(rf"(?i:{re.escape(name)})(?= [{UPPER}])", f"{whom} của", asked, count=1)
    return told if told != asked else re.sub(re.escape(name), whom, asked, count=1, flags=re.IGNORECASE)


def _alike(answers: Sequence[Answer]) -> bool:
    """Tell answers that are the same words: one of them is not of its side."""
    said = {answer.headline.text for answer in answers if answer.headline}
    return len(said) < len(answers)


def _of_own(answers: Sequence[tuple[str, Answer]]) -> list[tuple[str, Answer]]:
    """Return the answers without those that are the other side's: the same words of one sentence that tells but one.

    Where it tells none of the two apart, it answers neither.
    """
    if not _alike([answer for _, answer in answers]) or len({_quote(answer) for _, answer in answers}) > 1:
        return list(answers)
    own = _own_words([name for name, _ in answers])
    said = set(syllables(_quote(answers[0][1])))
    return [
        (name, answer if not words or words & said else replace(answer, status="abstained"))
        for (name, answer), words in zip(answers, own, strict=True)
    ]


def _quote(answer: Answer) -> str:
    return answer.citations[0].quote if answer.citations else ""


def _own_words(names: Sequence[str]) -> list[set[str]]:
    """Return the words of each of two names that the other does not have."""
    words = [set(syllables(name)) - STOP for name in names]
    return [mine - other for mine, other in zip(words, reversed(words), strict=True)]


def _in_one(both: Sides, evidence: Sequence[Evidence], quote: str) -> Quoted | None:
    """Return the best sentence that tells of both sides and two figures, now marked, or is the `quote` of both."""
    own = _own_words([name for name, _ in both])
    for one in evidence[:_LOOKED_AT]:
        said = set(syllables(one.text))
        days = [mention.span for mention in dates(one.text)]
        figures = [each.span for each in numbers(one.text) if not any(d.start <= each.span.start < d.end for d in days)]
        if (len(figures) >= 2 or one.text == quote) and all(
            not words or len(words & said) >= _TELLS * len(words) for words in own
        ):
            return Quoted(one, tuple(figures))
    return None


def _table(question: Understood, answers: Sequence[tuple[str, Answer]]) -> Answer | None:
    """Return the answers side by side, `None` where there is none."""
    cited = CitationList()
    rows: list[tuple[Cell, ...]] = []
    shown: list[Sentence] = []
    for name, answer in answers:
        said = answer.headline if answer.status == "answered" else None
        if said is None:
            rows.append((Cell(name), Cell(messages.NOT_IN_SOURCES)))
            continue
        by_number = {citation.n: cited.copy(citation) for citation in answer.citations if citation.n in said.citations}
        beside = tuple(by_number[n] for n in said.citations)
        rows.append((Cell(name), Cell(said.text.rstrip("."), beside)))
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
        nearest = tuple(citation.n for citation in cited.all())
        return Answer(question, "abstained", "extractive", None, tuple(shown), table, cited.all(), reason, nearest)
    text = "; ".join(f"{row[0].text}: {row[1].text}" for row in rows) + "."
    text = text[:1].upper() + text[1:]
    headline = Sentence(text, tuple(n for row in rows for n in row[1].citations), (), Verdict.COMPOSED)
    confidence = min(answer.confidence for _, answer in answers)
    return Answer(question, "answered", "extractive", headline, tuple(shown), table, cited.all(), confidence=confidence)
