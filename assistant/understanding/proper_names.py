"""The proper names of a question: runs of capitals, and what in them names nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.understanding.lexicon import lines
from assistant.understanding.slots import document_codes, numbered_names
from index.vietnamese.abbreviations import table
from index.vietnamese.compounds import cohesion
from index.vietnamese.letters import UPPER
from index.vietnamese.normal import fold_case, fold_tones
from index.vietnamese.places import provinces
from index.vietnamese.syllable_counts import shipped
from index.vietnamese.syllables import is_syllable
from index.vietnamese.tokens import CODE, syllables

# "1MDB" is one name.
_CAPITALISED = re.compile(rf"(?<![\d.,/-])\d{{0,2}}[{UPPER}]\w*(?:[.&-]\w+)*(?:[ \t]+(?:[{UPPER}]\w*(?:[.&-]\w+)*))*")
# Bodies are named by their field, of which only the first syllable is written large.
_BODIES = frozenset(("ban", "bộ", "sở", "cục", "vụ", "viện", "phòng", "tòa", "đảng", "hội"))
_SMALL = re.compile(r"[ \t]+([^\W\d_]+)")
# How often two syllables stand together, from which on they may name a field: "nội vụ" and "tuyên giáo" pass.
_ONE_FIELD = 0.1
# From here on they are one word: "đại hội", "bí thư".
_ONE_WORD = 0.3
_TITLED = re.compile(r"\b(?:ông|bà|anh|chị|cô|đồng chí|bị cáo|bị can|luật sư|bác sĩ)\s+$", re.IGNORECASE)
# Years are named by one of ten stems and one of twelve branches; articles tell them by number as well.
_STEMS = frozenset(["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"])
_BRANCHES = frozenset(["Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"])
# Two capitals shorten a common word ("CQ", "HN"); they name nothing.
_SHORT_FORM = 2
# It asks at the start of a question, and may begin a name elsewhere ("Sao Mai").
_WHY = "Sao"
_COMMON_RUN = frozenset(lines("words.txt", "no name"))


def proper_names(question: str) -> tuple[str, ...]:
    """Return the proper names of a question as written: runs of capitals, the first word only inside a run."""
    names: list[str] = []
    codes = {match.span() for match in CODE.finditer(question)}
    for run in _CAPITALISED.finditer(question):
        if any(start <= run.start() < end for start, end in codes):
            continue
        words = run.group().split()
        first = not question[: run.start()].strip(" \"“'(")
        while words and (fold_case(fold_tones(words[0])) in _COMMON_RUN or (first and words[0] == _WHY)):
            words.pop(0)
        words = _without_year(words, first)
        if first and words and _is_cut(words, question[run.end() :]):
            words = words[:-1] if len(words) > 2 else []
        if (
            not words
            or fold_case(fold_tones(" ".join(words))) in _COMMON_RUN
            or (first and len(run.group().split()) == 1)
        ):
            continue
        if re.fullmatch(r"[IVXLC]+", " ".join(words)):
            continue
        if len(words) == 1 and not _stands_alone(words[0], question[: run.end() - len(words[0])]):
            continue
        name = " ".join(words) + _rest_of_body(run.group(), question[run.end() :])
        if name not in names:
            names.append(name)
    if not names and question[1:] == fold_case(question[1:]):
        names.extend(_provinces(question))
    return tuple(names)


def _without_year(words: list[str], first: bool) -> list[str]:
    """Return a run without the name of a year at its end: of "Quanh Tết Đinh Dậu" nothing is left."""
    if len(words) < 2 or words[-2] not in _STEMS or words[-1] not in _BRANCHES:
        return words
    left = words[:-2]
    while left and fold_case(left[-1]) in _COMMON_RUN:
        left.pop()
    return left[1:] if first else left


def _is_cut(words: Sequence[str], after: str) -> bool:
    """Tell a run at the start of a question that ends within a word: "Dịp Đại" hội, "Tân Bí" thư, "Các Chủ" tịch."""
    following = _SMALL.match(after)
    if following is None or " ".join(words) in provinces() or not _BODIES.isdisjoint(map(fold_case, words)):
        return False
    return cohesion(fold_case(fold_tones(words[-1])), fold_case(fold_tones(following[1])), shipped()) >= _ONE_WORD


def names_within(text: str) -> tuple[str, ...]:
    """Return the proper names of words from within a sentence: a capital at their start is a name's, too."""
    return proper_names(f"x {text}")


def names_something(text: str) -> bool:
    """Tell a question that names somebody or something; its first word is written with a capital anyway."""
    return bool(names_within(text[:1].lower() + text[1:]) or numbered_names(text) or document_codes(text))


def _rest_of_body(run: str, after: str) -> str:
    """Return the small syllable that ends the name of a body: " chức" behind "Ban Tổ", " chính" behind "Bộ Tài"."""
    words, following = fold_case(fold_tones(run)).split(), _SMALL.match(after)
    if following is None or words[-1] in _BODIES or _BODIES.isdisjoint(words):
        return ""
    pair = words[-1], fold_case(fold_tones(following[1]))
    is_word = pair in _body_words() or cohesion(*pair, shipped()) >= _ONE_FIELD
    return f" {following[1]}" if is_word else ""


@lru_cache(maxsize=1)
def _body_words() -> frozenset[tuple[str, str]]:
    """Return the neighbours within the long forms of the known abbreviations: "nội chính", "kiểm sát"."""
    return frozenset(pair for _, long in table() for pair in pairwise(syllables(long)))


def _stands_alone(word: str, before: str) -> bool:
    """Tell a single capitalised word that is a name: behind a title, in capitals, or foreign."""
    foreign = not is_syllable(fold_case(word)) and not word.isupper()
    return (word.isupper() and len(word) > _SHORT_FORM) or foreign or _TITLED.search(before) is not None


def _provinces(question: str) -> list[str]:
    """Return the provinces that a question typed in lower case names, with their capitals."""
    words = f" {' '.join(syllables(question))} "
    return [name for name in sorted(provinces()) if f" {fold_case(name)} " in words]
