"""Filters as the page changes them: one field at a time, from values that a browser sends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from index.types import Filters


def changed(filters: Filters, data: Mapping[str, object]) -> Filters:
    """Return the filters after one change; values that make no sense change nothing.

    Parameters
    ----------
    data:
        ``field`` is ``from``, ``to``, ``source`` (adds one), ``drop-from``, ``drop-to``, ``drop-source`` or ``drop-all``.
    """
    name, value = str(data.get("field", "")), str(data.get("value", "")).strip()
    match name:
        case "from":
            return replace(filters, published_from=_date(value))
        case "to":
            return replace(filters, published_to=_date(value))
        case "source" if value and value not in filters.sources:
            return replace(filters, sources=(*filters.sources, value))
        case "drop-from":
            return replace(filters, published_from=None)
        case "drop-to":
            return replace(filters, published_to=None)
        case "drop-source":
            return replace(filters, sources=tuple(source for source in filters.sources if source != value))
        case "drop-all":
            return Filters()
    return filters


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
