"""How often news write each syllable, two side by side, and three: what tells marks, slips and compounds apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.vietnamese.normal import strip_marks

SHIPPED = Path(__file__).resolve().parent.parent / "models" / "marks" / "marks.npz"
# Stands for any number or code: "quan 1" is "quận 1" because of it.
NUMBER = "0"
# Numbers of syllables stay below this; keys of pairs and triples are built with it.
FORMS = 1 << 13
_MOST_FORMS = 12
_GRID = 18.0
_SCALE = np.exp(np.arange(256) / _GRID)

Floats = NDArray[np.float64]


def quantised(counts: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return counts on a logarithmic scale of one byte."""
    return np.clip(np.round(np.log(np.maximum(counts, 1)) * _GRID), 0, 255).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class Counts:
    """How often keys were seen: sorted keys, and their counts in one byte each."""

    keys: NDArray[np.int64]
    counts: NDArray[np.uint8]

    def of(self, keys: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return how often each key was seen, in the shape of `keys`."""
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, _SCALE[self.counts[at]], 0.0)


@dataclass(frozen=True)
class SyllableCounts:
    """Counts of syllables, of their pairs and of their triples.

    `forms` maps an unmarked syllable to the numbers of the marked ones that it may stand for.
    """

    words: list[str]
    counts: NDArray[np.float64]
    pairs: Counts
    triples: Counts
    forms: dict[str, list[int]]
    number: dict[str, int]
    total: float

    @classmethod
    def load(cls, path: Path) -> SyllableCounts:
        """Return the model stored in the .npz file `path`; it holds plain arrays, nothing that runs."""
        with np.load(path, allow_pickle=False) as stored:
            words = stored["syllables"].tobytes().decode().split("\n")
            counts = stored["counts"].astype(np.float64)
            pairs, triples = (
                Counts(np.cumsum(stored[f"{name}_steps"], dtype=np.int64), stored[f"{name}_counts"])
                for name in ("pairs", "triples")
            )
        forms: dict[str, list[int]] = {}
        for index, plain in enumerate(strip_marks("\n".join(words)).split("\n")):
            # Words come in order of frequency; the rarest forms of a syllable cost time and are never right.
            if len(forms.setdefault(plain, [])) < _MOST_FORMS:
                forms[plain].append(index)
        number = {word: index for index, word in enumerate(words)}
        return cls(words, counts, pairs, triples, forms, number, float(counts.sum()))


@cache
def shipped() -> SyllableCounts:
    """Return the model that comes with the project, loaded once."""
    return SyllableCounts.load(SHIPPED)


def together(share: Floats, first: Floats, second: Floats) -> Floats:
    """Return the normalised pointwise mutual information of pairs, 0 by chance and 1 where neither stands alone.

    Given are the shares, of all that is written, of the pairs and of their two syllables.
    """
    return np.asarray(np.log(share / (first * second)) / -np.log(share))
