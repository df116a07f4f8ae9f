"""Choosing the facts that answer a question, by its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import messages
from assistant.answering import lists
from assistant.answering.company import asks_persons, persons
from assistant.answering.evidence import STOP, Evidence, folded
from assistant.answering.finding import Finding, Quoted
from assistant.answering.how_many import how_many
from assistant.answering.listing import listing
from assistant.answering.listing import over_lines as listed_lines
from assistant.answering.ordinals import asks_ordinal
from assistant.answering.slots import Slot, Unmet
from assistant.answering.sources import Sources
from assistant.answering.telling import in_detail, telling
from assistant.answering.titles import titled
from assistant.answering.units import measure_of
from assistant.answering.wording import worded
from assistant.answering.yesno import yes_no
from assistant.types import Kind, Understood
from assistant.understanding.kinds import parts
from assistant.understanding.lexicon import word_set
from index.types import Span
from index.vietnamese.tokens import syllables

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
# What a number behind such a word tells is which one, not how many; and a list is counted off by "Hai là:".
_NUMBERED, _ENUMERATES = word_set("numbered"), re.compile(r"\w+ (?:là|nữa là)\b")
# "Kinh phí là bao nhiêu" names its measure; what "thu được bao nhiêu" is told in stays open.
_NAMED_QUANTITY = re.compile(r"\b(?:là|hết|mất|tốn|trị giá) (?:bao nhiêu|mấy)\b")
# "Lĩnh vực nào dễ sinh tham nhũng?" may have several answers.
_ONE_OF = re.compile(r"\b(?:lĩnh vực|ngành|vụ án|vụ|đề án|dự án|loại|hạn chế|tồn tại|nhiệm vụ|giải pháp|văn bản) nào\b")


def find(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return what answers `question` among `evidence` (best first), `None` where there is nothing at all."""
    if not evidence:
        return None
    asked = parts(question.text)
    at_once = in_parts(question, asked, evidence, sources) if question.kind in asked and len(asked) >= 2 else None
    return (
        at_once
        or titled(question, evidence)
        or _several_persons(question, evidence, sources)
        or _of_kind(question, evidence, sources)
    )


def _several_persons(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    several = question.kind in (Kind.WHO, Kind.LIST) and asks_persons(question.text)
    return persons(question, evidence, sources) if several else None


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
                or in_detail(question, evidence, sources)
                or worded(question, evidence)
            )
        case Kind.WHY | Kind.HOW | Kind.DEFINITION:
            return _listed_behind(question, evidence, sources) or telling(question, evidence)
        case Kind.WHAT if _TOLD.search(folded(question.text)):
            return _listed_behind(question, evidence, sources) or telling(question, evidence)
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
    said = _behind_unit(question, worded(question, evidence))
    named = asks_ordinal(question.text)
    if said is None or (not named and not said.verbatim and _counts(question, said)):
        return said
    wanted = measure_of(question) if _NAMED_QUANTITY.search(folded(question.text)) else None
    measured = wanted is None or wanted.search(folded(said.lead.text)) is not None
    if not named and not question.measure and measured and re.search(r"\d", said.lead.text):
        return Finding(headline=said.lead.text, leads=(Quoted(said.lead),), unmet=said.unmet, verbatim=True)
    counted = question.measure or messages.THE_FIGURE
    fitting = measure_of(question)
    same_noun = set(question.measure.split()[:1]) <= set(syllables(said.headline)) and question.measure != ""
    other = not said.verbatim and not same_noun and _holds_count(said)
    if other and not named and (fitting is None or fitting.search(folded(said.headline))):
        return replace(said, uncounted=counted)
    return replace(said, unmet=(Unmet(Slot.UNIT, counted),))


def _counts(question: Understood, said: Finding) -> bool:
    """Tell words that hold a number, in a sentence that speaks of nearly all that is to be counted."""
    asked = set(syllables(question.measure)) - STOP
    told = asked & set(syllables(f"{said.lead.before}\n{said.lead.text}"))
    if asked and not _is_bare(said) and not asked & set(syllables(said.headline)):
        return False
    wanted = measure_of(question)
    if wanted is not None and not wanted.search(folded(said.headline)):
        return False
    return _A_NUMBER.search(said.headline) is not None and len(told) >= _MOST_COUNTED * len(asked)


def _behind_unit(question: Understood, said: Finding | None) -> Finding | None:
    """Return what was found with the unit that stands before its number: "ở *tuổi 92*"."""
    wanted = measure_of(question)
    if said is None or wanted is None or not said.leads[0].marks or not _is_bare(said):
        return said
    marked = said.leads[0].marks[0]
    unit = re.search(r"\w+ $", said.lead.text[: marked.start])
    if unit is None or not wanted.fullmatch(folded(unit.group().rstrip())):
        return said
    whole = Span(unit.start(), marked.end)
    text = whole.of(said.lead.text)
    return replace(said, headline=text, leads=(Quoted(said.lead, (whole,)), *said.leads[1:]), marks=(text,))


def _holds_count(said: Finding) -> bool:
    """Tell words with a number that counts: neither "Cụm thi đua số *1*" nor the "*Hai* là:" of a list."""
    number = _A_NUMBER.search(said.headline)
    start = said.lead.text.find(said.headline) + number.start() if number and said.headline in said.lead.text else -1
    if number is None or start < 0:
        return number is not None
    before = syllables(said.lead.text[:start])[-1:]
    return not _NUMBERED.intersection(before) and _ENUMERATES.match(said.lead.text, start) is None


def _is_bare(said: Finding) -> bool:
    """Tell a number that stands without a noun, as in "nhiều phiếu nhất (437)": the words before it tell of what."""
    marks = said.leads[0].marks
    behind = said.lead.text[marks[0].end :].lstrip()[:1] if marks else ""
    return re.fullmatch(r"[\d.,]+", said.headline) is not None and not behind.isalnum()


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


def _listed_behind(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return the list that the best sentence opens: what a question why or how is answered with."""
    opens = evidence[0].text.rstrip().endswith(":")
    return over_lines(question, evidence[:1], sources) if opens else None
