"""Deeds and their contraries, from the table beside this file: "bị tạm giữ" is denied by "được tại ngoại"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from assistant.answering.evidence import folded
from index.vietnamese.tables import rows

_TABLE = Path(__file__).with_name("opposites.txt")
Side = tuple[str, ...]


@cache
def _pairs() -> tuple[tuple[Side, Side], ...]:
    return tuple(_sides(row) for row in rows(_TABLE))


def _sides(row: str) -> tuple[Side, Side]:
    left, _, right = row.partition(" / ")
    return _words(left), _words(right)


def _words(side: str) -> Side:
    return tuple(folded(word.strip()) for word in side.split(","))


def stance(claim: str, sentence: str) -> bool | None:
    """Return whether `sentence` tells the deed of `claim` (True) or its contrary (False), `None` if neither."""
    for left, right in _pairs():
        for own, contrary in ((left, right), (right, left)):
            if not _longest(own, claim) or len(_longest(own, claim)) < len(_longest(contrary, claim)):
                continue
            told, denied = _longest(own, sentence), _longest(contrary, sentence)
            if told or denied:
                return len(told) > len(denied)
    return None


def _longest(side: Side, text: str) -> str:
    """Return the longest word of a side that stands in `text`, in matching form."""
    low = folded(text)
    return max((word for word in side if re.search(rf"\b{re.escape(word)}\b", low)), key=len, default="")
