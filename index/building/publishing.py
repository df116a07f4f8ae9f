"""A generation out of the catalogue: the last one copied and changed, or made from nothing; then one row is set."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import numpy as np

from index import generations
from index.building.progress import Listener, Progress, Stage
from index.catalogue import embeddings
from index.catalogue.batches import Batches
from index.catalogue.embeddings import Indexed
from index.generations import Generation
from index.manifest import Manifest

# Deleted passages stay as dead weight in both indexes: past this share of the living, begin anew.
_MOST_DEAD = 0.3


def derive(db: sqlite3.Connection, home: Path, manifest: Manifest, listener: Listener) -> Generation:
    """Make the next generation from the catalogue and return it, not yet published."""
    last = generations.published(db)
    number = last.number + 1 if last else 1
    articles, chunks = embeddings.living(db)
    gone = embeddings.buried(db, last.number) if last else []
    base = last if last and _fits(home, last, manifest, len(gone), chunks) else None
    name = f"{number:06d}-{secrets.token_hex(4)}"
    folder = generations.begin(home, name)
    try:
        if base:
            generations.copy(home, base, folder)
        _fill(db, folder, manifest, base, gone, listener)
        generations.seal(folder)
    except BaseException:
        generations.discard(folder)
        raise
    dead = base.buried + len(gone) if base else 0
    return Generation(number, name, manifest, datetime.now(UTC).isoformat(), articles, chunks, dead)


def _fits(home: Path, last: Generation, manifest: Manifest, gone: int, chunks: int) -> bool:
    same = not last.manifest.differences(manifest)
    dead = last.buried + gone
    return same and dead <= _MOST_DEAD * chunks and generations.whole(home / generations.FOLDER / last.name)


def _fill(  # noqa: PLR0913, PLR0917
    db: sqlite3.Connection,
    folder: Path,
    manifest: Manifest,
    base: Generation | None,
    gone: list[int],
    listener: Listener,
) -> None:
    from index.lexical import LexicalWriter
    from index.vectors import VectorWriter

    since = base.number if base else 0
    total = embeddings.living(db)[1] - (base.chunks - len(gone) if base else 0)
    lexical = LexicalWriter(folder / generations.LEXICAL)
    vectors = VectorWriter(folder / generations.VECTORS)
    try:
        if base and gone:
            lexical.delete(gone)
            vectors.delete(gone)
        done = 0
        for batch in _batches(embeddings.born(db, manifest.fingerprint, since), total):
            listener(Progress(Stage.INDEX, done, total))
            for item in batch:
                lexical.add(item.key, item.title, item.text, item.published, item.source)
            vectors.add(
                [item.key for item in batch],
                np.stack([item.vector for item in batch]),
                [(item.published, item.source) for item in batch],
            )
            done += len(batch)
        listener(Progress(Stage.INDEX, done, total))
        lexical.finish()
    finally:
        vectors.close()


def _batches(items: Iterator[Indexed], total: int) -> Iterator[list[Indexed]]:
    """Return batches of nearly equal size: a small last one would leave Chroma rows to index at each opening."""
    from index.vectors import BATCH

    size = -(-total // max(1, -(-total // BATCH)))
    while batch := list(islice(items, max(size, 1))):
        yield batch


def publish(db: sqlite3.Connection, generation: Generation) -> None:
    """Let readers move to `generation`."""
    g = generation
    db.execute("BEGIN IMMEDIATE")
    db.execute(
        "INSERT INTO generations VALUES(?,?,?,?,?,?,?)",
        (g.number, g.name, g.manifest.to_json(), g.published, g.articles, g.chunks, g.buried),
    )
    db.execute("UPDATE pointer SET generation = ?, rebuild = NULL", (g.number,))
    db.execute("COMMIT")


def sweep(db: sqlite3.Connection, home: Path) -> None:
    """Remove the generations nobody reads, and the rows that only they could see."""
    oldest = generations.prune(db, home)
    while True:
        keys = [row[0] for row in db.execute("SELECT key FROM articles WHERE died <= ? LIMIT 500", (oldest,))]
        if not keys:
            break
        with Batches(db):
            _delete(db, keys)
    _forget_embedders(db)


def _delete(db: sqlite3.Connection, keys: list[int]) -> None:
    marks = ",".join("?" * len(keys))
    inputs = db.execute(f"SELECT DISTINCT input FROM chunks WHERE article IN ({marks})", keys).fetchall()
    db.execute(f"DELETE FROM articles WHERE key IN ({marks})", keys)
    db.executemany("DELETE FROM vectors WHERE input = ?1 AND NOT EXISTS(SELECT 1 FROM chunks WHERE input = ?1)", inputs)


def _forget_embedders(db: sqlite3.Connection) -> None:
    """Forget the vectors of embedders that no generation uses."""
    # A rebuild that was cut off has left vectors for the generation it did not live to publish.
    sql = "SELECT manifest FROM generations UNION SELECT rebuild FROM pointer WHERE rebuild IS NOT NULL"
    names = [manifest for (manifest,) in db.execute(sql)]
    used = {Manifest.from_json(name).fingerprint for name in names}
    for number, fingerprint in db.execute("SELECT id, fingerprint FROM embedders").fetchall():
        if names and fingerprint not in used:
            with Batches(db):
                db.execute("DELETE FROM vectors WHERE embedder = ?", (number,))
                db.execute("DELETE FROM embedders WHERE id = ?", (number,))
