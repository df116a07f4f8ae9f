"""Opens the library and the models while the page is already there, and tells how far that is."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from index.errors import DanNguonError, IndexMismatchError, IndexMissingError
from index.messages import BUILD, REBUILD

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.library import Library

_log = logging.getLogger(__name__)


class Phase(Enum):
    """How far opening has come."""

    LOADING = "loading"
    READY = "ready"
    NO_INDEX = "no_index"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Status:
    """What the page says about the assistant; `what` and `fix` are set where something is wrong.

    `command` is what makes a usable index where there is none: the page recovers by itself once it has run.
    """

    phase: Phase
    what: str = ""
    fix: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A library and the assistant that answers from it."""

    library: Library
    assistant: Assistant


class Backend:
    """An assistant that is opened in the background; until there is an index it keeps looking for one.

    Parameters
    ----------
    open_both:
        Opens the library and loads the models; takes seconds.
    retry_after:
        Seconds between two looks for an index.
    """

    def __init__(self, open_both: Callable[[], Opened], retry_after: float = 2.0) -> None:
        self._open = open_both
        self._retry_after = retry_after
        self._settled = threading.Event()
        self._closed = threading.Event()
        self._opened: Opened | None = None
        self._status = Status(Phase.LOADING)

    def start(self) -> None:
        """Begin to open; returns at once."""
        threading.Thread(target=self._load, name="open-assistant", daemon=True).start()

    def close(self) -> None:
        """Stop looking for an index."""
        self._closed.set()

    @property
    def status(self) -> Status:
        """Return how far opening has come."""
        return self._status

    @property
    def ready(self) -> bool:
        """Tell whether questions can be answered."""
        return self._opened is not None

    @property
    def assistant(self) -> Assistant:
        """Return the assistant; only to be called when `ready`."""
        return self._both().assistant

    @property
    def library(self) -> Library:
        """Return the library; only to be called when `ready`."""
        return self._both().library

    def wait(self, seconds: float) -> Status:
        """Wait until loading ended one way or the other, at most so long."""
        self._settled.wait(seconds)
        return self._status

    def _both(self) -> Opened:
        if self._opened is None:
            raise RuntimeError("the assistant is not open yet")
        return self._opened

    def _load(self) -> None:
        while not self._closed.is_set():
            try:
                self._opened = self._open()
            except (IndexMissingError, IndexMismatchError) as error:
                command = BUILD if isinstance(error, IndexMissingError) else REBUILD
                self._settle(Status(Phase.NO_INDEX, error.what, error.fix, command))
                self._closed.wait(self._retry_after)
            except DanNguonError as error:
                _log.warning("opening failed: %s", error)
                self._settle(Status(Phase.FAILED, error.what, error.fix))
                return
            except Exception as error:  # noqa: BLE001  a thread's error would vanish, and the page would load for ever
                _log.exception("opening failed")
                self._settle(Status(Phase.FAILED, f"{type(error).__name__}: {error}"))
                return
            else:
                self._settle(Status(Phase.READY))
                return

    def _settle(self, status: Status) -> None:
        self._status = status
        self._settled.set()
