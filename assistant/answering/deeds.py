"""What a question tells of the thing it counts, beside names and time: "xử lý dứt điểm", "mua quà biếu, tiếp khách"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.evidence import STOP, Evidence, folded
from assistant.answering.slots import line
from assistant.answering.units import measure_of
from assistant.types import Understood
from assistant.understanding.synonyms import said_otherwise
from index.vietnamese.tokens import syllables

# Two syllables side by side are a word more often than one alone.
_PAIR, _SINGLE = 1.0, 0.5
_SENTENCE, _BEFORE = 0.35, 0.25
_NEAR = 300
_UNITS = frozenset(("tiền", "đồng", "tỷ", "tỉ", "triệu", "năm", "tháng", "tù", "phần", "trăm"))
# "Bao nhiêu người chưa kê khai" is not met by those who did, nor the other way round; a last "không" only asks.
_DENIED = re.compile(r"\b(?:chưa|không|chẳng)\s+\w|\bcòn (?:lại|bao nhiêu|mấy)\b|\bđang tiếp tục\b")
_UNDENIED, _DENIED_UNASKED = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase with all that may be said for it, each bounded by spaces."""

    forms: frozenset[str]
    weight: float

    def stands_in(self, words: str) -> bool:
        """Tell whether one of the forms stands in `words`, a line of syllables."""
        return any(form in words for form in self.forms)


@dataclass(frozen=True, slots=True)
class Deeds:
    """The terms of a question that tell of what it counts, and whether it asks what was not done."""

    terms: tuple[Term, ...]
    denied: bool = False

    def told(self, clause: str, one: Evidence) -> float:
        """Return the share of the terms that stands with a figure: in its clause, less elsewhere."""
        if not self.terms:
            return 0.5 * self._right_way(clause)
        places = (
            (line(clause), 1.0),
            (line(one.text), _SENTENCE),
            (line(f"{one.article.title}\n{one.before[-_NEAR:]}"), _BEFORE),
        )
        found = sum(
            term.weight * next((worth for words, worth in places if term.stands_in(words)), 0.0) for term in self.terms
        )
        return found / sum(term.weight for term in self.terms) * self._right_way(clause)

    def _right_way(self, clause: str) -> float:
        denied = _DENIED.search(folded(clause)) is not None
        return 1.0 if denied == self.denied else _UNDENIED if self.denied else _DENIED_UNASKED


def deeds(question: Understood) -> Deeds:
    """Return the telling terms of `question` without what is counted, its names and its period."""
    named = " ".join((*question.required, *question.names, question.period.label if question.period else ""))
    counted = _UNITS if measure_of(question) else frozenset(syllables(question.measure))
    words = syllables(question.text)
    telling = STOP | counted | frozenset(syllables(named))
    terms = tuple(_terms(words, [word not in telling for word in words]))
    return Deeds(terms, _DENIED.search(folded(question.text)) is not None)


def _terms(words: Sequence[str], telling: Sequence[bool]) -> Iterator[Term]:
    """Yield the phrases that may be said otherwise, then the other words and pairs of words."""
    taken = [not tells for tells in telling]
    for (first, last), otherwise in said_otherwise(words).items():
        if all(telling[first:last]):
            own = " ".join(words[first:last])
            yield _term({own, *otherwise}, _PAIR * (last - first) - _SINGLE)
            taken[first:last] = [True] * (last - first)
    for at, word in enumerate(words):
        if taken[at]:
            continue
        yield _term({word}, _SINGLE)
        if at + 1 < len(words) and not taken[at + 1]:
            yield _term({f"{word} {words[at + 1]}"}, _PAIR)


def _term(forms: set[str], weight: float) -> Term:
    return Term(frozenset(f" {form} " for form in forms), weight)
