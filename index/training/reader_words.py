"""What words mean by the company they keep: compounds found by statistics, and vectors by gensim's CBOW."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import torch

from index.reading.compounds import ROWS, key_of, rows_of
from index.reading.encoding import MARKED_BUCKETS, SPECIAL
from index.training.reader_corpus import Articles
from index.training.word_company import compounds as firm_pairs
from index.training.word_company import vectors

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
    often = np.bincount(rows, minlength=ROWS).astype(float)
    keys = firm_pairs((rows[:-1] * ROWS + rows[1:])[beside], often, float(len(rows)), ROWS)
    strength = np.argsort(keys)
    return Compounds(keys[strength], strength)


def meanings(articles: Articles, found: Compounds, rows: int, size: int, seed: int) -> npt.NDArray[np.float32]:
    """Return a vector for each syllable (`rows` of them) and compound, of mean square 1; zeros for the hardly seen."""
    table = vectors(_lines(articles, found, rows), rows + len(found.known), size, seed)
    table[:SPECIAL] = 0
    scaled: npt.NDArray[np.float32] = table / np.sqrt((table[table.any(1)] ** 2).mean())
    return scaled


def _lines(articles: Articles, found: Compounds, rows: int) -> Iterator[str]:
    """Yield one sentence a line, each compound as one word."""
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
    for start, end in pairwise(articles.sentence_starts.tolist()):
        yield " ".join(map(str, words[start:end][~second[start:end]].tolist()))


def _joined(articles: Articles) -> npt.NDArray[np.bool_]:
    """Return for each token whether a mere space, and no end of a sentence, parts it from the one before."""
    joined: npt.NDArray[np.bool_] = articles.columns[3] == 0
    starts = articles.sentence_starts
    joined[starts[starts < len(joined)]] = False
    return joined
