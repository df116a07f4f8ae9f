"""Progress of long work: a bar when a person watches, plain lines otherwise; always on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from index import messages
from index.building.progress import Listener, Progress, Stage, silent

# Plain lines are for logs: one at each new stage, and one when this much time has passed.
_PLAIN_SECONDS = 10.0


@contextmanager
def shown(quiet: bool = False) -> Iterator[Listener]:
    """Show what a build tells in the way that suits standard error."""
    if quiet:
        yield silent
    elif sys.stderr.isatty():
        with _bar() as listener:
            yield listener
    else:
        yield _Plain().tell


class _Plain:
    def __init__(self) -> None:
        self._stage: Stage | None = None
        self._told = 0.0

    def tell(self, progress: Progress) -> None:
        """Print a line where the stage is new or the last line is old."""
        now = time.monotonic()
        if progress.stage is self._stage and now - self._told < _PLAIN_SECONDS:
            return
        self._stage, self._told = progress.stage, now
        sys.stderr.write(f"{_line(progress)}\n")
        sys.stderr.flush()


def _line(progress: Progress) -> str:
    count = f"{progress.done}/{progress.total}" if progress.total else str(progress.done)
    return f"{messages.STAGES[progress.stage]}: {count} {progress.detail}".rstrip()


@contextmanager
def _bar() -> Iterator[Listener]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[Stage, TaskID] = {}

        def tell(progress: Progress) -> None:
            name = messages.STAGES[progress.stage]
            if progress.stage not in tasks:
                tasks[progress.stage] = bars.add_task(name, total=None)
            total = progress.total or None
            if total is None:
                # Articles of one large file, counted while the bar counts files.
                bars.update(tasks[progress.stage], description=f"{name} {progress.detail} ({progress.done})")
            else:
                bars.update(tasks[progress.stage], completed=progress.done, total=total, description=name)

        yield tell
