"""Tokens for matching: syllables, bigrams of syllables, and codes and numbers as one token each."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from index.vietnamese.normal import fold_case, fold_tones, strip_marks

# "84-KL/TW", "04-QĐi/TW", "142-KH/BNCTW", "15/2020/NĐ-CP"; a date such as 24/12/2020 holds no letter and is no code.
CODE = re.compile(r"(?<![\w/-])\d+(?:[-/](?:\d+|[^\W\d_]+)){0,4}[-/][^\W\d_]{2,}(?:[-/.][^\W\d_]+)*", re.UNICODE)
# "3.393" and "1.493.000" group thousands with points; "85,5" has a decimal comma; "03" is 3.
GROUPED = r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?![\w]|[.,]\d)"
_GROUPED = re.compile(GROUPED)
_WORD = re.compile(r"\w+", re.UNICODE)
_TOKEN = re.compile(rf"{GROUPED}|\w+")


@dataclass(frozen=True, slots=True)
class Token:
    """A syllable in its matching form (lower case, tone placement folded) and where it stands."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    r"""Return the tokens of NFC `text` in order: ``\w+`` runs in matching form.

    A number grouped by points is one token ("3.393" → "3393"), leading zeros go ("03" → "3").
    """
    folded = fold_case(fold_tones(text))
    found: list[Token] = []
    position = 0
    for number in _GROUPED.finditer(folded):
        found.extend(_words(folded, position, number.start()))
        found.append(Token(number.group().replace(".", ""), number.start(), number.end()))
        position = number.end()
    found.extend(_words(folded, position, len(folded)))
    return found


def _words(folded: str, start: int, end: int) -> list[Token]:
    return [Token(number_form(m.group()), m.start(), m.end()) for m in _WORD.finditer(folded, start, end)]


def number_form(word: str) -> str:
    """Return a number of up to three digits without leading zeros; any other word as it is."""
    return word.lstrip("0") or "0" if word.isdecimal() and len(word) <= 3 else word


def syllables(text: str) -> list[str]:
    """Return the matching forms of the tokens of `text`; without their places this is three times as fast."""
    words = _TOKEN.findall(fold_case(fold_tones(text)))
    return [number_form(word.replace(".", "")) if word[0].isdecimal() else word for word in words]


def codes(text: str) -> list[str]:
    """Return the document codes of `text` in matching form, such as "84-kl/tw"."""
    return [fold_case(found.group()) for found in CODE.finditer(text)]


def terms(text: str) -> list[str]:
    """Return what the lexical index stores for `text`: syllables, adjacent pairs joined by "_", and codes."""
    words = syllables(text)
    return [*words, *(f"{a}_{b}" for a, b in itertools.pairwise(words)), *codes(text)]


def unmarked_terms(text: str) -> list[str]:
    """Return `terms` of `text` with every mark stripped: the field that answers questions typed without marks."""
    return terms(strip_marks(text))
