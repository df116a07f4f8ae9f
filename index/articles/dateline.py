"""Lines that tell when an article was published: "Thứ Năm, 24/12/2020, 14:57 [GMT+7]"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from index.articles.lines import Line
from index.types import Span
from index.vietnamese.calendar import Precision
from index.vietnamese.dates import dates

_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|cn|t[2-7]|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_TIME = (
    r"(?:\d{1,2}\s*(?::|h|g|giờ)\s*\d{0,2}(?::\d{2})?(?:\.\d+)?\s*"
    r"(?:phút|am|pm|sa|ch|sáng|chiều|tối|trưa)?(?:z|[+-]\d{2}:?\d{2})?)"
)
_LABEL = (
    r"(?:cập nhật(?: lần cuối)?(?: lúc)?|"
    r"(?:ngày|giờ)?\s*(?:đăng|xuất bản|phát hành|cập nhật)(?: tải| bài| tin)?(?: ngày| lúc)?|ngày viết|"
    r"thời gian|published|updated|post(?:ed)?|date|ngày|lúc|gmt|utc|vào|on|at)"
)
_FILLER = re.compile(rf"{_WEEKDAY}\b|(?<!\w){_LABEL}(?!\w)|[\W_]|(?<=\W)\+?7\b", re.IGNORECASE)
_CLOCK = re.compile(rf"(?<![\d/]){_TIME}(?!\w)|\[?\(?(?:gmt|utc)\s*\+\s*\d+\)?\]?", re.IGNORECASE)
# Counters of readers and comments that portals print beside the date.
_VIEWS = re.compile(
    r"(?:[|•-]\s*)?(?:số )?(?:lượt )?(?:xem|đọc|truy cập)\s*:?\s*[\d.,]+.*$|(?:\s{2,}[\d.,]+)+\s*$", re.IGNORECASE
)
# "date 2023-07 Sáng 13/7, …": metadata glued to the first paragraph.
_PREFIX = re.compile(
    r"\W*(?:date|ngày đăng|published|updated|time|ngày|cập nhật)?\s*:?\s*"
    r"(?:(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?(?:[T ]\d\d:\d\d\S*)?)(?=\s+\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Published:
    """A date of publication and how much of it is stated."""

    value: date
    precision: Precision


def read_dateline(line: Line) -> tuple[Published | None, str] | None:
    """Return the date of a line that holds little else, with the words left over; `None` where it is no dateline."""
    if line.syllables > 30 or not any(char.isdigit() for char in line.text):
        return None
    rest = _VIEWS.sub("", line.text)
    named = [mention for mention in dates(rest) if mention.precision != "year"]
    for mention in reversed(named):
        rest = rest[: mention.span.start] + " " + rest[mention.span.end :]
    clocked = _CLOCK.sub(" ", rest)
    words = " ".join(_FILLER.sub(" ", f" {clocked} ").split())
    if not named and clocked == rest:
        return None
    if len(words.split()) > 5 or any(char.isdigit() for char in words) or (not named and words):
        return None
    if not named:
        return None, words
    first = min(named, key=lambda mention: (mention.precision != "day", mention.span.start))
    return Published(first.start, first.precision), _tidy(clocked)


def _tidy(rest: str) -> str:
    """Return the words beside the date as written: often the author."""
    rest = re.sub(rf"{_WEEKDAY}|(?<!\w){_LABEL}(?!\w)", " ", rest, flags=re.IGNORECASE)
    return " ".join(rest.split()).strip(" -–—|,;:()[]•·/")


def is_dateline(line: Line) -> bool:
    """Tell whether the line tells a date or time of publication and little else."""
    return read_dateline(line) is not None


def read_prefix(text: str) -> tuple[Published, Span] | None:
    """Return the date glued before the first paragraph, and the characters it takes."""
    found = _PREFIX.match(text)
    if found is None:
        return None
    named = dates(found.group())
    if not named:
        return None
    return Published(named[0].start, "day" if named[0].precision == "day" else "month"), Span(*found.span())
