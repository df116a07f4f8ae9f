"""Which neighbouring pairs hold when pairs overlap: the firmest first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# The place of a pair that is none: weaker than any.
NONE = 1 << 30


def firmest(strength: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the pairs that are taken, rising; each is firmer than its neighbours, then the same among those left.

    `strength` tells of each token and the next one how early their pair wins, 0 first, `NONE` for no pair.
    """
    padded = np.full(len(strength) + 2, NONE)
    padded[1:-1] = strength
    open_ = np.flatnonzero(padded < NONE)
    taken = []
    while len(open_):
        mine = padded[open_]
        best = open_[(mine < padded[open_ - 1]) & (mine <= padded[open_ + 1])]
        taken.append(best - 1)
        for step in (-1, 0, 1):
            padded[best + step] = NONE
        open_ = open_[padded[open_] < NONE]
    return np.sort(np.concatenate(taken)) if taken else np.zeros(0, np.int64)
