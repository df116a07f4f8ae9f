"""What a question tells of the thing it counts, beside names and time: "xử lý dứt điểm", "mua quà biếu, tiếp khách"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.answering.adverbials import WORDS
from assistant.answering.evidence import STOP, Evidence, folded
from assistant.answering.slots import line
from assistant.answering.units import DENIED, measure_of
from assistant.types import Understood
from assistant.understanding.synonyms import said_otherwise
from index.vietnamese.tokens import syllables

# Two syllables side by side are a word more often than one alone.
_PAIR, _SINGLE = 1.0, 0.5
# The deed of a count stands right beside it; words further off tell of the whole affair.
_BESIDE, _CLOSE, _NEAR_WORDS = 2.5, 1.5, 2
_UP_TO, _SENTENCE, _BEFORE = 0.6, 0.35, 0.25
_NEAR = 300
_REACH, _WORDS_BEFORE = 60, 5
_UNITS = frozenset(("tiền", "đồng", "tỷ", "tỉ", "triệu", "năm", "tháng", "tù", "phần", "trăm"))
# "Bao nhiêu người chưa kê khai" is not met by those who did, nor the other way round.
_UNDENIED, _DENIED_UNASKED = 0.5, 0.8
# What was so at first is not what is so after it was changed.
_CHANGED = re.compile(r"\b(?:sau (?:khi )?(?:điều chỉnh|sửa đổi|thay đổi)|hiện nay|hiện tại|cuối cùng)\b")
_AT_FIRST = re.compile(r"\b(?:ban đầu|lúc đầu|trước đó|dự kiến)\b")
_CONTRARY = -0.2
# Words that hide others: "dự khuyết" tells nothing of who came ("dự").
_HIDING = re.compile(r" dự (?:khuyết|án|thảo|kiến|phòng|toán|báo)(?= )")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase with all that may be said for it, each bounded by spaces."""

    forms: frozenset[str]
    weight: float
    beside: bool = False

    def stands_in(self, words: str) -> bool:
        """Tell whether one of the forms stands in `words`, a line of syllables."""
        return any(form in words for form in self.forms)


@dataclass(frozen=True, slots=True)
class Deeds:
    """The terms of a question that tell of what it counts, and whether it asks what was not done."""

    terms: tuple[Term, ...]
    denied: bool = False
    changed: bool = False

    def told(self, clause: str, one: Evidence, at: int | None = None) -> float:
        """Return the share of the terms that stands with a figure `at` some place: in its clause, less elsewhere.

        Below 0 where the clause tells of the time before a change that is asked about.
        """
        if not self.terms:
            return 0.5 * self._right_way(clause)
        places = (
            (_seen(clause), 1.0),
            (_seen(one.text[one.text.rfind(";", 0, at) + 1 : at] if at is not None else ""), _UP_TO),
            (_seen(one.text), _SENTENCE),
            (_seen(f"{one.article.title}\n{one.before[-_NEAR:]}"), _BEFORE),
        )
        found = sum(
            term.weight * next((worth for words, worth in places if term.stands_in(words)), 0.0) for term in self.terms
        )
        if self.changed and _AT_FIRST.search(folded(clause)):
            return _CONTRARY
        return found / sum(term.weight for term in self.terms) * self._right_way(clause)

    def stands_beside(self, text: str, at: int) -> bool:
        """Tell whether the deed asked right beside the count stands right before the figure `at` some place, too."""
        words = _seen(" ".join(text[max(0, at - _REACH) : at].split()[-_WORDS_BEFORE:]))
        return any(term.beside and term.stands_in(words) for term in self.terms)

    def _right_way(self, clause: str) -> float:
        words = folded(clause)
        denied = DENIED.search(words) is not None
        return 1.0 if denied == self.denied else _UNDENIED if self.denied else _DENIED_UNASKED


def _seen(text: str) -> str:
    return _HIDING.sub(" ", line(text))


def deeds(question: Understood) -> Deeds:
    """Return the telling terms of `question` without what is counted, its names and its period."""
    named = " ".join((*question.required, *question.names, question.period.label if question.period else ""))
    counted = _UNITS if measure_of(question) else frozenset(syllables(question.measure))
    words = syllables(question.text)
    telling = STOP | counted | frozenset(syllables(named))
    tells = [word not in telling for word in words]
    for at, pair in enumerate(pairwise(words)):
        # "Theo" of "theo dõi" is half of a word, not a word that binds.
        tells[at : at + 2] = [True, True] if " ".join(pair) in WORDS else tells[at : at + 2]
    terms = tuple(_terms(words, tells, _count_phrase(words, question)))
    asked = folded(question.text)
    return Deeds(terms, DENIED.search(asked) is not None, _CHANGED.search(asked) is not None)


def _count_phrase(words: Sequence[str], question: Understood) -> range:
    """Return the places of "bao nhiêu" and of what is counted; empty where nothing is."""
    for at, word in enumerate(words):
        if word == "mấy" or words[at : at + 2] == ["bao", "nhiêu"]:
            return range(at, at + (1 if word == "mấy" else 2) + len(syllables(question.measure)))
    return range(0)


def _closeness(words: Sequence[str], first: int, last: int, count: range) -> float:
    """Return how much a word tells by its place: the deed stands right before or behind what is counted."""
    if not count:
        return 1.0
    between = words[last : count.start] if last <= count.start else words[count.stop : first]
    gap = sum(word not in STOP for word in between)
    return _BESIDE if gap == 0 else _CLOSE if gap <= _NEAR_WORDS else 1.0


def _terms(words: Sequence[str], telling: Sequence[bool], count: range) -> Iterator[Term]:
    """Yield the phrases that may be said otherwise, then the other words and pairs of words."""
    taken = [not tells for tells in telling]
    for (first, last), otherwise in said_otherwise(words).items():
        if all(telling[first:last]):
            own = " ".join(words[first:last])
            worth = _closeness(words, first, last, count)
            yield _term({own, *otherwise}, _PAIR * (last - first) - _SINGLE, worth)
            taken[first:last] = [True] * (last - first)
    for at, word in enumerate(words):
        if taken[at]:
            continue
        worth = _closeness(words, at, at + 1, count)
        yield _term({word}, _SINGLE, worth)
        if at + 1 < len(words) and not taken[at + 1]:
            yield _term({f"{word} {words[at + 1]}"}, _PAIR, max(worth, _closeness(words, at + 1, at + 2, count)))


def _term(forms: set[str], weight: float, worth: float) -> Term:
    return Term(frozenset(f" {form} " for form in forms), weight * worth, worth == _BESIDE)
