"""The log of builds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from index.types import BuildReport

RUNNING, DONE, STOPPED = "running", "done", "stopped"


@dataclass(frozen=True, slots=True)
class Run:
    """One build as it is remembered; counts are `None` where it did not end."""

    started: str
    ended: str | None
    status: str
    generation: str | None
    added: int | None
    updated: int | None
    skipped: int | None
    deleted: int | None
    duplicates: int | None
    embedded: int | None
    failures: int | None
    seconds: float | None


@dataclass(frozen=True, slots=True)
class Entry:
    """The line of the build that is running."""

    db: sqlite3.Connection
    id: int

    def report(self, report: BuildReport) -> None:
        """Write the end of the build."""
        self.db.execute(
            "UPDATE runs SET ended = ?, status = ?, generation = ?, added = ?, updated = ?, skipped = ?, deleted = ?,"
            " duplicates = ?, embedded = ?, failures = ?, seconds = ? WHERE id = ?",
            (
                _now(),
                DONE,
                report.generation,
                report.added,
                report.updated,
                report.skipped,
                report.deleted,
                report.duplicates,
                report.embedded,
                len(report.failures),
                report.seconds,
                self.id,
            ),
        )


@contextmanager
def recorded(db: sqlite3.Connection) -> Iterator[Entry]:
    """Log a build; one that was killed or stopped stays in the log as such."""
    db.execute("UPDATE runs SET status = ? WHERE status = ?", (STOPPED, RUNNING))
    cursor = db.execute("INSERT INTO runs(started, status) VALUES(?,?)", (_now(), RUNNING))
    assert cursor.lastrowid is not None
    yield Entry(db, cursor.lastrowid)


def latest(db: sqlite3.Connection, limit: int) -> tuple[Run, ...]:
    """Return the last builds, newest first."""
    found = db.execute(
        "SELECT started, ended, status, generation, added, updated, skipped, deleted, duplicates, embedded, failures,"
        " seconds FROM runs ORDER BY id DESC LIMIT ?",
        (limit,),
    )
    return tuple(Run(*row) for row in found)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
