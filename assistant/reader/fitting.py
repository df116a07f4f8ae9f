"""Fit the confidence of a reader: how likely its best span is right.

    python -m assistant.reader.fitting --reader index/models/reader --set HOME FILE [--set …]

HOME is an index over the articles that the SQuAD-like lines of FILE ask about. Each question is read over the passages
that its search finds, and every other one again without those that hold the answer, when nothing can be right. Printed
are the areas under the ROC curve by cross-validation over questions, for each set; written is the model fitted on all.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.reader.confidence import FILE, Confidence, signals
from assistant.reader.reader import Reader
from assistant.reader.selection import MOST_READ, worth_reading
from assistant.settings import Settings
from index.library import Library
from index.types import Passage
from index.vietnamese.normal import fold_case, normalise
from index.vietnamese.tokens import syllables

_FOLDS = 5
_RIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """Signals of every reading of one asking, and whether its best span was right."""

    rows: list[dict[str, float]]
    right: list[bool]
    group: int


def judge(reader: Reader, home: Path, path: Path, limit: int, first_group: int) -> list[Judged]:
    """Return what the reader makes of the questions of a file, over an index of what they ask about."""
    asked = _questions(path)
    found: list[Judged] = []
    library = Library.open(Settings().model_copy(update={"home": home}))
    try:
        for group, (question, answers) in enumerate(asked[:: max(1, len(asked) // limit)], first_group):
            passages = library.search(question, k=2 * MOST_READ, reread=False)
            found.append(_judged(reader, question, passages[:MOST_READ], answers, group))
            if group % 2:
                others = [
                    one for one in passages if not any(fold_case(words) in fold_case(one.text) for words in answers)
                ]
                found.append(_judged(reader, question, others[:MOST_READ], (), group))
    finally:
        library.close()
    return [one for one in found if one.rows]


def _judged(reader: Reader, question: str, found: Sequence[Passage], answers: Sequence[str], group: int) -> Judged:
    texts = [one.text for one in worth_reading(found)]
    # Callers may have no scores of a search: a part of the askings go without.
    scores = [one.score for one in found] if group % 5 else None
    readings = reader.read(question, texts, scores)
    rows = signals(question, [reader.prepare(text) for text in texts], readings, scores)
    given = [r.spans[0].of(text) if r.spans else "" for r, text in zip(readings, texts, strict=True)]
    return Judged(rows, [any(_f1(words, answer) >= _RIGHT for answer in answers) for words in given], group)


def fit(judged: Sequence[Judged], rounds: int = 40, ridge: float = 3.0) -> Confidence:
    """Return the logistic regression of rightness on the signals, by Newton's method."""
    names = tuple(judged[0].rows[0])
    values = np.array([[row[name] for name in names] for one in judged for row in one.rows])
    right = np.array([value for one in judged for value in one.right], dtype=float)
    means, scales = values.mean(0), np.maximum(values.std(0), 1e-6)
    x = np.hstack([(values - means) / scales, np.ones((len(values), 1))])
    weights = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], ridge)
    penalty[-1] = 0
    for _ in range(rounds):
        expected = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (expected - right) + penalty * weights
        bend = (x * (expected * (1 - expected))[:, None]).T @ x + np.diag(penalty + 1e-6)
        weights = weights - np.linalg.solve(bend, slope)
    return Confidence(names, tuple(means), tuple(scales), tuple(weights[:-1]), float(weights[-1]))


def _fold(one: Judged) -> int:
    """Return the part that an asking is held out with: every part has its share of those without scores."""
    return one.group // _FOLDS % _FOLDS


def answers_of(confidence: Confidence, judged: Sequence[Judged]) -> tuple[list[float], list[bool]]:
    """Return for each asking the highest confidence, and whether that reading was right."""
    scores, right = [], []
    for one in judged:
        values = [confidence.probability(row) for row in one.rows]
        best = int(np.argmax(values))
        scores.append(values[best])
        right.append(one.right[best])
    return scores, right


def area(scores: Sequence[float], right: Sequence[bool]) -> float:
    """Return the area under the ROC curve."""
    values, labels = np.asarray(scores), np.asarray(right)
    positive, negative = values[labels], values[~labels]
    wins = (positive[:, None] > negative[None, :]).mean() + 0.5 * (positive[:, None] == negative[None, :]).mean()
    return float(wins)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print the areas, write the model beside the reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", dest="sets", nargs=2, type=Path, action="append", required=True)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=1200, help="questions taken of each file")
    options = parser.parse_args(arguments)
    reader = Reader.load(str(options.reader), Confidence.unfitted())
    files = []
    for number, (home, path) in enumerate(options.sets):
        files.append(judge(reader, home, path, options.limit, number * 100_000))
    every = [one for judged in files for one in judged]
    parts = [fit([one for one in every if _fold(one) != fold]) for fold in range(_FOLDS)]
    for (_, path), judged in zip(options.sets, files, strict=True):
        outcomes = [answers_of(parts[fold], [o for o in judged if _fold(o) == fold]) for fold in range(_FOLDS)]
        scores = [score for some, _ in outcomes for score in some]
        right = [value for _, some in outcomes for value in some]
        sys.stdout.write(
            f"{path.name}: {len(right)} askings, {np.mean(right):.3f} right, AUROC {area(scores, right):.3f}\n"
        )
    _write(fit(every), options.reader / FILE)
    return 0


def _write(confidence: Confidence, path: Path) -> None:
    kept = {
        "names": confidence.names,
        "means": [round(value, 6) for value in confidence.means],
        "scales": [round(value, 6) for value in confidence.scales],
        "weights": [round(value, 6) for value in confidence.weights],
        "bias": round(confidence.bias, 6),
    }
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _questions(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    raw = path.read_bytes()
    lines = (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode("utf-8").split("\n")
    records = [json.loads(line) for line in lines if line.strip()]
    return [(normalise(r["question"]), tuple(a["text"] for a in r.get("answers", ()))) for r in records]


def _f1(given: str, answer: str) -> float:
    a, b = syllables(given), syllables(answer)
    return 2 * sum((Counter(a) & Counter(b)).values()) / max(1, len(a) + len(b))


if __name__ == "__main__":
    sys.exit(main())
