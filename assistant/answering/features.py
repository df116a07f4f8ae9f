"""What is known of a sentence as a candidate, as numbers for the fitted weights."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from assistant.answering.asked import asked_thing
from assistant.answering.evidence import Evidence
from assistant.answering.slots import holds_name
from assistant.types import Kind, Understood
from index.types import Passage

# Kinds that ask for a thing which a sentence must hold; each is weighed on its own.
_ASKED = tuple(kind for kind in Kind if kind not in (Kind.YES_NO, Kind.COMPARE))
NAMES = (
    *("cover", "wide", "deed", "absent", "rest", "named"),
    *("rank", "best_passage", "search", "search_gap"),
    *("length", "short", "opening", "colon", "recent"),
    *("sentence", "log_sentence", "sentence_lead", "words", "log_words", "margin", "best_words", "p_correct", "read"),
    *(f"asked_{kind}" for kind in _ASKED),
)
# Floor of the logarithm of a probability; what the reader has not read lies there.
_LEAST = -8.0
_SHORTEST_BODY = 4
# A sentence of fewer words is a heading or a scrap.
_SHORT = 6


def features(question: Understood, one: Evidence, passages: Sequence[Passage]) -> tuple[float, ...]:
    """Return the numbers named by `NAMES`."""
    scores = [passage.score for passage in passages]
    best = max(scores, default=0.0)
    scale = max(abs(best), 1e-6)
    length = len(one.text.split())
    asked = asked_thing(question, one.text)
    return (
        one.cover,
        one.wide,
        one.deed,
        one.absent,
        one.rest,
        _named(question, one),
        1.0 / (1 + one.passage) ** 0.5,
        float(one.passage == 0),
        max(-3.0, (scores[one.passage] - best) / scale),
        max(-8.0, scores[one.passage] - best),
        math.log1p(length),
        float(length < _SHORT),
        float(one.opening),
        float(one.text.rstrip().endswith(":")),
        one.recent,
        one.sentence,
        _log(one.sentence) if one.read else _LEAST,
        one.sentence_lead,
        one.words,
        _log(one.words) if one.read else _LEAST,
        one.margin,
        float(one.top),
        one.reader,
        float(one.read),
        *(asked if question.kind is kind else 0.0 for kind in _ASKED),
    )


def _log(probability: float) -> float:
    return max(_LEAST, math.log(max(probability, 1e-9)))


def _named(question: Understood, one: Evidence) -> float:
    """Return how near the names of the question stand: 1 in the sentence, less in the title and before it, averaged."""
    return sum(nearness(name, one) for name in question.names) / len(question.names) if question.names else 0.5


def nearness(name: str, one: Evidence) -> float:
    """Return 1 for a name in the sentence (a given name alone counts), less in the title or the text before, else 0."""
    words = name.split()
    # "VKSND TP HCM" is known by its first word, "Nguyễn Văn An" by the last.
    given = words[0] if words[0].isupper() and len(words[0]) >= _SHORTEST_BODY else words[-1]
    if re.search(rf"\b{re.escape(given)}\b", one.text) or holds_name(name, one.text):
        return 1.0
    if holds_name(name, one.article.title):
        return 0.7
    return 0.5 if holds_name(name, one.before) else 0.0


def names_each(names: Iterable[str], one: Evidence) -> bool:
    """Tell a sentence that itself has each of the names, or the given name alone."""
    return all(nearness(name, one) == 1.0 for name in names)
