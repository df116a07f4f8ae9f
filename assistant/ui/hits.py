"""Which words of a passage to mark for a search, and which part of it to show."""

from __future__ import annotations

from itertools import pairwise

from index.types import Span
from index.vietnamese.normal import strip_marks
from index.vietnamese.tokens import Token, tokens


def matches(query: str, text: str) -> list[Span]:
    """Return the words of `text` that the query names.

    Pairs of neighbouring syllables count, and single ones that hold a digit: alone, most syllables are in every text.
    A query of one or two syllables marks each of them. Where the query has no marks, marks are not compared.
    """
    if strip_marks(query) == query:
        text = strip_marks(text)
    asked, found = tokens(query), tokens(text)
    pairs = {(a.text, b.text) for a, b in pairwise(asked)}
    single = {t.text for t in asked if len(asked) < 3 or any(c.isdigit() for c in t.text)}
    spans = [Span(t.start, t.end) for t in found if t.text in single]
    spans += [Span(a.start, b.end) for a, b in pairwise(found) if (a.text, b.text) in pairs and _adjacent(a, b, text)]
    return spans


def _adjacent(first: Token, second: Token, text: str) -> bool:
    return text[first.end : second.start].strip(" \t\n") == ""


def excerpt(text: str, spans: list[Span], width: int = 340) -> Span:
    """Return the part of a passage to show: whole words, about `width` characters, where most marks are."""
    if len(text) <= width:
        return Span(0, len(text))
    starts = [0, *(max(0, span.start - width // 5) for span in spans)]
    best = max(starts, key=lambda start: (sum(start <= s.start and s.end <= start + width for s in spans), -start))
    start = 0 if best == 0 else text.find(" ", best) + 1
    end = text.rfind(" ", start, start + width)
    return Span(start, len(text) if end <= start or start + width >= len(text) else end)
