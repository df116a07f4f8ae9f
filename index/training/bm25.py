"""BM25 in memory, as the lexical index scores it: training asks too much for a search engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

Floats = NDArray[np.float32]


class Field:
    """One field of an index: documents are lists of terms."""

    def __init__(self, documents: Iterable[Sequence[str]], k1: float = 1.2, b: float = 0.75) -> None:
        self.vocabulary: dict[str, int] = {}
        ids: list[int] = []
        starts = [0]
        for document in documents:
            ids.extend(self.vocabulary.setdefault(term, len(self.vocabulary)) for term in document)
            starts.append(len(ids))
        shape = (len(starts) - 1, len(self.vocabulary))
        tf = csr_array((np.ones(len(ids), np.float32), np.array(ids, np.int32), np.array(starts)), shape=shape)
        tf.sum_duplicates()
        self.size = shape[0]
        self.df = np.bincount(tf.indices, minlength=shape[1])
        lengths = np.diff(starts)
        norm = k1 * (1 - b + b * lengths / max(1.0, lengths.mean()))
        rows = np.repeat(np.arange(shape[0]), np.diff(tf.indptr))
        idf = np.log(1 + (self.size - self.df + 0.5) / (self.df + 0.5))
        data = idf[tf.indices] * tf.data * (k1 + 1) / (tf.data + norm[rows])
        self.scores: csc_array = csr_array((data.astype(np.float32), tf.indices, tf.indptr), shape=shape).tocsc()

    def frequency(self, term: str) -> int:
        """Return how many documents hold the term."""
        found = self.vocabulary.get(term)
        return 0 if found is None else int(self.df[found])

    def add(self, weights: Mapping[str, float], scores: Floats) -> None:
        """Add the weighted BM25 scores of the terms to `scores`."""
        pointers, indices, data = self.scores.indptr, self.scores.indices, self.scores.data
        for term, weight in weights.items():
            column = self.vocabulary.get(term)
            if column is not None:
                part = slice(pointers[column], pointers[column + 1])
                scores[indices[part]] += weight * data[part]


class ArrayTerms:
    """The three fields of the lexical index, in memory."""

    def __init__(
        self, bodies: Iterable[Sequence[str]], titles: Iterable[Sequence[str]], unmarked: Iterable[Sequence[str]]
    ) -> None:
        self.fields = {"body": Field(bodies), "title": Field(titles), "unmarked": Field(unmarked)}
        self.size = self.fields["body"].size

    def frequency(self, field: str, term: str) -> int:
        """Return how many passages hold the term in the field."""
        return self.fields[field].frequency(term)

    def search(
        self, terms: Mapping[str, Mapping[str, float]], k: int, allowed: frozenset[str] | None = None
    ) -> list[tuple[int, float]]:
        """Return the best (passage number, score)."""
        scores = np.zeros(self.size, np.float32)
        for name, weights in terms.items():
            self.fields[name].add(weights, scores)
        k = min(k, self.size)
        best = np.argpartition(-scores, k - 1)[:k]
        best = best[np.argsort(-scores[best], kind="stable")]
        return [(int(i), float(scores[i])) for i in best if scores[i] > 0]
