"""One question to ranked passages: words and vectors find candidates, the ranker orders them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

import numpy as np

from index.embedding import Embedder, Vectors
from index.fusion import Floats, Fusion
from index.ranking.featurizer import Candidate
from index.ranking.hints import Hints
from index.ranking.query import Query, understand, variants
from index.ranking.ranker import Ranker
from index.reranking import Reranker
from index.rereading import REREAD, Rereader
from index.settings import MODELS, IndexSettings
from index.types import ANYTHING, ArticleMeta, Chunk, Filters, Passage
from index.vietnamese.normal import normalise
from index.vietnamese.spelling import corrected

# Candidates by words; the ranker orders them with those of the vectors. Fifty gave the same order of the best ten.
LEXICAL = 30
# A CrossEncoder of the user's reads so many of the best.
RERANKED = 30

Found = Sequence[tuple[int, float]]


class Terms(Protocol):
    """The lexical index: fields "body", "title" and "unmarked", scored by BM25."""

    @property
    def size(self) -> int:
        """Return how many passages it holds."""

    def search(self, weights: Mapping[str, Mapping[str, float]], k: int, filters: Filters = ANYTHING) -> Found:
        """Return the best (passage key, score) for {field: {term: weight}}."""

    def frequency(self, field: str, term: str) -> int:
        """Return how many passages hold `term` in `field`."""


class Nearest(Protocol):
    """The vector index."""

    def search(self, vector: Vectors, k: int, filters: Filters = ANYTHING) -> Found:
        """Return the nearest (passage key, cosine)."""


class Texts(Protocol):
    """Where the texts of the passages stand."""

    def passages(self, keys: Sequence[int]) -> Sequence[tuple[Chunk, ArticleMeta]]:
        """Return the chunk and its article for each key, in the order of `keys`."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates of one question with what the ranker and the vectors say of them; an unknown cosine is NaN."""

    keys: tuple[int, ...]
    stored: tuple[tuple[Chunk, ArticleMeta], ...]
    scores: Floats
    cosines: Floats


class Models:
    """What a search needs beside an index: loaded once, at the first search, and shared by all generations."""

    def __init__(self, settings: IndexSettings) -> None:
        self._settings = settings

    @cached_property
    def embedder(self) -> Embedder:
        """Return the embedding model."""
        chosen = self._settings
        return Embedder.load(chosen.embedder, chosen.embedder_query_prefix, chosen.embedder_passage_prefix)

    @cached_property
    def ranker(self) -> Ranker:
        """Return the shipped ranker."""
        return Ranker.load(MODELS / "ranker", MODELS / "term_weights")

    @cached_property
    def reranker(self) -> Reranker | None:
        """Return the CrossEncoder of the settings, if one is named."""
        return Reranker(self._settings.reranker) if self._settings.reranker else None

    @cached_property
    def rereader(self) -> Rereader | None:
        """Return what reads the best passages again; its weight fits the scores of the shipped ranker alone."""
        alone = self.reranker is None and self.fusion.dense == 0
        return Rereader(MODELS / "reader") if alone else None

    @cached_property
    def fusion(self) -> Fusion:
        """Return the weights that belong to the embedder."""
        return Fusion.load(self._settings)


@dataclass(frozen=True, slots=True)
class Searcher:
    """The search over one generation."""

    models: Models
    terms: Terms
    vectors: Nearest
    texts: Texts

    def search(
        self, question: str, k: int = 10, filters: Filters = ANYTHING, reread: bool = True
    ) -> tuple[Passage, ...]:
        """Return the `k` best passages, best first; who reads them anyway spares the search from it by `reread`."""
        models = self.models
        query = understand(corrected(normalise(question), self.terms))
        if not query.words or k < 1:
            return ()
        found = self.candidates(query, filters, k)
        if not found.keys:
            return ()
        scores = models.fusion.scores(found.scores, found.cosines)
        order = sorted(range(len(found.keys)), key=lambda i: (-scores[i], found.keys[i]))
        if models.reranker is not None:
            order, scores = self._reranked(query, found, order, scores)
        elif reread and models.rereader is not None:
            order, scores = _reread(models.rereader, query, found, order, scores)
        return tuple(_passage(*found.stored[i], float(scores[i]), rank) for rank, i in enumerate(order[:k], 1))

    def candidates(self, query: Query, filters: Filters = ANYTHING, words: int = 0, near: int = 0) -> Ranked:
        """Return what both legs find, at least so many by `words` and `near`, with the scores that decide the order."""
        models = self.models
        lexical = dict(self.terms.search(models.ranker.fields(query), max(LEXICAL, words), filters))
        vector = models.embedder.queries([query.meaning])[0]
        nearest = self.vectors.search(vector, max(models.fusion.candidates, near), filters)
        dense = dict(nearest)
        keys = tuple(lexical | dense)
        if not keys:
            return Ranked((), (), np.zeros(0, np.float32), np.zeros(0, np.float32))
        stored = tuple(self.texts.passages(keys))
        number: dict[str, int] = {}
        candidates = [
            Candidate(chunk.text, meta.title, lexical.get(key, 0.0), number.setdefault(meta.id, len(number)))
            for key, (chunk, meta) in zip(keys, stored, strict=True)
        ]
        readings = [models.ranker.scores(form, candidates, self.terms) for form in variants(query)]
        scores = np.max(readings, axis=0) + Hints.of(query, date.today()).bonus(stored, readings[0])
        cosines = np.array([dense.get(key, np.nan) for key in keys], np.float32)
        return Ranked(keys, stored, np.asarray(scores, np.float32), cosines)

    def _reranked(self, query: Query, found: Ranked, order: list[int], scores: Floats) -> tuple[list[int], Floats]:
        """Let the CrossEncoder order the best; the others stay behind them."""
        if (reranker := self.models.reranker) is None:
            return order, scores
        best, rest = order[:RERANKED], order[RERANKED:]
        fresh = reranker.scores(query.meaning, [found.stored[i][0].text for i in best])
        made = scores.copy()
        made[best] = fresh
        # Scores of two models do not compare: what was not read lies below what was.
        made[rest] = fresh.min() - 1 - (scores[rest[0]] - scores[rest] if rest else 0)
        return [best[i] for i in np.argsort(-fresh, kind="stable")] + rest, made


def _reread(
    rereader: Rereader, query: Query, found: Ranked, order: list[int], scores: Floats
) -> tuple[list[int], Floats]:
    """Let a reader order the best where the race is close; the ranker's scores go to the places, not to the passages.

    What looks at the scores afterwards was fitted on the ranker's: how high the best is, how far the next.
    """
    best, rest = order[:REREAD], order[REREAD:]
    places = rereader.reordered(query.meaning, [found.stored[i][0].text for i in best], scores[best].tolist())
    new = [best[place] for place in places]
    made = scores.copy()
    made[new] = scores[best]
    return new + rest, made


def _passage(chunk: Chunk, article: ArticleMeta, score: float, rank: int) -> Passage:
    return Passage(chunk.id, article, chunk.ordinal, chunk.start, chunk.end, chunk.text, score, rank)
