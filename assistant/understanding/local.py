"""What the found passages teach about a question typed without marks or capitals: its words, names and codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.vietnamese.foreign import is_foreign
from index.vietnamese.letters import UPPER
from index.vietnamese.meant import Written
from index.vietnamese.misspellings import slip
from index.vietnamese.normal import fold_case, fold_tones, strip_marks
from index.vietnamese.syllables import is_syllable
from index.vietnamese.tokens import CODE

_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(rf"[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*){{1,5}}")
# A shorter foreign name is one slip away from too many others.
_LONG = 5
# The found passages are few but near: each of their words counts as much as so many of the news.
_WEIGHT = 30


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the articles asked: `texts` found for the question, and how often all of them use a word."""

    texts: Sequence[str] = ()
    written: Written | None = None


NOTHING = Surroundings()


def word_counts(texts: Sequence[str]) -> Mapping[str, int]:
    """Return counts of the marked syllables and pairs of `texts`, weighted, for restoring marks."""
    counts: Counter[str] = Counter()
    for text in texts:
        words = _WORD.findall(fold_case(text))
        counts.update(words)
        counts.update(f"{a} {b}" for a, b in pairwise(words))
    return {word: count * _WEIGHT for word, count in counts.items()}


def foreign_kept(typed: str, restored: str) -> str:
    """Return `restored` with foreign names as `typed`, equally long: "Shin Kyuk Ho" holds no Vietnamese "họ"."""
    kept = list(restored)
    for run in _NAME.finditer(typed):
        words = run.group().split()
        if any(not is_syllable(fold_case(word)) for word in words[1:]):
            kept[run.start() : run.end()] = run.group()
    return "".join(kept)


def with_names(question: str, typed: str, texts: Sequence[str]) -> str:
    """Return `question` with the names of `texts` where it says them: capitals, and marks where `typed` left them out.

    For a question typed in lower case; `typed` and `question` are equally long.
    """
    whole = fold_tones("\n".join(texts))
    written = list(question)
    plain, marked = strip_marks(fold_case(question)), fold_tones(fold_case(typed))
    taken: list[tuple[int, int]] = []
    names = dict.fromkeys(part for match in _NAME.finditer(whole) for part in _parts(match.group()))
    for name in sorted(names, key=len, reverse=True):
        lower = fold_case(name)
        for match in re.finditer(rf"\b{re.escape(strip_marks(lower))}\b", plain):
            start, end = match.span()
            as_typed = all(t in (n, strip_marks(n)) for t, n in zip(marked[start:end], lower, strict=True))
            if not as_typed or any(a < end and start < b for a, b in taken) or _common(lower, whole):
                continue
            written[start:end] = name
            taken.append((start, end))
    return "".join(written)


def is_lower(question: str) -> bool:
    """Tell a question in lower case; one that begins so may hold codes and short forms in capitals."""
    rest = question[1:]
    if question[:1].islower():
        rest = " ".join(word for word in _WORD.findall(CODE.sub(" ", rest)) if is_syllable(fold_case(word)))
    return rest == fold_case(rest)


def _common(name: str, whole: str) -> bool:
    """Tell words that the texts also write without capitals: they are no name."""
    return re.search(rf"\b{re.escape(name)}\b", whole) is not None


def _parts(name: str) -> list[str]:
    """Return a run of capitalised words and its shorter runs of two words and more, the longest first."""
    words = name.split()
    return [" ".join(words[at : at + size]) for size in range(len(words), 1, -1) for at in range(len(words) - size + 1)]


def with_codes(question: str, texts: Sequence[str]) -> str:
    """Return `question` with the codes of documents as the texts write them: "04-QDi/TW" is "04-QĐi/TW"."""
    written = {_plain(found.group()): found.group() for text in texts for found in CODE.finditer(text)}
    return CODE.sub(lambda found: written.get(_plain(found.group()), found.group()), question)


def _plain(code: str) -> str:
    return strip_marks(fold_case(code))


def with_foreign(question: str, around: Surroundings) -> str:
    """Return `question` with foreign names as the texts write them: "Vinashim", which none has, is "Vinashin"."""
    if around.written is None:
        return question
    written = around.written
    names = {word for text in around.texts for word in _WORD.findall(text) if word[0].isupper() and _is_foreign(word)}

    def name(match: re.Match[str]) -> str:
        typed = match.group()
        word = fold_case(typed)
        if not _is_foreign(typed) or is_foreign(word) or written.frequency("body", word):
            return typed
        meant = [each for each in names if slip(_plain(typed), _plain(each)) is not None]
        return meant[0] if len(meant) == 1 else typed

    return _WORD.sub(name, question)


def _is_foreign(word: str) -> bool:
    return len(word) >= _LONG and not is_syllable(fold_case(word))
