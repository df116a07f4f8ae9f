"""What a question tells of the thing it counts, beside names and time: "xử lý dứt điểm", "mua quà biếu, tiếp khách"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from assistant.answering.clauses import Clause
from assistant.answering.evidence import STOP, Evidence, folded, words_of
from assistant.answering.units import measure_of
from assistant.types import Understood
from index.vietnamese.tokens import syllables

# Two syllables side by side are a word more often than one alone.
_PAIR, _SINGLE = 1.0, 0.5
_SHARED, _SENTENCE, _BEFORE = 0.7, 0.35, 0.25
_NEAR = 300
_UNITS = frozenset(("tiền", "đồng", "tỷ", "tỉ", "triệu", "năm", "tháng", "tù", "phần", "trăm"))


# "Bao nhiêu người chưa kê khai" is not met by those who did, nor the other way round; a last "không" only asks.
_DENIED = re.compile(r"\b(?:chưa|không|chẳng)\s+\w")
_UNDENIED, _DENIED_UNASKED = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Deeds:
    """The terms of a question that tell of what it counts, weighted, and whether it asks what was not done."""

    terms: Mapping[str, float]
    denied: bool = False

    def told(self, clause: Clause, one: Evidence) -> float:
        """Return the share of the terms that stands with a figure: in its clause, less elsewhere."""
        if not self.terms:
            return 0.5 * self._right_way(clause)
        places = (
            (frozenset(words_of(clause.own)), 1.0),
            (frozenset(words_of(clause.shared)), _SHARED),
            (frozenset(words_of(one.text)), _SENTENCE),
            (frozenset(words_of(f"{one.article.title}\n{one.before[-_NEAR:]}")), _BEFORE),
        )
        found = sum(
            weight * next((worth for words, worth in places if term in words), 0.0)
            for term, weight in self.terms.items()
        )
        return found / sum(self.terms.values()) * self._right_way(clause)

    def _right_way(self, clause: Clause) -> float:
        denied = _DENIED.search(folded(clause.own)) is not None
        return 1.0 if denied == self.denied else _UNDENIED if self.denied else _DENIED_UNASKED


def deeds(question: Understood) -> Deeds:
    """Return the telling terms of `question` without what is counted, its names and its period."""
    named = " ".join((*question.required, *question.names, question.period.label if question.period else ""))
    counted = _UNITS if measure_of(question) else frozenset(syllables(question.measure))
    known = counted | frozenset(syllables(named))
    words = syllables(question.text)
    terms = {word: _SINGLE for word in words if word not in STOP and word not in known}
    terms |= {f"{a}_{b}": _PAIR for a, b in pairwise(words) if a in terms and b in terms}
    return Deeds(terms, _DENIED.search(folded(question.text)) is not None)
