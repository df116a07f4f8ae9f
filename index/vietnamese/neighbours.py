"""How well a syllable fits between its neighbours, by how often news write them side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.vietnamese.syllable_counts import FORMS, SyllableCounts, together

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

# How far a pair that was never seen is trusted.
_BACK_OFF = 0.1
# A foreign word is about as frequent as a syllable seen so often.
_RARE = 50.0
# Rarer pairs say nothing.
_SEEN = 5.0


@dataclass(frozen=True, slots=True)
class Fit:
    """For some syllables: the logarithm of their chance between the neighbours, and how firm their best pair is."""

    chance: Floats
    firm: Floats


def fit(model: SyllableCounts, left: Sequence[int], middle: Sequence[int], right: Sequence[int]) -> Fit:
    """Return how the syllables of `middle` fit; a neighbour is given by the forms it may have, none where unknown."""
    ids = np.asarray(middle, np.int64)
    counts = model.counts[ids]
    shares = counts / model.total
    chance, firm = shares, np.full(len(ids), -1.0)
    if left:
        before = np.asarray(left, np.int64)
        joint = _joint(model, before[:, None], ids[None, :])
        chance = joint.sum(axis=0) / model.counts[before].sum() + _BACK_OFF * shares
        firm = np.maximum(firm, cohesion(model, joint, model.counts[before][:, None], counts[None, :]).max(axis=0))
    score = np.log(chance)
    if right:
        after = np.asarray(right, np.int64)
        joint = _joint(model, ids[:, None], after[None, :])
        score += np.log(joint.sum(axis=1) / counts + _BACK_OFF * model.counts[after].sum() / model.total)
        firm = np.maximum(firm, cohesion(model, joint, counts[:, None], model.counts[after][None, :]).max(axis=1))
    return Fit(score, firm)


def stranger(model: SyllableCounts, right: Sequence[int]) -> float:
    """Return the logarithm of the chance that a word that is no syllable stands here, before one of `right`."""
    score = math.log(_RARE / model.total)
    if right:
        score += math.log(_BACK_OFF * float(model.counts[np.asarray(right, np.int64)].sum()) / model.total)
    return score


def _joint(model: SyllableCounts, first: Numbers, second: Numbers) -> Floats:
    seen = model.pairs.of(first * FORMS + second)
    # Counts of a pair and of its words are rounded apart: a pair is never more frequent than its words.
    return np.asarray(np.minimum(seen, np.minimum(model.counts[first], model.counts[second])))


def cohesion(model: SyllableCounts, joint: Floats, first: Floats, second: Floats) -> Floats:
    """Return how firm pairs are, -1 for those hardly ever seen."""
    firm = together(np.maximum(joint, 1.0) / model.total, first / model.total, second / model.total)
    return np.where(joint >= _SEEN, firm, -1.0)
