"""The index as everybody else sees it: passages for a question, and the articles they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from index import related
from index.catalogue import files, runs
from index.catalogue.runs import Run
from index.catalogue.shelf import EVERYTHING, ArticleRow, Selection, Shelf
from index.manifest import Manifest
from index.serving import Serving
from index.settings import IndexSettings
from index.types import ANYTHING, Article, ArticleMeta, Chunk, Failure, Figure, Filters, Passage

if TYPE_CHECKING:
    from index.lexical import Lexical
    from index.search import Models, Searcher
    from index.vectors import VectorIndex


class Library:
    """An open index; safe to use from several threads, and while another process builds.

    It follows what is published: each call looks at the newest generation that was made with the settings of this one.
    """

    def __init__(self, settings: IndexSettings) -> None:
        self._settings = settings
        self._serving = Serving(settings)

    @classmethod
    def open(cls, settings: IndexSettings) -> Library:
        """Open the index of ``settings.home``; cheap, models are loaded at the first search or by `warm`.

        Raises `IndexMissingError` where there is none and `IndexMismatchError` where it was built with other settings.
        """
        return cls(settings)

    @contextmanager
    def _shelf(self) -> Iterator[Shelf]:
        with self._serving.current() as opened:
            yield opened.shelf

    @property
    def generation(self) -> str:
        """Return the name of the generation that answers."""
        return self._serving.generation.name

    @property
    def chunk_count(self) -> int:
        """Return how many passages the generation that answers holds."""
        return self._serving.generation.chunks

    @property
    def manifest(self) -> Manifest:
        """Return what the generation that answers was built with."""
        return self._serving.generation.manifest

    def search(
        self, question: str, k: int = 10, filters: Filters = ANYTHING, reread: bool = True
    ) -> tuple[Passage, ...]:
        """Return the `k` best passages for `question`, best first.

        Close races are decided by reading the best passages (`reread`); who reads them anyway can do without.
        """
        try:
            return self._search(question, k, filters, reread)
        except KeyError:  # a restore took the passages away between the two steps: the next look sees its generation
            return self._search(question, k, filters, reread)

    def _search(self, question: str, k: int, filters: Filters, reread: bool) -> tuple[Passage, ...]:
        with self._serving.current() as opened:
            return opened.searcher(self._compose).search(question, k, filters, reread)

    @contextmanager
    def searching(self) -> Iterator[Searcher]:
        """Lend the search over the generation that answers, for measuring and tuning."""
        with self._serving.current() as opened:
            yield opened.searcher(self._compose)

    def warm(self) -> None:
        """Load the models and open the indexes, so that the first search is as fast as the others."""
        with self._serving.current() as opened:
            # Chroma reads its files at the first question.
            opened.searcher(self._compose).search("khởi động", 1)

    def _compose(self, lexical: Lexical, vectors: VectorIndex, shelf: Shelf) -> Searcher:
        from index.search import Searcher

        return Searcher(self._models, lexical, vectors, shelf)

    @cached_property
    def _models(self) -> Models:
        from index.search import Models

        return Models(self._settings)

    def article(self, identity: str) -> Article | None:
        """Return the article of this id."""
        with self._shelf() as shelf:
            return shelf.article(identity)

    def articles(self, offset: int = 0, limit: int = 50, chosen: Selection = EVERYTHING) -> tuple[ArticleRow, ...]:
        """Return a page of the chosen articles."""
        with self._shelf() as shelf:
            return shelf.articles(offset, limit, chosen)

    def count(self, chosen: Selection = EVERYTHING) -> int:
        """Return how many articles are chosen."""
        with self._serving.current() as opened:
            everything = not chosen.text.strip() and chosen.filters == ANYTHING
            return opened.generation.articles if everything else opened.shelf.count(chosen)

    def chunks(self, identity: str) -> tuple[Chunk, ...]:
        """Return the chunks of an article, in order."""
        with self._shelf() as shelf:
            return shelf.chunks(identity)

    def figures(self, identity: str) -> tuple[Figure, ...]:
        """Return the figures of an article, in the order of the text."""
        with self._shelf() as shelf:
            return shelf.figures(identity)

    def figures_of(self, passages: Sequence[Passage]) -> tuple[Figure, ...]:
        """Return the figures that stand in `passages`, in their order."""
        with self._shelf() as shelf:
            return tuple(
                figure
                for passage in passages
                for figure in shelf.figures(passage.article.id)
                if passage.start <= figure.start and figure.end <= passage.end
            )

    def sources(self) -> tuple[str, ...]:
        """Return the sources, those with most articles first."""
        with self._serving.current() as opened:
            return opened.sources

    def coverage(self) -> tuple[int, date | None, date | None]:
        """Return how many articles there are, and the dates of the oldest and the newest."""
        with self._shelf() as shelf:
            return shelf.coverage()

    def near_duplicates(self, identity: str) -> tuple[ArticleMeta, ...]:
        """Return the other articles that print the same story: together they are one source."""
        with self._shelf() as shelf:
            return shelf.near_duplicates(identity)

    def versions(self, identities: Sequence[str]) -> dict[str, str]:
        """Return the content hash of each article that is there: it changes with the article's text."""
        with self._shelf() as shelf:
            return shelf.versions(identities)

    def same_case(self, identity: str, limit: int = 8) -> tuple[ArticleMeta, ...]:
        """Return other articles of the same case, the surest first; reprints of this one are not among them."""
        with self._serving.current() as opened:
            article, searcher = opened.shelf.article(identity), opened.searcher(self._compose)
            if article is None:
                return ()
            terms = searcher.terms
            case = related.case_of(article, terms)
            found = {meta.id: meta for _, meta in opened.shelf.passages(related.passages_of(case, terms))}
            copies = {identity, *(meta.id for meta in opened.shelf.near_duplicates(identity))}
            texts = {each: opened.shelf.article(each) for each in found.keys() - copies}
            cases = {each: related.case_of(text, terms) for each, text in texts.items() if text}
            return tuple(found[each] for each in related.same_case(case, cases)[:limit])

    def frequency(self, field: str, term: str) -> int:
        """Return how many passages hold `term`, a word or a pair "a_b" in matching form, in `field` of the search."""
        with self._serving.current() as opened:
            return opened.searcher(self._compose).terms.frequency(field, term)

    def clusters(self, identities: Sequence[str]) -> dict[str, int]:
        """Return the cluster of each article; equal numbers mean one source."""
        with self._shelf() as shelf:
            return shelf.clusters(identities)

    def per_source(self) -> tuple[tuple[str, int], ...]:
        """Return how many articles each source has."""
        with self._shelf() as shelf:
            return shelf.per_source()

    def per_month(self) -> tuple[tuple[str, int], ...]:
        """Return how many articles each month ("2020-12") has."""
        with self._shelf() as shelf:
            return shelf.per_month()

    def reprints(self) -> int:
        """Return how many articles print again what another one tells."""
        with self._shelf() as shelf:
            return shelf.reprints()

    def places(self, identity: str) -> tuple[str, ...]:
        """Return the files that hold an article's text."""
        with self._serving.connections.borrowed() as db:
            return tuple(place.path for place in files.places_of(db, identity))

    def failures(self) -> tuple[Failure, ...]:
        """Return the files that could not be read, as of the last build."""
        with self._serving.connections.borrowed() as db:
            return files.failures(db)

    def runs(self, limit: int = 10) -> tuple[Run, ...]:
        """Return the last builds, newest first."""
        with self._serving.connections.borrowed() as db:
            return runs.latest(db, limit)

    def close(self) -> None:
        """Let go of the generation; the library is not to be used afterwards."""
        self._serving.close()
