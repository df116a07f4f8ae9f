"""Parts that people take in a meeting: who closes it or reports there is no answer to who chairs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.answering.evidence import Evidence, folded
from assistant.answering.slots import Slot, Unmet
from assistant.types import Kind, Understood
from index.vietnamese.tables import rows

_TABLE = Path(__file__).with_name("roles.txt")
_ASKED = re.compile(
    r"\bai (?:(?:là|đã|sẽ|được|người|làm|đứng ra|phát biểu|đọc|lên) )*(?P<deed>.+)$|"
    r"\b(?:ông|bà|đồng chí|người|vị|lãnh đạo|cán bộ) nào (?P<which>.+)$|(?P<by>[^,]+?) (?:là ai|bởi ai)$"
)


@dataclass(frozen=True, slots=True)
class Role:
    """A part with the words it is asked for by, and those that tell it but are said of much else."""

    asked: tuple[str, ...]
    said: tuple[str, ...]


def other_role(question: Understood, lead: Evidence) -> Unmet | None:
    """Return the part asked about where the sentence tells only of other parts, else `None`."""
    asked = _ASKED.search(folded(question.text).strip(" ?.!")) if question.kind is Kind.WHO else None
    if asked is None:
        return None
    phrase = asked["deed"] or asked["which"] or asked["by"]
    wanted = next((role for role in _roles() if any(_opens(word, phrase) for word in role.asked)), None)
    if wanted is None or _told((*wanted.asked, *wanted.said), folded(lead.text)):
        return None
    told = next((word for role in _roles() if (word := _told(role.asked, folded(lead.text)))), "")
    return Unmet(Slot.ROLE, next(word for word in wanted.asked if _opens(word, phrase)), told) if told else None


def _opens(word: str, phrase: str) -> bool:
    return re.match(rf"{re.escape(word)}\b", phrase) is not None


def _told(words: tuple[str, ...], text: str) -> str:
    return next((word for word in words if re.search(rf"\b{re.escape(word)}\b", text)), "")


@cache
def _roles() -> tuple[Role, ...]:
    return tuple(Role(*(_words(side) for side in (*row.split("|"), "")[:2])) for row in rows(_TABLE))


def _words(side: str) -> tuple[str, ...]:
    return tuple(folded(word.strip()) for word in side.split(",") if word.strip())
