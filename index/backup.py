"""One file that holds everything of a home folder, taken while it is in use; and back.

The file is a zip of the catalogue, the conversations and whatever else was put into the folder. Generations are left
out: a restore derives one from the vectors in the catalogue, so that no file of a library's own format comes in.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from index import generations, messages
from index.build import LOCK, storage_explained
from index.building.progress import Listener, silent
from index.building.publishing import derive, publish, sweep
from index.catalogue.schema import FILE_NAME, explained, open_reader, open_writer
from index.errors import BackupError
from index.lock import exclusive
from index.settings import IndexSettings

CONTENTS = "dan-nguon.json"
FORMAT = 1
_DATABASE = ".sqlite"
_LEFT_OUT = (".lock", "-wal", "-shm", "-journal", ".part")
_STAGING = ".restore-"
_MALFORMED = (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, EOFError, NotImplementedError)


def backup(settings: IndexSettings, target: Path) -> int:
    """Write everything of ``settings.home`` to the file `target`, replacing it at once at the end; return its size."""
    home, target = settings.home, target.expanduser().resolve()
    if target.exists() and not _is_backup(target):
        raise BackupError(*messages.backup_exists(target))
    with closing(open_reader(home)):  # is there an index at all, and is it ours?
        pass
    part = target.with_name(f"{target.name}.part")
    with storage_explained(target.parent):
        try:
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                _write(home, target, archive)
            with part.open("rb") as file:
                os.fsync(file.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    return target.stat().st_size


def _write(home: Path, target: Path, archive: zipfile.ZipFile) -> None:
    digests: dict[str, str] = {}
    for path in _files(home, target):
        name = path.relative_to(home).as_posix()
        with _still(path) as copy:
            archive.write(copy, name)
            digests[name] = _digest(copy)
    contents = {"format": FORMAT, "created": datetime.now(UTC).isoformat(timespec="seconds"), "files": digests}
    archive.writestr(CONTENTS, json.dumps(contents, ensure_ascii=False, indent=1))


def _files(home: Path, target: Path) -> Iterator[Path]:
    for path in sorted(home.rglob("*")):
        top = path.relative_to(home).parts[0]
        if top == generations.FOLDER or top.startswith(_STAGING) or path.name.endswith(_LEFT_OUT):
            continue
        if path.is_file() and not path.is_symlink() and path.resolve() != target:
            yield path


@contextmanager
def _still(path: Path) -> Iterator[Path]:
    """Yield a file that does not change: a copy by SQLite itself where `path` is a database in use."""
    # By its name: to open and close a database's file here would take away the locks of this process's connections.
    if path.suffix != _DATABASE:
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as destination:
            source.backup(destination)
        yield copy


def restore(settings: IndexSettings, source: Path, listener: Listener = silent) -> None:
    """Put what `backup` wrote into ``settings.home``; until the last step the home folder answers as before."""
    home, source = settings.home, source.expanduser().resolve()
    with storage_explained(home):
        home.mkdir(parents=True, exist_ok=True)
        with exclusive(home / LOCK):
            _clear(home)
            staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=home))
            try:
                names = _extract(source, staging)
                _derive(home, staging, listener)
                _install(home, staging, names)
            finally:
                shutil.rmtree(staging, ignore_errors=True)
            with closing(open_writer(home)) as db, explained(home / FILE_NAME):
                sweep(db, home)


def _clear(home: Path) -> None:
    for left in home.glob(f"{_STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)


def _extract(source: Path, staging: Path) -> list[str]:
    if not source.is_file():
        raise BackupError(*messages.backup_foreign(source))
    try:
        with zipfile.ZipFile(source) as archive:
            contents = json.loads(archive.read(CONTENTS))
            digests = contents["files"]
            if contents["format"] != FORMAT or FILE_NAME not in digests:
                raise BackupError(*messages.backup_foreign(source))
            for name, digest in digests.items():
                _extract_one(archive, name, digest, staging, source)
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        EOFError,
        NotImplementedError,
    ) as error:
        raise BackupError(*messages.backup_foreign(source)) from error
    return list(digests)


def _extract_one(archive: zipfile.ZipFile, name: str, digest: str, staging: Path, source: Path) -> None:
    """Extract one named file; a name that leads out of the folder, or content that was changed, refuses the whole."""
    parts = PurePosixPath(name).parts
    unsafe = not parts or name.startswith("/") or ".." in parts or "\\" in name or "\0" in name or ":" in parts[0]
    if unsafe or parts[0] == generations.FOLDER:
        raise BackupError(*messages.backup_unsafe(source, name))
    path = staging.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as packed, path.open("xb") as file:
        shutil.copyfileobj(packed, file, 1 << 20)
    if _digest(path) != digest:
        raise BackupError(*messages.backup_changed(source, name))


def _derive(home: Path, staging: Path, listener: Listener) -> None:
    """Make a generation in `home` from the staged catalogue, and let that catalogue point to it."""
    with closing(open_writer(staging)) as db, explained(staging / FILE_NAME):
        if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise BackupError(*messages.backup_foreign(staging / FILE_NAME))
        last = generations.published(db)
        if last:
            generation = derive(db, home, last.manifest, listener)
            publish(db, generation)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _install(home: Path, staging: Path, names: list[str]) -> None:
    # The catalogue last: with it, readers in other processes move to what was restored.
    for name in sorted(names, key=lambda name: name == FILE_NAME):
        new, old = staging / name, home / name
        old.parent.mkdir(parents=True, exist_ok=True)
        if old.exists() and old.suffix == _DATABASE:
            # A database in use is changed from within, in one transaction: its log would not fit another file.
            with closing(sqlite3.connect(new)) as source, closing(sqlite3.connect(old, timeout=30)) as destination:
                source.backup(destination)
        else:
            new.replace(old)


def _is_backup(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return CONTENTS in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
