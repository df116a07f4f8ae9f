"""Encoded questions and passages laid out as the tensors of one batch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from index.reading.encoding import NULL
from index.reading.matching import Ids as SideIds
from index.reading.network import Batch
from index.reading.pairs import Pair

_COLUMNS = ("marked", "plain", "shape", "gap")


def batch_of(pairs: Sequence[Pair]) -> Batch:
    """Return the pairs as one padded batch."""
    # One NULL in front and two empty places behind keep the convolutions of question and passage apart.
    longest_question = max(len(pair.question) for pair in pairs) + 3
    longest_passage = max(1, *(len(pair.passage) for pair in pairs))
    question = {name: np.zeros((len(pairs), longest_question), np.int64) for name in _COLUMNS}
    passage = {name: np.zeros((len(pairs), longest_passage), np.int64) for name in _COLUMNS}
    sentence = np.zeros((len(pairs), longest_passage), np.int64)
    question["marked"][:, 0] = question["plain"][:, 0] = NULL
    for row, pair in enumerate(pairs):
        for name in _COLUMNS:
            question[name][row, 1 : len(pair.question) + 1] = getattr(pair.question, name)
            passage[name][row, : len(pair.passage)] = getattr(pair.passage, name)
        sentence[row, : len(pair.passage)] = pair.sentence
    return Batch(
        SideIds(**{name: torch.from_numpy(column) for name, column in question.items()}),
        SideIds(**{name: torch.from_numpy(column) for name, column in passage.items()}),
        torch.from_numpy(sentence),
        int(sentence.max()) + 1,
    )
