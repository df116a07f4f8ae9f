"""The deed that a question takes for granted: an article that never tells it cannot say why or when it was done."""

from __future__ import annotations

import re

from assistant.answering.evidence import folded
from assistant.types import Kind, Understood
from assistant.understanding.lexicon import lines
from index.vietnamese.normal import strip_marks
from index.vietnamese.tokens import syllables

_FATES = "|".join(map(re.escape, sorted(lines("words.txt", "fate"), key=len, reverse=True)))
_SUPPOSED = re.compile(rf"\b(?:(?:bị|được) )?(?P<deed>{_FATES})\b")
# A noun of the same words: "phiên tòa hoãn lần trước" supposes it, "học sinh" does not.
_NOUN_BEFORE = re.compile(r"\b(?:học|thí|nữ|dân|vệ|ký|phát|hy)\s$")
# A year of birth is often told in brackets behind the name, or by the age.
_BORN, _BIRTH_YEAR = "sinh", re.compile(r"\bSN\b|\((?:1[89]|20)\d\d\b|\b\d+ tuổi\b")
# Words may stand between those of a deed: "cách tất cả các chức vụ".
_GAP = r" (?:\w+ ){0,4}?"


def premise(question: Understood) -> str:
    """Return the deed that a question why or when takes for granted ("bị hoãn", "từ chức"), else nothing."""
    if question.kind not in (Kind.WHY, Kind.WHEN):
        return ""
    text = folded(question.text)
    found = [match for match in _SUPPOSED.finditer(text) if not _NOUN_BEFORE.search(text[: match.start("deed")])]
    return found[0].group() if found else ""


def tells(deed: str, text: str, plain: bool) -> bool:
    """Tell whether `text` has the words of a deed, in order and close together; `plain` leaves the marks out."""
    words = re.sub(r"^(?:bị|được) ", "", strip_marks(deed) if plain else deed)
    words = re.sub(r"^(?:bi|duoc) ", "", words)
    said = " ".join(syllables(strip_marks(text) if plain else text))
    if words == _BORN and _BIRTH_YEAR.search(text):
        return True
    return re.search(rf"\b{_GAP.join(map(re.escape, words.split()))}\b", said) is not None
