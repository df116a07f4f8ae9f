"""Counts that are made once: what a generation holds never changes, and counting 100,000 articles takes a while."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar, cast


class Counting(Protocol):
    """What keeps its counts."""

    @property
    def counts(self) -> dict[str, object]:
        """Return the counts made so far, by the name of what made them."""


_Counting = TypeVar("_Counting", bound=Counting)
_Count = TypeVar("_Count")


def once(count: Callable[[_Counting], _Count]) -> Callable[[_Counting], _Count]:
    """Let a method count at its first call only."""

    @wraps(count)
    def counted(self: _Counting) -> _Count:
        if count.__name__ not in self.counts:
            self.counts[count.__name__] = count(self)
        return cast("_Count", self.counts[count.__name__])

    return counted
