"""The words of a sentence that belong to each of its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.types import Span

# A comma or semicolon that is no part of a number, or a word that opens the next clause.
_BREAK = re.compile(r";|(?<!\d),|,(?!\d)|\bcòn\b|\bvà\b|\btrong đó\b|\bnhưng\b")
_JOINED = re.compile(
    r"\s*(?:,|và|với|cùng|, và)\s*|"
    r"\s*(?:\([^()\n]*\)\s*)?(?:tăng |giảm )?(?:lên|xuống|còn|thành)(?: (?:còn|thành|tới|đến|mức))*\s*"
)


def clauses(text: str, figures: Sequence[Span]) -> list[str]:
    """Return the words that are told of each of the `figures` of a sentence, in order.

    What stands before a figure, back to the figure before it or to a semicolon, is told of it; what stands after it
    is, too, up to the next break where another figure follows. A figure joined to the one before it shares its words:
    "khởi tố 33 vụ, 68 bị can", "tăng từ 5 điểm lên 6 điểm".
    """
    found: list[str] = []
    start = 0
    for index, span in enumerate(figures):
        following = figures[index + 1].start if index + 1 < len(figures) else len(text)
        before = figures[index - 1].end if index else 0
        if not index:
            start = text.rfind(";", 0, span.start) + 1
        elif not _JOINED.fullmatch(text, before, span.start):
            start = _opening(text, before, span.start)
        found.append(text[start : _closing(text, span.end, following)])
    return found


def _opening(text: str, before: int, end: int) -> int:
    """Return where the words of a figure begin: behind the first break after the figure before it."""
    semicolon = text.rfind(";", before, end)
    if semicolon >= 0:
        return semicolon + 1
    found = _BREAK.search(text, before, end)
    return found.start() if found else before


def _closing(text: str, start: int, following: int) -> int:
    """Return where the words of a figure end: at a semicolon, and at any break where another figure follows."""
    mark = re.compile(";") if following == len(text) else _BREAK
    found = mark.search(text, start, following)
    return found.start() if found else following
