"""How sure the reader may be: the probability that a passage's best span is right, from a small fitted model.

The model is a logistic regression over signals of the reading and, where the caller has them, of the search. It was
fitted by cross-validation on questions about encyclopaedia and news passages, a part of them without any answer.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from assistant.logistic import logistic
from assistant.reader.types import Reading
from index.errors import ModelError
from index.reading.passages import Prepared, unmarked_words

FILE = "confidence.json"
_LOWEST, _HIGHEST = -15.0, 15.0
# What scores of a search beyond these, and differences of two of them, say nothing more.
_FURTHEST, _FAR = 12.0, 8.0


@dataclass(frozen=True, slots=True)
class Confidence:
    """Weights of the signals; `bias` alone speaks where there are none."""

    names: tuple[str, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    @classmethod
    def load(cls, folder: Path) -> Confidence:
        """Read the fitted model of a reader; without the file the margin over "no answer" decides alone."""
        path = folder / FILE
        if not path.is_file():
            return cls.unfitted()
        try:
            kept = json.loads(path.read_text(encoding="utf-8"))
            names, means, scales, weights = (tuple(kept[name]) for name in ("names", "means", "scales", "weights"))
            return cls(names, means, scales, weights, float(kept["bias"]))
        except (ValueError, KeyError, TypeError) as error:
            raise ModelError(f"Tệp {path} bị hỏng: {error!r}.", "Hãy lấy lại tệp này từ bản gốc của dự án.") from error

    @classmethod
    def unfitted(cls) -> Confidence:
        """Return the confidence in which the margin over "no answer" decides alone."""
        return cls(("margin",), (0.0,), (1.0,), (1.0,), 0.0)

    def judge(
        self,
        question: str,
        passages: Sequence[Prepared],
        readings: Sequence[Reading],
        scores: Sequence[float] | None = None,
    ) -> list[Reading]:
        """Return the readings with their `p_correct`."""
        rows = signals(question, passages, readings, scores)
        return [
            replace(reading, p_correct=self.probability(row) if reading.spans else 0.0)
            for reading, row in zip(readings, rows, strict=True)
        ]

    def probability(self, row: dict[str, float]) -> float:
        """Return the probability that a reading with these signals is right."""
        total = self.bias
        for name, mean, scale, weight in zip(self.names, self.means, self.scales, self.weights, strict=True):
            total += weight * (row[name] - mean) / scale
        return logistic(total)


def signals(
    question: str, passages: Sequence[Prepared], readings: Sequence[Reading], scores: Sequence[float] | None
) -> list[dict[str, float]]:
    """Return for each reading what is known of how right it is, by name."""
    margins = [_clipped(reading.margin) for reading in readings]
    asked = unmarked_words(question)
    rows = []
    for number, (passage, reading) in enumerate(zip(passages, readings, strict=True)):
        others = margins[:number] + margins[number + 1 :]
        rows.append(
            {
                **_own(reading, margins[number]),
                **_overlap(asked, passage, reading),
                "lead": _clipped(margins[number] - max(others, default=margins[number] - 3.0)),
                "rank": math.log1p(number),
                **_found(scores, number),
            }
        )
    return [row | _together(row) for row in rows]


def _own(reading: Reading, margin: float) -> dict[str, float]:
    spans = [span.score for span in reading.spans]
    sentences = sorted((math.exp(score) for score in reading.sentence_scores), reverse=True)
    best = spans[0] if spans else 0.0
    chosen = _sentence_of(reading)
    return {
        "margin": margin,
        "positive": max(0.0, margin),
        "runner_up": min(_HIGHEST, best - spans[1]) if len(spans) > 1 else _HIGHEST,
        "sentence": sentences[0] if sentences else 0.0,
        "sentence_lead": sentences[0] - sentences[1] if len(sentences) > 1 else 1.0,
        "agrees": float(chosen is not None and chosen == reading.best_sentence),
        "length": math.log1p(reading.spans[0].end - reading.spans[0].start) if spans else 0.0,
    }


def _overlap(asked: Sequence[str], passage: Prepared, reading: Reading) -> dict[str, float]:
    """Return how much of the question stands in the passage, and in the sentence of the best span."""
    words, held = passage.words, set(passage.words)
    chosen = _sentence_of(reading)
    near = {word for word, number in zip(words, passage.sentence.tolist(), strict=True) if number == chosen}
    pairs = list(pairwise(asked))
    together = set(pairwise(words))
    numbers = [word for word in asked if word.isdecimal()]
    total = max(1, len(asked))
    return {
        "covered": sum(word in held for word in asked) / total,
        "covered_near": sum(word in near for word in asked) / total,
        "pairs": sum(pair in together for pair in pairs) / max(1, len(pairs)),
        "numbers_missing": float(sum(word not in held for word in numbers)),
        "asked": math.log1p(total),
    }


def _found(scores: Sequence[float] | None, number: int) -> dict[str, float]:
    """Return what the search makes of this passage, alone and beside the others."""
    if not scores or len(scores) < 2:
        return {"search_known": 0.0, "search": 0.0, "search_behind": 0.0, "search_before": 0.0}
    others = max(score for i, score in enumerate(scores) if i != number)
    return {
        "search_known": 1.0,
        "search": max(-_FURTHEST, min(_FURTHEST, scores[number])),
        "search_behind": max(-_FAR, scores[number] - max(scores)),
        "search_before": max(-_FAR, min(_FAR, scores[number] - others)),
    }


def _together(row: dict[str, float]) -> dict[str, float]:
    """Return what reader and search say together: each is worth more where the other is sure as well."""
    return {
        "margin_found": row["margin"] * row["search_before"],
        "sentence_found": row["sentence_lead"] * row["search_before"],
        "margin_alone": row["margin"] * (1 - row["search_known"]),
    }


def _sentence_of(reading: Reading) -> int | None:
    if not reading.spans:
        return None
    start = reading.spans[0].start
    inside = [i for i, span in enumerate(reading.sentences) if span.start <= start < span.end]
    return inside[0] if inside else None


def _clipped(value: float) -> float:
    return max(_LOWEST, min(_HIGHEST, value))
