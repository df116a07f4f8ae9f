"""Which generation answers: the newest that was made with the wanted settings, also when another process publishes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from index import generations
from index.catalogue.connections import Connections
from index.catalogue.schema import FILE_NAME, explained
from index.generations import Generation
from index.manifest import Manifest, check
from index.opened import Opened
from index.settings import IndexSettings


class Serving:
    """The published generation, open; each use looks whether a newer one has come. Safe to use from several threads."""

    def __init__(self, settings: IndexSettings) -> None:
        self._home = settings.home
        self._wanted = Manifest.of(settings)
        self.connections = Connections(settings.home)
        self._moving = threading.Lock()
        self._opened = self._open()

    def _open(self) -> Opened:
        with self.connections.borrowed() as db, explained(self._home / FILE_NAME):
            held = generations.hold_published(db, self._home)
        try:
            check(held.generation.manifest, self._wanted)
        except BaseException:
            held.release()
            raise
        return Opened(held, self.connections)

    @property
    def generation(self) -> Generation:
        """Return what the catalogue says of the generation that answers."""
        return self._follow().generation

    @contextmanager
    def current(self) -> Iterator[Opened]:
        """Lend the generation that answers; it stays open that long."""
        opened = self._follow()
        while not opened.enter():
            opened = self._opened
        try:
            yield opened
        finally:
            opened.leave()

    def _follow(self) -> Opened:
        """Move to the generation published last, unless it was made for another embedder: then stay."""
        opened = self._opened
        if self._is_newest(opened) or not self._moving.acquire(blocking=False):
            return opened
        try:
            if not self._is_newest(self._opened) and self._serves():
                old, self._opened = self._opened, self._open()
                old.leave()
        finally:
            self._moving.release()
        return self._opened

    def _is_newest(self, opened: Opened) -> bool:
        # By name: after a restore the same number may stand for other rows.
        row = self.connections.ask("SELECT name FROM generations JOIN pointer ON generation = number", {})
        return not row or row[0][0] == opened.generation.name

    def _serves(self) -> bool:
        with self.connections.borrowed() as db:
            newest = generations.published(db)
        return newest is not None and not newest.manifest.differences(self._wanted)

    def close(self) -> None:
        """Let go of the generation and of the connections."""
        self._opened.leave()
        self.connections.close()
