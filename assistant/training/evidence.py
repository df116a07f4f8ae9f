"""Fit the choice of the answering sentence, and the probability that it is right, on questions with known answers.

    python -m assistant.training.evidence --set HOME QUESTIONS ANSWERS [--set …] [--limit N] [--out FILE]

HOME is an index over the passages; QUESTIONS are JSON lines {"question", "positive_ids"} and ANSWERS SQuAD-like lines
{"question", "answers": [{"text"}]}. A half of the questions is asked a second time without the passages that hold the
answer: then nothing found is right. The first four fifths of each set are fitted on, the rest is reported.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from assistant.answering import gate
from assistant.answering.evidence import Evidence, gather
from assistant.answering.features import NAMES, features
from assistant.answering.reading import read
from assistant.reader.reader import Reader
from assistant.settings import Settings
from assistant.types import Understood
from assistant.understanding import understand
from index.library import Library
from index.types import Passage

Case = tuple[Understood, list[Evidence], tuple[Passage, ...], list[bool]]


def cases(home: str, questions: str, answers: str, limit: int, reader: Reader) -> Iterator[Case]:
    """Yield each question with its evidence and which of it holds the answer; every second one again without its passages."""
    library = Library.open(Settings(**{"ASSISTANT_HOME": home}))  # type: ignore[arg-type]
    right = {row["question"]: set(row["positive_ids"]) for row in _rows(questions)}
    asked = [row for row in _rows(answers) if row["question"] in right]
    rows = [asked[i] for i in np.random.default_rng(7).permutation(len(asked))[:limit]]
    for number, row in enumerate(rows):
        question = understand(row["question"])
        found = library.search(question.search or question.text, 12)
        texts = [answer["text"] for answer in row["answers"]]
        gold = right[row["question"]]
        for passages in (found[:10], tuple(each for each in found if each.article.id not in gold)[:10])[
            : 1 + number % 2
        ]:
            evidence = read(reader, question, passages, gather(question, passages))
            yield (
                question,
                evidence,
                passages,
                [one.article.id in gold and any(t in one.text for t in texts) for one in evidence],
            )


def _rows(path: str) -> list[dict[str, Any]]:
    opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else Path(path).open(encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines]


def fit_choice(data: list[Case], steps: int = 400, rate: float = 0.05, decay: float = 1e-3) -> np.ndarray:
    """Fit a softmax over the sentences of each question by gradient descent (Adam)."""
    blocks = [
        (np.array([features(q, one, passages) for one in evidence]), np.array(labels, float))
        for q, evidence, passages, labels in data
        if any(labels)
    ]
    scale = np.concatenate([rows for rows, _ in blocks]).std(0) + 1e-6
    w, m, v = np.zeros(len(NAMES)), np.zeros(len(NAMES)), np.zeros(len(NAMES))
    for step in range(1, steps + 1):
        gradient = decay * w * len(blocks)
        for rows, labels in blocks:
            x = rows / scale
            p = np.exp(x @ w - (x @ w).max())
            p /= p.sum()
            wanted = p * labels
            gradient += x.T @ (p - wanted / max(wanted.sum(), 1e-9))
        gradient /= len(blocks)
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        w -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-9)
    return w / scale


def fit_gate(rows: np.ndarray, labels: np.ndarray, steps: int = 1500, decay: float = 1e-3) -> tuple[np.ndarray, float]:
    """Fit a logistic regression by gradient descent."""
    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    x, w, bias = (rows - mean) / scale, np.zeros(rows.shape[1]), 0.0
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(x @ w + bias)))
        w -= 0.5 * (x.T @ (p - labels) / len(labels) + decay * w)
        bias -= 0.5 * float((p - labels).mean())
    return w / scale, bias - float((w * mean / scale).sum())


def auroc(scores: np.ndarray, labels: np.ndarray) -> float:
    """Return the probability that a right one scores above a wrong one."""
    order = scores.argsort().argsort() + 1
    right = labels > 0
    return float((order[right].sum() - right.sum() * (right.sum() + 1) / 2) / max(right.sum() * (~right).sum(), 1))


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", dest="sets", nargs=3, action="append", required=True)
    parser.add_argument("--limit", type=int, default=600)
    parser.add_argument("--threshold", type=float, default=0.4)
    parser.add_argument("--out", type=Path, default=gate.FILE)
    options = parser.parse_args()
    reader = Reader.load(Settings().reader)
    sets = [list(cases(*files, options.limit, reader)) for files in options.sets]
    cut = [int(len(data) * 0.8) for data in sets]
    training = [case for data, end in zip(sets, cut, strict=True) for case in data[:end]]
    choice = fit_choice(training)
    written: dict[str, Any] = {
        "choice": dict(zip(NAMES, choice.round(4).tolist(), strict=True)),
        "gate": {},
        "bias": 0.0,
    }
    _write(options.out, written, options.threshold)
    x, y = _signals(training)
    weights, bias = fit_gate(x, y)
    written |= {"gate": dict(zip(gate.SIGNALS, weights.round(4).tolist(), strict=True)), "bias": round(bias, 4)}
    _write(options.out, written, options.threshold)
    for files, data, end in zip(options.sets, sets, cut, strict=True):
        _report(files[0], data[end:])


def _write(path: Path, written: dict[str, Any], threshold: float) -> None:
    path.write_text(json.dumps({**written, "threshold": threshold}, indent=1) + "\n", encoding="utf-8")
    gate.weights.cache_clear()


def _signals(data: list[Case]) -> tuple[np.ndarray, np.ndarray]:
    rows, labels = [], []
    for question, evidence, passages, right in data:
        if not evidence:
            continue
        known = {one.key: label for one, label in zip(evidence, right, strict=True)}
        ranked = gate.judged(question, evidence, passages)
        rows.append(gate.signals(question, ranked[0], ranked, passages))
        labels.append(float(known[ranked[0].key]))
    return np.array(rows), np.array(labels)


def _report(name: str, data: list[Case]) -> None:
    known = gate.weights()
    x, y = _signals(data)
    p = 1 / (1 + np.exp(-(x @ np.array(known.gate) + known.bias)))
    answerable = [any(labels) for _, evidence, _, labels in data if evidence]
    said = p >= known.threshold
    print(
        f"{name}: sentence right {y.sum() / max(sum(answerable), 1):.3f} of those found; AUROC {auroc(p, y):.3f}; "
        f"said {said.mean():.3f}, right when said {y[said].mean():.3f}, right but unsaid {y[~said].sum() / max(y.sum(), 1):.3f}"
    )


if __name__ == "__main__":
    main()
