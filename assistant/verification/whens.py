"""Dates and periods of a text, years without a word for them among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from index.types import Span
from index.vietnamese.dates import dates, periods
from index.vietnamese.numbers import numbers
from index.vietnamese.tokens import CODE

# No month has more days.
MONTH = 31
# A number like a year is one unless it is followed by what it counts; the words here count nothing.
_NO_NOUN = (
    "là|có|và|của|vì|do|thì|đã|đang|sẽ|được|bị|cho|với|để|theo|tại|ở|trên|trong|khi|nay|này|đến|tới|từ|mà|như|còn|cũng"
)
# "6/2015-3/2018" are two months.
_JOINED_MONTHS = re.compile(r"(?<=\d/(?:19|20)\d\d)-(?=\d{1,2}/(?:19|20)\d\d)")
# "một tháng một lần" names no month.
_JANUARY = re.compile(r"(?<=\b[Tt]háng )(?<!mỗi tháng )(?<!hằng tháng )(?<!hàng tháng )(?:một|giêng)(?! lần)\b")
# "năm nay 50 tuổi" tells an age.
_THIS_AGE = re.compile(r"\bnăm nay(?= (?:đã |vừa |mới |tròn )?\d+ tuổi)", re.IGNORECASE)
# "bị bắt lần đầu năm 1993" is not of the beginning of that year, "ngày đầu năm 2018" is one day of it, and "đến cuối
# năm 2019" is "hết năm 2019".
_FIRST_TIME = re.compile(
    r"(?:(?<=\b[Ll]ần )đầu|(?<=\b[Nn]gày )đầu|(?<=\b[Đđ]ến )cuối|(?<=\b[Tt]ới )cuối)(?= (?:năm|tháng) \d)"
)
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+")
_FIRST_DAY = re.compile(r"(?<![\w.,/-])(\d{1,2})\s*(?:đến|tới|-|–|và)\s*\Z")
_HOW_MANY = re.compile(r"(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài|mấy|nhiều)\s+\Z", re.IGNORECASE)
_BARE_YEAR = re.compile(
    rf"(?<![\w.,/-])(?<!số )(?:19|20)\d\d(?=\s+(?:{_NO_NOUN})\b|\s+[^\W\da-zà-ỹđ]|\s*(?:[;:)!?…”\"]|[.,](?!\d)|$|\n))"
)


@dataclass(frozen=True, slots=True)
class When:
    """A date or a period: its first and last day, and whether the year stands in the text.

    `stretch` is how long it says to be: 5 and "năm" for "5 năm qua".
    """

    start: date
    end: date
    worked_out: bool
    span: Span
    stretch: tuple[float, str] | None = None

    @property
    def days(self) -> int:
        """Return how many days it is of."""
        return (self.end - self.start).days + 1

    @property
    def length(self) -> str:
        """Return whether it is a day, a month, or longer."""
        return "day" if self.days == 1 else "month" if self.days <= MONTH else "year"


def whens(text: str, anchor: date) -> tuple[When, ...]:
    """Return the dates and periods of `text` in order; years left out are worked out from `anchor`."""
    text = _as_dates(text)
    told = _told(text, anchor)
    found = (*told, *_first_days(text, told), *_bare_years(text, told))
    return tuple(sorted(found, key=lambda when: when.span.start))


def same(when: When, other: When) -> bool:
    """Tell whether two mentions name the same days, or days alike where one of them leaves out the year."""
    if (when.start, when.end) == (other.start, other.end):
        return True
    if not (when.worked_out or other.worked_out):
        return False
    return (in_year(when.start), in_year(when.end), when.end.year - when.start.year) == (
        in_year(other.start),
        in_year(other.end),
        other.end.year - other.start.year,
    )


def is_as_long(when: When, other: When) -> bool:
    """Tell whether both are days, or months, or longer."""
    return other.length == when.length


def holds_the_other(when: When, other: When) -> bool:
    """Tell whether one of two mentions is part of the other: 2006 and "từ năm 2001 đến 2006".

    Of two that are both of several years neither stands for the other.
    """
    if when.start.year != when.end.year and other.start.year != other.end.year:
        return False
    first, last = min(when.start, other.start), max(when.end, other.end)
    return (first, last) in ((when.start, when.end), (other.start, other.end))


def is_bare_day(when: When, text: str) -> bool:
    """Tell a day whose month stands beside another one: the 12 of "hai ngày 12 và 13/3"."""
    return when.days == 1 and len(_NUMBER.findall(when.span.of(text))) == 1


def in_year(day: date) -> tuple[int, int]:
    """Return month and day; the last of February is one day."""
    return (day.month, day.day if (day.month, day.day) != (2, 29) else 28)


def is_within(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a span stands within one of `others`."""
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _as_dates(text: str) -> str:
    """Return `text`, its length kept, with some dates written so that they are read as such."""
    for pattern in (_FIRST_TIME, _THIS_AGE):
        text = pattern.sub(lambda found: "x" * len(found[0]), text)
    text = _JOINED_MONTHS.sub("–", text)
    return _JANUARY.sub(lambda found: "1".ljust(len(found[0])), text)


def _told(text: str, anchor: date) -> tuple[When, ...]:
    """Return the dates and periods of `text`; of two that overlap, the longer."""
    found = [When(each.start, each.end, each.worked_out, each.span) for each in dates(text, anchor)]
    found += [
        When(each.start, each.end, str(each.start.year) not in text, each.span, _stretch(each.span.of(text)))
        for each in periods(text, anchor)
    ]
    found = [each for each in found if not _is_counted(each.span, text)]
    found.sort(key=lambda when: when.span.start - when.span.end)
    kept: list[When] = []
    for when in found:
        if not any(when.span.start < other.span.end and other.span.start < when.span.end for other in kept):
            kept.append(when)
    return tuple(sorted(kept, key=lambda when: when.span.start))


def _is_counted(span: Span, text: str) -> bool:
    """Tell the "tuần trước" of "hai tuần trước", which is reckoned from some day that the text knows."""
    return (
        span.of(text)[:1].isalpha() and not _DIGIT.search(span.of(text)) and bool(_HOW_MANY.search(text, 0, span.start))
    )


def _stretch(period: str) -> tuple[float, str] | None:
    first = next((number for number in numbers(period) if number.span.start == 0 and number.unit), None)
    return (first.value, first.unit) if first else None


def _first_days(text: str, told: tuple[When, ...]) -> Iterator[When]:
    """Yield the days that stand for themselves before a date: the 18 of "từ 18 đến 21 tháng 11"."""
    for when in told:
        first = _FIRST_DAY.search(text, 0, when.span.start) if when.days == 1 else None
        if first and 0 < int(first[1]) < when.start.day and not is_within(Span(*first.span(1)), [w.span for w in told]):
            day = when.start.replace(day=int(first[1]))
            yield When(day, day, True, Span(*first.span(1)))


def _bare_years(text: str, told: tuple[When, ...]) -> tuple[When, ...]:
    """Return the years that stand without a word for them: "2023 là năm giữa nhiệm kỳ", "Tết Nguyên đán 2017"."""
    taken = [*(when.span for when in told), *(Span(*code.span()) for code in CODE.finditer(text))]
    years = [Span(*found.span()) for found in _BARE_YEAR.finditer(text)]
    more = [span for span in years if not is_within(span, taken)]
    return tuple(When(date(int(span.of(text)), 1, 1), date(int(span.of(text)), 12, 31), False, span) for span in more)
