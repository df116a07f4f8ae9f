"""Whose figure it is: of the person, the province and the total that a question names, not of another beside it."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence, folded
from assistant.people import names_of, people, same_person
from assistant.types import Understood
from index.types import Span
from index.vietnamese.normal import fold_tones
from index.vietnamese.numbers import numbers
from index.vietnamese.places import places, provinces
from index.vietnamese.sentences import sentences

# A figure told of another person is no answer; one told right behind another person hardly is.
_OTHERS, _BEHIND_OTHER = -1.5, -0.8
_OTHER_PROVINCE = -1.0
# "Trong hơn 600 công trình, còn mấy": the figure told with that total is meant, or the one told right after it.
_WITH_TOTAL, _AFTER_TOTAL, _NEAR = 1.0, 0.9, 600
# A court adds up: the term for all crimes together is meant, where the question names none.
_OVERALL = re.compile(
    r"(?:hình phạt chung|tổng hợp (?:hình phạt|mức án|hai)|chung cho (?:hai|cả)|tổng cộng)[^;.]{0,40}$"
)
_CRIME_ASKED, _SUM = re.compile(r"\btội\b"), 1.5
_TIME = re.compile(r"(?:năm|tháng|tuần|ngày|giờ|phút|tuổi|%)")
_SMALLEST_TOTAL, _YEARS = 10, range(1900, 2100)


def another(question: Understood, clause: str, figure: str) -> float:
    """Return a penalty for a `figure` whose `clause` names another person than the one asked about."""
    asked = names_of(question.text)
    if not asked:
        return 0.0
    found = [(person.name.start, person.name.of(clause)) for person in people(clause)]
    if not found:
        return 0.0
    if not any(same_person(name, one) for _, name in found for one in asked):
        return _OTHERS
    at = clause.find(figure)
    before = [name for start, name in found if start < at]
    return 0.0 if not before or any(same_person(before[-1], one) for one in asked) else _BEHIND_OTHER


def elsewhere(question: Understood, clause: str) -> float:
    """Return a penalty for a figure whose `clause` names another province than the one asked about."""
    asked, told = _provinces(question.text), _provinces(clause)
    return _OTHER_PROVINCE if asked and told and not asked & told else 0.0


def _provinces(text: str) -> set[str]:
    found = (" ".join(fold_tones(place.of(text)).split()[-3:]) for place in places(text))
    return {name for place in found for name in provinces() if place.endswith(name)}


def with_total(question: Understood, one: Evidence) -> float:
    """Return a bonus for a sentence that tells the total which `question` names, or follows one that does."""
    named = " ".join(question.required)
    totals = {
        each.value
        for each in numbers(question.text)
        if each.value >= _SMALLEST_TOTAL and each.value not in _YEARS and not _TIME.match(each.unit)
        if each.span.of(question.text) not in named
    }
    if not totals:
        return 0.0
    if any(each.value in totals for each in numbers(one.text)):
        return _WITH_TOTAL
    near = one.before[-_NEAR:]
    before = sentences(near)[-1:]
    return _AFTER_TOTAL if any(each.value in totals for span in before for each in numbers(span.of(near))) else 0.0


def overall(question: Understood, text: str, figure: Span) -> float:
    """Return a bonus for the term of all crimes together, told behind those of each."""
    if not folded(figure.of(text)).endswith("tù") or _CRIME_ASKED.search(folded(question.text)):
        return 0.0
    return _SUM if _OVERALL.search(folded(text[: figure.start])) else 0.0
