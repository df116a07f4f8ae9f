"""Fit the confidence of a reader: how likely its best span is right.

    python -m assistant.reader.fitting --reader index/models/reader FILE...

Each question of the SQuAD-like files is read over the passages that a word search finds among all contexts of its file,
once with its own context and once without it, when nothing can be right. Printed are the areas under the ROC curve by
cross-validation over questions, for each file; written is the model fitted on all.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.reader.confidence import FILE, Confidence, signals
from assistant.reader.reader import Reader
from index.vietnamese.normal import normalise
from index.vietnamese.sentences import sentences
from index.vietnamese.tokens import syllables

_FOUND = 5
_FOLDS = 5
_PASSAGE = 220
_RIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """Signals of every reading of one asking, and whether its best span was right."""

    rows: list[dict[str, float]]
    right: list[bool]
    group: int


class WordSearch:
    """BM25 over syllables and pairs of them, small enough for a fitting script."""

    def __init__(self, passages: Sequence[str]) -> None:
        terms = [_terms(passage) for passage in passages]
        mean = sum(map(len, terms)) / len(terms)
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, words in enumerate(terms):
            for word, times in Counter(words).items():
                postings[word].append((number, times * 2.0 / (times + 0.5 + 0.7 * len(words) / mean)))
        self._size = len(passages)
        self._columns = {
            word: (
                np.array([n for n, _ in held]),
                np.array([w for _, w in held]) * math.log(1 + len(passages) / len(held)),
            )
            for word, held in postings.items()
        }

    def scores(self, question: str) -> npt.NDArray[np.float64]:
        """Return the score of every passage."""
        total = np.zeros(self._size)
        for word in set(_terms(question)):
            if word in self._columns:
                index, weight = self._columns[word]
                total[index] += weight
        return total


def judge(reader: Reader, path: Path, limit: int, first_group: int) -> list[Judged]:
    """Return what the reader makes of the questions of a file."""
    asked = _questions(path)
    pieces = [(context, piece) for context in sorted({c for _, c, _ in asked}) for piece in _pieces(context)]
    search = WordSearch([piece for _, piece in pieces])
    step = max(1, len(asked) // limit)
    found: list[Judged] = []
    for group, (question, context, answers) in enumerate(asked[::step], first_group):
        scores = search.scores(question)
        order = np.argsort(-scores)[: _FOUND * 4].tolist()
        own = [i for i in order if pieces[i][0] == context]
        for hidden in (False, True):
            if hidden and group % 2:
                continue
            chosen = [i for i in order if not (hidden and i in own)][:_FOUND]
            right = () if hidden else answers
            found.append(_judged(reader, question, [(pieces[i][1], float(scores[i])) for i in chosen], right, group))
    return found


def _judged(
    reader: Reader, question: str, found: list[tuple[str, float]], answers: Sequence[str], group: int
) -> Judged:
    texts = [text for text, _ in found]
    # Callers may have no scores of a search: a third of the askings go without.
    scores = [score for _, score in found] if group % 3 else None
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
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=1200, help="questions taken of each file")
    options = parser.parse_args(arguments)
    reader = Reader.load(str(options.reader))
    files = []
    for number, path in enumerate(options.files):
        files.append(judge(reader, path, options.limit, number * 100_000))
    every = [one for judged in files for one in judged]
    parts = [fit([one for one in every if one.group % _FOLDS != fold]) for fold in range(_FOLDS)]
    for path, judged in zip(options.files, files, strict=True):
        outcomes = [answers_of(parts[fold], [o for o in judged if o.group % _FOLDS == fold]) for fold in range(_FOLDS)]
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


def _questions(path: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    raw = path.read_bytes()
    lines = (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode("utf-8").split("\n")
    records = [json.loads(line) for line in lines if line.strip()]
    return [
        (normalise(r["question"]), normalise(r["context"]), tuple(a["text"] for a in r.get("answers", ())))
        for r in records
    ]


def _pieces(context: str) -> list[str]:
    """Cut a context into passages of whole sentences, as long as those of an index."""
    pieces: list[tuple[int, int]] = []
    size = 0
    for span in sentences(context):
        length = len(syllables(span.of(context)))
        if pieces and size + length <= _PASSAGE:
            pieces[-1] = (pieces[-1][0], span.end)
            size += length
        else:
            pieces.append((span.start, span.end))
            size = length
    return [context[start:end] for start, end in pieces]


def _terms(text: str) -> list[str]:
    words = syllables(text)
    return words + [f"{a}_{b}" for a, b in pairwise(words)]


def _f1(given: str, answer: str) -> float:
    a, b = syllables(given), syllables(answer)
    return 2 * sum((Counter(a) & Counter(b)).values()) / max(1, len(a) + len(b))


if __name__ == "__main__":
    sys.exit(main())
