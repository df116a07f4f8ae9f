"""What dates and periods are made of: mentions, ends of months, and the year that a text leaves out."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from index.types import Span

Precision = Literal["day", "month", "year"]
YEAR = r"(?:1[89]|20)\d\d"
_YEAR_WORD = re.compile(rf"(?<![\w/.-])(?:năm|nam)\s+({YEAR})(?![\w/]|-\d)", re.IGNORECASE)
# The year of a comparison dates nothing: "tăng 29% so với cùng kỳ năm 2017".
COMPARED = re.compile(r"\b(?:cùng kỳ|so với|cùng kì)[ \w]{0,20}$", re.IGNORECASE)
_ANY_YEAR = re.compile(rf"(?<![\w.,-])(?:\d{{1,2}}[/.-]){{0,2}}({YEAR})(?![\w/-])")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date named by a text; `start` and `end` are inclusive and differ for a month or a year.

    `worked_out` is true where the text leaves out the year (or says "hôm nay") and it was taken from elsewhere.
    """

    start: date
    end: date
    precision: Precision
    worked_out: bool
    span: Span


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A stretch of time named by a text, ends inclusive; `label` names it in full ("6 tháng đầu năm 2023")."""

    start: date
    end: date
    label: str
    span: Span


def day(year: int, month: int, number: int) -> date | None:
    """Return the date, or `None` where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """Return the first and the last day of the months `first` to `last` of `year`."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def nearest_year(month: int, number: int, anchor: date) -> int | None:
    """Return the year that puts a day and month closest to `anchor`: news looks back, at most two months ahead."""
    found: tuple[float, int] | None = None
    for year in (anchor.year, anchor.year - 1, anchor.year + 1):
        moment = day(year, month, number)
        if moment is None:
            continue
        ahead = (moment - anchor).days
        distance = ahead * 5.0 if ahead > 0 else float(-ahead)
        if found is None or distance < found[0]:
            found = distance, year
    return found[1] if found else None


def year_beside(text: str, start: int, end: int) -> int | None:
    """Return the year written in the sentence around ``text[start:end]``: the next after it, else the last before."""
    left = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1
    right = min((at for at in (text.find("\n", end), text.find(". ", end)) if at >= 0), default=len(text))
    for pattern in (_YEAR_WORD, _ANY_YEAR):
        years = [
            found for found in pattern.finditer(text, left, right) if not COMPARED.search(text, left, found.start())
        ]
        after = [int(found.group(1)) for found in years if found.start() >= end]
        before = [int(found.group(1)) for found in years if found.end() <= start]
        if after or before:
            return after[0] if after else before[-1]
    return None


def shifted(moment: date, *, years: int = 0, months_: int = 0, days: int = 0) -> date:
    """Return `moment` moved, the day cut to the length of the month it lands in."""
    index = moment.year * 12 + moment.month - 1 + months_ + years * 12
    year, month = min(max(index // 12, 1), 9998), index % 12 + 1
    return date(year, month, min(moment.day, monthrange(year, month)[1])) + timedelta(days=days)
