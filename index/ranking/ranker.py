"""Order candidates for a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.ranking.query import Query
from index.types import ArticleMeta, Chunk


@dataclass(frozen=True, slots=True)
class Ranker:
    """First form: terms first, vectors as a small voice."""

    dense_weight: float = 0.1

    @classmethod
    def load(cls, folder: Path | None = None) -> Ranker:
        """Return the shipped ranker."""
        return cls()

    def weights(self, query: Query) -> dict[str, dict[str, float]]:
        """Return {field: {term: weight}} for the lexical index."""
        weights = {term: 0.45 if "_" in term else 1.0 for term in query.terms}
        if query.unmarked:
            return {"unmarked": weights}
        return {"body": weights, "title": {term: 0.3 * weight for term, weight in weights.items()}}

    def scores(  # noqa: PLR0913, PLR0917
        self,
        query: Query,
        keys: Sequence[int],
        stored: Sequence[tuple[Chunk, ArticleMeta]],
        lexical: Mapping[int, float],
        dense: Mapping[int, float],
        terms: Any,  # noqa: ANN401
    ) -> list[float]:
        """Return one score a candidate."""
        best = max(lexical.values(), default=0.0) or 1.0
        return [lexical.get(key, 0.0) / best + self.dense_weight * dense.get(key, 0.0) for key in keys]
