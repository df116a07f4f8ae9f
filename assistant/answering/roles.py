"""Parts that people take in a meeting: who closes it or reports there is no answer to who chairs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.answering.evidence import Evidence, folded
from assistant.answering.slots import Slot, Unmet
from assistant.types import Kind, Understood
from assistant.understanding.referents import OWN_WORDS
from index.vietnamese.tables import rows

_TABLE = Path(__file__).with_name("roles.txt")
_ASKED = re.compile(
    r"\bai (?:(?:là|đã|sẽ|được|người|làm|đứng ra|phát biểu|đọc|lên) )*(?P<deed>.+)$|"
    r"\b(?:ông|bà|đồng chí|người|vị|lãnh đạo|cán bộ) nào (?P<which>.+)$|(?P<by>[^,]+?) (?:là ai|bởi ai)$"
)
# "Em ruột ông An làm gì": not he, but somebody told by him.
_RELATIVE = re.compile(
    r"(?P<whole>(?P<kin>vợ|chồng|bố|cha|mẹ|(?:cấp phó|cấp dưới|thư ký|luật sư|lái xe|tài xế|trợ lý)"
    r"(?= (?:của|riêng|ông|bà)\b)|(?:con|anh|em|chị)"
    r"(?= (?:trai|gái|ruột|rể|dâu|họ|vợ|chồng|cả|út|nuôi)\b))\b(?: (?!của\b|ông\b|bà\b)[a-zà-ỹđ]+){0,2}?)(?: của)?"
    r" (?=(?:ông|bà|anh|chị|cựu|nguyên) |[A-ZĐ])"
)
_SAID_OTHERWISE = {
    "bố": "bố|cha", "cha": "bố|cha", "cấp phó": "phó", "lái xe": "lái xe|tài xế", "tài xế": "lái xe|tài xế",
    "cấp dưới": "cấp dưới|thuộc cấp|nhân viên",
}  # fmt: skip
_HE_TELLS, _BEFORE = re.compile(r"(?:ông|bà|anh|chị|người) (?:này|ấy|ta)\b", re.IGNORECASE), 200


@dataclass(frozen=True, slots=True)
class Role:
    """A part with the words it is asked for by, and those that tell it but are said of much else."""

    asked: tuple[str, ...]
    said: tuple[str, ...]


def other_role(question: Understood, lead: Evidence) -> Unmet | None:
    """Return the part asked about where the sentence tells only of other parts, else `None`."""
    return _relative_untold(question, lead) or _other_part(question, lead)


def _relative_untold(question: Understood, lead: Evidence) -> Unmet | None:
    """Return whom a question calls by a person it names, where the sentence tells of that person alone."""
    own = OWN_WORDS.sub("", question.text)
    asked = _RELATIVE.match(f"{own[:1].lower()}{own[1:]}")
    if asked is None or not question.names:
        return None
    kin = _SAID_OTHERWISE.get(folded(asked["kin"]), folded(asked["kin"]))
    told = f"{lead.before[-_BEFORE:]} {lead.text}" if _HE_TELLS.match(lead.text) else lead.text
    return None if re.search(rf"\b(?:{kin})\b", folded(told)) else Unmet(Slot.WORD, asked["whole"])


def _other_part(question: Understood, lead: Evidence) -> Unmet | None:
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
