"""A small network that reads question and passage together; it is asked about the best candidates only.

Each word of the passage looks at its neighbours and at the words of the question (attention); what it finds, with the
average around it, says how likely the answer stands there. The passage counts as its likeliest places do.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.errors import ModelError
from index.ranking.lexicon import CAPITAL, DIGIT, Lexicon
from index.ranking.soft import SoftWords
from index.ranking.stacked import Column, Floats, Ints, Matches, Stack, View, pairs
from index.ranking.term_weights import REINSTALL

FILE_NAME = "network.safetensors"
# Half of the stretch of words averaged around each word; the longest question read.
REACH, MOST_WORDS = 10, 24


class Network:
    """Weights of the network, by the names given in training."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self._w = weights

    @classmethod
    def load(cls, folder: Path) -> Network:
        """Read the network of the shipped ranker."""
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        try:
            stored = {name: value.astype(np.float32) for name, value in load_file(folder / FILE_NAME).items()}
            words = stored.pop("words") * stored.pop("scales")[:, None]
        except (OSError, KeyError, SafetensorError) as error:
            raise ModelError(f"Không đọc được {FILE_NAME} ở {folder}: {error}.", REINSTALL) from error
        return cls({"words": words, **stored})

    def scores(self, view: View, body: Stack, found: Matches, lexicon: Lexicon, soft: SoftWords) -> Floats:
        """Return one score a candidate."""
        question = self._question(view)
        passage = self._passage(view, body, found, lexicon, soft)
        looks = passage @ question.T / np.sqrt(np.float32(question.shape[1]))
        looks = np.exp(looks - looks.max(axis=1, keepdims=True))
        context = (looks / looks.sum(axis=1, keepdims=True)) @ question
        joined = np.concatenate([passage, context, passage * context], axis=1)
        seen = _relu(joined @ self._w["g.weight"].T + self._w["g.bias"])
        weight = self._weights(view)
        asked = self._w["kind.weight"][view.kind] + weight @ question / (weight.sum() + 0.1)
        first = self._w["o1.weight"]
        width = seen.shape[1]
        inner = seen @ first[:, :width].T + _around(seen, body) @ first[:, width : 2 * width].T
        inner = _relu(inner + asked @ first[:, 2 * width :].T + self._w["o1.bias"])
        places = (inner @ self._w["o2.weight"].T)[:, 0] + self._w["o2.bias"]
        return _likeliest(places, body)

    def _weights(self, view: View) -> Floats:
        mass = view.mass[view.sequence[:MOST_WORDS]]
        return np.asarray(mass / (float(view.mass.max(initial=0)) + 1e-6), np.float32)

    def _question(self, view: View) -> Floats:
        sequence = view.sequence[:MOST_WORDS]
        known = np.stack([self._weights(view), view.digit[sequence].astype(np.float32)], axis=1)
        words = self._w["words"][view.soft_rows[sequence]]
        inner = _relu(np.concatenate([words, known], axis=1) @ self._w["wq.weight"].T + self._w["wq.bias"])
        alone = np.arange(len(sequence)) == 0
        return inner + self._near(inner, alone, "cq")

    def _passage(self, view: View, body: Stack, found: Matches, lexicon: Lexicon, soft: SoftWords) -> Floats:
        words = self._w["words"][soft.rows(lexicon)[body.rows]]
        known = given(view, body, found, lexicon)
        inner = _relu(np.concatenate([words, known], axis=1) @ self._w["wp.weight"].T + self._w["wp.bias"])
        starts = np.zeros(len(inner), bool)
        starts[body.starts[body.lengths > 0]] = True
        return inner + self._near(inner, starts, "cp")

    def _near(self, inner: Floats, starts: Column, name: str) -> Floats:
        """Let each word see the one before and the one after it, in the same text."""
        before, after = np.roll(inner, 1, axis=0), np.roll(inner, -1, axis=0)
        before[starts] = 0
        after[np.roll(starts, -1)] = 0
        kernel = self._w[f"{name}.weight"]
        mixed = before @ kernel[:, :, 0].T + inner @ kernel[:, :, 1].T + after @ kernel[:, :, 2].T
        return _relu(mixed + self._w[f"{name}.bias"])


def given(view: View, body: Stack, found: Matches, lexicon: Lexicon) -> Floats:
    """Return what is known of each word: matched, a number, a capital, in a matched pair, first of a sentence."""
    count = len(body.rows)
    known = np.zeros((count, 5), np.float32)
    known[found.at, 0] = view.mass[found.word] / (float(view.mass.max(initial=0)) + 1e-6)
    flags = lexicon.flags(body.rows)
    known[:, 1] = (flags & DIGIT) > 0
    known[:, 2] = (flags & CAPITAL) > 0
    paired, _ = pairs(view, body, found, np.arange(count))
    known[paired, 3] = 1
    known[paired + 1, 3] = 1
    known[:, 4] = np.concatenate([[True], body.sentence[1:] != body.sentence[:-1]])[:count]
    return known


def _around(seen: Floats, body: Stack) -> Floats:
    """Return the sum of the `REACH` words on both sides and the word itself, over their number, within the text."""
    sums = np.concatenate([np.zeros((1, seen.shape[1]), np.float32), np.cumsum(seen, axis=0, dtype=np.float64)])
    at = np.arange(len(seen))
    low = np.maximum(at - REACH, body.starts[body.of])
    high = np.minimum(at + REACH + 1, (body.starts + body.lengths)[body.of])
    return np.asarray((sums[high] - sums[low]) / (2 * REACH + 1), np.float32)


def _likeliest(places: Floats, body: Stack) -> Floats:
    filled = body.lengths > 0
    scores = np.full(len(body.lengths), float(places.min(initial=0)) - 1, np.float32)
    if filled.any():
        starts = body.starts[filled]
        best = np.maximum.reduceat(places, starts)
        every: Ints = np.repeat(np.arange(len(starts)), body.lengths[filled])
        scores[filled] = best + np.log(np.add.reduceat(np.exp(places - best[every]), starts))
    return scores


def _relu(values: Column) -> Floats:
    return np.asarray(np.maximum(values, 0), np.float32)
