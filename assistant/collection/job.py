"""One build at a time in a process of its own: answering goes on beside it, and it can be stopped at any moment."""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path

from index.build import Progress, Stage, build, remove, renew
from index.errors import DanNguonError
from index.settings import IndexSettings
from index.types import BuildReport


@dataclass(frozen=True, slots=True)
class Task:
    """What a build is to do.

    Parameters
    ----------
    corpora:
        Folders to read; those of the settings when empty.
    remove:
        Ids of articles to take out; then nothing is read.
    renew:
        Ids of articles to read and index anew; then nothing else is read.
    added:
        Files written for this build, removed again when it is stopped.
    gone:
        Files to take away for this build, put back when it is stopped or fails.
    """

    corpora: tuple[Path, ...] = ()
    remove: tuple[str, ...] = ()
    renew: tuple[str, ...] = ()
    added: tuple[Path, ...] = ()
    gone: tuple[Path, ...] = ()
    rebuild: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """How far a build is; `report`, `what` or `stopped` is set at its end."""

    running: bool = False
    progress: Progress | None = None
    began: float = 0.0
    report: BuildReport | None = None
    removed: int = 0
    what: str = ""
    fix: str = ""
    stopped: bool = False

    def left(self, now: float) -> float | None:
        """Return the seconds that the stage at hand still takes, as far as can be told."""
        step = self.progress
        if not self.running or step is None or not step.total or not 0 < step.done < step.total:
            return None
        return (now - self.began) / step.done * (step.total - step.done)


@dataclass(slots=True)
class Job:
    """Starts builds, follows them, stops them."""

    settings: IndexSettings
    state: State = field(default_factory=State)
    _process: multiprocessing.process.BaseProcess | None = None
    _starting: threading.Lock = field(default_factory=threading.Lock)

    def start(self, task: Task) -> bool:
        """Begin a build; false while another one is running."""
        with self._starting:
            if self.state.running:
                return False
            # A fresh interpreter: forking one with threads and loaded models is not safe.
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe(duplex=False)
            self.state = State(running=True, began=time.monotonic())
            for path in task.gone:
                path.rename(_aside(path))
            self._process = context.Process(target=_run, args=(self.settings, task, theirs), daemon=True)
            self._process.start()
            theirs.close()
        threading.Thread(target=self._follow, args=(ours, task), name="follow-build", daemon=True).start()
        return True

    def stop(self) -> None:
        """Stop the build that is running; what was published before it stays."""
        process = self._process
        if process is not None and self.state.running:
            self.state = replace(self.state, stopped=True)
            process.terminate()

    def wait(self, seconds: float) -> bool:
        """Wait for the end of the build; true when it ended."""
        deadline = time.monotonic() + seconds
        while self.state.running and time.monotonic() < deadline:
            time.sleep(0.05)
        return not self.state.running

    def _follow(self, messages: Connection, task: Task) -> None:
        last: State | None = None
        with contextlib.suppress(EOFError, OSError), messages:
            while True:
                message = messages.recv()
                if isinstance(message, State):
                    last = message
                else:
                    self._step(message)
        if self._process is not None:
            self._process.join()
        if last is None:
            for path in task.added:
                path.unlink(missing_ok=True)
            what = "" if self.state.stopped else "Việc lập chỉ mục dừng đột ngột."
            last = State(stopped=self.state.stopped, what=what)
        for path in task.gone:
            if last.report is None:
                _aside(path).rename(path)
            else:
                _aside(path).unlink(missing_ok=True)
        self.state = last

    def _step(self, progress: Progress) -> None:
        new_stage = self.state.progress is None or self.state.progress.stage is not progress.stage
        began = time.monotonic() if new_stage else self.state.began
        self.state = replace(self.state, progress=progress, began=began)


def _aside(path: Path) -> Path:
    """Return where a file waits that may be put back: under a name that no reader of articles takes."""
    return path.with_name(path.name + ".away")


def _run(settings: IndexSettings, task: Task, messages: Connection) -> None:
    """Build in this process and tell of it."""

    def tell(progress: Progress) -> None:
        messages.send(progress)

    try:
        if task.remove:
            messages.send(State(removed=len(remove(settings, task.remove, tell))))
        elif task.renew:
            messages.send(State(report=renew(settings, task.renew, tell)))
        else:
            messages.send(State(report=build(settings, _present(task.corpora), task.rebuild, tell)))
    except DanNguonError as error:
        messages.send(State(what=error.what, fix=error.fix))


def _present(corpora: Sequence[Path]) -> tuple[Path, ...]:
    return tuple(path for path in corpora if path.exists())


__all__ = ["Job", "Progress", "Stage", "State", "Task"]
