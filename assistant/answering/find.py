"""Choosing the facts that answer a question, by its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import messages
from assistant.answering import lists
from assistant.answering.evidence import STOP, Evidence, folded
from assistant.answering.finding import Finding, Quoted
from assistant.answering.how_many import how_many
from assistant.answering.leading import leading
from assistant.answering.listing import listing
from assistant.answering.listing import over_lines as listed_lines
from assistant.answering.ordinals import asks_ordinal
from assistant.answering.phrases import Phrase, holder_of, office_of, phrase
from assistant.answering.slots import Slot, Unmet
from assistant.answering.sources import Sources
from assistant.answering.timing import meets, spoken
from assistant.answering.units import measure_of
from assistant.answering.yesno import yes_no
from assistant.types import Kind, Understood
from assistant.understanding.kinds import parts
from index.types import Span
from index.vietnamese.tokens import syllables

# A sentence near the best one is told with it when it is not far less likely.
_MOST_SENTENCES, _GOES_ON = 4, 0.1
# What somebody said or a paper is about is told by a sentence, not by a few of its words.
_TOLD = re.compile(
    r"\b(?:nói|yêu cầu|đề nghị|phát biểu|nhấn mạnh|lưu ý|chỉ đạo|khẳng định|cho biết|cho rằng|kết luận|đòi hỏi|"
    r"kêu gọi|quán triệt|giải thích|nhắc|đánh giá|nhận định|muốn|nêu)\b.*\bgì\b|"
    r"\bvề (?:việc|vấn đề|nội dung|điều|cái) gì\b|\blàm gì\b"
)
# A number counts what is asked for where this share of the words for it is said there.
_MOST_COUNTED = 0.75
_A_NUMBER = re.compile(
    r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn|triệu|tỷ|nửa|hàng)\b", re.IGNORECASE
)
# "Lĩnh vực nào dễ sinh tham nhũng?" may have several answers.
_ONE_OF = re.compile(r"\b(?:lĩnh vực|ngành|vụ án|vụ|đề án|dự án|loại|hạn chế|tồn tại|nhiệm vụ|giải pháp|văn bản) nào\b")
# A sentence this much less likely than the best one is not looked into for words that the best one lacks.
_NEXT_BEST = 0.15
# A name with its office is its own proof wherever it stands among the first sentences.
_OFFICE_SEARCH = 16


def find(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return what answers `question` among `evidence` (best first), `None` where there is nothing at all."""
    if not evidence:
        return None
    asked = parts(question.text)
    at_once = in_parts(question, asked, evidence, sources) if question.kind in asked and len(asked) >= 2 else None
    return at_once or _of_kind(question, evidence, sources)


def _of_kind(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    match question.kind:
        case Kind.HOW_MANY:
            return how_many(question, evidence, sources) or _uncounted(question, evidence)
        case Kind.YES_NO:
            return yes_no(question, evidence) or _undecided(evidence[0])
        case Kind.LIST:
            return (
                listing(question, evidence, sources)
                or over_lines(question, evidence, sources)
                or worded(question, evidence)
            )
        case Kind.WHY | Kind.HOW | Kind.DEFINITION:
            return telling(question, evidence, sources)
        case Kind.WHAT if _TOLD.search(folded(question.text)):
            return telling(question, evidence, sources)
        case _:
            return _one_or_more(question, evidence, sources) or worded(question, evidence)


def _one_or_more(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return the list that a question for one of a sort is answered by where the sources name several."""
    if question.kind is not Kind.WHAT or not _ONE_OF.search(folded(question.text)):
        return None
    listed = listing(question, evidence, sources)
    return listed if listed and listed.proof == 1.0 else None


def _undecided(nearest: Evidence) -> Finding:
    """Return the nearest sentence as it is: the reader may decide where no rule can."""
    return Finding(headline=nearest.text, leads=(Quoted(nearest),), verbatim=True)


def in_parts(
    question: Understood, asked: Sequence[Kind], evidence: Sequence[Evidence], sources: Sources
) -> Finding | None:
    """Return the facts of a question that asks several things at once, `None` where one of them is missing."""
    found: list[Finding] = []
    for kind in asked:
        part = replace(question, kind=kind)
        one = (how_many(part, evidence, sources) if kind is Kind.HOW_MANY else None) or _of_words(part, evidence)
        if one is None or one.unmet or one.verbatim:
            return None
        found.append(one)
    leads: dict[tuple[str, int], Quoted] = {}
    for each in (lead for one in found for lead in one.leads):
        known = leads.get(each.evidence.key)
        leads[each.evidence.key] = Quoted(each.evidence, (*known.marks, *each.marks)) if known else each
    texts = tuple(dict.fromkeys(one.headline for one in found))
    return Finding(headline="; ".join(texts), leads=tuple(leads.values()), marks=texts)


def _of_words(question: Understood, evidence: Sequence[Evidence]) -> Finding | None:
    return _uncounted(question, evidence) if question.kind is Kind.HOW_MANY else worded(question, evidence)


def _uncounted(question: Understood, evidence: Sequence[Evidence]) -> Finding | None:
    """Return the words of a count that no figure of the index states, else that there is no such figure."""
    said = worded(question, evidence)
    named = asks_ordinal(question.text)
    if said is None or (not named and not said.verbatim and _counts(question, said)):
        return said
    if not named and not question.measure and re.search(r"\d", said.lead.text):
        return Finding(headline=said.lead.text, leads=(Quoted(said.lead),), unmet=said.unmet, verbatim=True)
    return replace(said, unmet=(Unmet(Slot.UNIT, question.measure or messages.THE_FIGURE),))


def _counts(question: Understood, said: Finding) -> bool:
    """Tell words that hold a number, in a sentence that speaks of nearly all that is to be counted."""
    asked = set(syllables(question.measure)) - STOP
    told = asked & set(syllables(f"{said.lead.before}\n{said.lead.text}"))
    if asked and not asked & set(syllables(said.headline)):
        return False
    wanted = measure_of(question)
    if wanted is not None and not wanted.search(folded(said.headline)):
        return False
    return _A_NUMBER.search(said.headline) is not None and len(told) >= _MOST_COUNTED * len(asked)


def over_lines(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return a list that runs over lines when one of the best two sentences opens it or stands in it."""
    for one in evidence[:2]:
        article = sources.article(one.article.id)
        if article is None:
            continue
        here = Span(one.start, one.end)
        # The one member that holds the name asked about is the answer, not the list it stands in.
        within = not any(name in one.text for name in question.names)
        listed = lists.opened_by(article, here) or (lists.around(article, here) if within else None)
        if listed is not None:
            return listed_lines(one, article.text, listed)
    return None


def telling(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return two to five sentences in order: the best one and those near it that go on about the question."""
    listed = over_lines(question, evidence[:1], sources)
    if listed:
        return listed
    lead = evidence[0]
    near = [
        one
        for one in evidence[1:12]
        if one.article.id == lead.article.id and abs(one.start - lead.start) < 900 and one.score > _GOES_ON * lead.score
    ]
    chosen = sorted([lead, *near[: _MOST_SENTENCES - 1]], key=lambda one: one.start)
    marked = lead.spans[:1]
    return Finding(
        headline=lead.text,
        leads=(Quoted(lead, tuple(span for span, _ in marked)),),
        support=tuple(Quoted(one) for one in chosen if one.key != lead.key),
        verbatim=True,
    )


def worded(question: Understood, evidence: Sequence[Evidence]) -> Finding | None:
    """Return the asked-for words of the best sentence that has such words."""
    for one in evidence[:_OFFICE_SEARCH]:
        office = office_of(question, one) or holder_of(question, one)
        if office is not None:
            text = office.span.of(one.text)
            return Finding(headline=text, leads=(Quoted(one, (office.span,)),), marks=(text,), proof=1.0)
    for one in evidence[:4]:
        if one.score < _NEXT_BEST * evidence[0].score:
            break
        words = phrase(question, one)
        span = leading(question, one, words.span) if words else None
        if words is None or span is None:
            continue
        text = span.of(one.text)
        return Finding(
            headline=_with_date(text, words),
            leads=(Quoted(one, (span,)),),
            unmet=_period_unmet(question, one, span),
            marks=(text,),
        )
    lead = evidence[0]
    return Finding(headline=lead.text, leads=(Quoted(lead),), unmet=_period_unmet(question, lead, None), verbatim=True)


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
