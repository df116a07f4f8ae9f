"""The files of the corpora into the catalogue: unchanged ones are passed over, vanished ones are taken out."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index import articles, messages
from index.building.intake import Intake, Outcome
from index.building.progress import Listener, Progress, Stage
from index.catalogue import files
from index.catalogue.batches import Batches
from index.catalogue.files import Known, State
from index.types import Article, Failure

# A file written this shortly before it was read could change once more without its times showing it.
_RACY_NS = 2_000_000_000
# Files and articles between two signs of life.
_EVERY = 100


@dataclass(slots=True)
class Reading:
    """One pass over the corpora, counting what became of their records."""

    db: sqlite3.Connection
    intake: Intake
    listener: Listener
    outcomes: Counter[Outcome] = field(default_factory=Counter)

    def run(self, corpora: Sequence[Path]) -> None:
        """Bring the catalogue into agreement with the files under `corpora`."""
        total = self._scan(corpora)
        self.db.execute("DELETE FROM met")
        with Batches(self.db) as batches:
            for path in files.vanished(self.db, corpora):
                self._vanish(path, batches)
            for done, (path, root) in enumerate(self._seen()):
                if done % _EVERY == 0:
                    self.listener(Progress(Stage.READ, done, total, Path(path).name))
                self._file(Path(path), Path(root), batches)
                self.db.execute("DELETE FROM met")
        self.listener(Progress(Stage.READ, total, total))

    def again(self, path: Path, root: Path) -> None:
        """Read one file again, whether it has changed or not."""
        self.db.execute("DELETE FROM met")
        self._forget_digest(str(path), files.known(self.db, str(path)))
        with Batches(self.db) as batches:
            self._file(path, root, batches)

    def _seen(self) -> Iterator[tuple[str, str]]:
        last = 0
        while page := self.db.execute(
            "SELECT rowid, path, root FROM seen WHERE rowid > ? LIMIT 500", (last,)
        ).fetchall():
            yield from [(path, root) for _, path, root in page]
            last = page[-1][0]

    def _scan(self, corpora: Sequence[Path]) -> int:
        self.db.execute("DELETE FROM seen")
        files.forget_unknown_failures(self.db, corpora)
        count = 0
        with Batches(self.db) as batches:
            for root in corpora:
                folder = root.parent if root.is_file() else root
                for path in articles.paths(root):
                    count += self._see(path, folder)
                    if count % _EVERY == 0:
                        self.listener(Progress(Stage.SCAN, count))
                    batches.step()
        return count

    def _see(self, path: Path, folder: Path) -> int:
        try:
            values = (str(path), str(folder))
            return self.db.execute("INSERT OR IGNORE INTO seen VALUES(?,?)", values).rowcount
        except UnicodeEncodeError:  # a name in no encoding we know: there is no telling it from another
            shown = os.fsencode(path).decode("utf-8", "replace")
            files.fail(self.db, [Failure(shown, *messages.UNREADABLE_NAME)])
            return 0

    def _vanish(self, path: str, batches: Batches) -> None:
        """Take out a file that is gone; one that merely cannot be seen keeps its articles."""
        try:
            os.lstat(path)
            readable = os.access(Path(path).parent, os.R_OK | os.X_OK)
        except (FileNotFoundError, NotADirectoryError):
            readable = True
        except OSError:
            readable = False
        if not readable:
            self._fail(path, [Failure(path, *messages.unreadable(str(Path(path).parent)))])
            return
        self._withdraw(path, batches)
        files.forget(self.db, path)
        batches.step()

    def _file(self, path: Path, root: Path, batches: Batches) -> None:
        name = str(path)
        before = files.known(self.db, name)
        try:
            state, now = _state(path), time.time_ns()
            if before and before.digest and before.state == state and not _racy(before):
                return self._skip(name)
            digest = _digest(path)
        except OSError as error:
            self._forget_digest(name, before)
            told = [item for item in articles.read(path, root) if isinstance(item, Failure)]
            return self._fail(name, told or [Failure(name, *messages.unreadable(error.strerror or str(error)))])
        if before is None or before.digest != digest:
            self._read(path, root, batches)
            if _changed_since(path, state):
                digest = ""
        else:
            self._skip(name)
        files.remember(self.db, name, Known(state, now, digest))
        batches.step()
        return None

    def _skip(self, path: str) -> None:
        for same, count in self.db.execute(
            "SELECT article = identity, count(*) FROM places WHERE path = ? GROUP BY 1", (path,)
        ):
            self.outcomes[Outcome.SKIPPED if same else Outcome.DUPLICATE] += count

    def _read(self, path: Path, root: Path, batches: Batches) -> None:
        failures: list[Failure] = []
        for count, item in enumerate(articles.read(path, root), 1):
            if isinstance(item, Article):
                self.outcomes[self.intake.take(item, str(path), root)] += 1
            else:
                failures.append(item)
            batches.step()
            if count % _EVERY == 0:
                self.listener(Progress(Stage.READ, count, 0, path.name))
        self._fail(str(path), failures)
        # A file that failed as a whole, or broke off, keeps what it held: better old than lost.
        if all(failure.line is not None for failure in failures):
            self._withdraw(str(path), batches)

    def _withdraw(self, path: str, batches: Batches) -> None:
        """Take out the records of a file that were not met in it."""
        while places := files.unmet_places(self.db, path, _EVERY):
            for place in places:
                if self.intake.withdraw(place) is Outcome.DELETED:
                    self.outcomes[Outcome.DELETED] += 1
            batches.step(len(places))

    def _fail(self, path: str, failures: Sequence[Failure]) -> None:
        files.clear(self.db, path)
        files.fail(self.db, failures)

    def _forget_digest(self, path: str, before: Known | None) -> None:
        if before:
            files.remember(self.db, path, Known(before.state, before.read, ""))


def _state(path: Path) -> State:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):  # reading a pipe would wait for ever
        raise IsADirectoryError(path)
    return State(found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _racy(before: Known) -> bool:
    return max(before.state.modified, before.state.changed) > before.read - _RACY_NS


def _changed_since(path: Path, state: State) -> bool:
    try:
        return _state(path) != state
    except OSError:
        return True


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
