"""Words of a text with their meanings: compounds as one, vectors learned from the company that words keep in news."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.ranking.compounds import Compounds
from index.settings import MODELS
from index.vietnamese.tokens import syllables

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Meanings:
    """The words of a text, in order and in matching form, each with its unit vector; zero where it is unknown."""

    words: tuple[str, ...]
    vectors: Vectors

    def nearest(self, vector: Vectors) -> float:
        """Return the cosine of the word nearest to `vector`."""
        return float((self.vectors @ vector).max()) if self.words else 0.0


def meanings(text: str) -> Meanings:
    """Return the words of `text`."""
    parts = syllables(text)
    table = _table()
    if not parts:
        return Meanings((), table.table[:0])
    ends = np.zeros(len(parts), bool)
    ends[-1] = True
    units = table.units(table.numbers(parts), ends)
    borders = [*units.place.tolist(), len(parts)]
    words = tuple(" ".join(parts[start:end]) for start, end in pairwise(borders))
    return Meanings(words, table.table[units.number])


@cache
def _table() -> Compounds:
    return Compounds.load(MODELS / "ranker")
