"""The words of a count that no figure of the index states: an age, a number without its noun, another noun for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import messages
from assistant.answering.evidence import STOP, Evidence, folded
from assistant.answering.finding import Finding, Quoted
from assistant.answering.ordinals import asks_ordinal
from assistant.answering.slots import Slot, Unmet
from assistant.answering.units import measure_of
from assistant.answering.wording import worded
from assistant.types import Understood
from assistant.understanding.lexicon import word_set
from index.types import Span
from index.vietnamese.tokens import syllables

# A number counts what is asked for where this share of the words for it is said there.
_MOST_COUNTED = 0.75
_A_NUMBER = re.compile(
    r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn|triệu|tỷ|nửa|hàng)\b", re.IGNORECASE
)
# What a number behind such a word tells is which one, not how many; and a list is counted off by "Hai là:".
_NUMBERED, _ENUMERATES = word_set("numbered"), re.compile(r"\w+ (?:là|nữa là)\b")
# "Kinh phí là bao nhiêu" names its measure; what "thu được bao nhiêu" is told in stays open.
_NAMED_QUANTITY = re.compile(r"\b(?:là|hết|mất|tốn|trị giá) (?:bao nhiêu|mấy)\b")


def uncounted(question: Understood, evidence: Sequence[Evidence]) -> Finding | None:
    """Return the words of a count that no figure of the index states, else that there is no such figure."""
    said = _behind_unit(question, worded(question, evidence))
    named = asks_ordinal(question.text)
    if said is None or (not named and not said.verbatim and _counts(question, said)):
        return said
    measure, counted = measure_of(question), question.measure or messages.THE_FIGURE
    wanted = measure if _NAMED_QUANTITY.search(folded(question.text)) else None
    measured = wanted is None or wanted.search(folded(said.lead.text)) is not None
    if not named and not question.measure and measured and re.search(r"\d", said.lead.text):
        return Finding(headline=said.lead.text, leads=(Quoted(said.lead),), unmet=said.unmet, verbatim=True)
    in_measure = measure is None or measure.search(folded(said.headline)) is not None
    if not named and not said.verbatim and in_measure and _holds_count(said) and not _of_same_noun(question, said):
        return replace(said, uncounted=counted)
    return replace(said, unmet=(Unmet(Slot.UNIT, counted),))


def _of_same_noun(question: Understood, said: Finding) -> bool:
    """Tell words with the very noun asked for: where no figure counts it, those are others."""
    noun = question.measure.split()[:1]
    return bool(noun) and noun[0] in syllables(said.headline)


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
