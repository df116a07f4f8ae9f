"""The logistic function, that turns what speaks for and against into a probability."""

from __future__ import annotations

import math

# Beyond this a probability is 0 or 1, and the exponential is kept from overflowing.
_CLIP = 30.0


def logistic(total: float) -> float:
    """Return the probability whose log odds are `total`."""
    return 1 / (1 + math.exp(-max(-_CLIP, min(_CLIP, total))))
