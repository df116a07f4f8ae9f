"""The reader's view of the evidence: which sentence, which words, how sure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.answering.evidence import Evidence
from assistant.logistic import logistic
from assistant.reader.selection import MOST_READ, worth_reading
from assistant.reader.types import Reading
from assistant.types import Understood
from index.types import Passage, Span


class PassageReader(Protocol):
    """What is needed of a reader."""

    def read(self, question: str, passages: Sequence[str], scores: Sequence[float] | None = None) -> list[Reading]:
        """Return a reading of each passage, in order."""


def read(
    reader: PassageReader | None, question: Understood, passages: Sequence[Passage], evidence: Sequence[Evidence]
) -> list[Evidence]:
    """Return `evidence` with what the reader makes of it; what it does not read is judged by shared words alone."""
    if reader is None:
        return list(evidence)
    scores = [each.score for each in passages[:MOST_READ]]
    readings = reader.read(question.text, [each.text for each in worth_reading(passages)], scores)
    return [_read(one, passages, readings) for one in evidence]


def _read(one: Evidence, passages: Sequence[Passage], readings: Sequence[Reading]) -> Evidence:
    if one.passage >= len(readings):
        return one
    reading = readings[one.passage]
    first = one.start - passages[one.passage].start
    last = first + len(one.text)
    inside = tuple(
        (Span(span.start - first, span.end - first), logistic(span.score - reading.null_score))
        for span in reading.spans
        if first <= span.start and span.end <= last
    )
    at = next((i for i, span in enumerate(reading.sentences) if span.start == first), None)
    top = bool(inside) and reading.spans[0].start == inside[0][0].start + first
    return replace(
        one,
        spans=inside,
        sentence=math.exp(reading.sentence_scores[at]) if at is not None else 0.0,
        sentence_lead=_lead(reading, at),
        words=inside[0][1] if inside else 0.0,
        margin=max(-10.0, min(10.0, reading.margin)) / 10,
        top=top,
        reader=reading.p_correct if top else 0.0,
        read=True,
    )


def _lead(reading: Reading, at: int | None) -> float:
    """Return how far a sentence lies behind the most likely one of its passage, as probabilities."""
    best = max((math.exp(score) for score in reading.sentence_scores), default=0.0)
    return (math.exp(reading.sentence_scores[at]) if at is not None else 0.0) - best
