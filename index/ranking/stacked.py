"""Questions and candidates as flat arrays, and where the words of the one stand in the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.ranking.lexicon import BREAK
from index.vietnamese.pieces import Rows

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
# One value a candidate, of whatever kind of number.
Column = NDArray[Any]


@dataclass(frozen=True, slots=True)
class View:
    """A question in numbers: `ids` are its distinct words, `sequence` the words in order, `pairs` its distinct bigrams.

    `weights` are the learned importance of a word (0 to 1); `mass` is importance × rarity. `units` are the vectors of
    its words with compounds as one, `unit_mass` the share of each in the mass of all.
    """

    ids: Ints
    sequence: Ints
    rarity: Floats
    mass: Floats
    pairs: Ints
    pair_rarity: Floats
    pair_mass: Floats
    capital: NDArray[np.bool_]
    digit: NDArray[np.bool_]
    unmarked: bool
    kind: int
    soft: Floats
    units: Floats
    unit_mass: Floats


@dataclass(frozen=True, slots=True)
class Stack:
    """The words of all candidates, one after another."""

    rows: Rows
    of: Ints
    starts: Ints
    lengths: Ints
    sentence: Ints
    sentence_of: Ints


@dataclass(frozen=True, slots=True)
class Matches:
    """Where words of the question stand: `at` in the stack, `word` in the question."""

    at: Ints
    word: Ints


def stack(rows: Rows, sizes: Ints) -> Stack:
    """Arrange what the lexicon gives for some texts."""
    count = len(sizes)
    is_break = rows == BREAK
    before = np.concatenate([[0], np.cumsum(is_break)])
    word = np.flatnonzero(~is_break)
    of = np.repeat(np.arange(count), sizes)[word]
    lengths = np.bincount(of, minlength=count)
    ends = np.cumsum(lengths)
    # Sentences are counted within each text; breaks after the last word begin no other.
    begins = np.concatenate([[0], np.cumsum(sizes)])[:-1]
    sentence = before[word] - before[begins][of]
    filled = lengths > 0
    counts = np.ones(count, np.int64)
    counts[filled] += sentence[ends[filled] - 1]
    first = np.cumsum(counts) - counts
    return Stack(rows[word], of, ends - lengths, lengths, sentence + first[of], np.repeat(np.arange(count), counts))


def matches(view: View, words: NDArray[np.int32], size: int) -> Matches:
    """Return where the words of the question stand among `words`."""
    table = np.full(size, -1, np.int16)
    table[view.ids] = np.arange(len(view.ids))
    found = table[words]
    at = np.flatnonzero(found >= 0)
    return Matches(at, found[at].astype(np.int64))


def counts(of: Ints, word: Ints, count: int, width: int) -> Floats:
    """Return how often each owner holds each word."""
    return np.bincount(of * width + word, minlength=count * width).reshape(count, width).astype(np.float32)


def pairs(view: View, body: Stack, found: Matches, place: Ints | None = None) -> tuple[Ints, Ints]:
    """Return where adjacent words of the question stand adjacent: owner, and number of the pair."""
    m = len(view.ids)
    near = np.flatnonzero(found.at[1:] == found.at[:-1] + 1)
    table = np.full(m * m + 1, -1, np.int64)
    table[view.pairs] = np.arange(len(view.pairs))
    pair = table[found.word[near] * m + found.word[near + 1]]
    same = (pair >= 0) & (body.of[found.at[near]] == body.of[found.at[near + 1]])
    owner = (body.of if place is None else place)[found.at[near[same]]]
    return owner, pair[same]


def total(values: Floats) -> float:
    """Return the sum, or 1 where it is zero: what shares are taken of."""
    return float(values.sum()) or 1.0


def share(has: NDArray[np.bool_], which: NDArray[np.bool_], mass: Floats) -> Floats:
    """Return how much of the chosen words is there; one half where none is chosen."""
    if not which.any():
        return np.full(len(has), 0.5, np.float32)
    return np.asarray(has[:, which] @ mass[which] / total(mass[which]), np.float32)


def relative(scores: Column) -> list[Column]:
    """Return scores as shares of the best, and how far each is from the best of the others."""
    best = float(scores.max(initial=0.0)) or 1.0
    top = np.sort(scores)[::-1]
    second = float(top[1]) if len(top) > 1 else 0.0
    other = np.where(scores >= best, second, best)
    return [scores / best, (scores - other) / best]


def standard(scores: Column) -> Floats:
    """Return how many deviations a score lies above the mean of the candidates."""
    return np.asarray((scores - scores.mean()) / (scores.std() + 1e-6), np.float32)
