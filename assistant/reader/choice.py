"""From the raw scores of windows to the spans and sentences of a passage; plain numpy, the same for every model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.reader.types import ScoredSpan
from index.types import Span

Floats = npt.NDArray[np.float32]
SPANS_KEPT = 10
_CANDIDATES = 60
_SAME = 0.6
NEVER = -30.0
# Spans that leave the passage are scored far below this.
_FORBIDDEN = -5e3
_CLOSING = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»"}
_OPENING = {close: open_ for open_, close in _CLOSING.items()}
_UNIT_SIGNS = "%‰"


@dataclass(frozen=True, slots=True)
class WindowScores:
    """Scores of one window of a passage.

    Parameters
    ----------
    spans:
        Candidates (first token, last token, score), best first, tokens numbered within the passage.
    null:
        The score of "no answer here".
    sentences:
        Log probability of each sentence of the passage; `NEVER` for those outside of the window.
    """

    spans: tuple[tuple[int, int, float], ...]
    null: float
    sentences: Floats


def best_spans(table: Floats, first: int = 0, kept: int = _CANDIDATES) -> tuple[tuple[int, int, float], ...]:
    """Return the best (first token, last token, score) of a table whose row i, column k scores tokens i to i + k."""
    flat = table.ravel()
    kept = min(kept, len(flat))
    top = np.argpartition(flat, len(flat) - kept)[len(flat) - kept :]
    top = top[np.argsort(-flat[top], kind="stable")]
    starts, more = np.divmod(top, table.shape[1])
    return tuple(
        (first + int(start), first + int(start + extent), float(flat[i]))
        for i, start, extent in zip(top, starts, more, strict=True)
        if flat[i] > _FORBIDDEN
    )


def span_mass(table: Floats, null: float, sentence: npt.NDArray[np.int64], count: int) -> Floats:
    """Return the log probability that the answer starts in each of `count` sentences, given the scores of all spans."""
    highest = max(float(table.max()), null)
    weight = np.exp(table - highest)
    total = float(weight.sum()) + float(np.exp(null - highest))
    mass = np.bincount(sentence, weights=weight.sum(1), minlength=count)
    return np.maximum(np.log(np.maximum(mass / total, 1e-13)), NEVER).astype(np.float32)


def merged(windows: Sequence[WindowScores]) -> tuple[tuple[tuple[int, int, float], ...], float, Floats]:
    """Return the spans, the score of no answer and the sentences of a passage read in windows.

    Spans are made comparable by their margin over their own window's "no answer".
    """
    null = min(window.null for window in windows)
    spans: dict[tuple[int, int], float] = {}
    for window in windows:
        for start, end, score in window.spans:
            shifted = score - window.null + null
            spans[start, end] = max(spans.get((start, end), shifted), shifted)
    ranked = sorted(((start, end, score) for (start, end), score in spans.items()), key=lambda s: (-s[2], s[0], s[1]))
    return tuple(ranked), null, np.max([window.sentences for window in windows], axis=0)


def distinct(text: str, offsets: Iterable[tuple[int, int, float]], kept: int = SPANS_KEPT) -> tuple[ScoredSpan, ...]:
    """Return character spans, best first, without those that nearly repeat a better one."""
    chosen: list[ScoredSpan] = []
    for first, last, score in offsets:
        span = rounded(text, first, last)
        if span.start < span.end and not any(_alike(span.start, span.end, other) for other in chosen):
            chosen.append(ScoredSpan(span.start, span.end, score))
            if len(chosen) == kept:
                break
    return tuple(chosen)


def rounded(text: str, start: int, end: int) -> Span:
    """Return the range with what belongs to it at the rim: "%", and the partner of a bracket or quote inside it."""
    while end < len(text) and text[end] in _UNIT_SIGNS:
        end += 1
    inside = text[start:end]
    if end < len(text) and (partner := _OPENING.get(text[end])) and inside.count(partner) > inside.count(text[end]):
        end += 1
    elif (
        start > 0
        and (partner := _CLOSING.get(text[start - 1]))
        and inside.count(partner) > inside.count(text[start - 1])
    ):
        start -= 1
    return Span(start, end)


def _alike(start: int, end: int, other: ScoredSpan) -> bool:
    shared = min(end, other.end) - max(start, other.start)
    return shared > _SAME * (max(end, other.end) - min(start, other.start))
