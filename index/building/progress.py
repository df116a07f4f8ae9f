"""What a build tells while it runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """The steps of a build, in order."""

    SCAN = "scan"  # finding files
    READ = "read"  # files read
    EMBED = "embed"  # passages embedded
    INDEX = "index"  # passages put into the new generation
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Progress:
    """A moment of a build: `done` of `total` (0: not known) in this stage; `detail` is the file at hand, if any."""

    stage: Stage
    done: int
    total: int = 0
    detail: str = ""


# May raise to stop the build: what was published stays, what was done is taken up by the next build.
Listener = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """Tell nobody."""
