"""Dates and periods of a sentence against those of its sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.verification.evidence import Evidence
from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import Reading, When

_MONTH = 31
# A year stated for itself ("năm 2020") is longer than this many days; a month or a day is not.
_LONG = 92
_YEAR = 365
# Behind these a year is one end of a period.
_ENDS = frozenset(("từ", "đến", "tới", "hết", "đầu", "cuối"))


def moments(sentence: Reading, sources: Sequence[Evidence]) -> Iterator[Problem]:
    """Yield the dates of `sentence` that no source gives."""
    for when in sentence.whens:
        if not any(_gives(source, when, sentence) for source in sources):
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


def _gives(source: Evidence, when: When, sentence: Reading) -> bool:
    given = [other for reading in source.readings for other in reading.whens]
    if any(_is_given(when, other, source, given) for other in given):
        return True
    if source.published is not None and _names_publication(source, when, sentence):
        return True
    if _days(when) <= _MONTH:  # "tháng 6/2020" of "ngày 18/6/2020"
        return any(when.start <= other.start and other.end <= when.end for other in given)
    if _days(when) < _YEAR:
        return False
    years = {year for other in given if _days(other) > _LONG for year in (other.start.year, other.end.year)}
    whole = {when.start.year, when.end.year}
    before = sentence.words[sentence.at(when.span.start) - 1 : sentence.at(when.span.start)]
    if whole <= years and (when.start.year != when.end.year or _ENDS & frozenset(before)):
        return True  # "từ năm 2012" of "giai đoạn 2012-2017"
    # A year that the source gives only within full dates ("ngày 25/7/2018"), and in no other way any year at all.
    within = {other.start.year for other in given if _days(other) <= _MONTH}
    return whole <= within and not years


def _is_given(when: When, other: When, source: Evidence, given: Sequence[When]) -> bool:
    """Tell whether a source's date is the one of the sentence.

    A year that only the sentence states is the one worked out from the day of publication; where that day is not
    known, one that the source names elsewhere.
    """
    if not same(when, other):
        return False
    if when.worked_out or not other.worked_out or when.start.year == other.start.year:
        return True
    return source.published is None and any(
        each.start.year <= when.start.year <= each.end.year for each in given if not each.worked_out
    )


def _names_publication(source: Evidence, when: When, sentence: Reading) -> bool:
    """Tell whether `when` is the day of publication, or its year where what is told is of no other year."""
    day = source.published
    assert day is not None
    if _days(when) <= _MONTH:
        return when.start <= day <= when.end
    if (when.start, when.end) != (date(day.year, 1, 1), date(day.year, 12, 31)):
        return False
    told = _last_year(source.body, _nearest_clause(source, sentence)) or _last_year(source.title, None)
    return told is None or told.start.year <= day.year <= told.end.year


def _nearest_clause(source: Evidence, sentence: Reading) -> int | None:
    """Return where the clause ends that shares most words with `sentence`."""
    wanted = frozenset(sentence.words)
    shares = [(len(wanted & words), span.end) for span, words in source.clauses]
    return max(shares, default=(0, None), key=lambda share: share[0])[1]


def _last_year(reading: Reading, end: int | None) -> When | None:
    """Return the last date with its year in the text up to `end`."""
    stated = [when for when in reading.whens if not when.worked_out and (end is None or when.span.start < end)]
    return stated[-1] if stated else None


def _days(when: When) -> int:
    return (when.end - when.start).days + 1
