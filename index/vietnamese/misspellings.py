"""What a mistyped syllable may have been meant to be, each guess with its cost: slips of keys, of tones, of sounds."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from index.vietnamese.keys import HOOK, TILDE, decoded, spelled
from index.vietnamese.normal import strip_marks
from index.vietnamese.syllable_counts import shipped

# A syllable that news write less often is nothing that a slip is mended to.
_COMMON = 40
# Natural logarithms of how much rarer a slip is than right typing, by rough count.
_KEYS, _PLACE, _LESS, _SWAP, _TONE, _SOUND = 1.0, 1.0, 2.0, 3.0, 4.5, 3.5
_TWICE, _EXCHANGED, _BESIDE, _LEFT_OUT, _TOO_MANY, _OTHER = 3.5, 4.0, 4.5, 4.5, 5.0, 6.5
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = frozenset(a + b for row in _ROWS for a, b in zip(row + row[::-1], row[1:] + row[-2::-1], strict=False))
# Beginnings that sound alike in some part of the country, and endings.
_BEGINNINGS = (
    ("s", "x"),
    ("ch", "tr"),
    ("d", "gi"),
    ("d", "r"),
    ("d", "đ"),
    ("gi", "r"),
    ("l", "n"),
    ("ng", "ngh"),
    ("g", "gh"),
)
_ENDINGS = (("n", "ng"), ("c", "t"))


class Guess(NamedTuple):
    """A syllable that may be meant, and how unlikely the slip is that made what was typed of it."""

    word: str
    cost: float


@cache
def _vocabulary() -> dict[str, float]:
    model = shipped()
    return {
        word: count
        for word, count in zip(model.words, model.counts.tolist(), strict=True)
        if count >= _COMMON and word.isalpha()
    }


def is_common(word: str, bare: bool = False) -> bool:
    """Tell whether news often write `word`; with `bare`, whether they write it with any marks."""
    return word in (_by_plain() if bare else _vocabulary())


@cache
def _by_letters() -> dict[str, list[tuple[str, str]]]:
    """Map letters without tone to the tones and syllables they make."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word in _vocabulary():
        letters, tone = spelled(word)
        found[letters].append((tone, word))
    return dict(found)


@cache
def _by_plain() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in _vocabulary():
        found[strip_marks(word)].append(word)
    return dict(found)


@cache
def _by_part() -> dict[str, list[str]]:
    """Map every unmarked syllable, whole and with one letter left out, to the syllables it comes from."""
    found: dict[str, list[str]] = defaultdict(list)
    for plain in _by_plain():
        for part in {plain, *_shorter(plain)}:
            found[part].append(plain)
    return dict(found)


def _shorter(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


@lru_cache(maxsize=20_000)
def guesses(word: str) -> tuple[Guess, ...]:
    """Return what the lower-case `word`, which is none, may have been meant to be; the cheapest way to each."""
    best: dict[str, float] = {}
    for guess in (*left_keys(word), *misheard(word), *_by_tone(word), *_by_slip(word), *_by_stutter(word)):
        if guess.word != word and guess.cost < best.get(guess.word, 99.0):
            best[guess.word] = guess.cost
    return tuple(Guess(each, cost) for each, cost in best.items())


def left_keys(word: str) -> list[Guess]:
    """Return what the keys of Telex or VNI in `word` stand for."""
    meant = decoded(word)
    if meant is None:
        return []
    return [Guess(each, _KEYS) for tone, each in _by_letters().get(meant[0], ()) if tone == meant[1]]


@lru_cache(maxsize=20_000)
def misheard(word: str) -> tuple[Guess, ...]:
    """Return the syllables written otherwise that many speakers say alike: "sử" and "xử", "cũa" and "của".

    "tỏng" is among them for "trong", since an "r" typed too late is a tone in Telex, and "bô" for "bộ": a tone is soon
    left out.
    """
    letters, tone = spelled(word)
    hatted = strip_marks(word) != word
    found = []
    if letters.startswith("t") and tone == HOOK:
        found += [Guess(each, _EXCHANGED) for tones, each in _by_letters().get(f"tr{letters[1:]}", ()) if not tones]
    for like, cost in ((letters, 0.0), *((other, _SOUND) for other in _alike(letters))):
        for other_tone, each in _by_letters().get(like, ()):
            swapped = {tone, other_tone} == {HOOK, TILDE}
            if like == letters and not tone and hatted:
                found.append(Guess(each, _SOUND))
            elif each != word and (swapped or tone == other_tone):
                found.append(Guess(each, max(cost + _SWAP * swapped, _PLACE)))
    return tuple(found)


def _alike(letters: str) -> list[str]:
    found = []
    for pair in _BEGINNINGS:
        for one, other in (pair, pair[::-1]):
            if letters.startswith(one):
                found.append(other + letters[len(one) :])
    for pair in _ENDINGS:
        for one, other in (pair, pair[::-1]):
            if letters.endswith(one):
                found.append(letters[: len(letters) - len(one)] + other)
    return found


def _by_tone(word: str) -> list[Guess]:
    """Return syllables of the same letters: tone or hat elsewhere, left out, or another one."""
    letters, tone = spelled(word)
    found = []
    for each in _by_plain().get(strip_marks(word), ()):
        other, other_tone = spelled(each)
        if other == letters:
            found.append(Guess(each, _PLACE if tone == other_tone else _TONE if tone else _LESS))
        elif _less(letters, other):
            found.append(Guess(each, _LESS + (0.0 if tone in ("", other_tone) else _TONE)))
    return found


def _by_slip(word: str) -> list[Guess]:
    """Return syllables one slip of the keys away whose marks are those of `word`, or more where it lost a letter."""
    plain = strip_marks(word)
    if not plain.isalpha() or len(plain) < 2:
        return []
    near = {meant for part in (plain, *_shorter(plain)) for meant in _by_part().get(part, ())}
    found = []
    for meant in near - {plain}:
        cost = slip(plain, meant)
        if cost is not None:
            found += [Guess(each, cost) for each in _by_plain()[meant] if _keeps_marks(word, each)]
    return found


def _by_stutter(word: str) -> list[Guess]:
    """Return the syllable typed with one letter twice, its mark too: "tưởởng"."""
    once = {word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1]}
    return [Guess(each, _TWICE) for each in once if each in _vocabulary()]


def slip(typed: str, meant: str) -> float | None:
    """Return the cost of typing `typed` for `meant`, 0 for the same; `None` where that takes more than one slip."""
    if typed == meant:
        return 0.0
    at = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant)))
    if len(typed) == len(meant):
        if typed[at + 1 :] == meant[at + 1 :]:
            return _BESIDE if typed[at] + meant[at] in _NEIGHBOURS else _OTHER
        exchanged = typed[at : at + 2] == meant[at : at + 2][::-1] and typed[at + 2 :] == meant[at + 2 :]
        return _EXCHANGED if exchanged else None
    if len(typed) > len(meant):
        if typed[at + 1 :] != meant[at:]:
            return None
        return _TWICE if at and typed[at] == typed[at - 1] else _TOO_MANY
    return _LEFT_OUT if typed[at:] == meant[at + 1 :] else None


def _keeps_marks(typed: str, meant: str) -> bool:
    """Tell whether the marks of `typed` are those of `meant`, but for the letter that slipped; one without has any."""
    letters, tone = spelled(typed)
    meant_letters, meant_tone = spelled(meant)
    if letters == strip_marks(letters) and not tone:
        return True
    if tone != meant_tone and (tone or len(typed) >= len(meant)):
        return False
    if len(letters) == len(meant_letters):
        return sum(a != b for a, b in zip(letters, meant_letters, strict=True)) <= 1 or sorted(letters) == sorted(
            meant_letters
        )
    longer, other = sorted((letters, meant_letters), key=len, reverse=True)
    return other in _shorter(longer)


def _less(letters: str, meant: str) -> bool:
    """Tell whether `letters` is `meant` with some of its hats and horns left out."""
    return len(letters) == len(meant) and all(a in (b, strip_marks(b)) for a, b in zip(letters, meant, strict=True))
