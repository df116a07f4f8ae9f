"""Dates and periods of a sentence against those of its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.verification.evidence import Evidence
from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import Reading
from assistant.verification.whens import When
from assistant.verification.words import ANOTHER_MATTER
from index.types import Span

_MONTH = 31
# A year stated for itself ("năm 2020") is longer than this many days; a month or a day is not.
_LONG = 92
_YEAR = 365
_NUMBER = re.compile(r"\d+")
_ENDS_SENTENCE = re.compile(r"[.;!?]\s|\n")
_ANOTHER_MATTER = re.compile(rf";|\b(?:{ANOTHER_MATTER})\b")
# Behind these a year is one end of a period.
_ENDS = frozenset(("từ", "đến", "tới", "hết", "đầu", "cuối"))


def moments(sentence: Reading, sources: Sequence[Evidence]) -> Iterator[Problem]:
    """Yield the dates of `sentence` that no source gives."""
    for at, when in enumerate(sentence.whens):
        again = sum(
            (when.start, when.end) == (other.start, other.end)
            and not _ANOTHER_MATTER.search(sentence.text, other.span.end, when.span.start)
            for other in sentence.whens[:at]
        )
        if not any(_gives(source, when, sentence) for source in sources) or (
            again and not any(_repeats(source.body, when, again) for source in sources)
        ):
            yield Problem(
                Claim.DATE, when.span.of(sentence.text), absent=not again and not _dates_at_all(sources, when)
            )


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


def is_as_long(when: When, other: When) -> bool:
    """Tell whether both are days, or months, or longer."""
    return (_days(other) > 1, _days(other) > _MONTH) == (_days(when) > 1, _days(when) > _MONTH)


def holds_the_other(when: When, other: When) -> bool:
    """Tell whether one of two mentions is part of the other: 2006 and "từ năm 2001 đến 2006".

    Of two that are both of several years neither stands for the other.
    """
    if when.start.year != when.end.year and other.start.year != other.end.year:
        return False
    first, last = min(when.start, other.start), max(when.end, other.end)
    return (first, last) in ((when.start, when.end), (other.start, other.end))


def is_bare_day(when: When, reading: Reading) -> bool:
    """Tell a day whose month stands beside another one: the 12 of "hai ngày 12 và 13/3"."""
    return _days(when) == 1 and len(_NUMBER.findall(when.span.of(reading.text))) == 1


def _in_year(day: date) -> tuple[int, int]:
    return (day.month, day.day if (day.month, day.day) != (2, 29) else 28)


def _dates_at_all(sources: Sequence[Evidence], when: When) -> bool:
    """Tell whether the sources state dates as long as this one: a day, a month, a year."""
    return any(
        is_as_long(when, other)
        for source in sources
        for other in source.body.whens
        if any(char.isdigit() for char in other.span.of(source.body.text))
    )


def _repeats(reading: Reading, when: When, again: int) -> bool:
    """Tell whether one sentence of a source names a date again and again, too: "năm 2016 … cùng kỳ năm 2016"."""
    places = [other.span for other in reading.whens if same(when, other)]
    return any(
        not _ENDS_SENTENCE.search(reading.text, first.end, last.start)
        for first, last in zip(places, places[again:], strict=False)
    )


def _gives(source: Evidence, when: When, sentence: Reading) -> bool:
    given = [other for reading in source.readings for other in reading.whens]
    if any(_is_given(when, other, source, given) for other in given):
        return True
    if source.published is not None and _names_publication(source, when, sentence):
        return True
    if _is_written(when, source):
        return True
    if is_bare_day(when, sentence) and ("ngày", str(when.start.day)) in source.pairs:
        return True
    if _days(when) <= _MONTH:  # "tháng 6/2020" of "ngày 18/6/2020", "ngày 12" of "từ 12 đến 13/3"
        return any(_is_end(when, other) or (when.start <= other.start and other.end <= when.end) for other in given)
    return _is_counted(when, source) or (_days(when) >= _YEAR and _gives_years(source, when, sentence, given))


def _is_written(when: When, source: Evidence) -> bool:
    """Tell whether a source has a day in a form that may be no date ("từ 11 đến 20-11"), and its year somewhere."""
    if _days(when) > 1:
        return False
    given = source.body.whens
    if any(other.start == other.end and _in_year(other.start) == _in_year(when.start) for other in given):
        return False  # it is a date there, of another year
    dated = when.worked_out or any(other.start.year == when.start.year for other in given)
    return dated and any(written(when).search(reading.text) for reading in source.readings)


def written(when: When) -> re.Pattern[str]:
    """Return the pattern of a day in figures: "9/7", "09-7"."""
    day, month = when.start.day, when.start.month
    return re.compile(rf"(?<![\d./-])0?{day} ?[-/.] ?0?{month}(?!\d|[,./-]\d)")


def _is_end(when: When, other: When) -> bool:
    return _days(when) == 1 and _days(other) <= _MONTH and when.start in (other.start, other.end)


def _gives_years(source: Evidence, when: When, sentence: Reading, given: Sequence[When]) -> bool:
    """Tell whether a source has the years of `when` in other ways than as a period of their own."""
    if when.start.year == when.end.year and _stands_alone(when.start.year, source):
        return True
    years = {year for other in given if _days(other) > _LONG for year in (other.start.year, other.end.year)}
    whole = {when.start.year, when.end.year}
    before = sentence.words[sentence.at(when.span.start) - 1 : sentence.at(when.span.start)]
    if whole <= years and (when.start.year != when.end.year or _ENDS & frozenset(before)):
        return True  # "từ năm 2012" of "giai đoạn 2012-2017"
    # A year that the source gives only within full dates ("ngày 25/7/2018"): in the nearest clause, or where it gives
    # no year in any other way.
    within = {other.start.year for other in given if _days(other) <= _MONTH}
    if not whole <= within or not years:
        return whole <= within
    clause = _nearest_clause(source, sentence)
    near = {other.start.year for other in source.body.whens if clause and clause.start <= other.span.start < clause.end}
    return whole == near


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


def _stands_alone(year: int, source: Evidence) -> bool:
    """Tell whether a year stands in a source without a word for it: "kỳ thi quốc gia 2018 đăng tải"."""
    bare = re.compile(rf"(?<=[^\W\d] ){year}(?= [^\W\d])")
    return any(
        not any(when.span.start <= found.start() < when.span.end for when in reading.whens)
        for reading in source.readings
        for found in bare.finditer(reading.text)
    )


def _is_counted(when: When, source: Evidence) -> bool:
    """Tell whether the source has a stretch of time that the sentence ends today: "5 năm gần đây" is "5 năm qua"."""
    numbers = (count.number for reading in source.readings for count in reading.counts)
    return when.worked_out and any((number.value, number.unit) == when.stretch for number in numbers)


def _names_publication(source: Evidence, when: When, sentence: Reading) -> bool:
    """Tell whether `when` is the day of publication, or its year where what is told is of no other year."""
    day = source.published
    assert day is not None
    if _days(when) <= _MONTH:
        return when.start <= day <= when.end
    if (when.start, when.end) != (date(day.year, 1, 1), date(day.year, 12, 31)):
        return False
    clause = _nearest_clause(source, sentence)
    told = _last_year(source.body, clause.end if clause else None) or _last_year(source.title, None)
    return told is None or told.start.year <= day.year <= told.end.year


def _nearest_clause(source: Evidence, sentence: Reading) -> Span | None:
    """Return the clause that shares most words with `sentence`."""
    wanted = frozenset(sentence.words)
    return max(source.clauses, default=(None, wanted), key=lambda clause: len(wanted & clause[1]))[0]


def _last_year(reading: Reading, end: int | None) -> When | None:
    """Return the last date with its year in the text up to `end`."""
    stated = [when for when in reading.whens if not when.worked_out and (end is None or when.span.start < end)]
    return stated[-1] if stated else None


def _days(when: When) -> int:
    return (when.end - when.start).days + 1
