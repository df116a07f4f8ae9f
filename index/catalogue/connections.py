"""Connections for readers in many threads: each query borrows one."""

from __future__ import annotations

import queue
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.catalogue.rows import Row
from index.catalogue.schema import FILE_NAME, explained, open_reader


class Connections:
    """A pool that grows with the number of threads that read at once."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._idle: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        self._idle.put(open_reader(home))

    @contextmanager
    def borrowed(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection to the calling thread."""
        try:
            connection = self._idle.get_nowait()
        except queue.Empty:
            connection = open_reader(self._home)
        try:
            yield connection
        finally:
            self._idle.put(connection)

    def ask(self, sql: str, values: dict[str, object]) -> list[Row]:
        """Return all rows of a query."""
        with self.borrowed() as connection, explained(self._home / FILE_NAME):
            return connection.execute(sql, values).fetchall()

    def close(self) -> None:
        """Close the idle connections."""
        while not self._idle.empty():
            self._idle.get_nowait().close()
