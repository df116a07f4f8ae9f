"""Periods of Vietnamese news text: "năm 2020", "6 tháng đầu năm 2023", "quý III", "giai đoạn 2019-2020"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from index.types import Span
from index.vietnamese.calendar import YEAR, PeriodMention, months, nearest_year, shifted, year_beside
from index.vietnamese.normal import fold_case

_Reader = Callable[[str, re.Match[str], date | None], tuple[date, date, str] | None]

_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
_WORDS |= {"mười": 10, "mười một": 11, "mười hai": 12}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
MONTH_WORDS = "mười một|mười hai|mười|hai|ba|tư|năm|sáu|bảy|tám|chín"
_COUNT = rf"\d{{1,2}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))}"
_OF_YEAR = rf"(?:\s*,?\s*năm\s+(?P<y>{YEAR})|\s*[/-]\s*(?P<y2>{YEAR}))?"


def month_number(word: str) -> int | None:
    """Return the number of a month written in digits or in words."""
    number = int(word) if word.isdecimal() else _WORDS.get(" ".join(word.lower().split()))
    return number if number and number <= 12 else None


def periods(text: str, anchor: date | None = None) -> list[PeriodMention]:
    """Return the periods of `text` in order, disjoint; a year left out is taken from the sentence, else `anchor`."""
    taken: list[tuple[int, int]] = []
    mentions: list[PeriodMention] = []
    low = fold_case(text)
    # Looking for a plain word first saves most of the time: few sentences name a quarter or a term of office.
    for pattern, read in (row[1:] for row in _PATTERNS if row[0] in low):
        for found in pattern.finditer(low):
            start, end = found.span()
            if any(a < end and start < b for a, b in taken):
                continue
            period = read(text, found, anchor)
            if period is not None and period[0] <= period[1]:
                taken.append((start, end))
                mentions.append(PeriodMention(*period, Span(start, end)))
    return sorted(mentions, key=lambda mention: mention.span.start)


def _year_of(text: str, found: re.Match[str], anchor: date | None, month: int) -> int | None:
    """Return the year written with the period, else in its sentence, else the one nearest to `anchor`."""
    groups = found.groupdict()
    written = groups.get("y") or groups.get("y2")
    if written:
        return int(written)
    beside = year_beside(text, *found.span())
    if beside is not None:
        return beside
    if anchor is None:
        return None
    return anchor.year if anchor >= date(anchor.year, month, 1) else anchor.year - 1


def _first_months(text: str, found: re.Match[str], anchor: date | None) -> tuple[date, date, str] | None:
    count = _number(found["n"])
    year = _year_of(text, found, anchor, 1 if "đầu" in found["part"].lower() else 13 - min(count, 12))
    if year is None or not 1 <= count <= 12:
        return None
    if "đầu" in found["part"].lower():
        return *months(year, 1, count), f"{count} tháng đầu năm {year}"
    return *months(year, 13 - count, 12), f"{count} tháng cuối năm {year}"


_PARTS = {"nửa đầu": (1, 6), "nửa cuối": (7, 12), "đầu": (1, 4), "giữa": (5, 8), "cuối": (9, 12)}


def _part(text: str, found: re.Match[str], anchor: date | None) -> tuple[date, date, str] | None:
    part = " ".join(found["part"].lower().split())
    year = _year_of(text, found, anchor, _PARTS[part][0])
    return (*months(year, *_PARTS[part]), f"{part} năm {year}") if year else None


def _quarter(text: str, found: re.Match[str], anchor: date | None) -> tuple[date, date, str] | None:
    word = found["q"].lower()
    number = _ROMAN.get(word) or int(word)
    year = _year_of(text, found, anchor, number * 3 - 2)
    if year is None:
        return None
    roman = ("I", "II", "III", "IV")[number - 1]
    return *months(year, number * 3 - 2, number * 3), f"quý {roman} năm {year}"


def _month(text: str, found: re.Match[str], anchor: date | None) -> tuple[date, date, str] | None:
    month = month_number(found["m"])
    if month is None:
        return None
    written = found["y"] or found["y2"]
    year = int(written) if written else nearest_year(month, 1, anchor) if anchor else year_beside(text, *found.span())
    return (*months(year, month, month), f"tháng {month} năm {year}") if year else None


def _years(text: str, found: re.Match[str], anchor: date | None) -> tuple[date, date, str] | None:
    first, last = int(found["y"]), int(found["z"])
    last = first // 100 * 100 + last if last < 100 else last
    label = " ".join((found["what"] or "giai đoạn").split()).lower()
    label = "giai đoạn" if label.startswith("từ") else label
    return date(first, 1, 1), date(last, 12, 31), f"{label} {first}-{last}"


def _year(text: str, found: re.Match[str], anchor: date | None) -> tuple[date, date, str] | None:
    year = int(found["y"])
    return *months(year, 1, 12), f"năm {year}"


_BACK = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "qua": -1, "rồi": -1, "sau": 1, "tới": 1}


def _relative(text: str, found: re.Match[str], anchor: date | None) -> tuple[date, date, str] | None:
    if anchor is None:
        return None
    step = _BACK[found["back"].lower()]
    unit = found["unit"].lower()
    if unit == "tuần":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * step)
        return monday, monday + timedelta(days=6), found.group().lower()
    if unit == "tháng":
        moment = shifted(anchor, months_=step)
        return *months(moment.year, moment.month, moment.month), f"tháng {moment.month} năm {moment.year}"
    if unit == "quý":
        moment = shifted(anchor, months_=3 * step)
        quarter = (moment.month - 1) // 3
        first, last = months(moment.year, quarter * 3 + 1, quarter * 3 + 3)
        return first, last, f"quý {('I', 'II', 'III', 'IV')[quarter]} năm {moment.year}"
    return *months(anchor.year + step, 1, 12), f"năm {anchor.year + step}"


def _past(text: str, found: re.Match[str], anchor: date | None) -> tuple[date, date, str] | None:
    count, unit = _number(found["n"]), found["unit"].lower()
    if anchor is None or not 0 < count < 200:
        return None
    back = {
        "năm": {"years": -count},
        "tháng": {"months_": -count},
        "tuần": {"days": -7 * count},
        "ngày": {"days": -count},
    }
    return shifted(anchor, **back[unit]), anchor, f"{count} {unit} qua"


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _WORDS.get(" ".join(word.lower().split()), 0)


def _patterns() -> Iterator[tuple[str, re.Pattern[str], _Reader]]:
    """Yield the forms of a period, the most telling first: an earlier form takes its words from the later ones."""
    open_, close = r"(?<![\w/.,-])", r"(?!\w|[/.,-]\d)"
    year = rf"(?P<y>{YEAR})"
    part = r"tháng\s+(?P<part>đầu|cuối)\s+(?:của\s+)?năm"
    yield "tháng", re.compile(rf"{open_}(?P<n>{_COUNT})\s+{part}(?:\s+{year})?{close}"), _first_months
    yield "năm", re.compile(rf"{open_}(?P<part>nửa đầu|nửa cuối|đầu|giữa|cuối)\s+năm\s+{year}{close}"), _part
    yield "nửa", re.compile(rf"{open_}(?P<part>nửa đầu|nửa cuối)\s+năm{close}"), _part
    yield "quý", re.compile(rf"{open_}quý\s+(?P<q>iv|i{{1,3}}|[1-4]){_OF_YEAR}{close}"), _quarter
    what = r"giai đoạn|nhiệm kỳ|nhiệm kì|năm học|niên độ|thời kỳ|các năm|\d+ năm"
    yield "", re.compile(rf"{open_}(?:(?P<what>{what})\s*\(?)?{year}\s*[-–—]\s*(?P<z>{YEAR}|\d\d){close}"), _years
    to = r"(?:đến|tới)\s+(?:hết\s+)?(?:năm\s+)?"
    yield "20", re.compile(rf"{open_}(?P<what>từ)\s+(?:năm\s+)?{year}\s+{to}(?P<z>{YEAR}){close}"), _years
    month = rf"tháng\s+(?P<m>0?[1-9]|1[0-2]|{MONTH_WORDS})"
    yield "tháng", re.compile(rf"{open_}{month}{_OF_YEAR}{close}(?!\s+năm\s+tù)"), _month
    yield "/", re.compile(rf"{open_}(?<!số )(?P<m>0?[1-9]|1[0-2])/(?P<y>{YEAR})(?P<y2>){close}"), _month
    yield "năm", re.compile(rf"{open_}năm\s+{year}{close}"), _year
    yield "", re.compile(rf"(?:(?<=\d, )|(?<=\d và )|(?<=\d hay )|(?<=\d hoặc )|(?<=\d với )){year}{close}"), _year
    yield "qua", re.compile(rf"{open_}(?P<n>{_COUNT})\s+(?P<unit>năm|tháng|tuần|ngày)\s+(?:vừa\s+)?qua{close}"), _past
    back = r"(?P<unit>năm|tháng|quý|tuần)\s+(?P<back>nay|này|ngoái|trước|vừa qua|qua|rồi|sau|tới)"
    yield "", re.compile(rf"(?<!\d )(?<!nửa )(?<!\w){back.replace('vừa qua|', '')}{close}"), _relative


_PATTERNS = tuple(_patterns())
