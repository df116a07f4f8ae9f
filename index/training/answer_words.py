"""Learn which words stand in answering sentences, by kind of question."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from index.ranking.answer_words import AnswerWords
from index.ranking.query import KINDS, understand
from index.training.records import field
from index.vietnamese.sentences import sentences
from index.vietnamese.tokens import syllables

# Words of a topic are rare or little to one side: what is kept is common, and sure to three deviations.
_LEAST, _SURE, _MOST = 30, 3.0, 1.5


def learn(questions: Sequence[dict[str, Any]]) -> AnswerWords:
    """Return the table for human questions with the place of their answers."""
    inside: list[Counter[str]] = [Counter() for _ in range(KINDS)]
    outside: list[Counter[str]] = [Counter() for _ in range(KINDS)]
    totals = [[0, 0] for _ in range(KINDS)]
    cut: dict[str, list[tuple[int, int, set[str]]]] = {}
    for record in questions:
        context = field(record, "context")
        if context not in cut:
            cut[context] = [(s.start, s.end, set(syllables(s.of(context)))) for s in sentences(context)]
        query = understand(field(record, "question"))
        asked = set(query.words)
        for start, end, words in cut[context] if record["answers"] else ():
            right = start <= record["answers"][0]["start"] < end
            (inside if right else outside)[query.kind].update(words - asked)
            totals[query.kind][not right] += 1
    return AnswerWords([_odds(*counted) for counted in zip(inside, outside, totals, strict=True)])


def _odds(inside: Counter[str], outside: Counter[str], totals: list[int]) -> dict[str, float]:
    found: dict[str, float] = {}
    for word in sorted(set(inside) | set(outside)):
        here, there = inside[word], outside[word]
        if here + there < _LEAST:
            continue
        odds = math.log((here + 3) / (totals[0] + 6)) - math.log((there + 3) / (totals[1] + 6))
        if abs(odds) >= _SURE * math.sqrt(1 / (here + 3) + 1 / (there + 3)):
            found[word] = round(max(-_MOST, min(_MOST, odds)), 2)
    return found
