"""Dates and periods of a sentence against those of its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.verification.evidence import Evidence, Reading, When
from assistant.verification.problems import Claim, Problem

_MONTH = 31
# A year stated for itself ("năm 2020") is longer than this many days; a month or a day is not.
_LONG = 92
_YEAR = 365


def moments(sentence: Reading, sources: Sequence[Evidence]) -> Iterator[Problem]:
    """Yield the dates of `sentence` that no source gives."""
    for when in sentence.whens:
        if not any(_gives(source, when) for source in sources):
            yield Problem(Claim.DATE, when.span.of(sentence.text))


def same(when: When, other: When) -> bool:
    """Tell whether two mentions name the same days, or days alike where one of them leaves out the year."""
    if (when.start, when.end) == (other.start, other.end):
        return True
    if not (when.worked_out or other.worked_out):
        return False
    return (_in_year(when.start), _in_year(when.end), when.end.year - when.start.year) == (
        _in_year(other.start),
        _in_year(other.end),
        other.end.year - other.start.year,
    )


def _in_year(day: date) -> tuple[int, int]:
    return (day.month, day.day if (day.month, day.day) != (2, 29) else 28)


def _gives(source: Evidence, when: When) -> bool:
    given = [other for reading in source.readings for other in reading.whens]
    if any(same(when, other) for other in given):
        return True
    if source.published is not None and _names_publication(source, when, given):
        return True
    if _days(when) <= _MONTH:  # "tháng 6/2020" of "ngày 18/6/2020"
        return any(when.start <= other.start and other.end <= when.end for other in given)
    years = {year for other in given if _days(other) > _LONG for year in (other.start.year, other.end.year)}
    if _days(when) < _YEAR:
        return False
    whole = {when.start.year, when.end.year}
    if whole <= years:
        return True
    # A year that the source gives only within full dates ("ngày 25/7/2018"), and in no other way any year at all.
    within = {other.start.year for other in given if _days(other) <= _MONTH}
    return whole <= within and not years


def _names_publication(source: Evidence, when: When, given: Sequence[When]) -> bool:
    """Tell whether `when` is the day of publication, or its year where the passage itself names no year."""
    day = source.published
    assert day is not None
    if _days(when) <= _MONTH:
        return when.start <= day <= when.end
    years = {other.start.year for other in given if not other.worked_out}
    return (when.start, when.end) == (date(day.year, 1, 1), date(day.year, 12, 31)) and years <= {day.year}


def _days(when: When) -> int:
    return (when.end - when.start).days + 1
