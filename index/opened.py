"""A published generation opened for reading, its indexes loaded at the first search."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index import generations, messages
from index.catalogue.connections import Connections
from index.catalogue.shelf import Shelf
from index.errors import IndexDamagedError
from index.generations import Generation, Held

if TYPE_CHECKING:
    from index.lexical import Lexical
    from index.search import Searcher
    from index.vectors import VectorIndex

Compose = Callable[["Lexical", "VectorIndex", Shelf], "Searcher"]


@dataclass(frozen=True, slots=True)
class _Loaded:
    lexical: Lexical
    vectors: VectorIndex
    searcher: Searcher


class Opened:
    """One generation in use by some threads; it closes with the last of them, once retired."""

    def __init__(self, held: Held, connections: Connections) -> None:
        self._held = held
        self.shelf = Shelf(connections.ask, held.generation.number)
        self._loaded: _Loaded | None = None
        self._loading = threading.Lock()
        self._counting = threading.Lock()
        self._users = 1

    @property
    def generation(self) -> Generation:
        """Return what the catalogue says of it."""
        return self._held.generation

    @property
    def folder(self) -> Path:
        """Return where its indexes are."""
        return self._held.folder

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the sources, those with most articles first."""
        return self.shelf.sources()

    def searcher(self, compose: Compose) -> Searcher:
        """Return the search over this generation, made by `compose` at first use."""
        with self._loading:
            if self._loaded is None:
                self._loaded = self._load(compose)
            return self._loaded.searcher

    def _load(self, compose: Compose) -> _Loaded:
        from index.lexical import Lexical
        from index.vectors import VectorIndex

        try:
            lexical = Lexical(self.folder / generations.LEXICAL)
            vectors = VectorIndex(self.folder / generations.VECTORS)
        except IndexDamagedError as error:
            generations.condemn(self.folder)
            raise IndexDamagedError(*messages.generation_damaged(self.generation.name, error.what)) from error
        return _Loaded(lexical, vectors, compose(lexical, vectors, self.shelf))

    def enter(self) -> bool:
        """Begin to use it; false when it is already closed."""
        with self._counting:
            if not self._users:
                return False
            self._users += 1
            return True

    def leave(self) -> None:
        """End a use."""
        with self._counting:
            self._users -= 1
            last = not self._users
        if last:
            if self._loaded:
                self._loaded.vectors.close()
            self._held.release()
