"""What answering needs of the index: the library narrowed to four questions, each article looked up once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from index.types import Article, Figure, Filters, Passage


class Shelf(Protocol):
    """The part of the library that answering uses."""

    def search(self, question: str, k: int = 10, filters: Filters = ..., reread: bool = True) -> tuple[Passage, ...]:
        """Return the best passages for a question, close races decided by reading them or not."""

    def article(self, article_id: str) -> Article | None:
        """Return a whole article."""

    def figures(self, article_id: str) -> Sequence[Figure]:
        """Return the figures that an article states."""

    def near_duplicates(self, article_id: str) -> Sequence[object]:
        """Return the articles that tell the same story in nearly the same words."""

    def coverage(self) -> tuple[int, date | None, date | None]:
        """Return how many articles there are, and the dates of the oldest and the newest."""

    def frequency(self, field: str, term: str) -> int:
        """Return how many passages hold a word or a pair of words ("a_b")."""


class Sources:
    """A view of the library for one question that asks for nothing twice."""

    def __init__(self, shelf: Shelf, filters: Filters) -> None:
        self._shelf = shelf
        self._filters = filters
        self._articles: dict[str, Article | None] = {}
        self._figures: dict[str, tuple[Figure, ...]] = {}

    def passages(self, question: str, k: int) -> tuple[Passage, ...]:
        """Return the best passages for a question within the request's filters, not read yet."""
        return self._shelf.search(question, k=k, filters=self._filters, reread=False)

    def article(self, article_id: str) -> Article | None:
        """Return a whole article; `None` where it has just been removed."""
        if article_id not in self._articles:
            self._articles[article_id] = self._shelf.article(article_id)
        return self._articles[article_id]

    def text(self, article_id: str) -> str:
        """Return the title and the text of an article, for looking up names."""
        article = self.article(article_id)
        return f"{article.meta.title}\n{article.text}" if article else ""

    def figures(self, article_id: str) -> tuple[Figure, ...]:
        """Return the figures of an article."""
        if article_id not in self._figures:
            self._figures[article_id] = tuple(self._shelf.figures(article_id))
        return self._figures[article_id]

    def same_story(self, one: str, other: str) -> bool:
        """Tell whether two articles are one source: the same or nearly the same words."""
        if one == other:
            return True
        return any(getattr(found, "id", found) == other for found in self._shelf.near_duplicates(one))

    def coverage(self) -> tuple[int, date | None, date | None]:
        """Return how many articles were searched, and their oldest and newest dates."""
        return self._shelf.coverage()
