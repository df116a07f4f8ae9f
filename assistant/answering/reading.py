"""The reader's view of the evidence: which sentence, which words, how sure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.answering.evidence import Evidence
from assistant.reader.types import Reading
from assistant.types import Understood
from index.types import Passage, Span

# Passages that the reader reads; the ones after are judged by shared words alone.
READ = 6
# Shares of the score of a sentence: the reader's probability of it, its best words, the words shared with the question.
_SENTENCE, _WORDS, _LEXICAL = 1.0, 0.6, 0.5


class PassageReader(Protocol):
    """What is needed of a reader."""

    def read(self, question: str, passages: Sequence[str], scores: Sequence[float] | None = None) -> list[Reading]:
        """Return a reading of each passage, in order."""


class ReadEvidence:
    """Orders the evidence by what the reader makes of it, and marks the asked-for words."""

    def __init__(self, reader: PassageReader) -> None:
        self._reader = reader

    def read(self, question: Understood, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> list[Evidence]:
        """Return `evidence`, best first, with the spans that the reader marks."""
        chosen = passages[:READ]
        readings = self._reader.read(question.text, [each.text for each in chosen], [each.score for each in chosen])
        best = max((one.score for one in evidence), default=1.0) or 1.0
        read = [self._judged(one, passages, readings, best) for one in evidence]
        return sorted(read, key=lambda one: -one.score)

    def _judged(self, one: Evidence, passages: Sequence[Passage], readings: Sequence[Reading], best: float) -> Evidence:
        lexical = _LEXICAL * one.score / best
        if one.passage >= len(readings):
            return replace(one, score=lexical)
        reading = readings[one.passage]
        first = one.start - passages[one.passage].start
        last = first + len(one.text)
        inside = tuple(
            (Span(span.start - first, span.end - first), _probability(span.score - reading.null_score))
            for span in reading.spans
            if first <= span.start and span.end <= last
        )
        at = next((i for i, span in enumerate(reading.sentences) if span.start == first), None)
        sentence = math.exp(reading.sentence_scores[at]) if at is not None else 0.0
        words = inside[0][1] if inside else 0.0
        top = bool(inside) and reading.spans[0].start == inside[0][0].start + first
        return replace(
            one,
            score=_SENTENCE * sentence + _WORDS * words + lexical,
            spans=inside,
            reader=reading.p_correct if top else 0.0,
            sentence=sentence,
        )


def _probability(margin: float) -> float:
    return 1 / (1 + math.exp(-max(min(margin, 30.0), -30.0)))
