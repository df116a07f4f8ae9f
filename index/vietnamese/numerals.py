"""Numerals as they are written: "3.393", "85,5", "1,2 nghìn tỷ", "hai mươi mốt", "một trăm linh năm", "hai tỷ rưỡi"."""

from __future__ import annotations

import re
from dataclasses import dataclass

SCALES = {"chục": 10.0, "trăm": 1e2, "nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
_DIGITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5}
_DIGITS |= {"sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
_TENS, _LINKS = ("mươi", "chục"), ("linh", "lẻ")
_AFTER_TEN = ("mốt", "tư", "lăm", "nhăm")

DIGITS = r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d{1,3})?|\d{1,3}(?:,\d{3}){2,}(?:\.\d{1,2})?|\d+[.,]\d+|\d+"
_WORD = rf"(?:{'|'.join((*_DIGITS, *SCALES, *_LINKS, 'mười', 'mươi', 'rưỡi'))})"
WORDS = rf"{_WORD}(?:[ \u00a0]+{_WORD})*"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A value and how many characters it takes."""

    value: float
    length: int


def read_digits(written: str, followed_by_scale: bool = False) -> float:
    """Return the value of digits in Vietnamese notation; "3,393" is a decimal only before a scale or measure word."""
    written = re.sub("[\u00a0\u202f]", ".", written)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", written):
        return float(written.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?", written):
        return float(written.replace(",", ""))
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", written) and not followed_by_scale:
        return float(written.replace(",", ""))
    return float(written.replace(",", "."))


def read_words(written: str) -> Numeral | None:
    """Return the number that the words of `written` begin with, or `None`: "năm" alone is a year, "một" an article."""
    words = [(found.group(), found.end()) for found in re.finditer(r"\w+", written.lower())]
    total, group, used, end = 0.0, 0.0, 0, 0
    for index, (word, stop) in enumerate(words):
        before = words[index - 1][0] if index else ""
        after = words[index + 1][0] if index + 1 < len(words) else ""
        if word in _DIGITS:
            if not _is_digit(word, before, after, first=index == 0):
                break
            # "hai mươi", "hai trăm": the digit is multiplied by what follows, "mười hai": it is added.
            group += _DIGITS[word] * (10 if after in _TENS else 100 if after == "trăm" else 1)
        elif word == "mười":
            if before and before not in (*SCALES, *_LINKS):
                break
            group += 10
        elif word in _LINKS or (word in _TENS and before in _DIGITS) or (word == "trăm" and before in _DIGITS):
            pass
        elif word == "rưỡi" and before in SCALES:
            total += SCALES[before] / 2
        elif word in SCALES and index:
            total = (total + group) * SCALES[word] if _multiplies(before) else total + group * SCALES[word]
            group = 0.0
        else:
            break
        used, end = index + 1, stop
    while used and words[used - 1][0] in _LINKS:
        used -= 1
        end = words[used - 1][1] if used else 0
    if used == 0 or (used == 1 and words[0][0] in ("một", "mốt", "tư", "năm", "lăm", "nhăm", "không")):
        return None
    return Numeral(total + group, end)


def _multiplies(before: str) -> bool:
    """In "nghìn tỷ" the second word multiplies all before it."""
    return before in SCALES and before not in ("chục", "trăm")


def _is_digit(word: str, before: str, after: str, first: bool) -> bool:
    if word in _AFTER_TEN:
        return before in ("mươi", "mười", *_LINKS)
    if word == "không":
        return before in SCALES and after in ("trăm", "mươi")
    if word == "năm":
        # "hai mươi năm" is twenty years; five after a ten is written "lăm".
        return ((first or before in SCALES) and after in (*SCALES, "mươi")) or before in _LINKS
    joins = ("mươi", "mười", *_LINKS)
    if before == "trăm":
        return after in _TENS
    return first or before in joins or (before in SCALES and (after in (*SCALES, "mươi") or before == "nghìn"))
