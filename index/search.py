"""One question to ranked passages: terms and vectors find candidates, the ranker orders them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.embedding import Embedder, Vectors
from index.ranking.query import understand
from index.ranking.ranker import Ranker
from index.types import ArticleMeta, Chunk, Passage

# Candidates taken from each leg; the ranker orders their union.
LEXICAL, DENSE = 50, 20

Found = Sequence[tuple[int, float]]


class Terms(Protocol):
    """The lexical index: fields "body", "title" and "unmarked", scored by BM25."""

    @property
    def size(self) -> int:
        """Return how many chunks it holds."""

    def search(self, terms: Mapping[str, Mapping[str, float]], k: int, allowed: frozenset[str] | None = None) -> Found:
        """Return the best (chunk key, score) for {field: {term: weight}}, only of articles in `allowed`."""

    def frequency(self, field: str, term: str) -> int:
        """Return how many chunks hold `term` in `field`."""


class Nearest(Protocol):
    """The vector index."""

    def search(self, vector: Vectors, k: int, allowed: frozenset[str] | None = None) -> Found:
        """Return the nearest (chunk key, cosine), only of articles in `allowed`."""


class Shelf(Protocol):
    """Where the texts of the chunks stand."""

    def passages(self, keys: Sequence[int]) -> Sequence[tuple[Chunk, ArticleMeta]]:
        """Return the chunk and its article for each key, in the order of `keys`."""


@dataclass(frozen=True, slots=True)
class Searcher:
    """Everything a search needs, opened by the library for one generation."""

    embedder: Embedder
    terms: Terms
    nearest: Nearest
    shelf: Shelf
    ranker: Ranker

    def search(self, question: str, k: int = 10, allowed: frozenset[str] | None = None) -> tuple[Passage, ...]:
        """Return the `k` best passages, best first, only of the articles whose ids are in `allowed` (`None`: all)."""
        query = understand(question)
        if not query.terms or k < 1 or (allowed is not None and not allowed):
            return ()
        lexical = dict(self.terms.search(self.ranker.weights(query), max(LEXICAL, k), allowed))
        vector = self.embedder.queries([query.text])[0]
        dense = dict(self.nearest.search(vector, max(DENSE, k), allowed)) if vector.any() else {}
        keys = list(lexical | dense)
        stored = self.shelf.passages(keys)
        scores = self.ranker.scores(query, keys, stored, lexical, dense, self.terms)
        order = sorted(range(len(keys)), key=lambda i: (-scores[i], keys[i]))[:k]
        return tuple(_passage(*stored[i], scores[i], rank) for rank, i in enumerate(order, 1))


def _passage(chunk: Chunk, article: ArticleMeta, score: float, rank: int) -> Passage:
    return Passage(chunk.id, article, chunk.ordinal, chunk.start, chunk.end, chunk.text, score, rank)
