"""What a look at the set-up finds, one thing at a time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """How one thing is; the value is its mark in the output."""

    GOOD = "✓"
    NOTE = "•"
    BAD = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it is, and what to do about it."""

    state: State
    what: str
    fix: str = ""

    def __str__(self) -> str:
        return f"{self.state.value} {self.what}" + (f"\n  → {self.fix}" if self.fix else "")
