"""Word vectors for matching words that are not equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.ranking.lexicon import Lexicon
from index.vietnamese.pieces import Rows

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Seen:
    """The distinct words of some texts, and for each word in its place which of them it is."""

    vectors: Floats
    lengths: Floats
    place: NDArray[np.int64]

    def means(self, of: NDArray[np.int64], count: int) -> Floats:
        """Return the unit vector of each text: its words averaged, each by its learned length."""
        width = len(self.lengths)
        times = np.bincount(of * width + self.place, minlength=count * width).astype(np.float32)
        sums = (times.reshape(count, width) * self.lengths) @ self.vectors
        return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9), np.float32)


class SoftWords:
    """Unit vectors of frequent words; row 0 is the unknown word and is zero."""

    def __init__(self, words: list[str], table: Floats, lengths: Floats) -> None:
        self._index = {word: i + 1 for i, word in enumerate(words)}
        self.table = np.concatenate([np.zeros((1, table.shape[1]), np.float32), table.astype(np.float32)])
        self.lengths = np.concatenate([np.zeros(1, np.float32), lengths.astype(np.float32)])
        self._rows = np.zeros(0, np.int32)

    @classmethod
    def load(cls, folder: Path) -> SoftWords:
        """Read `words.safetensors` and `words.txt` of the ranker."""
        from safetensors.numpy import load_file

        weights = load_file(folder / "words.safetensors")
        words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
        table = weights["vectors"].astype(np.float32)
        table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
        return cls(words, table, weights["lengths"].astype(np.float32))

    def rows(self, lexicon: Lexicon) -> Rows:
        """Return the row of the table for every row of the lexicon."""
        known = self._rows
        if len(known) < len(lexicon.words):
            more = [self._index.get(word, 0) for word in lexicon.words[len(known) :]]
            known = self._rows = np.concatenate([known, np.array(more, np.int32)])
        return known

    def places(self, words: Sequence[str]) -> NDArray[np.int64]:
        """Return the rows of the table for words in matching form."""
        return np.array([self._index.get(word, 0) for word in words], np.int64)

    def seen(self, lexicon: Lexicon, rows: Rows) -> Seen:
        """Return the words of some texts, each word once."""
        places = self.rows(lexicon)[rows]
        known = np.flatnonzero(np.bincount(places))
        position = np.zeros(len(self.table), np.int64)
        position[known] = np.arange(len(known))
        return Seen(self.table[known], self.lengths[known], position[places])
