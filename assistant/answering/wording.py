"""The asked-for words of the best sentence that has such words: who, when, where, what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import messages
from assistant.answering.asked import asked_thing
from assistant.answering.evidence import Evidence, folded
from assistant.answering.finding import Finding, Quoted
from assistant.answering.leading import leading
from assistant.answering.offices import holder_of, office_of, unnamed
from assistant.answering.otherwise import told_otherwise
from assistant.answering.phrases import phrase
from assistant.answering.slots import Slot, Unmet
from assistant.answering.spans import Phrase
from assistant.answering.timing import meets, spoken
from assistant.people import people
from assistant.types import Kind, Understood
from index.types import Span
from index.vietnamese.sentences import sentences

# What only a person does: for "ai chủ trì" a body that is named first is no answer while a person is named near.
_PERSONAL = re.compile(
    r"\bai\b.*\b(?:chủ trì|điều hành|kết luận|phát biểu|báo cáo|chỉ đạo|công bố|trình bày|ký|đứng đầu|cầm đầu|làm|nói|"
    r"cho biết|nhận|đưa|khai|bị)\b|\b(?:chủ trì|điều hành|kết luận|chỉ đạo|báo cáo|phát biểu)\b.*\bai\b|"
    r"\bdo ai (?:chủ|điều|chỉ)"
)
# A sentence whose subject was named before.
_POINTING = re.compile(
    r"(?:theo |cũng theo )?(?:ông|bà|anh|chị|cô|người|vị|cử tri|đại biểu|bị cáo|bị can|cán bộ|lãnh đạo|luật sư|"
    r"chuyên gia|phó giám đốc|giám đốc|chủ tịch|phó chủ tịch)(?: \w+)? (?:này|ấy|đó|nói trên)\b"
)
# Who did it, not to whom it was done.
_DOER_ASKED = re.compile(r"(?:ai|(?:\w+ ){1,3}nào)\b(?! (?:bị|được)\b)")
# Kinds that ask for a thing which a sentence has or has not.
_THINGS = (Kind.WHEN, Kind.WHERE)
_LOOKED_AT, _NEXT_PERSON, _A_PERSON = 8, 0.04, 0.7
# A sentence this much less likely than the best one is not looked into for words that the best one lacks.
_NEXT_BEST = 0.15
# A name with its office is its own proof wherever it stands among the first sentences.
_OFFICE_SEARCH = 16


def worded(question: Understood, evidence: Sequence[Evidence]) -> Finding | None:
    """Return the asked-for words of the best sentence that has such words, with what another article tells instead."""
    said = _said(question, evidence)
    return said and (told_otherwise(question, said, evidence) or said)


def _said(question: Understood, evidence: Sequence[Evidence]) -> Finding | None:
    for one in evidence[:_OFFICE_SEARCH]:
        office = office_of(question, one) or holder_of(question, one)
        if office is not None:
            text = office.span.of(one.text)
            return Finding(headline=text, leads=(Quoted(one, (office.span,)),), marks=(text,), proof=1.0)
    office_asked = unnamed(question, evidence[:_OFFICE_SEARCH])
    if office_asked:
        nobody = (Unmet(Slot.NAME, office_asked),)
        return Finding(headline=evidence[0].text, leads=(Quoted(evidence[0]),), unmet=nobody, verbatim=True)
    meant = _meant(question, evidence[0])
    if meant is not None:
        return meant
    for one in _holding(question, evidence):
        words = phrase(question, one)
        span = leading(question, one, words.span) if words else None
        if words is None or span is None:
            continue
        text = span.of(one.text)
        full = _full_name(one, span, evidence) if question.kind is Kind.WHO else None
        return Finding(
            headline=f"{text} ({full[0]})" if full else _with_date(text, words),
            leads=(Quoted(one, (span,)), *((full[1],) if full else ())),
            unmet=_period_unmet(question, one, span),
            marks=(text,),
        )
    lead = evidence[0]
    return Finding(headline=lead.text, leads=(Quoted(lead),), unmet=_period_unmet(question, lead, None), verbatim=True)


def _holding(question: Understood, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the sentences that may hold the asked-for words, best first; for a person's deed those with a person."""
    if question.kind is Kind.WHO and _PERSONAL.search(folded(question.text)):
        near = [one for one in evidence[:_LOOKED_AT] if one.score >= _NEXT_PERSON * evidence[0].score]
        return sorted(near, key=lambda one: asked_thing(question, one.text) < _A_PERSON)
    near = [one for one in evidence[:4] if one.score >= _NEXT_BEST * evidence[0].score]
    return sorted(near, key=lambda one: question.kind in _THINGS and asked_thing(question, one.text) == 0)


def _meant(question: Understood, one: Evidence) -> Finding | None:
    """Return the person named right before whom the best sentence only points at: "Đại biểu này kiến nghị …"."""
    asks = question.kind is Kind.WHO and _DOER_ASKED.match(folded(question.text)) is not None
    if not asks or not _POINTING.match(folded(one.text)):
        return None
    offset = one.start - len(one.before)
    for span in reversed(sentences(one.before)):
        text = span.of(one.before)
        named = [person for person in people(text) if person.name.of(text) not in question.text]
        if named:
            start, end = offset + span.start, offset + span.end
            before = replace(one, start=start, end=end, text=text, before=one.before[: span.start], spans=())
            words = named[-1].whole.of(text)
            return Finding(words, (Quoted(before, (named[-1].whole,)), Quoted(one)), marks=(words,))
    return None


def _full_name(one: Evidence, span: Span, evidence: Sequence[Evidence]) -> tuple[str, Quoted] | None:
    """Return the full name of a person whom `span` calls by the given name alone, where its article tells just one."""
    named = [person.name.of(one.text) for person in people(one.text) if span.start <= person.name.start < span.end]
    if len(named) != 1 or " " in named[0]:
        return None
    found: dict[str, Quoted] = {}
    for other in evidence:
        for person in people(other.text) if other.article.id == one.article.id else ():
            name = person.name.of(other.text)
            if name.endswith(f" {named[0]}"):
                found.setdefault(name, Quoted(other, (person.name,)))
    return next(iter(found.items())) if len(found) == 1 else None


def _with_date(text: str, words: Phrase) -> str:
    if words.worked_out is None:
        return text
    when = messages.day(words.worked_out.start, words.worked_out.precision)
    return f"{text} ({when}, {messages.WORKED_OUT})"


def _period_unmet(question: Understood, one: Evidence, at: Span | None) -> tuple[Unmet, ...]:
    if question.period is None:
        return ()
    found = spoken(one, at) + (spoken(one) if at else [])
    if meets(question.period, found, question.kind) or not found:
        return ()
    return (Unmet(Slot.PERIOD, question.period.label, found[0].label),)
