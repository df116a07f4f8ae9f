"""Offices and who holds them: "ông An giữ chức gì", "ai là Bí thư Tỉnh ủy"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.evidence import STOP, Evidence, folded
from assistant.answering.spans import Phrase, trim
from assistant.people import people
from assistant.types import Understood
from index.vietnamese.tokens import syllables

_OFFICE_ASKED = re.compile(r"\bchức (?:vụ|danh)\b|\bgiữ chức\b|\blàm chức\b|\blà ai\b|\bcương vị\b")
# "Vợ ông An là ai" asks for another person than the one it names.
_KIN_ASKED = re.compile(r"^(?:vợ|chồng|con|bố|cha|mẹ|anh|em|chị|luật sư|cấp dưới|người)\b.* là ai\b")
_HOLDER_ASKED = re.compile(r"^ai (?:là|đang là|làm|giữ chức) (?P<office>.+)$|^(?P<held>.+) (?:là ai|tên (?:là )?gì)$")
_OFFICES = frozenset(("thư", "tịch", "trưởng", "đốc", "tướng", "viện", "ủy", "chánh", "phó", "đồn", "vụ"))

# Those that are nothing but offices, where a question begins with them.
_HEADS = frozenset(("thư", "tịch", "trưởng", "đốc"))


def tells_office(text: str) -> bool:
    """Tell words that name an office: "Phó trưởng ban", "Chủ tịch"."""
    return bool(_OFFICES.intersection(syllables(text)))


def office_of(question: Understood, one: Evidence) -> Phrase | None:
    """Return the person asked about with the offices that the sentence gives, when offices are asked for."""
    asked = folded(question.text)
    if not _OFFICE_ASKED.search(asked) or _KIN_ASKED.search(asked):
        return None
    for person in people(one.text):
        named = folded(person.name.of(one.text))
        title = one.text[person.whole.start : person.name.start].split()
        offices = len(title) > 2 or person.whole.end > person.name.end
        if offices and any(named in folded(name) for name in question.names):
            return Phrase(trim(one.text, person.whole))
    return None


def holder_of(question: Understood, one: Evidence) -> Phrase | None:
    """Return the one person of the sentence who holds the office that is asked about: "Ai là Bí thư Tỉnh ủy …?"."""
    asked = _HOLDER_ASKED.search(folded(question.text).strip(" ?.!"))
    role = set(syllables(asked["office"] or asked["held"])) - STOP if asked else set()
    if not role & _OFFICES:
        return None
    for person in people(one.text):
        if role <= set(syllables(person.beside(one.text))):
            return Phrase(trim(one.text, person.whole))
    return None


def unnamed(question: Understood, evidence: Sequence[Evidence]) -> str:
    """Return the office whose holder is asked for when no sentence names such an office, else ""."""
    asked = _HOLDER_ASKED.search(folded(question.text).strip(" ?.!"))
    words = syllables(asked["office"] or asked["held"]) if asked else []
    said = [f" {' '.join(syllables(one.text))} " for one in evidence]
    for at, word in enumerate(words[:3]):
        pairs = [" ".join(pair) for pair in (words[at - 1 : at + 1], words[at : at + 2]) if len(pair) == 2]
        if word in _HEADS and pairs and not any(f" {pair} " in text for pair in pairs for text in said):
            return pairs[0]
    return ""
