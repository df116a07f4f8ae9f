"""Read with the network that this project trains."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.reader.choice import NEVER, WindowScores, best_spans, span_mass
from assistant.reader.passages import Prepared, prepare
from index.reading import storage
from index.reading.encoding import Encoded, Vocabulary
from index.reading.windows import windows

if TYPE_CHECKING:
    from index.reading.batches import Pair
    from index.reading.network import ReadingNetwork

_PASSAGES_KEPT = 4096
_LONGEST_QUESTION = 60
_TOKENS_AT_ONCE = 12_000
# The mass of spans and the sentence head see different things: together they are right more often than either.
_SPAN_WEIGHT = 0.5


class NetworkScorer:
    """Scores passages with a `ReadingNetwork`."""

    def __init__(self, network: ReadingNetwork, vocabulary: Vocabulary) -> None:
        self._network = network
        self._vocabulary = vocabulary
        self._prepared = lru_cache(_PASSAGES_KEPT)(lambda text: prepare(text, vocabulary))

    @classmethod
    def load(cls, folder: Path) -> NetworkScorer:
        """Read the network from its folder; on processors that multiply in bfloat16 it runs in that.

        torch is left with one thread, unless ``OMP_NUM_THREADS`` says how many.
        """
        import torch

        network, vocabulary = storage.load(folder)
        if "OMP_NUM_THREADS" not in os.environ:
            # Its many small steps take two to three times as long when each is shared out between threads.
            torch.set_num_threads(1)
        if _has_fast_bfloat16():
            network.in_half(torch.bfloat16)
        return cls(network, vocabulary)

    def prepare(self, passage: str) -> Prepared:
        """Return the passage ready for reading, from memory when it was read before."""
        return self._prepared(passage)

    def score(self, question: str, passages: Sequence[Prepared]) -> list[list[WindowScores]]:
        """Return the scores of the windows of each passage."""
        from index.reading.batches import Pair, part

        asked = _first(self._vocabulary.encode_question(question), _LONGEST_QUESTION)
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
        import torch

        from index.reading.batches import batch_of

        with torch.inference_mode():
            scores = self._network(batch_of(pairs))
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


def _first(encoded: Encoded, tokens: int) -> Encoded:
    from index.reading.batches import part

    return part(encoded, 0, tokens)


def _has_fast_bfloat16() -> bool:
    import torch

    # Private, and the only way to ask; where it is missing full precision is right, only slower.
    ask = getattr(torch.cpu, "_is_amx_tile_supported", None)
    return bool(ask and ask())
