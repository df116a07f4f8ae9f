"""Fit the weight of the vectors on a user's own questions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from index.errors import SettingsError
from index.fusion import Fusion, tuned
from index.ranking.query import understand
from index.search import Ranked, Searcher
from index.settings import IndexSettings

_FIX = 'Mỗi dòng cần có dạng {"question": "…", "positive_ids": ["mã bài", …]}.'
_GRID = tuple(round(step * 0.05, 2) for step in range(21))


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question and the ids of the articles that answer it."""

    question: str
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class TuneReport:
    """What was found: nDCG@10 before and after, and where the weights were written."""

    questions: int
    dense_before: float
    dense: float
    before: float
    after: float
    path: str


def read_questions(path: Path) -> list[Labelled]:
    """Read labelled questions, one JSON object a line; raise `SettingsError` naming the first line that is none."""
    found: list[Labelled] = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"Không đọc được tệp câu hỏi {path}.", _FIX) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            found.append(_labelled(path, number, line))
    if not found:
        raise SettingsError(f"Tệp câu hỏi {path} không có câu hỏi nào.", _FIX)
    return found


def _labelled(path: Path, number: int, line: str) -> Labelled:
    try:
        record = json.loads(line)
        question, ids = record["question"], record["positive_ids"]
        if not isinstance(question, str) or not isinstance(ids, list) or not ids:
            raise TypeError
        return Labelled(question, frozenset(map(str, ids)))
    except (ValueError, KeyError, TypeError) as error:
        raise SettingsError(f"Dòng {number} của {path} không phải câu hỏi có nhãn.", _FIX) from error


def tune(searcher: Searcher, settings: IndexSettings, questions: Sequence[Labelled]) -> TuneReport:
    """Choose the weight of the vectors with the best nDCG@10 and keep it for the embedder in use.

    A weight must be better than the present one by a tenth of a point to replace it.
    """
    before = searcher.models.fusion
    # Both legs as deep as with a weight of one half, so that no weight is judged on the other's candidates.
    wide = replace(before, candidates=max(before.candidates, 50))
    found = [(one, searcher.candidates(understand(one.question), near=wide.candidates)) for one in questions]
    old = _mean(before, found)
    scores = {weight: _mean(replace(wide, dense=weight), found) for weight in _GRID}
    best = max(scores, key=lambda weight: (scores[weight], -abs(weight - before.dense)))
    chosen = replace(wide, dense=best) if scores[best] > old + 0.001 else before
    path = tuned(settings)
    chosen.save(path)
    return TuneReport(len(questions), before.dense, chosen.dense, old, _mean(chosen, found), str(path))


def _mean(fusion: Fusion, found: Sequence[tuple[Labelled, Ranked]]) -> float:
    return float(np.mean([_gain(fusion, one, ranked) for one, ranked in found]))


def _gain(fusion: Fusion, one: Labelled, ranked: Ranked) -> float:
    """Return nDCG@10 by article."""
    if not ranked.keys:
        return 0.0
    order = np.argsort(-fusion.scores(ranked.scores, ranked.cosines), kind="stable")
    articles = list(dict.fromkeys(ranked.stored[i][1].id for i in order))[:10]
    gain = sum(1 / np.log2(rank + 2) for rank, article in enumerate(articles) if article in one.articles)
    return float(gain / sum(1 / np.log2(rank + 2) for rank in range(min(10, len(one.articles)))))
