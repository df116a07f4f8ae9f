"""The deed that a question takes for granted: an article that never tells it cannot say why or when it was done."""

from __future__ import annotations

import re

from assistant.answering.evidence import folded
from assistant.people import names_of
from assistant.types import Kind, Understood
from assistant.understanding.lexicon import lines
from assistant.understanding.synonyms import others
from index.vietnamese.normal import strip_marks
from index.vietnamese.sentences import sentences
from index.vietnamese.tokens import syllables

_FATES = "|".join(map(re.escape, sorted(lines("words.txt", "fate"), key=len, reverse=True)))
_SUPPOSED = re.compile(rf"\b(?:(?:bị|được) )?(?P<deed>{_FATES})\b")
_REASON = re.compile(r"\bvì (?:lý do|lí do|chuyện|việc|điều|lẽ|cái) gì\b|\bvì đâu\b")
# A noun of the same words: "phiên tòa hoãn lần trước" supposes it, "học sinh" does not.
_NOUN_BEFORE = re.compile(r"\b(?:học|thí|nữ|dân|vệ|ký|phát|hy)\s$")
# A year of birth is often told in brackets behind the name, or by the age.
_BORN, _BIRTH_YEAR = "sinh", re.compile(r"\bSN\b|\((?:1[89]|20)\d\d\b|\b\d+ tuổi\b")
# Who tells it need not be named beside it: "Theo Bí thư Lê Thị Thủy, do đâu …".
_TOLD_BY = re.compile(r"\btheo (?:lời )?[^,?]*(?:,|$)", re.IGNORECASE)
# A deed is told of somebody who is named this many sentences before it or after it.
_BEFORE, _AFTER = 3, 2
# Words may stand between those of a deed: "cách tất cả các chức vụ".
_GAP = r" (?:\w+ ){0,4}?"


def asks_reason(question: Understood) -> bool:
    """Tell a question for the reason of a deed, however it is put: "vì sao", "vì lý do gì", "vì chuyện gì"."""
    return question.kind is Kind.WHY or _REASON.search(folded(question.text)) is not None


def premise(question: Understood) -> str:
    """Return the deed that a question why or when takes for granted ("bị hoãn", "từ chức"), else nothing."""
    if question.kind not in (Kind.WHY, Kind.WHEN):
        return ""
    text = folded(question.text)
    found = [match for match in _SUPPOSED.finditer(text) if not _NOUN_BEFORE.search(text[: match.start("deed")])]
    return found[0].group() if found else ""


def tells_of(deed: str, question: Understood, text: str, plain: bool) -> bool:
    """Tell whether `text` tells the deed of one of the persons asked about: by name, in its sentence or near it."""
    givens = [name.rsplit(maxsplit=1)[-1] for name in names_of(_TOLD_BY.sub(" ", question.text))]
    if not givens or deed.rsplit(maxsplit=1)[-1] == _BORN:
        return tells(deed, text, plain)
    said = [span.of(text) for span in sentences(text)]
    for at, sentence in enumerate(said):
        if tells(deed, sentence, plain):
            near = " ".join(said[max(0, at - _BEFORE) : at + _AFTER + 1])
            if any(re.search(rf"\b{re.escape(given)}\b", near) for given in givens):
                return True
    return False


def tells(deed: str, text: str, plain: bool) -> bool:
    """Tell whether `text` has the words of a deed, in order and close together; `plain` leaves the marks out."""
    words = re.sub(r"^(?:bị|được) ", "", strip_marks(deed) if plain else deed)
    words = re.sub(r"^(?:bi|duoc) ", "", words)
    said = " ".join(syllables(strip_marks(text) if plain else text))
    if words == _BORN and _BIRTH_YEAR.search(text):
        return True
    forms = (words, *(strip_marks(other) if plain else other for other in others(re.sub(r"^(?:bị|được) ", "", deed))))
    return any(re.search(rf"\b{_GAP.join(map(re.escape, form.split()))}\b", said) for form in forms)
