"""Whether two neighbouring syllables are one word, by how often news write them together."""

from __future__ import annotations

import math

import numpy as np

from index.vietnamese.marks import FORMS, Marks, shipped
from index.vietnamese.normal import fold_case, fold_tones

# Normalised pointwise mutual information of a pair from which on it reads as one word.
TOGETHER = 0.4


def one_word(left: str, right: str, model: Marks | None = None) -> bool:
    """Tell whether "nội" and "chính" are one word: they stand together far more often than by chance."""
    return cohesion(left, right, model or shipped()) >= TOGETHER


def cohesion(left: str, right: str, model: Marks) -> float:
    """Return the normalised pointwise mutual information of two syllables, -1 where they were never seen together."""
    first, second = (model.number.get(fold_case(fold_tones(word))) for word in (left, right))
    if first is None or second is None:
        return -1.0
    together = float(model.pairs.of(np.array([first * FORMS + second], np.int64))[0])
    if together < 1:
        return -1.0
    share = together / model.total
    chance = float(model.counts[first] * model.counts[second]) / model.total**2
    return math.log(share / chance) / -math.log(share)
