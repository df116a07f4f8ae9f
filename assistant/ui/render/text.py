"""Words made safe and readable: escaping, marks, dates and ages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape as _escape
from urllib.parse import urlsplit

from assistant.ui import strings
from index.types import Span

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_PARAGRAPH = re.compile(r"[^\r\n]+")


def escape(text: object) -> str:
    """Return text that HTML shows as it is, in content and in quoted attributes.

    Control characters and those that turn the direction of writing are dropped: they can disguise a title.
    """
    return _escape(_CONTROL.sub("", str(text)), quote=True)


def attributes(values: Mapping[str, object]) -> str:
    """Return escaped HTML attributes with a leading space; `None` and `False` are left out, `True` stands alone."""
    written = []
    for name, value in values.items():
        if value is None or value is False:
            continue
        written.append(f" {name}" if value is True else f' {name}="{escape(value)}"')
    return "".join(written)


def tag(name: str, inner: str, **values: object) -> str:
    """Return an element around HTML that is already safe; `class_` and `data_x` are spelt as HTML spells them."""
    names = {key.rstrip("_").replace("_", "-"): value for key, value in values.items()}
    return f"<{name}{attributes(names)}>{inner}</{name}>"


def button(label: str, event: str, **values: object) -> str:
    """Return a button that sends `event` with its ``data-*`` values to the server."""
    return tag("button", escape(label), type="button", data_event=event, **values)


def marked(text: str, spans: Iterable[Span], offset: int = 0, css: str = "") -> str:
    """Return `text` escaped, with the given ranges in ``<mark>``; `offset` is where it begins for the spans."""
    cuts = merged(spans, offset, offset + len(text))
    pieces, at = [], 0
    for cut in cuts:
        start, end = cut.start - offset, cut.end - offset
        pieces.append(escape(text[at:start]))
        pieces.append(tag("mark", escape(text[start:end]), class_=css or None))
        at = end
    pieces.append(escape(text[at:]))
    return "".join(pieces)


def merged(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """Return the parts of the spans that lie in the range, in order, overlapping ones joined."""
    inside = sorted((max(span.start, start), min(span.end, end)) for span in spans)
    joined: list[Span] = []
    for first, last in inside:
        if first >= last:
            continue
        if joined and first <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, last))
        else:
            joined.append(Span(first, last))
    return joined


def paragraphs(text: str) -> list[Span]:
    """Return the lines of a text that hold words, trimmed."""
    found = []
    for match in _PARAGRAPH.finditer(text):
        words = match.group()
        left, right = len(words) - len(words.lstrip()), len(words.rstrip())
        if left < right:
            found.append(Span(match.start() + left, match.start() + right))
    return found


def safe_url(url: str | None) -> str | None:
    """Return a web address that may become a link, else `None`; ``javascript:`` and its like never pass."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def day(value: date | None, precision: str = "day") -> str:
    """Return a date as Vietnamese papers write it, no finer than is known."""
    if value is None:
        return strings.NO_DATE
    if precision == "year":
        return f"năm {value.year}"
    if precision == "month":
        return f"tháng {value.month}/{value.year}"
    return f"{value.day}/{value.month}/{value.year}"


def age(value: date | None, today: date) -> str:
    """Return how long ago a date was, in one rounded unit; empty when unknown or yet to come."""
    if value is None or value > today:
        return ""
    days = (today - value).days
    if days == 0:
        return strings.TODAY
    if days < 31:
        return strings.DAYS_AGO.format(n=days)
    months = (today.year - value.year) * 12 + today.month - value.month - (today.day < value.day)
    if months < 12:
        return strings.MONTHS_AGO.format(n=max(1, months))
    return strings.YEARS_AGO.format(n=months // 12)


def number(value: int) -> str:
    """Return a whole number with the Vietnamese separator of thousands."""
    return f"{value:,}".replace(",", ".")


def seconds(milliseconds: float) -> str:
    """Return a duration in seconds with a decimal comma."""
    value = milliseconds / 1000
    written = f"{value:.1f}" if value >= 0.1 else f"{value:.2f}"
    return strings.SECONDS.format(seconds=written.replace(".", ","))
