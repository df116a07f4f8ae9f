"""Dates of the command line: "2020", "2020-12" or "2020-12-24"."""

from __future__ import annotations

import calendar
import re
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def bounds(text: str) -> tuple[date, date]:
    """Return the first and the last day of what `text` names; raises `ValueError` for anything else."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if day:
        return date(year, month, day), date(year, month, day)
    first, last = (month, month) if found.group(2) else (1, 12)
    if not 1 <= first <= 12:
        raise ValueError(text)
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
