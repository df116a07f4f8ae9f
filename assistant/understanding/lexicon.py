"""The word lists and patterns of understanding, kept in text files beside this one to be read and extended."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_PARTS = ("you", "rules", "order")


@cache
def lines(file: str, section: str) -> tuple[str, ...]:
    """Return the lines of one section of a file; lines that begin with "#" explain it."""
    found: list[str] = []
    inside = False
    for line in (_FOLDER / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and not line.startswith("[^"):
            inside = line == f"[{section}]"
        elif inside and line.strip() and not line.startswith("#"):
            found.append(line)
    return tuple(found)


def word_set(section: str) -> frozenset[str]:
    """Return the words of a section of words.txt, parted by blanks."""
    return frozenset(word for line in lines("words.txt", section) for word in line.split())


def pattern(section: str) -> re.Pattern[str]:
    """Return one pattern that matches any line of a section of intents.txt, from the start to the end of words."""
    whole = "|".join(f"(?:{line})" for line in lines("intents.txt", section))
    for part in _PARTS:
        whole = whole.replace(f"{{{part}}}", "(?:" + "|".join(lines("intents.txt", part)) + ")")
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)")
