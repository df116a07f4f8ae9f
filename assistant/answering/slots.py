"""Whether a passage meets what a question names: numbered names, codes, proper names, numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.answering.evidence import is_plain
from assistant.answering.premises import premise, tells_of
from assistant.people import is_family_name
from assistant.types import Understood
from index.vietnamese.abbreviations import expansions
from index.vietnamese.normal import fold_case, strip_marks
from index.vietnamese.syllables import is_syllable
from index.vietnamese.tokens import syllables

# Wards and districts are often written with one letter: "Q. 9", "P.5".
_SHORT_HEADS = {"quận": "(?:quận|q)", "phường": "(?:phường|p)"}
_MARKS = ("lần thứ", "số", "thứ")

_CODE_BLANKS = re.compile(r"[ \t\u00a0]*([-–/])[ \t\u00a0]*")
# Numbers from a hundred on; smaller ones are said in words as well.
_LARGE = re.compile(r"(?<![\w.,/-])(?:\d{1,3}(?:\.\d{3})+|\d{3,})(?![\w]|[.,/-]\d)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


class Slot(StrEnum):
    """What of a question a passage fails to meet."""

    NUMBERED = "numbered"
    CODE = "code"
    NAME = "name"
    PERIOD = "period"
    UNIT = "unit"
    NUMBER = "number"
    PREMISE = "premise"
    WORD = "word"
    ROLE = "role"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Unmet:
    """A slot that is not met: what was `wanted` and what stands there instead, if anything."""

    slot: Slot
    wanted: str
    found: str = ""


@lru_cache(maxsize=2048)
def line(text: str) -> str:
    """Return the syllables of `text` in matching form, Roman numbers made Arabic, joined and bounded by spaces."""
    return f" {' '.join([_ARABIC.get(word, word) for word in syllables(text)])} "


def holds_numbered(name: str, text: str) -> bool:
    """Tell whether `text` names this very number: "cụm thi đua số 1" is met by "Cụm thi đua số 1", never by "số 10"."""
    words = [_arabic(word) for word in name.split()]
    if len(words) == 1:
        return holds_code(name, text)
    number, head = words[-1], [word for word in words[:-1] if word not in ("số", "thứ", "lần")]
    if not head:
        return f" {words[-2]} {number} " in line(text)
    first = _SHORT_HEADS.get(head[-1], re.escape(head[-1]))
    return re.search(rf" {first} (?:\w+ ){{0,3}}?(?:số |thứ |lần thứ )?{re.escape(number)} ", line(text)) is not None


def other_numbers(name: str, text: str) -> list[str]:
    """Return the numbers that `text` gives to the same name, as written: "Cụm thi đua số 1" for "cụm thi đua số 10"."""
    words = name.split()
    number, marks = words[-1], [word for word in words if word in ("số", "thứ")]
    head = r"\s+".join(re.escape(word) for word in words[:-1])
    if not marks:
        return []
    pattern = re.compile(rf"{head}\s+0*(\d+|[IVXLC]+)\b", re.IGNORECASE)
    return list(
        dict.fromkeys(match.group() for match in pattern.finditer(text) if _arabic(match[1].lower()) != _arabic(number))
    )


def holds_name(name: str, text: str) -> bool:
    """Tell whether `text` has the proper name, as written, without marks when typed so, or as an abbreviation."""
    words = line(text)
    if any(form in words for form in _forms(name)):
        return True
    plain = strip_marks(name)
    if plain == name and line(plain) in strip_marks(words):
        return True
    parts = name.split()
    if parts[-1].islower():  # "Trưởng Ban Tổ chức" is one name; any text has "tổ chức"
        return False
    # "GDP Trung Quốc" and "UBND Thành phố Huế" are two names; capitals, a foreign word or two words each tell.
    alone = (parts[0].isupper() and len(parts[0]) > 1) or not is_syllable(fold_case(parts[0]))
    first = 1 if alone else 2
    return any(
        holds_name(" ".join(parts[:at]), text) and holds_name(" ".join(parts[at:]), text)
        for at in range(first, len(parts) - 1)
    )


@lru_cache(maxsize=512)
def _forms(name: str) -> tuple[str, ...]:
    long = expansions(name)
    # One short form may stand for another: "Sài Gòn" for "TP.HCM".
    return tuple(
        dict.fromkeys(line(form) for form in (name, *long, *(short for form in long for short in expansions(form))))
    )


def unmet_names(question: Understood, whole: str) -> list[Unmet]:
    """Return the names and codes of `question` that an article's text lacks."""
    missing: list[Unmet] = []
    for required in question.required:
        if re.search(r"[-/]", required):
            if not holds_code(required, whole):
                missing.append(Unmet(Slot.CODE, _as_asked(required, question)))
        elif not holds_numbered(required, whole):
            others = other_numbers(required, whole)
            missing.append(Unmet(Slot.NUMBERED, _as_asked(required, question), others[0] if others else ""))
    missing.extend(
        Unmet(Slot.NAME, name)
        for name in question.names
        if not holds_name(name, whole) and not _holds_behind_noun(name, question, whole)
    )
    deed = premise(question)
    if deed and not tells_of(deed, question, whole, is_plain(question)):
        missing.append(Unmet(Slot.PREMISE, deed))
    missing.extend(Unmet(Slot.NUMBER, number) for number in large_numbers(question) if not holds_number(number, whole))
    return missing


def _holds_behind_noun(name: str, question: Understood, text: str) -> bool:
    """Tell a name met but for the noun that opens the question before it: "Chiếc Rolex …", "Vườn Mũi Cà Mau …"."""
    noun, _, rest = name.partition(" ")
    if not rest or not question.text.startswith(name) or is_family_name(noun):
        return False
    return (" " in rest or not is_syllable(fold_case(rest))) and holds_name(rest, text)


def holds_code(code: str, text: str) -> bool:
    """Tell whether `text` has the document code, also where it is written with blanks: "01 - QĐ/TW"."""
    return _compact(code) in _compact(fold_case(text))


def _compact(text: str) -> str:
    return re.sub(r"\b0+(?=\d)", "", _CODE_BLANKS.sub(r"\1", text))


def large_numbers(question: Understood) -> list[str]:
    """Return the numbers that single out what is asked about: large, no year, no part of a name already required."""
    taken = " ".join(question.required)
    return [
        match.group()
        for match in _LARGE.finditer(question.text)
        if match.group() not in taken and not _YEAR.fullmatch(match.group())
    ]


def holds_number(number: str, text: str) -> bool:
    """Tell whether `text` states the number, however its thousands are grouped."""
    return f" {' '.join(syllables(number))} " in line(text)


def _as_asked(phrase: str, question: Understood) -> str:
    """Return a matching form as the question writes it."""
    words = [re.escape(word) for word in phrase.split()]
    found = re.search(r"\s+0*".join(words), question.text, re.IGNORECASE)
    return found.group() if found else phrase


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


_ARABIC = {_roman(number): str(number) for number in range(1, 40)}


def _arabic(word: str) -> str:
    return _ARABIC.get(word, word)
