"""Questions as people type them: each way of typing carelessly is a rule that changes a well-typed question."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

from index.vietnamese.abbreviations import table
from index.vietnamese.normal import fold_case, fold_tones, strip_marks
from index.vietnamese.syllables import is_syllable

Change = Callable[[str, random.Random], str]

# Words of letters only: numbers and codes are copied with care, even by careless people.
_WORD = re.compile(r"(?<![\w/.-])[^\W\d_]+(?![\w/-])")
_BESIDE = {
    key: row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for at, key in enumerate(row)
}
_TELEX = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_TELEX_LETTERS = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_VNI = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_VNI_LETTERS = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
_SOUNDS = [("s", "x"), ("x", "s"), ("ch", "tr"), ("tr", "ch"), ("d", "gi"), ("gi", "d"), ("l", "n"), ("n", "l")]
_CHAT = {
    "bao nhiêu": "bn", "như thế nào": "ntn", "không": "ko", "được": "đc", "người": "ng", "với": "vs", "gì": "j",
    "trước": "trc", "thế nào": "tn", "những": "nhg", "Việt Nam": "VN", "tháng": "thg",
}  # fmt: skip


def _words(text: str, fit: Callable[[str], bool]) -> list[re.Match[str]]:
    return [found for found in _WORD.finditer(text) if fit(found.group())]


def _some(text: str, rng: random.Random, fit: Callable[[str], bool], change: Callable[[str], str]) -> str:
    """Change one or two of the words that fit."""
    fitting = _words(text, fit)
    for found in sorted(rng.sample(fitting, min(len(fitting), rng.choice((1, 2)))), key=lambda f: -f.start()):
        text = text[: found.start()] + change(found.group()) + text[found.end() :]
    return text


def _half(text: str, rng: random.Random) -> str:
    return _WORD.sub(lambda found: strip_marks(found.group()) if rng.random() < 0.5 else found.group(), text)


def _slip(word: str, rng: random.Random) -> str:
    """Return `word` with a key beside, a letter left out, doubled, or two letters exchanged."""
    at = rng.randrange(1, len(word))
    way = rng.randrange(4)
    if way == 0 and (keys := _BESIDE.get(word[at])):
        return word[:at] + rng.choice(keys) + word[at + 1 :]
    if way == 1:
        return word[:at] + word[at + 1 :]
    if way == 2 or word[at] == word[at - 1]:
        return word[:at] + word[at] + word[at:]
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def _slips(text: str, rng: random.Random) -> str:
    return _some(text, rng, lambda word: len(word) >= 3 and not word.isupper(), lambda word: _slip(word, rng))


def _marked(word: str) -> bool:
    return strip_marks(word) != word and not word.isupper()


def _keys(letters: dict[str, str], tones: dict[str, str]) -> Callable[[str], str]:
    def keys(word: str) -> str:
        typed, tone = "", ""
        for char in word:
            parts = unicodedata.normalize("NFD", char)
            tone = next((tones[part] for part in parts if part in tones), tone)
            bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
            key = letters.get(bare.lower(), bare)
            typed += key[0].upper() + key[1:] if char.isupper() else key
        return typed + tone

    return lambda word: keys(word).replace("uwow", "uow")  # one w is enough for both


def _misplaced(word: str) -> str:
    """Return `word` with its tone on another vowel: "trừơng", "cuả"."""
    parts = [unicodedata.normalize("NFD", char) for char in word]
    at = next(i for i, part in enumerate(parts) if set(part) & set(_TELEX))
    tone = next(mark for mark in parts[at] if mark in _TELEX)
    for other in (at - 1, at + 1):
        if 0 <= other < len(parts) and parts[other][0].lower() in "aeiouy":
            parts[at], parts[other] = parts[at].replace(tone, ""), parts[other] + tone
            break
    return unicodedata.normalize("NFC", "".join(parts))


def _other_tone(word: str) -> str:
    swap = {"\u0309": "\u0303", "\u0303": "\u0309"}
    return unicodedata.normalize("NFC", "".join(swap.get(c, c) for c in unicodedata.normalize("NFD", word)))


def _hooked(word: str) -> bool:
    return bool(set(unicodedata.normalize("NFD", word)) & {"\u0309", "\u0303"}) and not word.isupper()


def _other_sound(word: str, rng: random.Random) -> str:
    options = [to + word[len(of) :] for of, to in _SOUNDS if word.startswith(of)]
    options = [option for option in options if is_syllable(fold_case(option))]
    return rng.choice(options) if options else word


def _joined(text: str, rng: random.Random) -> str:
    gaps = [found.start() for found in re.finditer(r"(?<=[^\W\d_]) (?=[^\W\d_])", text)]
    at = rng.choice(gaps) if gaps else len(text)
    return text[:at] + text[at + 1 :]


def _short(text: str, rng: random.Random) -> str:
    """Write long forms of the table and words of chats in short."""
    del rng
    rows = sorted(((long, shorts[0]) for shorts, long in table()), key=lambda row: -len(row[0]))
    for long, short in rows:
        text = re.sub(rf"(?<!\w){re.escape(long)}(?!\w)", short, text, flags=re.IGNORECASE)
    return text


def _chat(text: str, rng: random.Random) -> str:
    del rng
    for long, short in _CHAT.items():
        text = re.sub(rf"(?<!\w){long}(?!\w)", short, text, flags=re.IGNORECASE)
    return text


def _bare(text: str) -> str:
    return " ".join(re.sub(r"(?<!\d)[.,](?!\d)|[.,](?!\d)|[?!;:“”\"()]", " ", text).split())


def _hasty(text: str, rng: random.Random) -> str:
    return _slips(fold_case(strip_marks(_bare(text))), rng)


VARIANTS: dict[str, Change] = {
    "no marks": lambda text, rng: strip_marks(text),
    "half marked": _half,
    "lower case": lambda text, rng: fold_case(text),
    "capitals": lambda text, rng: text.upper(),
    "no punctuation": lambda text, rng: _bare(text),
    "slips": _slips,
    "telex left": lambda text, rng: _some(text, rng, _marked, _keys(_TELEX_LETTERS, _TELEX)),
    "vni left": lambda text, rng: _some(text, rng, _marked, _keys(_VNI_LETTERS, _VNI)),
    "tone elsewhere": lambda text, rng: _some(
        text, rng, lambda w: not w.isupper() and fold_tones(_misplaced_or(w)) != fold_tones(w), _misplaced
    ),
    "wrong tone": lambda text, rng: _some(text, rng, _hooked, _other_tone),
    "wrong sound": lambda text, rng: _some(
        text, rng, lambda w: w[0].islower() and _other_sound(w, rng) != w, lambda w: _other_sound(w, rng)
    ),
    "joined": _joined,
    "short forms": _short,
    "short forms, lower case": lambda text, rng: fold_case(_short(text, rng)),
    "chat words": _chat,
    "hasty": _hasty,
}


def _misplaced_or(word: str) -> str:
    return _misplaced(word) if set(unicodedata.normalize("NFD", word)) & set(_TELEX) else word


def mistyped(question: str, way: str, seed: int = 0) -> str:
    """Return `question` typed the careless `way`; equal seeds give equal typing."""
    return VARIANTS[way](question, random.Random(f"{seed} {way} {question}"))
