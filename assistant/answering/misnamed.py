"""An office that a question gives to somebody who holds the one below or above it: "Trưởng ban" to its deputy."""

from __future__ import annotations

import re

from assistant.answering.evidence import folded
from assistant.answering.slots import Slot, Unmet
from assistant.people import Person, people
from assistant.types import Understood

_OFFICE = re.compile(
    r"\b(?P<deputy>phó )?(?:tổng )?(?P<head>bí thư|chủ tịch|trưởng ban|trưởng phòng|trưởng đoàn|giám đốc|bộ trưởng|"
    r"viện trưởng|chánh án|chánh thanh tra|chánh văn phòng|cục trưởng|vụ trưởng|hiệu trưởng|thủ tướng|tổng thống|"
    r"chủ nhiệm|thống đốc|trưởng công an)\b"
)


def other_office(question: Understood, text: str) -> list[Unmet]:
    """Return the persons of `question` whom `text` gives the same office, but as a deputy, or not as one."""
    found: list[Unmet] = []
    for person in people(question.text):
        name = person.name.of(question.text)
        asked = _offices(person, question.text)
        told = [each for each in people(text) if each.name.of(text) == name]
        held = {office for each in told for office in _offices(each, text)}
        contrary = {(not deputy, head) for deputy, head in asked}
        if asked and not asked & held and contrary & held:
            whole = next(each.whole.of(text) for each in told if _offices(each, text) & contrary)
            found.append(Unmet(Slot.OFFICE, person.whole.of(question.text), whole.strip(" ,–-")))
    return found


def _offices(person: Person, text: str) -> set[tuple[bool, str]]:
    """Return the offices written beside a name, each with whether it is that of a deputy."""
    beside = f"{text[person.whole.start : person.name.start]} ; {text[person.name.end : person.whole.end]}"
    return {(match["deputy"] is not None, match["head"]) for match in _OFFICE.finditer(folded(beside))}
