"""The reading network made ready to run, once for everything in the process that reads."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.reading import storage
from index.reading.encoding import Encoded, Vocabulary
from index.reading.pairs import Pair, part
from index.reading.passages import Prepared, prepare

if TYPE_CHECKING:
    from index.reading.network import ReadingNetwork, Scores

_PASSAGES_KEPT = 4096
_LONGEST_QUESTION = 60


@dataclass(frozen=True, slots=True, eq=False)
class ReadingModel:
    """A network, its words, and the passages it met lately."""

    network: ReadingNetwork
    vocabulary: Vocabulary

    def prepare(self, passage: str) -> Prepared:
        """Return the passage ready for reading, from memory when it was read before."""
        return _prepared(self, passage)

    def question(self, text: str) -> Encoded:
        """Return the first words of a question as numbers."""
        return part(self.vocabulary.encode_question(text), 0, _LONGEST_QUESTION)

    def scores(self, pairs: Sequence[Pair]) -> Scores:
        """Return the scores of the pairs, read at once."""
        import torch

        from index.reading.batches import batch_of

        with torch.inference_mode():
            scores: Scores = self.network(batch_of(pairs))
        return scores


@lru_cache(4)
def reading_model(folder: Path) -> ReadingModel:
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
    return ReadingModel(network, vocabulary)


@lru_cache(_PASSAGES_KEPT)
def _prepared(model: ReadingModel, passage: str) -> Prepared:
    return prepare(passage, model.vocabulary)


def _has_fast_bfloat16() -> bool:
    import torch

    # Private, and the only way to ask; where it is missing full precision is right, only slower.
    ask = getattr(torch.cpu, "_is_amx_tile_supported", None)
    return bool(ask and ask())
