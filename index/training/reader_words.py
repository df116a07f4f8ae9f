"""What words mean by the company they keep: compounds found by statistics, and vectors by gensim's CBOW.

Two neighbouring syllables make a word when they meet far more often than chance would have it: normalised pointwise
mutual information (Bouma 2009) above a threshold. gensim is needed for training only: `pip install '.[training]'`.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from index.reading.compounds import key_of, rows_of
from index.reading.encoding import MARKED_BUCKETS, SPECIAL
from index.training.reader_corpus import Articles

COMPOUNDS = 14_000
_SEEN = 60
_TOGETHER = 0.22
_NUMBERS = 7  # the first shape of numbers

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Compounds:
    """Keys of pairs of rows in rising order, and how early each wins over the pairs it overlaps, 0 first."""

    known: Numbers
    strength: Numbers


def compounds(articles: Articles) -> Compounds:
    """Return the commonest pairs of syllables that belong together."""
    rows, shapes = articles.columns[0].astype(np.int64), articles.columns[2]
    words = (rows >= SPECIAL + MARKED_BUCKETS) & (shapes < _NUMBERS)
    beside = _joined(articles)[1:] & words[1:] & words[:-1]
    keys, seen = np.unique((rows[:-1] * 65_536 + rows[1:])[beside], return_counts=True)
    keys, seen = keys[seen >= _SEEN], seen[seen >= _SEEN]
    often, total = np.bincount(rows, minlength=65_536).astype(float), len(rows)
    together = np.log(seen * total / (often[keys >> 16] * often[keys & 65_535])) / -np.log(seen / total)
    fit = np.flatnonzero(together > _TOGETHER)
    kept = np.sort(fit[np.argsort(-seen[fit], kind="stable")[:COMPOUNDS]])
    strength = np.empty(len(kept), np.int64)
    strength[np.argsort(-together[kept], kind="stable")] = np.arange(len(kept))
    return Compounds(keys[kept], strength)


def meanings(articles: Articles, found: Compounds, rows: int, size: int, seed: int) -> npt.NDArray[np.float32]:
    """Return a vector for each syllable (`rows` of them) and compound, of mean square 1; zeros for the hardly seen."""
    from gensim.models import Word2Vec

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sentences.txt"
        _write(articles, found, rows, path)
        model = Word2Vec(
            corpus_file=str(path),
            vector_size=size,
            window=6,
            min_count=5,
            sg=0,
            negative=8,
            epochs=4,
            workers=1,
            sample=1e-4,
            seed=seed,
        )
    table = np.zeros((rows + len(found.known), size), np.float32)
    for word in model.wv.index_to_key:
        table[int(word)] = model.wv[word]
    table[:SPECIAL] = 0
    scaled: npt.NDArray[np.float32] = table / np.sqrt((table[table.any(1)] ** 2).mean())
    return scaled


def _write(articles: Articles, found: Compounds, rows: int, path: Path) -> None:
    """Write one sentence a line, each compound as one word."""
    marked = torch.from_numpy(articles.columns[0].astype(np.int64))[None]
    apart = torch.from_numpy((~_joined(articles)).astype(np.int64))[None]
    whole = rows_of(marked, apart, torch.from_numpy(found.known), torch.from_numpy(found.strength))[0].numpy()
    words = np.where(whole >= 0, whole + rows, articles.columns[0])
    # Of the two places that a compound takes only the first is written: the pair of rows tells which that is.
    second = np.zeros(len(words), bool)
    key = key_of(marked[0, :-1], marked[0, 1:]).numpy()
    begins = (whole[:-1] >= 0) & (whole[:-1] == whole[1:]) & (found.known[whole[:-1]] == key)
    for at in np.flatnonzero(begins):
        second[at + 1] = not second[at]
    with path.open("w", encoding="utf-8") as lines:
        for start, end in pairwise(articles.sentence_starts.tolist()):
            lines.write(" ".join(map(str, words[start:end][~second[start:end]].tolist())) + "\n")


def _joined(articles: Articles) -> npt.NDArray[np.bool_]:
    """Return for each token whether a mere space, and no end of a sentence, parts it from the one before."""
    joined: npt.NDArray[np.bool_] = articles.columns[3] == 0
    starts = articles.sentence_starts
    joined[starts[starts < len(joined)]] = False
    return joined
