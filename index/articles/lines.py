"""The lines of a pasted article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from index.types import Span


class Role(Enum):
    """What a line is to the reader; only prose becomes passages."""

    PROSE = auto()
    TITLE = auto()
    FURNITURE = auto()
    CAPTION = auto()
    DATELINE = auto()
    BYLINE = auto()


@dataclass(frozen=True)
class Line:
    """A line that is not blank, without the blanks around it."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        """Return where the line stands in the article's text."""
        return Span(self.start, self.start + len(self.text))

    @cached_property
    def key(self) -> str:
        """Return the form in which repeated lines are equal."""
        return " ".join(self.text.split()).strip(" .#*_").lower()

    @cached_property
    def syllables(self) -> int:
        """Return how many words the line has."""
        return len(_WORD.findall(self.text))

    @property
    def closed(self) -> bool:
        """Tell whether the line ends as a sentence does."""
        return self.text.rstrip("\"'”’»)] ")[-1:] in (".", "!", "?", "…", ";", ":")

    @property
    def ends_sentence(self) -> bool:
        """Tell whether the line ends with the end of a sentence, and not with the opening of a list."""
        return self.closed and self.text.rstrip("\"'”’»)] ")[-1:] not in (":", ";")

    @property
    def is_prose(self) -> bool:
        """Tell whether the line is surely running text: a whole sentence, or very long."""
        return (self.syllables >= 12 and self.closed) or self.syllables >= 50


_WORD = re.compile(r"\w+")
_LINE = re.compile(r"[^\n]+")


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    for found in _LINE.finditer(text):
        stripped = found.group().strip()
        if stripped:
            yield Line(stripped, found.start() + found.group().index(stripped[0]))
