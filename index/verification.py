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
            counts = {generations.LEXICAL: 0, generations.VECTORS: 0}
            found += [*_vectors(db, held, counts), *_generation(held, counts)]
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


def _vectors(db: sqlite3.Connection, held: Held, counts: dict[str, int]) -> Iterator[str]:
    """Check every passage's vector and count into `counts` what each index must hold; zero vectors are not indexed."""
    manifest, number = held.generation.manifest, held.generation.number
    sql = """SELECT v.vector FROM articles a JOIN chunks c ON c.article = a.key
      LEFT JOIN vectors v ON v.input = c.input AND v.embedder = ?2 WHERE a.born <= ?1 AND a.died > ?1"""
    missing = bad = 0
    for (blob,) in db.execute(sql, (number, embeddings.embedder(db, manifest.fingerprint))):
        counts[generations.LEXICAL] += 1
        if blob is None:
            missing += 1
            continue
        vector = np.frombuffer(blob, np.float32) if len(blob) == 4 * manifest.dimension else np.full(1, np.nan)
        bad += not np.isfinite(vector).all()
        counts[generations.VECTORS] += bool(vector.any())
    if missing:
        yield messages.problem(messages.VECTORS, messages.without_vector(missing))
    if bad:
        yield messages.problem(messages.VECTORS, messages.BAD_VECTOR)


def _generation(held: Held, counts: dict[str, int]) -> Iterator[str]:
    name = held.generation.name
    try:
        detail = ", ".join(generations.broken_files(held.folder)) or _miscounted(held.folder, counts)
    except IndexDamagedError as error:
        detail = error.what
    if detail:
        generations.condemn(held.folder)
        yield " ".join(messages.generation_damaged(name, detail))


def _miscounted(folder: Path, counts: dict[str, int]) -> str:
    from index.lexical import Lexical
    from index.vectors import VectorIndex

    vectors = VectorIndex(folder / generations.VECTORS)
    try:
        held = {generations.LEXICAL: Lexical(folder / generations.LEXICAL).size, generations.VECTORS: vectors.size}
    finally:
        vectors.close()
    return ", ".join(f"{part}: {held[part]} ≠ {count}" for part, count in counts.items() if held[part] != count)
