"""Check an index: the catalogue, the offsets, the vectors, and the published generation against them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np

from index import generations, messages
from index.catalogue import embeddings
from index.catalogue.schema import FILE_NAME, NEVER, explained, open_reader
from index.errors import IndexDamagedError
from index.generations import Held
from index.settings import IndexSettings


def problems(settings: IndexSettings) -> tuple[str, ...]:
    """Return what is wrong with the index of ``settings.home``; a damaged generation is made anew by the next build."""
    home = settings.home
    with closing(open_reader(home)) as db, explained(home / FILE_NAME):
        found = [*_catalogue(db), *_offsets(db)]
        try:
            held = generations.hold_published(db, home)
        except IndexDamagedError as error:
            return (*found, str(error))
        try:
            found += [*_vectors(db, held), *_generation(db, held)]
        finally:
            held.release()
    return tuple(found)


def _catalogue(db: sqlite3.Connection) -> Iterator[str]:
    for (answer,) in db.execute("PRAGMA integrity_check(5)"):
        if answer != "ok":
            yield messages.problem("SQLite", str(answer))
    if db.execute("PRAGMA foreign_key_check").fetchone():
        yield messages.problem("SQLite", "foreign_key_check")


def _offsets(db: sqlite3.Connection) -> Iterator[str]:
    sql = f"""SELECT a.id, c.ordinal FROM articles a JOIN texts t ON t.article = a.key
      JOIN chunks c ON c.article = a.key
      WHERE a.died = {NEVER} AND substr(t.text, c.start + 1, c.end - c.start) != c.text"""
    for identity, ordinal in db.execute(sql):
        yield messages.problem(f"{identity}#p{ordinal}", messages.OFFSETS)


def _vectors(db: sqlite3.Connection, held: Held) -> Iterator[str]:
    manifest = held.generation.manifest
    number = embeddings.embedder(db, manifest.fingerprint)
    missing = """SELECT count(*) FROM articles a JOIN chunks c ON c.article = a.key
      LEFT JOIN vectors v ON v.input = c.input AND v.embedder = ?
      WHERE a.born <= ?2 AND a.died > ?2 AND v.input IS NULL"""
    if count := db.execute(missing, (number, held.generation.number)).fetchone()[0]:
        yield messages.problem(messages.VECTORS, messages.without_vector(count))
    for (blob,) in db.execute("SELECT vector FROM vectors WHERE embedder = ?", (number,)):
        vector = np.frombuffer(blob, np.float32) if len(blob) % 4 == 0 else np.empty(0, np.float32)
        if len(vector) != manifest.dimension or not np.isfinite(vector).all():
            yield messages.problem(messages.VECTORS, messages.BAD_VECTOR)
            return


def _generation(db: sqlite3.Connection, held: Held) -> Iterator[str]:
    name = held.generation.name
    if broken := generations.broken_files(held.folder):
        generations.condemn(held.folder)
        yield " ".join(messages.generation_damaged(name, ", ".join(broken)))
        return
    try:
        counts = _sizes(held.folder)
    except IndexDamagedError as error:
        generations.condemn(held.folder)
        yield " ".join(messages.generation_damaged(name, error.what))
        return
    wanted = _visible_chunks(db, held.generation.number)
    for part, count in counts:
        if count != wanted:
            generations.condemn(held.folder)
            yield " ".join(messages.generation_damaged(name, f"{part}: {count} ≠ {wanted}"))


def _visible_chunks(db: sqlite3.Connection, number: int) -> int:
    sql = "SELECT coalesce(sum(passages), 0) FROM articles WHERE born <= ?1 AND died > ?1"
    return int(db.execute(sql, (number,)).fetchone()[0])


def _sizes(folder: Path) -> tuple[tuple[str, int], ...]:
    from index.lexical import Lexical
    from index.vectors import VectorIndex

    vectors = VectorIndex(folder / generations.VECTORS)
    try:
        # A vector of zeros is not indexed, so there may be fewer of them, never more.
        return ((generations.LEXICAL, Lexical(folder / generations.LEXICAL).size),)
    finally:
        vectors.close()
