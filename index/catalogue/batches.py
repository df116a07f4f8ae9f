"""Commits in batches: work done before a kill stays done, and a commit is not paid for every row."""

from __future__ import annotations

import sqlite3
import time
from types import TracebackType

ROWS, SECONDS = 500, 1.0


class Batches:
    """A transaction that is committed and begun again every so often, and rolled back on an error."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._rows = 0
        self._began = 0.0

    def __enter__(self) -> Batches:
        """Begin."""
        self._begin()
        return self

    def step(self, rows: int = 1) -> None:
        """Mark a point where the catalogue is consistent; commits when enough has gathered."""
        self._rows += rows
        if self._rows >= ROWS or time.monotonic() - self._began > SECONDS:
            self._db.execute("COMMIT")
            self._begin()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commit, or roll back to the last batch."""
        if self._db.in_transaction:
            self._db.execute("COMMIT" if kind is None else "ROLLBACK")

    def _begin(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        self._rows, self._began = 0, time.monotonic()
