"""Fitting by plain numpy: a softmax over the sentences of each question, a logistic regression, a threshold."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
# One question: a row of features a sentence, which of them are right, how much the question counts.
Block = tuple[Floats, Floats, float]

# What a wrong answer costs where another would be right: the reader sees its source and may tell.
WRONG = 0.1
# Gains that differ by less, as a share of the cases, are the same.
ALIKE = 0.002


def fit_choice(blocks: Sequence[Block], steps: int = 500, rate: float = 0.05, decay: float = 0.02) -> Floats:
    """Return the weights by which a right sentence of each question scores highest, by gradient descent (Adam)."""
    blocks = [block for block in blocks if block[1].any()]
    rows = np.concatenate([block[0] for block in blocks])
    scale = rows.std(0) + 1e-6
    x = (rows - rows.mean(0)) / scale
    starts = np.concatenate([[0], np.cumsum([len(block[0]) for block in blocks])])[:-1]
    owner = np.repeat(np.arange(len(blocks)), [len(block[0]) for block in blocks])
    labels = np.concatenate([block[1] for block in blocks])
    share = np.array([block[2] for block in blocks])
    share /= share.sum()
    w, m, v = (np.zeros(x.shape[1]) for _ in range(3))
    for step in range(1, steps + 1):
        z = x @ w
        p = np.exp(z - np.maximum.reduceat(z, starts)[owner])
        right = p * labels
        p /= np.add.reduceat(p, starts)[owner]
        right /= np.maximum(np.add.reduceat(right, starts), 1e-12)[owner]
        gradient = x.T @ ((p - right) * share[owner]) + decay * w
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        w -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-9)
    return np.asarray(w / scale)


def fit_gate(rows: Floats, labels: Floats, counts: Floats, decay: float = 12.0) -> tuple[Floats, float]:
    """Return the weights and the bias of a logistic regression, by Newton's method; `counts` weighs the rows."""
    mean, scale = rows.mean(0), rows.std(0)
    scale = np.where(scale > 1e-6, scale, np.inf)
    x = np.hstack([(rows - mean) / scale, np.ones((len(rows), 1))])
    penalty = np.diag([decay] * rows.shape[1] + [0.0])
    w = np.zeros(x.shape[1])
    for _ in range(25):
        p = probabilities(x, w)
        curve = x.T @ (x * (counts * p * (1 - p))[:, None]) + penalty + 1e-6 * np.eye(len(w))
        w -= np.linalg.solve(curve, x.T @ (counts * (p - labels)) + penalty @ w)
    return w[:-1] / scale, float(w[-1] - (w[:-1] * mean / scale).sum())


def probabilities(rows: Floats, weights: npt.ArrayLike, bias: float = 0.0) -> Floats:
    """Return the probability of each row by a logistic regression."""
    return np.asarray(1 / (1 + np.exp(-(rows @ np.asarray(weights) + bias))))


def out_of_fold(rows: Floats, labels: Floats, counts: Floats, folds: int = 5) -> Floats:
    """Return the probability of each row by a gate that was not fitted on it."""
    found = np.zeros(len(rows))
    for fold in range(folds):
        held = np.arange(len(rows)) % folds == fold
        weights, bias = fit_gate(rows[~held], labels[~held], counts[~held])
        found[held] = probabilities(rows[held], weights, bias)
    return found


def fit_threshold(probabilities: Floats, right: Floats, due: Floats) -> float:
    """Return the probability from which on to answer: a right answer gains one, a wrong one loses `WRONG` of it.

    Where no answer is due, answering loses as much as a right answer gains. Of thresholds that gain nearly the same
    the highest is taken.
    """

    def gain(least: float) -> float:
        said = probabilities >= least
        return float((right * said).sum() - WRONG * ((1 - right) * due * said).sum() - ((1 - due) * said).sum())

    tried = [(gain(float(least)), float(least)) for least in np.arange(0.1, 0.8, 0.01)]
    enough = max(tried)[0] - ALIKE * len(right)
    return round(max(least for gained, least in tried if gained >= enough), 2)


def auroc(scores: Floats, labels: Floats) -> float:
    """Return the probability that a right one scores above a wrong one."""
    order = scores.argsort().argsort() + 1
    right = labels > 0
    pairs = right.sum() * (~right).sum()
    return float((order[right].sum() - right.sum() * (right.sum() + 1) / 2) / max(pairs, 1))
