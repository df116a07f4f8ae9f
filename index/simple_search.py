"""A first search over both legs: weighted BM25, vectors as a small voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.types import ANYTHING, Filters, Passage
from index.vietnamese.normal import normalise, strip_marks
from index.vietnamese.tokens import terms

if TYPE_CHECKING:
    from index.catalogue.shelf import Shelf
    from index.embedding import Embedder
    from index.lexical import Lexical
    from index.vectors import VectorIndex

_CANDIDATES, _DENSE = 50, 0.1


@dataclass(frozen=True, slots=True)
class SimpleSearcher:
    """Everything a search needs."""

    embedder: Embedder
    lexical: Lexical
    vectors: VectorIndex
    shelf: Shelf

    def search(self, question: str, k: int = 10, filters: Filters = ANYTHING) -> tuple[Passage, ...]:
        """Return the `k` best passages, best first."""
        text = normalise(question).strip()
        weights = {term: 0.45 if "_" in term else 1.0 for term in terms(text)[:400]}
        if not weights:
            return ()
        field = "unmarked" if strip_marks(text) == text else "body"
        lexical = dict(self.lexical.search({field: weights}, max(k, _CANDIDATES), filters))
        dense = dict(self.vectors.search(self.embedder.queries([text])[0], max(k, _CANDIDATES), filters))
        best = max(lexical.values(), default=0.0) or 1.0
        scores = {key: lexical.get(key, 0.0) / best + _DENSE * dense.get(key, 0.0) for key in lexical | dense}
        keys = sorted(scores, key=lambda key: (-scores[key], key))[:k]
        return tuple(
            Passage(chunk.id, meta, chunk.ordinal, chunk.start, chunk.end, chunk.text, scores[key], rank)
            for rank, (key, (chunk, meta)) in enumerate(zip(keys, self.shelf.passages(keys), strict=True), 1)
        )
