"""Vectors in the catalogue: which are missing, and the ones a generation is made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.catalogue.articles import embedded
from index.catalogue.schema import NEVER


@dataclass(frozen=True, slots=True)
class Indexed:
    """A passage as a generation takes it."""

    key: int
    title: str
    text: str
    published: date | None
    source: str | None
    vector: NDArray[np.float32]


def embedder(db: sqlite3.Connection, fingerprint: str, dimension: int = 0) -> int:
    """Return the number of an embedder in the catalogue, entered when `dimension` is given."""
    if dimension:
        db.execute("INSERT OR IGNORE INTO embedders(fingerprint, dimension) VALUES(?,?)", (fingerprint, dimension))
    row = db.execute("SELECT id FROM embedders WHERE fingerprint = ?", (fingerprint,)).fetchone()
    return int(row[0]) if row else 0


def dimension(db: sqlite3.Connection, fingerprint: str) -> int:
    """Return the dimension of an embedder's vectors, 0 where it has none yet."""
    row = db.execute("SELECT dimension FROM embedders WHERE fingerprint = ?", (fingerprint,)).fetchone()
    return int(row[0]) if row else 0


_MISSING = f"""
FROM articles a JOIN chunks c ON c.article = a.key
WHERE a.died = {NEVER} AND a.born > ?
AND NOT EXISTS(SELECT 1 FROM vectors v WHERE v.input = c.input AND v.embedder = ?)"""


def missing(db: sqlite3.Connection, fingerprint: str, since: int) -> int:
    """Return how many living passages, of articles born after `since`, have no vector of this embedder."""
    number = embedder(db, fingerprint)
    return int(db.execute(f"SELECT count(*) {_MISSING}", (since, number)).fetchone()[0])


def next_missing(
    db: sqlite3.Connection, fingerprint: str, since: int, after: int, size: int
) -> tuple[int, list[tuple[bytes, str]]]:
    """Return the address and text of the next passages without a vector, and the key to go on after."""
    number = embedder(db, fingerprint)
    found = db.execute(
        f"SELECT c.key, c.input, a.title, c.text {_MISSING} AND c.key > ? ORDER BY c.key LIMIT ?",
        (since, number, after, size),
    ).fetchall()
    return (found[-1][0] if found else after), [(row[1], embedded(row[2], row[3])) for row in found]


def keep(db: sqlite3.Connection, number: int, inputs: Sequence[bytes], vectors: NDArray[np.float32]) -> None:
    """Keep vectors under the addresses of what was embedded."""
    rows = [(address, number, vector.tobytes()) for address, vector in zip(inputs, vectors, strict=True)]
    db.executemany("INSERT OR IGNORE INTO vectors VALUES(?,?,?)", rows)


def forget_all(db: sqlite3.Connection, fingerprint: str) -> None:
    """Forget every vector of an embedder, so that all is embedded again."""
    db.execute("DELETE FROM vectors WHERE embedder = ?", (embedder(db, fingerprint),))


def born(db: sqlite3.Connection, fingerprint: str, since: int) -> Iterator[Indexed]:
    """Return the living passages of articles born after `since`, with their vectors, in the order of their keys."""
    found = db.execute(
        "SELECT c.key, a.title, c.text, a.published, a.source, v.vector"
        f" FROM articles a JOIN chunks c ON c.article = a.key AND a.died = {NEVER} AND a.born > ?"
        " JOIN vectors v ON v.input = c.input AND v.embedder = ? ORDER BY c.key",
        (since, embedder(db, fingerprint)),
    )
    for key, title, text, published, source, vector in found:
        day = date.fromisoformat(published) if published else None
        yield Indexed(key, title, text, day, source, np.frombuffer(vector, np.float32))


def buried(db: sqlite3.Connection, since: int) -> list[int]:
    """Return the keys of the passages that generation `since` holds and the next one must not."""
    found = db.execute(
        f"SELECT c.key FROM articles a JOIN chunks c ON c.article = a.key"
        f" WHERE a.born <= ? AND a.died > ? AND a.died < {NEVER}",
        (since, since),
    )
    return [row[0] for row in found]


def living(db: sqlite3.Connection) -> tuple[int, int]:
    """Return how many articles and passages live."""
    row = db.execute(f"SELECT count(*), coalesce(sum(passages), 0) FROM articles WHERE died = {NEVER}").fetchone()
    return int(row[0]), int(row[1])
