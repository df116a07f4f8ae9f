"""The words that belong to each figure of a sentence: its own clause, and what the whole sentence shares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.types import Span

# A comma or semicolon that is no part of a number.
_BREAK = re.compile(r";|(?<!\d),|,(?!\d)|\bcòn\b|\bvà\b|\btrong đó\b|\bnhưng\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """`own` are the words of one figure alone; `shared` is how the sentence begins, before its first figure."""

    own: str
    shared: str


def clauses(text: str, figures: Sequence[Span]) -> list[Clause]:
    """Return the clause of each of the `figures` of a sentence, in order.

    What stands before a figure, back to the figure before it or to a semicolon, is told of it; what stands after it
    is, too, up to the next break where another figure follows.
    """
    first = min((span.start for span in figures), default=len(text))
    found: list[Clause] = []
    for index, span in enumerate(figures):
        before = figures[index - 1].end if index else 0
        gap = text[before : span.start]
        start = _after_break(text, before, span.start) if index else gap.rfind(";") + 1
        end = figures[index + 1].start if index + 1 < len(figures) else len(text)
        after = _BREAK.search(text, span.end, end) if index + 1 < len(figures) else re.search(";", text[span.end : end])
        stop = end if after is None else after.start() + (span.end if index + 1 == len(figures) else 0)
        found.append(Clause(text[start:stop], text[:first]))
    return found


def _after_break(text: str, start: int, end: int) -> int:
    """Return where the words of the next figure begin: behind the first break after the figure before it."""
    semicolon = text.rfind(";", start, end)
    if semicolon >= 0:
        return semicolon + 1
    found = _BREAK.search(text, start, end)
    return found.start() if found else start
