"""Words of one or two syllables ("thu nhập") and what they mean: vectors learned from the company that words keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.ranking.lexicon import Lexicon
from index.ranking.term_weights import REINSTALL
from index.vietnamese.pairing import NONE, firmest
from index.vietnamese.pieces import Rows

FILE_NAME = "meanings"
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Units:
    """The words of a text: numbers of the table of meanings, and the place of the first syllable of each."""

    number: Ints
    place: Ints


class Compounds:
    """Knows syllables and compounds of two of them, and a unit vector for each; number 0 is unknown and has none.

    `pairs` are numbers of syllables from 1, the compound that holds together most firmly first; `vectors` are those of
    the syllables, then those of the pairs.
    """

    def __init__(self, syllables: Sequence[str], pairs: Ints, vectors: Floats) -> None:
        self._index = {word: number for number, word in enumerate(syllables, 1)}
        self._width = len(syllables) + 1
        keys = pairs[:, 0] * self._width + pairs[:, 1]
        self._strength = np.argsort(keys)
        self._keys = keys[self._strength]
        unknown = np.zeros((1, vectors.shape[1]), np.float32)
        single, double = vectors[: len(syllables)], vectors[len(syllables) :]
        self.table = np.concatenate([unknown, single, double[self._strength]]).astype(np.float32)
        self.table /= np.maximum(np.linalg.norm(self.table, axis=1, keepdims=True), 1e-9)
        self._opens, self._closes = np.zeros(self._width, bool), np.zeros(self._width, bool)
        self._opens[pairs[:, 0]] = self._closes[pairs[:, 1]] = True
        self._rows = np.zeros(0, np.int64)

    @classmethod
    def load(cls, folder: Path) -> Compounds:
        """Read `meanings.txt` and `meanings.safetensors` of the ranker."""
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        try:
            weights = load_file(folder / f"{FILE_NAME}.safetensors")
            syllables = (folder / f"{FILE_NAME}.txt").read_text(encoding="utf-8").split("\n")
            return cls(syllables, weights["pairs"].astype(np.int64), weights["vectors"].astype(np.float32))
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise ModelError(f"Không đọc được {FILE_NAME} ở {folder}: {error}.", REINSTALL) from error

    def rows(self, lexicon: Lexicon, rows: Rows) -> Ints:
        """Return the numbers of syllables given as rows of the lexicon."""
        known = self._rows
        if len(known) < len(lexicon.words):
            more = self.numbers(lexicon.words[len(known) :])
            known = self._rows = np.concatenate([known, more])
        return known[rows]

    def numbers(self, words: Sequence[str]) -> Ints:
        """Return the numbers of syllables in matching form."""
        return np.array([self._index.get(word, 0) for word in words], np.int64)

    def units(self, syllables: Ints, ends: NDArray[np.bool_]) -> Units:
        """Cut syllables into words, firm compounds first; no compound reaches over one of the `ends`."""
        # Most neighbours are no compound: two flags tell so of many before any key is looked for.
        place = np.flatnonzero(self._opens[syllables[:-1]] & self._closes[syllables[1:]] & ~ends[:-1])
        wanted = syllables[place] * self._width + syllables[place + 1]
        at = np.searchsorted(self._keys[:-1], wanted)
        strength = np.full(len(syllables) - 1, NONE)
        strength[place] = np.where(self._keys[at] == wanted, self._strength[at], NONE)
        compound = np.zeros(len(syllables), np.int64)
        compound[place] = self._width + at
        first = firmest(strength)
        number = syllables.copy()
        number[first] = compound[first]
        kept = np.ones(len(syllables), bool)
        kept[first + 1] = False
        place = np.flatnonzero(kept)
        return Units(number[place], place)
