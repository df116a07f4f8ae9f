"""Deeds that are counted apart, from the table beside this file: "khởi tố 33 vụ" never says how many were tried."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from assistant.answering.evidence import folded
from index.vietnamese.tables import rows

_TABLE = Path(__file__).with_name("steps.txt")
# How many words a deed may stand before what is counted, and behind its noun ("5 vụ án được đưa ra xét xử").
_BEFORE, _BEHIND = 8, 9
# What stands between two figures of one deed: ", 17 bị can".
_COUNTED_WITH = 2
# The point of "1.126 vụ" ends no clause.
_CLAUSE_END = re.compile(r"[;:]|\.(?!\d)")
_COUNT = re.compile(r"\b(?:bao nhiêu|mấy)\b")
_PASSIVE = re.compile(r"\b(?:được|bị|đã)\b.*")


@cache
def _rows() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the wordings, longest first, each with the first wording of its row."""
    named = [(words[0].strip(), word.strip()) for words in (row.split("|") for row in rows(_TABLE)) for word in words]
    ordered = sorted(named, key=lambda each: -len(each[1]))
    return tuple((row, re.compile(rf"\b{re.escape(folded(word))}\b")) for row, word in ordered)


def _steps(words: str) -> frozenset[str]:
    """Return the deeds told in `words`; a longer wording hides the shorter one within it."""
    found: set[str] = set()
    for row, wording in _rows():
        words, told = wording.subn(" ", words)
        found |= {row} if told else set()
    return frozenset(found)


def asked_steps(question: str) -> frozenset[str]:
    """Return the deeds by which a "bao nhiêu" question counts; empty for most."""
    words = folded(question)
    count = _COUNT.search(words)
    if count is None:
        return frozenset()
    return _around(words, count.start(), count.end()) or _steps(_behind(words, count.end()))


def another_step(asked: frozenset[str], text: str, start: int, end: int) -> bool:
    """Tell a figure at `start` to `end` of `text` that is told with other deeds than the `asked` ones alone."""
    if not asked:
        return False
    words = folded(text)
    told = _around(words, start, end)
    # "Ban hành 5 quyết định khởi tố": what the noun itself tells counts, too.
    return bool(told) and not asked & (told | _steps(words[start:end]) | _steps(_behind(words, end)))


def _around(words: str, start: int, end: int) -> frozenset[str]:
    told = _CLAUSE_END.split(words[:start])[-1]
    before = " ".join(re.split(r"\d", told)[-1].split()[-_BEFORE:])
    if len(before.split()) <= _COUNTED_WITH:
        # "Khởi tố mới 12 vụ, 17 bị can": one deed of both.
        before = " ".join(told.split()[-_BEFORE:])
    behind = _PASSIVE.search(_behind(words, end))
    return _steps(before) or _steps(behind.group() if behind else "")


def _behind(words: str, end: int) -> str:
    """Return the words of the clause behind `end`, as far as they may tell of what is counted."""
    return " ".join(re.split(r"[;.:,\d]", words[end:])[0].split()[:_BEHIND])
