"""Words of a question that its article never says, nor anything near them in meaning: "giá vé", "luật sư bào chữa"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.evidence import STOP, is_plain, term_weight
from assistant.types import Kind, Understood
from assistant.understanding.lexicon import lines
from assistant.understanding.meanings import Meanings, meanings
from assistant.understanding.referents import OWN_WORDS
from assistant.understanding.synonyms import others
from index.types import Article
from index.vietnamese.normal import strip_marks
from index.vietnamese.tokens import syllables

# Words of a question that tell how it asks, not what it is about.
_LIGHT = frozenset(lines("words.txt", "light"))
# A word less near to all that is said than this is not told of; a word that many sources leave out tells nothing.
_FAR, _TELLING = 0.62, 0.75
# A kind of thing ("nhân vật nào") is seldom named as such: what it does must be untold, too, if less clearly.
_HARDLY_SAID = 0.7
# Why something was done to somebody is asked in many words for the deed: only one far from all is never told.
_SUFFERED, _FAR_DEED = re.compile(r" (?:bị|được) "), 0.5
_WHO, _WHICH = re.compile(r" ai "), re.compile(r"(?<! khi)(?<! lúc)(?<! ngày)(?<! hôm)(?<! năm)(?<! tháng) nào ")
_NAMED = re.compile(r" (?:là ai|tên (?:là )?gì|là bao nhiêu|bao nhiêu|mấy|(?:như )?thế nào|ra sao) $")
_BEFORE = re.compile(r" (?:bao nhiêu|mấy|khi nào|bao giờ|(?:ngày|hôm|lúc|năm|tháng) (?:nào|mấy)|ở đâu|tại đâu) ")
# Places are seldom told with the word for their sort: "định cư ở Paris" tells the city.
_PLACE_NOUNS = frozenset(("thành phố", "tỉnh", "nước", "quốc gia", "huyện", "quận", "xã", "phường", "địa phương"))
_THINGS = (Kind.WHO, Kind.WHEN, Kind.WHERE, Kind.HOW_MANY)
_TOLD_AT_LENGTH = (Kind.YES_NO, Kind.COMPARE, Kind.LIST)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question, its cosine with the nearest word of the article, and how telling it is, 0 to 1."""

    text: str
    near: float
    weight: float


@dataclass(frozen=True, slots=True)
class Unsaid:
    """How much of a question its article leaves unsaid.

    Parameters
    ----------
    word:
        The word beside the question word that the article says nothing near of; empty where it says all of them.
    gap:
        How far that word, or the farthest of its kind, is from all that is said, 0 to 1.
    mass:
        The same for all telling words of the question, summed by weight.
    """

    word: str = ""
    gap: float = 0.0
    mass: float = 0.0


NOTHING_UNSAID = Unsaid()


@dataclass(frozen=True, slots=True)
class _Said:
    """An article as words with their meanings, and as one line of syllables, with and without marks."""

    meanings: Meanings
    line: str
    plain: str


def words(question: Understood, article: Article) -> tuple[Word, ...]:
    """Return the telling words of `question` beside names, time and number, each with what the article says of it."""
    said = _said(article)
    known = _known(question)
    plain = is_plain(question)
    found: list[Word] = []
    own = meanings(question.text)
    for text, vector in zip(own.words, own.vectors, strict=True):
        parts = text.split()
        if text in _LIGHT or all(part in STOP | _LIGHT | known or part.isdigit() for part in parts):
            continue
        if not vector.any():
            continue
        weight = term_weight("_".join(parts), plain=False)
        found.append(Word(text, 1.0 if _stands(text, said, plain) else said.meanings.nearest(vector), weight))
    return tuple(found)


def unsaid(question: Understood, article: Article) -> Unsaid:
    """Return what of `question` the article does not tell of."""
    every = words(question, article)
    if not every:
        return NOTHING_UNSAID
    asked = _beside_asking(question, every)
    far = min(asked, key=lambda word: word.near, default=None)
    mass = sum(word.weight * max(0.0, _FAR - word.near) for word in every)
    if far is None:
        return Unsaid(mass=mass)
    return Unsaid(far.text if far.near < _FAR else "", 1.0 - far.near, mass)


def _beside_asking(question: Understood, every: Sequence[Word]) -> list[Word]:
    """Return the words that tell which one is asked for: "ai *thiết kế*", "*giá vé* … là bao nhiêu"."""
    if question.kind in _TOLD_AT_LENGTH:
        return []
    line = f" {' '.join(syllables(OWN_WORDS.sub('', question.text)))} "
    places = [(line.find(f" {word.text} "), word) for word in every if word.weight >= _TELLING]
    places = [(at, word) for at, word in places if at >= 0]
    found: list[Word] = []
    suffered = _SUFFERED.search(line) if question.kind is Kind.WHY else None
    if suffered:
        return [word for at, word in places if at == suffered.end() - 1 and word.near < _FAR_DEED]
    who = _WHO.search(line) if question.kind is Kind.WHO else None
    if who:
        found += [word for at, word in places if at >= who.end() - 1][:1]
    if _NAMED.search(line):
        found += [word for at, word in places if line[:at].strip() in ("", "có")][:1]
    which = _WHICH.search(line)
    if which and question.kind in (*_THINGS, Kind.WHAT):
        return [*found, *_of_kind(places, which)]
    before = _BEFORE.search(line)
    if before and question.kind in _THINGS:
        found += [word for at, word in places if at + len(word.text) + 1 == _last_word(line, before.start())]
    if question.kind is Kind.WHEN and not found:
        found += [word for _, word in places[-1:]]
    return found


def _of_kind(places: Sequence[tuple[int, Word]], which: re.Match[str]) -> list[Word]:
    """Return the noun before "nào" where what is told of it is hardly said: "*luật sư* nào bào chữa"."""
    noun = [word for at, word in places if at + len(word.text) + 1 == which.start() and word.text not in _PLACE_NOUNS]
    told = [word for at, word in places if at >= which.end() - 1][:1]
    told = told or [word for at, word in places if at < which.start() and word not in noun][-1:]
    return noun if told and told[0].near < _HARDLY_SAID else []


def _last_word(line: str, end: int) -> int:
    """Return where the last telling word before `end` ends: auxiliaries and "là" tell nothing."""
    while (word := line[:end].rsplit(maxsplit=1)[-1:]) and word[0] in STOP:
        end = line.rfind(f" {word[0]}", 0, end)
    return end


def _stands(text: str, said: _Said, plain: bool) -> bool:
    """Tell a word that stands in the article as it is or by another word for it."""
    forms = (text, *others(text))
    return any(f" {form} " in said.line for form in forms) or (plain and f" {strip_marks(text)} " in said.plain)


def _known(question: Understood) -> frozenset[str]:
    """Return the syllables of names, numbers of names, and the period: they are judged elsewhere."""
    period = question.period.label if question.period else ""
    return frozenset(syllables(" ".join((*question.names, *question.required, period))))


@lru_cache(maxsize=256)
def _said(article: Article) -> _Said:
    whole = f"{article.meta.title}\n{article.text}"
    line = f" {' '.join(syllables(whole))} "
    return _Said(meanings(whole), line, strip_marks(line))
