"""Abbreviations of this world and their long forms, matched both ways: "BNCTW" ↔ "Ban Nội chính Trung ương"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.types import Span
from index.vietnamese.normal import fold_case, fold_tones, strip_marks
from index.vietnamese.tables import rows

_TABLE = Path(__file__).with_name("abbreviations.txt")
# In lower case such a short form is an everyday syllable ("tu", "tha"): it counts only as the table writes it.
_SYLLABLE = re.compile(r"(?:[bcdghklmnpqrstvx]|[cgknpt]h|gi|ngh?|nh|tr)?[aeiouy]+(?:[cmnpt]|ch|ng|nh)?")
# "GD - ĐT" and "TN & MT" are written with spaces, too.
_JOINT = re.compile(r" ?([&-]) ?")
_SHORTEST_LOOSE = 3
_CENTRAL = ("TW", "T.Ư", "T.W")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation or long form found in a text, and what it may also be written as."""

    span: Span
    forms: tuple[str, ...]


@cache
def table() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the rows of the table: the short forms, and their long form."""
    parted = (row.partition(" = ") for row in rows(_TABLE))
    return tuple((tuple(part.strip() for part in short.split(",")), long.strip()) for short, _, long in parted)


def expansions(text: str) -> list[str]:
    """Return the other forms of every abbreviation and long form in `text`, in order, each once."""
    found = dict.fromkeys(form for abbreviation in abbreviations(text) for form in abbreviation.forms)
    return list(found)


def expanded(text: str) -> str:
    """Return `text` with its abbreviations written out."""
    parts: list[str] = []
    position = 0
    for abbreviation in abbreviations(text):
        if abbreviation.forms[0] in _long_forms():
            parts += [text[position : abbreviation.span.start], abbreviation.forms[0]]
            position = abbreviation.span.end
    return "".join(parts) + text[position:]


def abbreviations(text: str) -> list[Abbreviation]:
    """Return the abbreviations (long forms first) and long forms in `text`; the longest at each place wins."""
    folded = _fold(text)
    found: list[Abbreviation] = []
    for match in _pattern().finditer(folded):
        written = text[match.start() : match.end()]
        meant = [forms for forms, exact in _forms()[_closed(match.group())] if not exact or written in exact]
        if meant:
            forms = tuple(dict.fromkeys(form for each in meant for form in each))
            found.append(Abbreviation(Span(*match.span()), forms))
    return found


def _fold(text: str) -> str:
    return strip_marks(fold_case(fold_tones(text)))


def _closed(form: str) -> str:
    return _JOINT.sub(r"\1", form)


def _spaced(form: str) -> str:
    """Return the pattern of a form, with or without spaces around "&" and "-"."""
    return "".join(f" ?{part} ?" if part in ("&", "-") else re.escape(part) for part in _JOINT.split(form))


@cache
def _long_forms() -> frozenset[str]:
    return frozenset(long for _, long in table())


@cache
def _forms() -> dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]:
    """Map each folded form to its counterparts and, for short common syllables, to the only spellings that count."""
    forms: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for shorts, long in table():
        for short in shorts:
            exact = frozenset((short,)) if _is_everyday(short) else frozenset()
            forms.setdefault(_closed(_fold(short)), []).append(((long,), exact))
        useful = {_fold(short): short for short in reversed(shorts) if len(short) >= 3 or short in _CENTRAL}
        if useful:
            forms.setdefault(_closed(_fold(long)), []).append((tuple(reversed(useful.values())), frozenset()))
    return forms


def _is_everyday(short: str) -> bool:
    if short in _CENTRAL:
        return False
    return len(short) < _SHORTEST_LOOSE or _SYLLABLE.fullmatch(_fold(short)) is not None


@cache
def _pattern() -> re.Pattern[str]:
    ordered = sorted(_forms(), key=len, reverse=True)
    forms = "|".join(map(_spaced, ordered))
    return re.compile(rf"(?<![\w/-])(?:{forms})(?!\w|\.\w)")
