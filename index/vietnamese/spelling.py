"""Mends slips of typing in a question, where what was typed is no word and what was meant is clear.

Too little is mended rather than too much: words that the language or the articles know stay, and so do numbers, codes,
names, and what stands between quotation marks.
"""

from __future__ import annotations

import re

from index.vietnamese.meant import Sentence, Word, Written
from index.vietnamese.normal import fold_case, fold_tones
from index.vietnamese.shorthand import written_out
from index.vietnamese.syllables import is_syllable
from index.vietnamese.tokens import CODE

_WORD = re.compile(r"[^\W_]+")
_KEPT = re.compile(rf"\S+@\S+|https?://\S+|www\.\S+|[\"“][^\"”]*[\"”]|{CODE.pattern}")
_BREAK = re.compile(r"[.!?;:,()\n]")
# A word with the digits of VNI in it.
_DIGITS_LEFT = re.compile(r"[^\W\d_]+(?:\d[^\W\d_]*){1,4}")
# A text with more mistakes than this is in another language.
_MOST = 8
# So many words in capitals are a habit, not a name.
_CAPITALS = 4
_NUMERAL = re.compile(r"[IVXLC]+")


class _Nothing:
    """No articles: only what the language knows counts."""

    def frequency(self, field: str, term: str) -> int:
        del field, term
        return 0


def corrected(text: str, written: Written | None = None) -> str:
    """Return NFC `text` with its slips of typing mended by the language and by the articles `written`."""
    text = written_out(lowered(text))
    words = _words(text)
    sentence = Sentence(words, written or _Nothing())
    mended = {at: better for at in range(len(words)) if (better := sentence.mended(at))}
    if not 0 < len(mended) <= _MOST:
        return text
    parts, position = [], 0
    for at, better in mended.items():
        parts += [text[position : words[at].start], _like(words[at].typed, better)]
        position = words[at].end
    return "".join(parts) + text[position:]


def lowered(text: str) -> str:
    """Return `text` in lower case where all of it is in capitals; codes, numerals and short forms keep theirs."""
    if text != text.upper() or len([word for word in text.split() if is_syllable(fold_case(word))]) < _CAPITALS:
        return text
    codes = [found.span() for found in CODE.finditer(text)]

    def lower(found: re.Match[str]) -> str:
        word = fold_case(found.group())
        inside = any(a <= found.start() < b for a, b in codes)
        return word if is_syllable(word) and not inside and not _NUMERAL.fullmatch(found.group()) else found.group()

    return _WORD.sub(lower, text)


def _words(text: str) -> list[Word]:
    kept = [found.span() for found in _KEPT.finditer(text)]
    words: list[Word] = []
    end = 0
    for found in _WORD.finditer(text):
        typed = found.group()
        still = (typed.isupper() and len(typed) > 1) or any(a <= found.start() < b for a, b in kept)
        numeric = not typed.isalpha() and _DIGITS_LEFT.fullmatch(typed) is None
        parted = not words or _BREAK.search(text, end, found.start()) is not None
        words.append(Word(*found.span(), typed, fold_case(fold_tones(typed)), still or numeric, parted))
        end = found.end()
    return words


def _like(typed: str, meant: str) -> str:
    return meant[:1].upper() + meant[1:] if typed[:1].isupper() else meant
