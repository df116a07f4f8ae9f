"""Read with the network that this project trains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from assistant.reader.choice import NEVER, WindowScores, best_spans, span_mass
from index.reading.model import ReadingModel, reading_model
from index.reading.pairs import Pair, part
from index.reading.passages import Prepared
from index.reading.windows import windows

_TOKENS_AT_ONCE = 12_000
# The mass of spans and the sentence head see different things: together they are right more often than either.
_SPAN_WEIGHT = 0.5


class NetworkScorer:
    """Scores passages with a `ReadingNetwork`."""

    def __init__(self, model: ReadingModel) -> None:
        self._model = model

    @classmethod
    def load(cls, folder: Path) -> NetworkScorer:
        """Read the network from its folder."""
        return cls(reading_model(folder))

    def prepare(self, passage: str) -> Prepared:
        """Return the passage ready for reading, from memory when it was read before."""
        return self._model.prepare(passage)

    def score(self, question: str, passages: Sequence[Prepared]) -> list[list[WindowScores]]:
        """Return the scores of the windows of each passage."""
        asked = self._model.question(question)
        found: list[list[WindowScores]] = [[] for _ in passages]
        jobs: list[tuple[int, int, Pair]] = []
        for number, passage in enumerate(passages):
            for start, end in windows(passage.sentence) if len(passage.encoded) else ():
                inside = passage.sentence[start:end]
                jobs.append((number, start, Pair(asked, part(passage.encoded, start, end), inside - inside[0])))
        for some in _in_batches(jobs):
            for (number, start, pair), scores in zip(some, self._run([job[2] for job in some]), strict=True):
                found[number].append(_of_window(scores, passages[number], start, pair))
        return found

    def _run(self, pairs: Sequence[Pair]) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        scores = self._model.scores(pairs)
        for row, pair in enumerate(pairs):
            length, sentences = len(pair.passage), int(pair.sentence[-1]) + 1
            yield (
                scores.span[row, :length].numpy(),
                scores.sentence[row, :sentences].numpy(),
                scores.null[row].numpy(),
            )


def _of_window(
    scores: tuple[np.ndarray, np.ndarray, np.ndarray], passage: Prepared, start: int, pair: Pair
) -> WindowScores:
    spans, own, null = scores
    first, count = int(passage.sentence[start]), len(own)
    mass = span_mass(spans, float(null[0]), pair.sentence, count)
    own = own - np.logaddexp.reduce([*own, null[2]])
    sentences = np.full(len(passage.sentences), NEVER, np.float32)
    sentences[first : first + count] = (own + _SPAN_WEIGHT * mass) / (1 + _SPAN_WEIGHT)
    return WindowScores(best_spans(spans, start), float(null[0]), sentences)


def _in_batches(jobs: list[tuple[int, int, Pair]]) -> Iterator[list[tuple[int, int, Pair]]]:
    """Yield the jobs in batches that are bounded in padded tokens, so that a very long passage needs no more memory."""
    batch: list[tuple[int, int, Pair]] = []
    longest = 0
    for job in jobs:
        longest = max(longest, len(job[2].passage))
        if batch and longest * (len(batch) + 1) > _TOKENS_AT_ONCE:
            yield batch
            batch, longest = [], len(job[2].passage)
        batch.append(job)
    if batch:
        yield batch
