"""The sentences of a passage that share most with a question, for reading less."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.reading.encoding import Encoded
from index.reading.pairs import Pair

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]


def closest(pair: Pair, rarity: Floats, size: int, always: Mask | None = None) -> Mask:
    """Return which tokens of the passage to keep: whole sentences, best first, about `size` tokens in all.

    A sentence is worth the rarity of the words it shares with the question, by marked form, over the root of its
    length. Sentences that `always` touches are kept whatever they share, and one sentence is kept in any case.
    """
    passage, sentence = pair.passage, pair.sentence
    shared = np.where(np.isin(passage.plain, pair.question.plain), rarity[passage.marked], 0.0)
    lengths = np.bincount(sentence)
    worth = np.bincount(sentence, weights=shared) / np.sqrt(lengths + 10)
    if always is not None:
        worth[np.unique(sentence[always])] = np.inf
    order = np.argsort(-worth, kind="stable")
    fits = np.cumsum(lengths[order]) <= size
    fits[0] = True
    return np.isin(sentence, order[fits | np.isinf(worth[order])])


def shortened(pair: Pair, kept: Mask) -> Pair:
    """Return the pair with only the `kept` tokens of its passage; its sentences are numbered anew."""
    passage = pair.passage
    columns = (passage.marked, passage.plain, passage.shape, passage.gap, passage.starts, passage.ends)
    numbers = np.unique(pair.sentence[kept], return_inverse=True)[1]
    return Pair(pair.question, Encoded(*(column[kept] for column in columns)), numbers)
