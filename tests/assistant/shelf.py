"""A library in memory for tests: real articles, sentences, chunks and figures; found by shared words."""

from __future__ import annotations

from collections import Counter
from datetime import date

from index.chunking import chunks
from index.figures import figures
from index.types import ANYTHING, Article, ArticleMeta, Figure, Filters, Passage, Span
from index.vietnamese.normal import normalise, strip_marks
from index.vietnamese.tokens import terms, unmarked_terms


def article(identity: str, title: str, text: str, published: date | None = None, source: str | None = None) -> Article:
    text = normalise(text)
    return Article(
        ArticleMeta(identity, title, f"/kho/{identity}.md", published, source=source),
        text,
        (Span(0, len(text)),),
        identity,
    )


class MemoryShelf:
    def __init__(self, *articles: Article, duplicates: tuple[tuple[str, str], ...] = ()) -> None:
        self._articles = {each.meta.id: each for each in articles}
        self._duplicates = duplicates

    def search(
        self, question: str, k: int = 10, filters: Filters = ANYTHING, reread: bool = True
    ) -> tuple[Passage, ...]:
        asked = set(terms(strip_marks(question)))
        found: list[tuple[float, int, Passage]] = []
        for each in self._articles.values():
            for chunk in chunks(each):
                bag = Counter(terms(strip_marks(f"{each.meta.title}\n{chunk.text}")))
                score = sum(1 + (bag[term] > 1) for term in asked if term in bag)
                if score:
                    passage = Passage(chunk.id, each.meta, chunk.ordinal, chunk.start, chunk.end, chunk.text, score, 0)
                    found.append((score, -len(found), passage))
        return tuple(passage for _, _, passage in sorted(found, key=lambda item: item[:2], reverse=True)[:k])

    def article(self, identity: str) -> Article | None:
        return self._articles.get(identity)

    def figures(self, identity: str) -> tuple[Figure, ...]:
        return tuple(figures(self._articles[identity]))

    def near_duplicates(self, identity: str) -> tuple[ArticleMeta, ...]:
        others = [b if a == identity else a for a, b in self._duplicates if identity in (a, b)]
        return tuple(self._articles[other].meta for other in others)

    def frequency(self, field: str, term: str) -> int:
        cut = unmarked_terms if field == "unmarked" else terms
        return sum(term in cut(chunk.text) for each in self._articles.values() for chunk in chunks(each))

    def coverage(self) -> tuple[int, date | None, date | None]:
        days = [each.meta.published for each in self._articles.values() if each.meta.published]
        return len(self._articles), min(days, default=None), max(days, default=None)
