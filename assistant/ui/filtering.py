"""Filters as the page changes them: one field at a time, from values that a browser sends."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from index.types import Filters


def changed(filters: Filters, data: Mapping[str, object]) -> Filters:
    """Return the filters after one change; values that make no sense change nothing.

    The field is ``from``, ``to`` or ``source`` (adds one), or ``drop-`` and one of these (removes it).
    """
    name, value = str(data.get("field", "")), str(data.get("value", "")).strip()
    match name:
        case "from" | "drop-from":
            return replace(filters, published_from=_date(value, last=False) if name == "from" else None)
        case "to" | "drop-to":
            return replace(filters, published_to=_date(value, last=True) if name == "to" else None)
        case "source" if value and value not in filters.sources:
            return replace(filters, sources=(*filters.sources, value))
        case "drop-source":
            return replace(filters, sources=tuple(source for source in filters.sources if source != value))
    return filters


def adds(data: Mapping[str, object]) -> bool:
    """Tell whether a change adds a filter: then the form stays open for the next one."""
    return not str(data.get("field", "")).startswith("drop-")


_WRITTEN = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?((?:19|20)\d\d)")


def _date(value: str, last: bool) -> date | None:
    """Return the first or last day of what is written: "24/12/2020", "12/2020", "2020"."""
    found = _WRITTEN.fullmatch(value)
    if found is None:
        return None
    day, month, year = (int(part) if part else 0 for part in found.groups())
    try:
        if day:
            return date(year, month, day)
        if month:
            return date(year, month, monthrange(year, month)[1] if last else 1)
    except ValueError:
        return None
    return date(year, 12, 31) if last else date(year, 1, 1)
