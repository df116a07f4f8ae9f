"""Whether two neighbouring syllables are one word, by how often news write them together."""

from __future__ import annotations

import numpy as np

from index.vietnamese.normal import fold_case, fold_tones
from index.vietnamese.syllable_counts import FORMS, SyllableCounts, shipped, together

# Normalised pointwise mutual information of a pair from which on it reads as one word.
TOGETHER = 0.4


def one_word(left: str, right: str, model: SyllableCounts | None = None) -> bool:
    """Tell whether "nội" and "chính" are one word: they stand together far more often than by chance."""
    return cohesion(left, right, model or shipped()) >= TOGETHER


def cohesion(left: str, right: str, model: SyllableCounts) -> float:
    """Return the normalised pointwise mutual information of two syllables, -1 where they were never seen together."""
    first, second = (model.number.get(fold_case(fold_tones(word))) for word in (left, right))
    if first is None or second is None:
        return -1.0
    seen = model.pairs.of(np.array([first * FORMS + second], np.int64))
    if seen[0] < 1:
        return -1.0
    shares = model.counts[[first, second]] / model.total
    return float(together(seen / model.total, shares[:1], shares[1:])[0])
