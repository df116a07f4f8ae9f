"""The reader: for a question and passages, the sentences and words that answer it, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from assistant.reader.choice import WindowScores, distinct, merged
from assistant.reader.confidence import Confidence
from assistant.reader.types import Reading
from index.reading import storage
from index.reading.passages import Prepared


class Scorer(Protocol):
    """What a model must do to read: score the windows of passages."""

    def prepare(self, passage: str) -> Prepared:
        """Return the passage ready for reading."""

    def score(self, question: str, passages: Sequence[Prepared]) -> list[list[WindowScores]]:
        """Return the scores of the windows of each passage."""


class Reader:
    """Reads passages for questions; safe to share between threads."""

    def __init__(self, scorer: Scorer, confidence: Confidence) -> None:
        self._scorer = scorer
        self._confidence = confidence

    @classmethod
    def load(cls, name_or_path: str, confidence: Confidence | None = None) -> Reader:
        """Load the shipped reader from its folder, or any extractive question-answering model of transformers.

        Its own confidence lies beside it, unless another is given.
        """
        folder = Path(name_or_path)
        sure = confidence or Confidence.load(folder)
        if storage.is_ours(folder):
            from assistant.reader.network import NetworkScorer

            return cls(NetworkScorer.load(folder), sure)
        from assistant.reader.transformer import TransformerScorer

        return cls(TransformerScorer.load(name_or_path), sure)

    def prepare(self, passage: str) -> Prepared:
        """Make a passage ready ahead of a question; `read` does so by itself and remembers recent passages."""
        return self._scorer.prepare(passage)

    def read(self, question: str, passages: Sequence[str], scores: Sequence[float] | None = None) -> list[Reading]:
        """Return a reading of each passage, in order.

        Parameters
        ----------
        question:
            A question, with or without marks, in any case.
        passages:
            Texts in normal form, best found first.
        scores:
            What the search gave them, and those found after them that are not read; without it the confidence is
            judged from the reading alone.
        """
        prepared = [self._scorer.prepare(passage) for passage in passages]
        readings = [_reading(p, w) for p, w in zip(prepared, self._scorer.score(question, prepared), strict=True)]
        return self._confidence.judge(question, prepared, readings, scores)


def _reading(passage: Prepared, windows: Sequence[WindowScores]) -> Reading:
    if not windows:
        return Reading(passage.sentences, (-30.0,) * len(passage.sentences), (), 0.0, 0.0)
    spans, null, sentences = merged(windows)
    starts, ends = passage.encoded.starts, passage.encoded.ends
    offsets = ((int(starts[first]), int(ends[last]), score) for first, last, score in spans)
    return Reading(passage.sentences, tuple(sentences.tolist()), distinct(passage.text, offsets), null, 0.0)
