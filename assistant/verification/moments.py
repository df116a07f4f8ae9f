"""Dates and periods of a sentence against those of its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.verification.evidence import Evidence
from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import Reading
from assistant.verification.whens import MONTH, When, in_year, is_as_long, is_bare_day, same
from assistant.verification.words import ANOTHER_MATTER
from index.types import Span

# A year stated for itself ("năm 2020") is longer than this many days; a month or a day is not.
_LONG = 92
_YEAR = 365
_JOINT = re.compile(r"(?:\s*[,–-]\s*|\s+(?:và|đến|tới)\s+)(?:ngày\s+)?")
_ENDS_SENTENCE = re.compile(r"[.;!?]\s|\n")
_ANOTHER_MATTER = re.compile(rf";|\b(?:{ANOTHER_MATTER})\b")
# Behind these a year is one end of a period.
_ENDS = frozenset(("từ", "đến", "tới", "hết", "đầu", "cuối"))


def moments(
    sentence: Reading, sources: Sequence[Evidence], same_articles: Sequence[Evidence] = ()
) -> Iterator[Problem]:
    """Yield the dates of `sentence` that no source gives.

    `same_articles` are other passages of the articles cited: a year left out may stand in the one before.
    """
    for at, when in enumerate(sentence.whens):
        again = sum(
            (when.start, when.end) == (other.start, other.end)
            and not _ANOTHER_MATTER.search(sentence.text, other.span.end, when.span.start)
            for other in sentence.whens[:at]
        )
        given = any(_gives(source, when, sentence) or _goes_on_in(source, when, same_articles) for source in sources)
        if not given or (again and not any(_repeats(source.body, when, again) for source in sources)):
            yield Problem(
                Claim.DATE, when.span.of(sentence.text), absent=not again and not _dates_at_all(sources, when)
            )


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
    shorter = when.span.of(sentence.text).lower().replace("năm ", "")
    if _is_written(when, source) or (when.days > MONTH and " " in shorter and shorter in source.body.text.lower()):
        return True  # "6 tháng đầu 2017" is "6 tháng đầu năm 2017"
    if is_bare_day(when, sentence.text) and _goes_on(when, sentence, source):
        return True
    if when.days <= MONTH:  # "tháng 6/2020" of "ngày 18/6/2020", "ngày 12" of "từ 12 đến 13/3"
        return any(_is_end(when, other) or (when.start <= other.start and other.end <= when.end) for other in given)
    return _is_counted(when, source) or (when.days >= _YEAR and _gives_years(source, when, sentence, given))


def _goes_on(when: When, sentence: Reading, source: Evidence) -> bool:
    """Tell whether a source has a day without its month before the same day as the sentence: "hai buổi 12 và 13/3"."""
    if ("ngày", str(when.start.day)) in source.pairs:
        return True
    following = next((each for each in sentence.whens if each.span.start > when.span.start), None)
    if following is None or not _JOINT.fullmatch(sentence.text, when.span.end, following.span.start):
        return False
    days = re.compile(rf"(?<![\d./-])0?{when.start.day}{_JOINT.pattern}0?{following.start.day}(?!\d)")
    return any(days.search(reading.text) for reading in source.readings)


def _is_written(when: When, source: Evidence) -> bool:
    """Tell whether a source has a day in a form that may be no date ("từ 11 đến 20-11"), and its year somewhere."""
    if when.days > 1:
        return False
    given = source.body.whens
    if any(other.start == other.end and in_year(other.start) == in_year(when.start) for other in given):
        return False  # it is a date there, of another year
    dated = when.worked_out or any(other.start.year == when.start.year for other in given)
    return dated and any(written(when).search(reading.text) for reading in source.readings)


def written(when: When) -> re.Pattern[str]:
    """Return the pattern of a day in figures: "9/7", "09-7"."""
    day, month = when.start.day, when.start.month
    return re.compile(rf"(?<![\d./-])0?{day} ?[-/.] ?0?{month}(?!\d|[,./-]\d)")


def _is_end(when: When, other: When) -> bool:
    return when.days == 1 and other.days <= MONTH and when.start in (other.start, other.end)


def _gives_years(source: Evidence, when: When, sentence: Reading, given: Sequence[When]) -> bool:
    """Tell whether a source has the years of `when` in other ways than as a period of their own."""
    if when.start.year == when.end.year and _stands_alone(when.start.year, source):
        return True
    years = {year for other in given if other.days > _LONG for year in (other.start.year, other.end.year)}
    whole = {when.start.year, when.end.year}
    before = sentence.words[sentence.at(when.span.start) - 1 : sentence.at(when.span.start)]
    if whole <= years and (when.start.year != when.end.year or _ENDS & frozenset(before)):
        return True  # "từ năm 2012" of "giai đoạn 2012-2017"
    # A year that the source gives only within full dates ("ngày 25/7/2018"): in the nearest clause, or where it gives
    # no year in any other way.
    within = {other.start.year for other in given if other.days <= MONTH}
    if not whole <= within or not years:
        return whole <= within
    clause = _nearest_clause(source, sentence)
    told = (
        other for other in source.body.whens if other.start.year == other.end.year
    )  # "nhiệm kỳ 2010-2015" is no year
    return whole == {other.start.year for other in told if clause and clause.start <= other.span.start < clause.end}


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


def _goes_on_in(source: Evidence, when: When, others: Sequence[Evidence]) -> bool:
    """Tell whether a source leaves out the year of a date, and the passages before it state that year last."""
    if when.worked_out or source.published is not None:
        return False
    if not any(same(when, other) and other.worked_out for other in source.body.whens):
        return False
    before = [other for other in others if other.article == source.article and other.start < source.start]
    for other in (source, *sorted(before, key=lambda each: -each.start)):
        if stated := _last_year(other.body, None):
            return other is not source and stated.end.year == when.start.year
    return False


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
    if when.days <= MONTH:
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
