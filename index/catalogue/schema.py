"""The tables of the catalogue, and connections to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index import messages
from index.errors import DanNguonError, IndexDamagedError, IndexMissingError, IndexStorageError

FILE_NAME = "catalogue.sqlite"
# "Dẫn Nguồn" as SQLite's application id: a database of another program is recognised and left alone.
APPLICATION_ID = 0x44_4E_47_31
VERSION = 1
# Death of what lives. Rows are versions: visible to generation g when born <= g < died.
NEVER = 2**62

TABLES = """
CREATE TABLE articles(
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL, born INTEGER NOT NULL, died INTEGER NOT NULL,
  title TEXT NOT NULL, title_key TEXT NOT NULL, path TEXT NOT NULL,
  published TEXT, precision TEXT NOT NULL, source TEXT, author TEXT, url TEXT, place TEXT,
  content_hash TEXT NOT NULL, made_with TEXT NOT NULL,
  words INTEGER NOT NULL, passages INTEGER NOT NULL, cluster INTEGER NOT NULL);
CREATE INDEX articles_id ON articles(id, died);
CREATE INDEX articles_content ON articles(content_hash, died);
CREATE INDEX articles_born ON articles(born);
CREATE INDEX articles_died ON articles(died);
CREATE INDEX articles_title ON articles(title_key, key);
CREATE INDEX articles_published ON articles(published, key);
CREATE INDEX articles_source ON articles(source, key);
CREATE INDEX articles_cluster ON articles(cluster);

-- Long columns stand apart, so that paging through the articles reads no text.
CREATE TABLE texts(
  article INTEGER PRIMARY KEY REFERENCES articles(key) ON DELETE CASCADE, text TEXT NOT NULL, prose TEXT NOT NULL);

CREATE TABLE chunks(
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES articles(key) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, input BLOB NOT NULL, text TEXT NOT NULL);
CREATE UNIQUE INDEX chunks_article ON chunks(article, ordinal);
CREATE INDEX chunks_input ON chunks(input);

CREATE TABLE embedders(id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE, dimension INTEGER NOT NULL);
-- Addressed by what was embedded, not by where it stands: a moved or restored passage is not embedded again.
CREATE TABLE vectors(
  input BLOB NOT NULL, embedder INTEGER NOT NULL REFERENCES embedders(id), vector BLOB NOT NULL,
  PRIMARY KEY(input, embedder));

CREATE TABLE figures(
  key INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles(key) ON DELETE CASCADE,
  value REAL NOT NULL, upper REAL, qualifier TEXT NOT NULL, unit TEXT NOT NULL, counted TEXT NOT NULL,
  who TEXT NOT NULL, period TEXT NOT NULL, place TEXT NOT NULL, subset INTEGER NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL);
CREATE INDEX figures_article ON figures(article, start);

CREATE TABLE bands(
  band INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES articles(key) ON DELETE CASCADE,
  PRIMARY KEY(band, article)) WITHOUT ROWID;
CREATE INDEX bands_article ON bands(article);

CREATE TABLE files(
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,
  changed INTEGER NOT NULL, read INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places(
  path TEXT NOT NULL, id TEXT NOT NULL, identity TEXT NOT NULL, article TEXT NOT NULL,
  content_hash TEXT NOT NULL, meta TEXT NOT NULL,
  PRIMARY KEY(path, id)) WITHOUT ROWID;
CREATE INDEX places_article ON places(article);
CREATE TABLE failures(path TEXT NOT NULL, line INTEGER, reason TEXT NOT NULL, fix TEXT NOT NULL);
CREATE INDEX failures_path ON failures(path);
CREATE TABLE removed(id TEXT PRIMARY KEY, content_hash TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE generations(
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, manifest TEXT NOT NULL, published TEXT NOT NULL,
  articles INTEGER NOT NULL, chunks INTEGER NOT NULL, buried INTEGER NOT NULL);
-- One row: the generation that readers open.
CREATE TABLE pointer(one INTEGER PRIMARY KEY CHECK(one = 1), generation INTEGER NOT NULL, rebuild TEXT);
INSERT INTO pointer VALUES(1, 0, NULL);
CREATE TABLE runs(
  id INTEGER PRIMARY KEY AUTOINCREMENT, started TEXT NOT NULL, ended TEXT, status TEXT NOT NULL, generation TEXT,
  added INTEGER, updated INTEGER, skipped INTEGER, deleted INTEGER, duplicates INTEGER, embedded INTEGER,
  failures INTEGER, seconds REAL);
"""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the catalogue at `path` into errors for the user's eyes."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _operational(error, path) from error
    except sqlite3.DatabaseError as error:
        raise IndexDamagedError(*messages.catalogue_damaged(path, str(error))) from error


def _operational(error: sqlite3.OperationalError, path: Path) -> DanNguonError:
    code = error.sqlite_errorcode & 0xFF if hasattr(error, "sqlite_errorcode") else 0
    if code == sqlite3.SQLITE_FULL:
        return IndexStorageError(*messages.disk_full(path.parent))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR):
        return IndexStorageError(*messages.not_writable(path.parent, str(error)))
    return IndexDamagedError(*messages.catalogue_damaged(path, str(error)))


def open_writer(home: Path) -> sqlite3.Connection:
    """Open the catalogue of `home` for writing, made if there is none yet."""
    path = home / FILE_NAME
    with explained(path):
        connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        try:
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                _check(connection, path)
            _prepare(connection)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA cache_size=-65536")
            # What one build has seen: a million file names belong on the disk, not in memory.
            connection.execute("CREATE TEMP TABLE seen(path TEXT PRIMARY KEY, root TEXT)")
            connection.execute("CREATE TEMP TABLE met(id TEXT PRIMARY KEY, content_hash TEXT) WITHOUT ROWID")
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    # A first build killed here leaves an empty file or a whole schema, never half of one.
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        for statement in TABLES.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={VERSION}")
    connection.execute("COMMIT")


def open_reader(home: Path) -> sqlite3.Connection:
    """Open the catalogue of `home` for reading; raises `IndexMissingError` where there is none."""
    path = home / FILE_NAME
    if not path.is_file():
        raise IndexMissingError(*messages.index_missing(home))
    with explained(path):
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=30, check_same_thread=False
        )
        try:
            if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise IndexMissingError(*messages.index_missing(home))
            _check(connection, path)
            connection.execute("PRAGMA query_only=ON")
        except BaseException:
            connection.close()
            raise
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a database of another program, and one written by a newer version of this one."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise IndexDamagedError(*messages.catalogue_foreign(path))
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        raise IndexDamagedError(*messages.catalogue_version(path, version, VERSION))
