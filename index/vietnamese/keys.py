"""Keys of Telex and VNI that were left in a word as typed: "truowngf" and "tru7o7ng2" mean "trường"."""

from __future__ import annotations

import unicodedata
from collections.abc import Container

GRAVE, ACUTE, HOOK, TILDE, DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
TONES = frozenset((GRAVE, ACUTE, HOOK, TILDE, DOT))
_TONE_KEYS = {"f": GRAVE, "s": ACUTE, "r": HOOK, "x": TILDE, "j": DOT}
_TONE_DIGITS = {"2": GRAVE, "1": ACUTE, "3": HOOK, "4": TILDE, "5": DOT}
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"u": "ư", "o": "ơ", "a": "ă"}
_VOWELS = frozenset("aăâeêioôơuưy")

# A word without its tone, and the tone: where the tone was put does not matter.
Spelled = tuple[str, str]


def spelled(word: str) -> Spelled:
    """Return the letters of a lower-case word without tones, and its tones in order."""
    parts = unicodedata.normalize("NFD", word)
    letters = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
    return letters, "".join(part for part in parts if part in TONES)


def decoded(word: str) -> Spelled | None:
    """Return what the keys of a lower-case word stand for; `None` where none is left in it or they make no sense."""
    letters, tone = spelled(word)
    read = _vni(letters) if any(char.isdigit() for char in letters) else _telex(letters)
    if read is None or read == (letters, "") or (tone and read[1]):
        return None
    return read[0], read[1] or tone


def _telex(letters: str) -> Spelled | None:
    made: list[str] = []
    tone = ""
    for key in letters:
        voiced = any(char in _VOWELS for char in made)
        if key in _TONE_KEYS and voiced:
            if tone:
                return None
            tone = _TONE_KEYS[key]
        elif key == "w" and not _horned(made):
            return None
        elif key == "d" and made[:1] == ["d"]:
            made[0] = "đ"
        elif key in _HATS and key in made and (made[-1] == key or made[-1] not in _VOWELS):
            made[made.index(key)] = _HATS[key]
        elif key != "w":
            made.append(key)
    return "".join(made), tone


def _vni(letters: str) -> Spelled | None:
    made: list[str] = []
    tone = ""
    for key in letters:
        if key in _TONE_DIGITS and not tone and made:
            tone = _TONE_DIGITS[key]
        elif key == "6" and (at := _last(made, _HATS)) is not None:
            made[at] = _HATS[made[at]]
        elif key == "7" and (at := _last(made, ("o", "u"))) is not None:
            _horn(made, at)
        elif key == "8" and (at := _last(made, ("a",))) is not None:
            made[at] = "ă"
        elif key == "9" and "d" in made:
            made[made.index("d")] = "đ"
        elif key.isdigit():
            return None
        else:
            made.append(key)
    return "".join(made), tone


def _horned(made: list[str]) -> bool:
    """Put the horn or breve of a "w" on the vowel it belongs to; tell whether there is one."""
    at = _last(made, _HORNS)
    if at is None:
        return False
    _horn(made, at)
    return True


def _horn(made: list[str], at: int) -> None:
    """Put a horn on the vowel at `at`, and on the "u" before an "o": both have it in "ươ"."""
    made[at] = _HORNS[made[at]]
    if made[at] == "ơ" and made[at - 1 : at] == ["u"] and made[at - 2 : at - 1] != ["q"]:
        made[at - 1] = "ư"


def _last(made: list[str], among: Container[str]) -> int | None:
    return next((at for at in reversed(range(len(made))) if made[at] in among), None)
