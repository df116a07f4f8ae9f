"""Words of many texts, fast: a piece between spaces such as "(Hà" or "Nội)." comes again and is remembered whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
_LINES = re.compile(r"\n+")
# Stands for line breaks, which cutting at spaces would lose; no normal text holds it.
LINE = "\x01"
# Past so many, pieces are forgotten: words come back, misprints do not.
_MOST = 500_000


class Pieces:
    """Remembers the rows that `cut` gives for the words and signs of each piece; safe in threads.

    `texts` is how many whole texts are remembered too: a conversation asks for the same ones again.
    """

    def __init__(self, cut: Callable[[str], Sequence[int]], texts: int = 0) -> None:
        self._cut, self._texts = cut, texts
        self._known = _Known(cut, texts)

    def rows(self, texts: Sequence[str]) -> tuple[Rows, NDArray[np.int64]]:
        """Return the rows of all texts, one after another, and how many each text has."""
        if len(self._known) > _MOST:
            self._known = _Known(self._cut, self._texts)
        return self._known.rows(texts)


class _Known:
    """Pieces by number, and their rows one after another."""

    def __init__(self, cut: Callable[[str], Sequence[int]], texts: int) -> None:
        self._cut = cut
        self._numbers = _Numbers(self)
        self._lock = Lock()
        self._first = np.zeros(1024, np.int64)
        self._count = np.zeros(1024, np.int64)
        self._rows = np.zeros(4096, np.int32)
        self._used = 0
        self._of = lru_cache(maxsize=texts)(self._number) if texts else self._number

    def __len__(self) -> int:
        return len(self._numbers)

    def rows(self, texts: Sequence[str]) -> tuple[Rows, NDArray[np.int64]]:
        found = [self._of(text) for text in texts]
        pieces = np.concatenate(found) if found else np.zeros(0, np.int32)
        counts = self._count[pieces]
        ends = np.concatenate([[0], np.cumsum(counts)])
        inside = np.arange(ends[-1]) - np.repeat(ends[:-1], counts)
        rows = self._rows[np.repeat(self._first[pieces], counts) + inside]
        return rows, np.diff(ends[np.cumsum([0, *map(len, found)])])

    def _number(self, text: str) -> Rows:
        if "\n" in text:
            text = _LINES.sub(f" {LINE} ", text)
        pieces = text.split()
        return np.fromiter(map(self._numbers.__getitem__, pieces), np.int32, len(pieces))

    def add(self, piece: str) -> int:
        """Give `piece` its number."""
        rows = self._cut(piece)
        with self._lock:
            if piece in self._numbers:
                return self._numbers[piece]
            number, end = len(self._numbers), self._used + len(rows)
            if number == len(self._first):
                self._first, self._count = _longer(self._first), _longer(self._count)
            while end > len(self._rows):
                self._rows = _longer(self._rows)
            self._rows[self._used : end] = rows
            self._first[number], self._count[number] = self._used, len(rows)
            self._used = end
            self._numbers[piece] = number
        return number


class _Numbers(dict[str, int]):
    def __init__(self, pieces: _Known) -> None:
        super().__init__()
        self._pieces = pieces

    def __missing__(self, piece: str) -> int:
        return self._pieces.add(piece)


def _longer(values: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate([values, np.zeros_like(values)])
