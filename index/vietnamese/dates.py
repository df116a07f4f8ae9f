"""Dates of Vietnamese news text: "24/12/2020", "ngày 24 tháng 12 năm 2020", "Sáng 13/7", "tháng 7/2020", "hôm qua"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from index.types import Span
from index.vietnamese.calendar import YEAR, DateMention, PeriodMention, day, months, nearest_year, year_beside
from index.vietnamese.normal import fold_case
from index.vietnamese.periods import MONTH_WORDS, month_number, periods
from index.vietnamese.tokens import CODE

__all__ = ["DateMention", "PeriodMention", "dates", "periods"]

_Reader = Callable[[str, re.Match[str], date | None], DateMention | None]

_DAY, _MONTH = r"(?P<d>0?[1-9]|[12]\d|3[01])", r"(?P<m>0?[1-9]|1[0-2])"
_BEFORE, _AFTER = r"(?<![\w/.,-])", r"(?!\w|[/.,-]\d|/\w)"
# Words that make "13/7" a date and not a fraction such as "2/5 thành viên".
_CUE = (
    r"(?:ngày(?: mùng| mồng)?|mùng|mồng|sáng|trưa|chiều|tối|đêm|khuya|rạng sáng|hôm|nay|qua|thứ \w+|chủ nhật|ttxvn|"
    r"từ|đến|hết|trước|sau|tới)"
)


def dates(text: str, anchor: date | None = None) -> list[DateMention]:
    """Return the dates of `text` in order, disjoint; a year left out is taken from `anchor`, else from the sentence."""
    taken = [found.span() for found in CODE.finditer(text)]
    mentions: list[DateMention] = []
    low = fold_case(text)
    for pattern, read in (row[1:] for row in _PATTERNS if row[0] in low):
        for found in pattern.finditer(low):
            start, end = found.span("all")
            if any(a < end and start < b for a, b in taken):
                continue
            mention = read(text, found, anchor)
            if mention is not None:
                taken.append((start, end))
                mentions.append(mention)
    return sorted(mentions, key=lambda mention: mention.span.start)


def _span(found: re.Match[str]) -> Span:
    return Span(*found.span("all"))


def _full(text: str, found: re.Match[str], anchor: date | None) -> DateMention | None:
    year = int(found["y"])
    moment = day(year if year > 99 else 2000 + year, int(found["m"]), int(found["d"]))
    return None if moment is None else DateMention(moment, moment, "day", False, _span(found))


def _spelled(text: str, found: re.Match[str], anchor: date | None) -> DateMention | None:
    month = month_number(found["m"])
    moment = day(int(found["y"]), month, int(found["d"])) if month else None
    return None if moment is None else DateMention(moment, moment, "day", False, _span(found))


def _yearless(text: str, found: re.Match[str], anchor: date | None) -> DateMention | None:
    month, number = int(found["m"]), int(found["d"])
    year = nearest_year(month, number, anchor) if anchor else year_beside(text, *found.span("all"))
    moment = day(year, month, number) if year else None
    return None if moment is None else DateMention(moment, moment, "day", True, _span(found))


def _month(text: str, found: re.Match[str], anchor: date | None) -> DateMention | None:
    month = month_number(found["m"])
    if month is None:
        return None
    if found["y"]:
        return DateMention(*months(int(found["y"]), month, month), "month", False, _span(found))
    year = nearest_year(month, 1, anchor) if anchor else year_beside(text, *found.span("all"))
    return DateMention(*months(year, month, month), "month", True, _span(found)) if year else None


def _year(text: str, found: re.Match[str], anchor: date | None) -> DateMention | None:
    return DateMention(*months(int(found["y"]), 1, 12), "year", False, _span(found))


_RELATIVE = {"hôm nay": 0, "ngày hôm nay": 0, "hôm qua": -1, "ngày hôm qua": -1, "hôm kia": -2, "hôm trước": -1}
_RELATIVE |= {"ngày mai": 1, "ngày kia": 2, "đêm qua": -1, "tối qua": -1}
_RELATIVE |= {f"{part} nay": 0 for part in ("sáng", "trưa", "chiều", "tối", "đêm")}
_RELATIVE |= {f"{part} mai": 1 for part in ("sáng", "trưa", "chiều", "tối", "đêm")}


def _relative(text: str, found: re.Match[str], anchor: date | None) -> DateMention | None:
    if anchor is None:
        return None
    moment = anchor + timedelta(days=_RELATIVE[found["all"].lower()])
    return DateMention(moment, moment, "day", True, _span(found))


def _day_only(text: str, found: re.Match[str], anchor: date | None) -> DateMention | None:
    moment = day(anchor.year, anchor.month, int(found["d"])) if anchor else None
    return None if moment is None else DateMention(moment, moment, "day", True, _span(found))


def _patterns() -> Iterator[tuple[str, re.Pattern[str], _Reader]]:
    """Yield the forms of a date, the most telling first: an earlier form takes its words from the later ones."""
    year = rf"(?P<y>{YEAR})"
    yield "-", re.compile(rf"{_BEFORE}(?P<all>{year}-{_MONTH}-{_DAY})(?=\D|$)"), _full
    yield "", re.compile(rf"{_BEFORE}(?P<all>{_DAY}\s?(?P<sep>[/.-])\s?{_MONTH}\s?(?P=sep)\s?{year}){_AFTER}"), _full
    yield "/", re.compile(rf"{_BEFORE}(?P<all>{_DAY}/{_MONTH}/(?P<y>[0-4]\d)){_AFTER}"), _full
    named = rf"{_DAY}\s+tháng\s+{_MONTH}"
    joint = r"(?:\s*,?\s*năm\s+|\s*[,/-]\s*)"
    yield "tháng", re.compile(rf"{_BEFORE}(?P<all>(?:ngày\s+)?{named}{joint}{year}){_AFTER}"), _full
    yield "tháng", re.compile(rf"{_BEFORE}(?P<all>(?:ngày\s+)?{named}){_AFTER}"), _yearless
    spelled = rf"{_DAY}\s+tháng\s+(?P<m>{MONTH_WORDS})(?:\s*,?\s*năm\s+|\s*[,/-]?\s*){year}"
    yield "tháng", re.compile(rf"{_BEFORE}(?P<all>(?:ngày\s+)?{spelled}){_AFTER}"), _spelled
    month = rf"tháng\s+(?P<m>0?[1-9]|1[0-2]|{MONTH_WORDS})"
    yield "tháng", re.compile(rf"{_BEFORE}(?P<all>{month}(?:\s*,?\s*năm\s+|\s*[/-]\s*){year}){_AFTER}"), _month
    yield "/", re.compile(rf"{_BEFORE}(?<!số )(?P<all>{_MONTH}/{year}){_AFTER}"), _month
    yield "-", re.compile(rf"{_BEFORE}(?P<all>{year}-(?P<m>0[1-9]|1[0-2])){_AFTER}"), _month
    yield "-", re.compile(rf"(?:(?<=đến )|(?<=tới ))(?P<all>{_MONTH}-{year}){_AFTER}"), _month
    cue = rf"(?:(?<!\w){_CUE}\s+|\()"
    yield "/", re.compile(rf"{cue}(?P<all>{_DAY}/{_MONTH}){_AFTER}"), _yearless
    follows = r"(?:,| và| đến|\s?[-–])"
    closes = r"(?=\s*(?:[,.;:)]|và |tại |$))"
    yield "/", re.compile(rf"(?<=\d){follows}\s?(?P<all>{_DAY}/{_MONTH}){_AFTER}{closes}"), _yearless
    listed = rf"(?:ngày|sáng|chiều|tối)\s+{_DAY}"
    yield "/", re.compile(rf"(?<!\w)(?P<all>{listed})(?={follows}\s?\d{{1,2}}/{_MONTH}{_AFTER}(?P<y>))"), _yearless
    dashed = rf"(?<!\w)(?:ngày|sáng|trưa|chiều|tối|đêm|hôm)\s+(?P<all>{_DAY}[.-]{_MONTH}){_AFTER}"
    yield "", re.compile(dashed), _yearless
    yield "năm", re.compile(rf"(?<!\w)(?P<all>năm\s+{year}){_AFTER}"), _year
    yield "tháng", re.compile(rf"(?<!\w)(?P<all>{month})(?P<y>)(?!\s*(?:năm|tuổi|tù|[/-])\b|\w)"), _month
    yield "", re.compile(rf"(?<!\w)(?P<all>{'|'.join(sorted(_RELATIVE, key=len, reverse=True))})(?!\w)"), _relative
    yield "ngày", re.compile(rf"(?<!\w)(?P<all>ngày\s+{_DAY})(?!\s*(?:tháng|tuổi|[/.-]\s?\d)|\w)"), _day_only


_PATTERNS = tuple(_patterns())
