"""What is known of the files of the corpus: their state when read, the articles found in them, their failures."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.types import Failure


@dataclass(frozen=True, slots=True)
class State:
    """State of a file: a changed file differs in at least one of them. Times are nanoseconds."""

    size: int
    modified: int
    changed: int


@dataclass(frozen=True, slots=True)
class Known:
    """A file read before: its state, when it was read, and the digest of its bytes (empty: read it again)."""

    state: State
    read: int
    digest: str


@dataclass(frozen=True, slots=True)
class Place:
    """One record of a file. `identity` is its own id; `article` the id of the article that holds its text."""

    path: str
    id: str
    identity: str
    article: str
    content_hash: str
    meta: str


def known(db: sqlite3.Connection, path: str) -> Known | None:
    """Return what is known of the file `path`."""
    row = db.execute("SELECT size, modified, changed, read, digest FROM files WHERE path = ?", (path,)).fetchone()
    return Known(State(*row[:3]), row[3], row[4]) if row else None


def remember(db: sqlite3.Connection, path: str, found: Known) -> None:
    """Keep the state of a file."""
    state = found.state
    db.execute(
        "INSERT OR REPLACE INTO files VALUES(?,?,?,?,?,?)",
        (path, state.size, state.modified, state.changed, found.read, found.digest),
    )


def forget(db: sqlite3.Connection, path: str) -> None:
    """Forget a file; its places must be withdrawn first."""
    db.execute("DELETE FROM files WHERE path = ?", (path,))
    db.execute("DELETE FROM failures WHERE path = ?", (path,))


def distrust(db: sqlite3.Connection) -> None:
    """Make the next build read every file again."""
    db.execute("UPDATE files SET digest = '', read = 0, size = -1")


def scope(corpora: Sequence[Path]) -> tuple[str, list[str]]:
    """Return an SQL condition on `path`, with its parameters: the files in or under `corpora`."""
    # "/" is followed by "0": the range holds what begins with "folder/", whatever characters the folder has.
    folders = [str(root).rstrip("/") for root in corpora]
    values = [value for folder in folders for value in (folder, f"{folder}/", f"{folder}0")]
    return "(" + " OR ".join(["path = ? OR (path >= ? AND path < ?)"] * len(corpora)) + ")", values


def vanished(db: sqlite3.Connection, corpora: Sequence[Path]) -> Iterator[str]:
    """Return the files known under `corpora` that are not in the table `seen`."""
    condition, values = scope(corpora)
    rows = db.execute(f"SELECT path FROM files WHERE {condition} AND path NOT IN (SELECT path FROM seen)", values)
    yield from [row[0] for row in rows]


def place(db: sqlite3.Connection, path: str, identity: str) -> Place | None:
    """Return the place of a record."""
    row = db.execute("SELECT * FROM places WHERE path = ? AND id = ?", (path, identity)).fetchone()
    return Place(*row) if row else None


def unmet_places(db: sqlite3.Connection, path: str, limit: int) -> list[Place]:
    """Return some places of a file whose records are not in the table `met`."""
    sql = "SELECT * FROM places WHERE path = ? AND id NOT IN (SELECT id FROM met) LIMIT ?"
    return [Place(*row) for row in db.execute(sql, (path, limit))]


def places_of(db: sqlite3.Connection, article: str) -> list[Place]:
    """Return the places of an article, in a stable order."""
    return [Place(*row) for row in db.execute("SELECT * FROM places WHERE article = ? ORDER BY path, id", (article,))]


def files_of(db: sqlite3.Connection, articles: Sequence[str]) -> list[tuple[Path, Path]]:
    """Return each file that holds one of these articles, with the folder from which its records are named."""
    found = {place.path: place for article in dict.fromkeys(articles) for place in places_of(db, article)}
    return [(Path(path), _root(Path(path), place.id)) for path, place in sorted(found.items())]


def _root(path: Path, record: str) -> Path:
    """Return the folder that a record's id counts from: "a/b.txt" and "a/b.jsonl:1f…" name the file from there."""
    return next(
        (folder for folder in path.parents if record.startswith(path.relative_to(folder).as_posix())), path.parent
    )


def put(db: sqlite3.Connection, found: Place) -> None:
    """Keep a place."""
    values = (found.path, found.id, found.identity, found.article, found.content_hash, found.meta)
    db.execute("INSERT OR REPLACE INTO places VALUES(?,?,?,?,?,?)", values)


def drop(db: sqlite3.Connection, found: Place) -> None:
    """Forget a place."""
    db.execute("DELETE FROM places WHERE path = ? AND id = ?", (found.path, found.id))


def fail(db: sqlite3.Connection, failures: Sequence[Failure]) -> None:
    """Keep failures until their file is read again."""
    db.executemany("INSERT INTO failures VALUES(?,?,?,?)", [(f.path, f.line, f.reason, f.fix) for f in failures])


def clear(db: sqlite3.Connection, path: str) -> None:
    """Forget the failures of a file."""
    db.execute("DELETE FROM failures WHERE path = ?", (path,))


def forget_unknown_failures(db: sqlite3.Connection, corpora: Sequence[Path]) -> None:
    """Forget the failures of files that never gave anything; those that still fail will be met again."""
    condition, values = scope(corpora)
    db.execute(f"DELETE FROM failures WHERE {condition} AND path NOT IN (SELECT path FROM files)", values)


def failures(db: sqlite3.Connection, corpora: Sequence[Path] = ()) -> tuple[Failure, ...]:
    """Return the standing failures, of `corpora` or of all files."""
    condition, values = scope(corpora) if corpora else ("1", [])
    found = db.execute(f"SELECT path, reason, fix, line FROM failures WHERE {condition} ORDER BY path, line", values)
    return tuple(Failure(*row) for row in found)
