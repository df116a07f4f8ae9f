"""Generations: immutable folders of derived indexes. One row of the catalogue says which one answers.

`HOME/generations/NAME/{lexical,vectors}` with `NAME.lock` beside it: a reader shares the lock while it has the
generation open, and a folder is removed only when nobody does.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index import messages
from index.errors import IndexDamagedError, IndexMissingError
from index.lock import share, unshared
from index.manifest import Manifest

FOLDER = "generations"
LEXICAL, VECTORS = "lexical", "vectors"
# Sizes and digests of the files that must never change again.
_LEDGER = "files.json"
_DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Generation:
    """A published generation as the catalogue describes it; `buried`: passages deleted since it was made whole."""

    number: int
    name: str
    manifest: Manifest
    published: str
    articles: int
    chunks: int
    buried: int


@dataclass(frozen=True, slots=True)
class Held:
    """A generation that cannot be removed while this is held."""

    generation: Generation
    folder: Path
    _lock: int

    def release(self) -> None:
        """Let it be removed."""
        os.close(self._lock)


def published(db: sqlite3.Connection) -> Generation | None:
    """Return the generation that answers."""
    row = db.execute("SELECT g.* FROM pointer p JOIN generations g ON g.number = p.generation").fetchone()
    if not row:
        return None
    number, name, manifest, *rest = row
    return Generation(number, name, Manifest.from_json(manifest), *rest)


def hold_published(db: sqlite3.Connection, home: Path) -> Held:
    """Hold the generation that answers; raises when there is none or its folder is damaged."""
    while True:
        generation = published(db)
        if generation is None:
            raise IndexMissingError(*messages.index_missing(home))
        folder = home / FOLDER / generation.name
        lock = share(folder.with_suffix(".lock"))
        if lock is not None:
            if whole(folder):
                return Held(generation, folder, lock)
            os.close(lock)
        # It may have been replaced and removed between the two steps: then the pointer has moved.
        now = published(db)
        if now is not None and now.number == generation.number:
            raise IndexDamagedError(*messages.generation_damaged(generation.name, str(folder)))


def begin(home: Path, name: str) -> Path:
    """Make the folder of a new generation."""
    folder = home / FOLDER / name
    folder.mkdir(parents=True)
    return folder


def copy(home: Path, generation: Generation, folder: Path) -> None:
    """Fill a new folder with the indexes of a generation."""
    source = home / FOLDER / generation.name
    for part in (LEXICAL, VECTORS):
        shutil.copytree(source / part, folder / part, ignore=shutil.ignore_patterns(".tantivy-*", "chroma.sqlite3*"))
    # Chroma writes to its SQLite file when a reader opens it: only SQLite itself copies that safely.
    name = f"{VECTORS}/chroma.sqlite3"
    with closing(sqlite3.connect(source / name)) as old, closing(sqlite3.connect(folder / name)) as new:
        old.backup(new)


def seal(folder: Path) -> None:
    """Write down the files of a finished generation and force all of it to the disk."""
    ledger = {str(path.relative_to(folder)): (path.stat().st_size, _digest(path)) for path in _final_files(folder)}
    (folder / _LEDGER).write_text(json.dumps(ledger), encoding="utf-8")
    folder.with_suffix(".lock").touch()
    for path in (*folder.rglob("*"), folder, folder.parent):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def discard(folder: Path) -> None:
    """Remove a generation that was not finished."""
    shutil.rmtree(folder, ignore_errors=True)


def whole(folder: Path) -> bool:
    """Return whether the files of a generation are all there in their sizes; cheap."""
    if (folder / _DAMAGED).exists() or not folder.with_suffix(".lock").exists():
        return False
    try:
        ledger = json.loads((folder / _LEDGER).read_text(encoding="utf-8"))
        return all((folder / name).stat().st_size == size for name, (size, _) in ledger.items())
    except (OSError, ValueError):
        return False


def broken_files(folder: Path) -> list[str]:
    """Return the files whose content changed since the generation was sealed; reads everything."""
    try:
        ledger = json.loads((folder / _LEDGER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return [_LEDGER]
    return [name for name, (_, digest) in ledger.items() if _digest(folder / name) != digest]


def condemn(folder: Path) -> None:
    """Mark a generation as damaged: the next build makes it anew."""
    if folder.is_dir():
        (folder / _DAMAGED).touch()


def _final_files(folder: Path) -> Iterator[Path]:
    # Chroma writes to its SQLite file even when only reading, and to the graph of a collection too small to have been
    # synchronised (it has no metadata yet; the graph is made in memory). Tantivy leaves its locks behind.
    for path in sorted(folder.rglob("*")):
        unsynchronised = path.suffix == ".bin" and not (path.parent / "index_metadata.pickle").exists()
        if path.is_file() and not path.name.startswith((".tantivy-", "chroma.sqlite3")) and not unsynchronised:
            yield path


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def prune(db: sqlite3.Connection, home: Path) -> int:
    """Remove the generations nobody reads, and leftovers of killed builds; return the oldest one that stays."""
    folders = home / FOLDER
    current = published(db)
    rows = {name: number for number, name in db.execute("SELECT number, name FROM generations").fetchall()}
    kept = {current.name} if current else set()
    names = {path.name.removesuffix(".lock") for path in folders.iterdir()} if folders.is_dir() else set()
    for name in sorted((names | set(rows)) - kept):
        with unshared(folders / f"{name}.lock") as free:
            if free:
                shutil.rmtree(folders / name, ignore_errors=True)
                (folders / f"{name}.lock").unlink(missing_ok=True)
                db.execute("DELETE FROM generations WHERE name = ?", (name,))
                rows.pop(name, None)
    return min(rows.values(), default=0)
