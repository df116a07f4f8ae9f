"""What the company of syllables tells: which pairs are one word, and what words mean.

gensim is needed for training only: `pip install '.[training]'`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

COMPOUNDS = 14_000
# A compound stands so often at least, and holds together so firmly.
LEAST, FIRM = 60, 0.22

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


def compounds(keys: Ints, often: NDArray[np.float64], total: float, width: int) -> Ints:
    """Return the keys of the commonest firm pairs, the firmest first.

    Firmness is normalised pointwise mutual information (Bouma 2009), 0 to 1. `keys` has `first * width + second` for
    every meeting of two syllables, `often` how often each syllable stands, among `total`.
    """
    known, times = np.unique(keys, return_counts=True)
    known, times = known[times >= LEAST], times[times >= LEAST]
    first, second = np.divmod(known, width)
    firm = np.log(times * total / (often[first] * often[second])) / -np.log(times / total)
    kept = np.flatnonzero(firm > FIRM)
    kept = kept[np.argsort(-times[kept], kind="stable")][:COMPOUNDS]
    return np.asarray(known[kept[np.argsort(-firm[kept], kind="stable")]], np.int64)


def vectors(lines: Iterable[str], size: int, width: int, seed: int) -> Floats:
    """Return a vector for each number of a word, zero for those hardly ever seen: CBOW by gensim."""
    from gensim.models import Word2Vec

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sentences.txt"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
        settings = {"vector_size": width, "window": 6, "min_count": 5, "sg": 0, "negative": 8, "epochs": 4}
        model = Word2Vec(corpus_file=str(path), workers=1, sample=1e-4, seed=seed, **settings)
    table = np.zeros((size, width), np.float32)
    for word in model.wv.index_to_key:
        table[int(word)] = model.wv[word]
    return table
