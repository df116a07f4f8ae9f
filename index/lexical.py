"""The lexical index of one generation: tantivy over our own terms. The only module that knows tantivy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import tantivy

from index.errors import IndexDamagedError
from index.storage import system_errors
from index.types import ANYTHING, Filters
from index.vietnamese.normal import strip_marks
from index.vietnamese.tokens import terms

FIELDS = ("body", "title", "unmarked")
# Weighted sums of BM25 need how often a term occurs, never where.
_OPTION = "freq"
_HEAP = 128_000_000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option=_OPTION)
    builder.add_unsigned_field("published", indexed=True, fast=True)
    builder.add_text_field("source", tokenizer_name="raw", index_option="basic")
    return builder.build()


def day(published: date) -> int:
    """Return a date as a number that compares like it: 20261120."""
    return published.year * 10_000 + published.month * 100 + published.day


class LexicalWriter:
    """Fills the index of a generation nobody reads yet; nothing counts before `finish`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        with system_errors(ValueError):
            self._index = tantivy.Index(_schema(), path=str(folder))
            # One thread: fewer segments to search, and equal builds give equal indexes.
            self._writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        self._title: tuple[str, list[str]] = ("", [])

    def add(self, key: int, title: str, text: str, published: date | None, source: str | None) -> None:
        """Add the passage `key`."""
        body, heading = terms(text), self._terms_of(title)
        document = tantivy.Document()
        document.add_unsigned("key", key)
        document.add_text("body", " ".join(body))
        document.add_text("title", " ".join(heading))
        document.add_text("unmarked", strip_marks(" ".join((*heading, *body))))
        if published:
            document.add_unsigned("published", day(published))
        if source:
            document.add_text("source", source)
        with system_errors(ValueError):
            self._writer.add_document(document)

    def _terms_of(self, title: str) -> list[str]:
        # The passages of an article come one after another.
        if self._title[0] != title:
            self._title = (title, terms(title))
        return self._title[1]

    def delete(self, keys: Iterable[int]) -> None:
        """Delete passages."""
        # By query: `delete_documents_by_term` takes a number for a signed one and finds nothing in an unsigned field.
        for key in keys:
            self._writer.delete_documents_by_query(tantivy.Query.term_query(self._index.schema, "key", key))

    def finish(self) -> None:
        """Commit and wait until the files on disk are final."""
        with system_errors(ValueError):
            self._writer.commit()
            self._writer.wait_merging_threads()


class Lexical:
    """The lexical index of a published generation, open for reading; safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        try:
            self._index = tantivy.Index.open(str(folder))
            self._index.config_reader("manual")
            self._searcher = self._index.searcher()
        except (ValueError, OSError) as error:
            raise IndexDamagedError(str(error)) from error
        self._schema = self._index.schema

    @property
    def size(self) -> int:
        """Return how many passages it holds."""
        return int(self._searcher.num_docs)

    def frequency(self, field: str, term: str) -> int:
        """Return how many passages hold `term` in `field`."""
        return int(self._searcher.doc_freq(field, term))

    def search(
        self, weights: Mapping[str, Mapping[str, float]], k: int, filters: Filters = ANYTHING
    ) -> list[tuple[int, float]]:
        """Return the best (passage key, score) for {field: {term: weight}}, equal scores in order of their keys."""
        should = [self._term(field, term, weight) for field, found in weights.items() for term, weight in found.items()]
        if not should or k < 1:
            return []
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in should])
        if must := self._limits(filters):
            parts = [(tantivy.Occur.Must, part) for part in must]
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *parts])
        hits = self._searcher.search(query, limit=k, count=False).hits
        keys = self._searcher.fast_field_values("key", [address for _, address in hits])
        found = [(int(key), float(score)) for key, (score, _) in zip(keys, hits, strict=True) if key is not None]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def _term(self, field: str, term: str, weight: float) -> tantivy.Query:
        query = tantivy.Query.term_query(self._schema, field, term, _OPTION)
        return query if weight == 1.0 else tantivy.Query.boost_query(query, weight)

    def _limits(self, filters: Filters) -> list[tantivy.Query]:
        limits: list[tantivy.Query] = []
        if filters.published_from or filters.published_to:
            low = day(filters.published_from) if filters.published_from else 0
            high = day(filters.published_to) if filters.published_to else 99_991_231
            limits.append(tantivy.Query.range_query(self._schema, "published", tantivy.FieldType.Unsigned, low, high))
        if filters.sources:
            limits.append(self._any_source(filters.sources))
        return [tantivy.Query.const_score_query(limit, 0.0) for limit in limits]

    def _any_source(self, sources: Sequence[str]) -> tantivy.Query:
        parts = [tantivy.Query.term_query(self._schema, "source", source, "basic") for source in sources]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])
