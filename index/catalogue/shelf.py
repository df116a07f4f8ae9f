"""Reading the catalogue as one generation sees it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from index.catalogue import rows
from index.catalogue.counting import once
from index.types import ANYTHING, Article, ArticleMeta, Chunk, Figure, Filters
from index.vietnamese.normal import fold_case, normalise

Sort = Literal["published", "title", "source", "words", "passages", "id"]
_ORDER = {
    "published": "published",
    "title": "title_key",
    "source": "source",
    "words": "words",
    "passages": "passages",
    "id": "id",
}
# From here on a page is looked for from the nearer end: SQLite walks over all that stands before it.
_FAR = 1_000
_META = ", ".join(f"a.{column}" for column in rows.META.split(", "))
_VISIBLE = "a.born <= :g AND a.died > :g"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles to list, and in which order; `text` is looked for in titles, and its marks may be left out."""

    text: str = ""
    filters: Filters = ANYTHING
    sort: Sort = "published"
    descending: bool = True


# All articles, the newest first.
EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the table of articles."""

    meta: ArticleMeta
    words: int
    passages: int
    cluster: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles of generation `generation`; `ask` runs a query on a connection of the calling thread."""

    ask: Callable[[str, dict[str, object]], list[rows.Row]]
    generation: int
    counts: dict[str, object] = field(default_factory=dict, repr=False, compare=False)

    def _ask(self, sql: str, **values: object) -> list[rows.Row]:
        return self.ask(sql, {"g": self.generation, **values})

    def article(self, identity: str) -> Article | None:
        """Return the article of this id."""
        found = self._ask(
            f"SELECT t.text, t.prose, a.content_hash, {_META} FROM articles a JOIN texts t ON t.article = a.key"
            f" WHERE a.id = :id AND {_VISIBLE}",
            id=identity,
        )
        return next((Article(rows.meta(row[3:]), row[0], rows.prose(row[1]), row[2]) for row in found), None)

    def passages(self, keys: Sequence[int]) -> list[tuple[Chunk, ArticleMeta]]:
        """Return the chunk and the article of each key, in the order of `keys`."""
        marks = ",".join(str(int(key)) for key in keys)
        found = {
            row[0]: (rows.chunk(row[5], row[1:5]), rows.meta(row[5:]))
            for row in self._ask(
                f"SELECT c.key, c.ordinal, c.start, c.end, c.text, {_META}"
                f" FROM chunks c JOIN articles a ON a.key = c.article WHERE c.key IN ({marks})"
            )
        }
        return [found[key] for key in keys]

    def chunks(self, identity: str) -> tuple[Chunk, ...]:
        """Return the chunks of an article, in order."""
        found = self._ask(
            "SELECT c.ordinal, c.start, c.end, c.text FROM articles a JOIN chunks c ON c.article = a.key"
            f" WHERE a.id = :id AND {_VISIBLE} ORDER BY c.ordinal",
            id=identity,
        )
        return tuple(rows.chunk(identity, row) for row in found)

    def figures(self, identity: str) -> tuple[Figure, ...]:
        """Return the figures of an article, in the order of the text."""
        columns = ", ".join(f"f.{column}" for column in rows.FIGURE.split(", "))
        found = self._ask(
            f"SELECT {columns} FROM articles a JOIN figures f ON f.article = a.key"
            f" WHERE a.id = :id AND {_VISIBLE} ORDER BY f.start",
            id=identity,
        )
        return tuple(rows.figure(identity, row) for row in found)

    def articles(self, offset: int, limit: int, chosen: Selection) -> tuple[ArticleRow, ...]:
        """Return a page of the chosen articles; the last pages are counted from the end, as fast as the first ones."""
        total = self.count(chosen) if offset >= _FAR else 0
        if 2 * offset <= total or not total:
            return self._page(offset, limit, chosen)
        first = max(0, total - offset - limit)
        backwards = self._page(first, total - offset - first, replace(chosen, descending=not chosen.descending))
        return backwards[::-1]

    def _page(self, offset: int, limit: int, chosen: Selection) -> tuple[ArticleRow, ...]:
        where, values = _limits(chosen)
        way = "DESC" if chosen.descending else "ASC"
        found = self._ask(
            f"SELECT {_META}, a.words, a.passages, a.cluster FROM articles a WHERE {_VISIBLE} {where}"
            f" ORDER BY a.{_ORDER[chosen.sort]} {way}, a.key {way} LIMIT :limit OFFSET :offset",
            limit=max(0, limit),
            offset=offset,
            **values,
        )
        return tuple(ArticleRow(rows.meta(row[:-3]), *row[-3:]) for row in found)

    def count(self, chosen: Selection) -> int:
        """Return how many articles are chosen."""
        where, values = _limits(chosen)
        return int(self._ask(f"SELECT count(*) FROM articles a WHERE {_VISIBLE} {where}", **values)[0][0])

    def sources(self) -> tuple[str, ...]:
        """Return the sources, those with most articles first."""
        return tuple(name for name, _ in self.per_source())

    @once
    def per_source(self) -> tuple[tuple[str, int], ...]:
        """Return how many articles each source has."""
        return tuple(
            (str(source), int(count))
            for source, count in self._ask(
                f"SELECT source, count(*) FROM articles a WHERE {_VISIBLE} AND source IS NOT NULL"
                " GROUP BY source ORDER BY count(*) DESC, source"
            )
        )

    @once
    def per_month(self) -> tuple[tuple[str, int], ...]:
        """Return how many articles each month ("2020-12") has, in order."""
        sql = (
            f"SELECT substr(published, 1, 7), count(*) FROM articles a"
            f" WHERE {_VISIBLE} AND published IS NOT NULL GROUP BY 1 ORDER BY 1"
        )
        return tuple((str(month), int(count)) for month, count in self._ask(sql))

    @once
    def reprints(self) -> int:
        """Return how many articles print again what another one tells."""
        return int(self._ask(f"SELECT count(*) - count(DISTINCT cluster) FROM articles a WHERE {_VISIBLE}")[0][0])

    @once
    def coverage(self) -> tuple[int, date | None, date | None]:
        """Return how many articles there are, and the dates of the oldest and the newest."""
        sql = f"SELECT count(*), min(published), max(published) FROM articles a WHERE {_VISIBLE}"
        count, first, last = self._ask(sql)[0]
        return int(count), _date(first), _date(last)

    def near_duplicates(self, identity: str) -> tuple[ArticleMeta, ...]:
        """Return the other articles that print the same story: together they are one source."""
        found = self._ask(
            f"SELECT {_META} FROM articles a WHERE {_VISIBLE} AND a.id != :id AND a.cluster ="
            f" (SELECT a.cluster FROM articles a WHERE a.id = :id AND {_VISIBLE}) ORDER BY a.published, a.key",
            id=identity,
        )
        return tuple(rows.meta(row) for row in found)

    def versions(self, identities: Sequence[str]) -> dict[str, str]:
        """Return the content hash of each article that is there."""
        sql = f"SELECT a.content_hash FROM articles a WHERE a.id = :id AND {_VISIBLE}"
        found = ((identity, self._ask(sql, id=identity)) for identity in dict.fromkeys(identities))
        return {identity: str(row[0][0]) for identity, row in found if row}

    def clusters(self, identities: Sequence[str]) -> dict[str, int]:
        """Return the cluster of each article; equal numbers mean one source."""
        found: dict[str, int] = {}
        for identity in dict.fromkeys(identities):
            for row in self._ask(f"SELECT a.cluster FROM articles a WHERE a.id = :id AND {_VISIBLE}", id=identity):
                found[identity] = int(row[0])
        return found


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _limits(chosen: Selection) -> tuple[str, dict[str, object]]:
    text, filters = chosen.text, chosen.filters
    where: list[str] = []
    values: dict[str, object] = {}
    if text.strip():
        where.append("instr(a.title_key, :text) > 0")
        values["text"] = fold_case(normalise(text).strip())
    if filters.published_from:
        where.append("a.published >= :from")
        values["from"] = filters.published_from.isoformat()
    if filters.published_to:
        where.append("a.published <= :to")
        values["to"] = filters.published_to.isoformat()
    for number, source in enumerate(filters.sources):
        values[f"source{number}"] = source
    if filters.sources:
        where.append(f"a.source IN ({','.join(f':source{n}' for n in range(len(filters.sources)))})")
    return "".join(f" AND {part}" for part in where), values
