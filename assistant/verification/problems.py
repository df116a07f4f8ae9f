"""What a check finds wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Claim(StrEnum):
    """The kinds of things that a sentence states and that must stand in what it cites."""

    NUMBER = "number"
    DATE = "date"
    CODE = "code"
    NAME = "name"
    STATUS = "status"
    POLARITY = "polarity"
    QUOTE = "quote"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Problem:
    """Words of a sentence that its sources do not back.

    `absent`: they do not stand there at all, and may stand in the next passage of the article. Dates and persons are
    never so: of them the next passage has others.
    """

    claim: Claim
    words: str
    absent: bool = False
