"""Writing articles as versions: a change buries one row and bears another, for the generation being built."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.catalogue import rows
from index.catalogue.schema import NEVER
from index.types import Article, ArticleMeta, Chunk, Figure


@dataclass(frozen=True, slots=True)
class Live:
    """A living version of an article, without its text."""

    key: int
    meta: ArticleMeta
    content_hash: str
    made_with: str
    cluster: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with all that is derived from its text, ready to be written."""

    article: Article
    chunks: Sequence[Chunk]
    figures: Sequence[Figure]
    bands: Sequence[int]
    made_with: str


_LIVE = f"SELECT key, content_hash, made_with, cluster, {rows.META} FROM articles WHERE died = {NEVER} AND "


def live(db: sqlite3.Connection, identity: str) -> Live | None:
    """Return the living article of this id."""
    return _one(db.execute(f"{_LIVE} id = ?", (identity,)))


def with_content(db: sqlite3.Connection, content_hash: str) -> Live | None:
    """Return the living article that holds this text."""
    return _one(db.execute(f"{_LIVE} content_hash = ? ORDER BY key LIMIT 1", (content_hash,)))


def made_otherwise(db: sqlite3.Connection, made_with: str) -> Iterator[Live]:
    """Return, one by one, living articles that were cut in another way; each must be replaced before the next."""
    while found := _one(db.execute(f"{_LIVE} made_with != ? LIMIT 1", (made_with,))):
        yield found


def _one(cursor: sqlite3.Cursor) -> Live | None:
    row = cursor.fetchone()
    return Live(row[0], rows.meta(row[4:]), *row[1:4]) if row else None


def load(db: sqlite3.Connection, found: Live) -> Article:
    """Return the whole article of a living version."""
    text, prose = db.execute("SELECT text, prose FROM texts WHERE article = ?", (found.key,)).fetchone()
    return Article(found.meta, text, rows.prose(prose), found.content_hash)


def bury(db: sqlite3.Connection, key: int, generation: int) -> None:
    """End a version with `generation`; one that no generation has seen yet goes at once."""
    db.execute("DELETE FROM articles WHERE key = ? AND born = ?", (key, generation))
    db.execute("UPDATE articles SET died = ? WHERE key = ?", (generation, key))


def revive(db: sqlite3.Connection, article: Article, made_with: str, generation: int) -> bool:
    """Take back a burial of this same generation when exactly the buried version returns."""
    row = db.execute(
        f"SELECT key, {rows.META} FROM articles WHERE id = ? AND died = ? AND content_hash = ? AND made_with = ?",
        (article.meta.id, generation, article.content_hash, made_with),
    ).fetchone()
    if not row or rows.meta(row[1:]) != article.meta:
        return False
    db.execute("UPDATE articles SET died = ? WHERE key = ?", (NEVER, row[0]))
    return True


def insert(db: sqlite3.Connection, prepared: Prepared, generation: int) -> int:
    """Write a new living version, born with `generation`, and return its key; it is a cluster of its own."""
    article, meta = prepared.article, prepared.article.meta
    key = db.execute(
        f"INSERT INTO articles({rows.META}, born, died, title_key, content_hash, made_with, words, passages, cluster)"
        " VALUES(?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,0)",
        (
            *rows.meta_values(meta),
            generation,
            NEVER,
            rows.sort_key(meta.title),
            article.content_hash,
            prepared.made_with,
            len(article.text.split()),
            len(prepared.chunks),
        ),
    ).lastrowid
    assert key is not None
    db.execute("UPDATE articles SET cluster = key WHERE key = ?", (key,))
    db.execute("INSERT INTO texts VALUES(?,?,?)", (key, article.text, rows.prose_json(article)))
    db.executemany(
        "INSERT INTO chunks(article, ordinal, start, end, input, text) VALUES(?,?,?,?,?,?)",
        [(key, c.ordinal, c.start, c.end, fingerprint(embedded(meta.title, c.text)), c.text) for c in prepared.chunks],
    )
    db.executemany(
        f"INSERT INTO figures(article, {rows.FIGURE}) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        [(key, *rows.figure_values(f)) for f in prepared.figures],
    )
    db.executemany("INSERT OR IGNORE INTO bands VALUES(?,?)", [(band, key) for band in prepared.bands])
    return key


def embedded(title: str, text: str) -> str:
    """Return what is embedded of a passage: its words under the title of its article."""
    return f"{title}\n{text}"


def fingerprint(text: str) -> bytes:
    """Return the address of a text among the vectors."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()
