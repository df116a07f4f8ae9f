"""Fit the choice of the answering sentence, and the probability that it is right, on questions with known answers.

    python -m assistant.training.evidence --set HOME QUESTIONS ANSWERS [--set …] [--own HOME FILE] [--limit N]

HOME is an index over the passages; QUESTIONS are JSON lines {"question", "positive_ids"} and ANSWERS SQuAD-like lines
{"question", "answers": [{"text"}]}. A half of the questions is asked a second time without the passages that hold the
answer: then nothing found is right. The first four fifths of each set are fitted on, the rest is reported.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from assistant.answering import gate
from assistant.answering.evidence import Evidence, gather
from assistant.answering.features import NAMES, features
from assistant.answering.reading import read
from assistant.reader.reader import Reader
from assistant.settings import Settings
from assistant.types import Intent, Understood
from assistant.understanding import understand
from index.library import Library
from index.types import Passage

Case = tuple[Understood, list[Evidence], tuple[Passage, ...], list[bool]]


def cases(home: str, questions: str, answers: str, limit: int, reader: Reader) -> Iterator[Case]:
    """Yield each question with its evidence and which of it is right; every second one again without what is right."""
    library = _library(home)
    right = {row["question"]: set(row["positive_ids"]) for row in _rows(questions)}
    asked = [row for row in _rows(answers) if row["question"] in right]
    rows = [asked[i] for i in np.random.default_rng(7).permutation(len(asked))[:limit]]
    for number, row in enumerate(rows):
        question = understand(row["question"])
        found = library.search(question.search or question.text, 12)
        gold = right[row["question"]]
        without = tuple(each for each in found if each.article.id not in gold)
        for passages in (found[:10], without[:10])[: 1 + number % 2]:
            yield _case(question, passages, reader, gold, [answer["text"] for answer in row["answers"]])


def own(home: str, questions: str, reader: Reader) -> Iterator[Case]:
    """Yield the development half of our own questions, those without an answer too; follow-ups are left out."""
    library = _library(home)
    for row in _rows(questions):
        if row["split"] != "tune" or row.get("history") or not row["question"].strip():
            continue
        question = understand(row["question"])
        if question.intent is Intent.QUESTION:
            passages = library.search(question.search or question.text, 10)
            texts = [wording for fact in row["facts"] for wording in fact] + [row.get("sentence") or ""]
            stems = row["article"] if isinstance(row["article"], list) else [row["article"]]
            # Without a named article every one that holds a fact is right.
            gold = {each.article.id for each in passages if not stems or any(stem in each.article.id for stem in stems)}
            yield _case(question, passages, reader, gold if row["expect"] == "answered" else set(), texts)


def _case(
    question: Understood, passages: tuple[Passage, ...], reader: Reader, gold: set[str], texts: list[str]
) -> Case:
    evidence = read(reader, question, passages, gather(question, passages))
    wanted = [text for text in texts if text]
    return (
        question,
        evidence,
        passages,
        [one.article.id in gold and any(t in one.text for t in wanted) for one in evidence],
    )


def _library(home: str) -> Library:
    named: dict[str, Any] = {"ASSISTANT_HOME": home}
    return Library.open(Settings(**named))


def _rows(path: str) -> list[dict[str, Any]]:
    raw = Path(path).read_bytes()
    text = (lzma.decompress(raw) if path.endswith(".xz") else raw).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


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
    return np.asarray(w / scale)


def fit_gate(rows: np.ndarray, labels: np.ndarray, decay: float = 3.0) -> tuple[np.ndarray, float]:
    """Fit a logistic regression by Newton's method."""
    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    x = np.hstack([(rows - mean) / scale, np.ones((len(rows), 1))])
    penalty = np.diag([decay] * rows.shape[1] + [0.0])
    w = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-(x @ w)))
        curve = x.T @ (x * (p * (1 - p))[:, None]) + penalty + 1e-6 * np.eye(len(w))
        w -= np.linalg.solve(curve, x.T @ (p - labels) + penalty @ w)
    return w[:-1] / scale, float(w[-1] - (w[:-1] * mean / scale).sum())


def fit_threshold(data: list[Case], known: gate.Weights) -> float:
    """Return the probability from which on answering does more good than harm: right answers and due silences."""
    x, y = _signals(data, known)
    p = 1 / (1 + np.exp(-(x @ np.array(known.gate) + known.bias)))
    due = np.array([any(labels) for _, evidence, _, labels in data if evidence])
    good = [(y[p >= t].sum() + (~due & (p < t)).sum(), t) for t in np.arange(0.05, 0.8, 0.01)]
    return round(float(max(good)[1]), 2)


def auroc(scores: np.ndarray, labels: np.ndarray) -> float:
    """Return the probability that a right one scores above a wrong one."""
    order = scores.argsort().argsort() + 1
    right = labels > 0
    return float((order[right].sum() - right.sum() * (right.sum() + 1) / 2) / max(right.sum() * (~right).sum(), 1))


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", dest="sets", nargs=3, action="append", required=True)
    parser.add_argument("--own", nargs=2, action="append", default=[], help="home and file of our own questions")
    parser.add_argument("--weight", type=int, default=4, help="how many times our own questions count")
    parser.add_argument("--limit", type=int, default=600)
    parser.add_argument("--out", type=Path, default=gate.FILE)
    options = parser.parse_args()
    reader = Reader.load(Settings().reader)
    sets = [list(cases(files[0], files[1], files[2], options.limit, reader)) for files in options.sets]
    names = [files[0] for files in options.sets]
    for home, file in options.own:
        sets.append(list(own(home, file, reader)))
        names.append(home)
    for data in sets:
        np.random.default_rng(3).shuffle(data)  # type: ignore[arg-type]
    cut = [int(len(data) * 0.8) for data in sets]
    times = [1] * len(options.sets) + [options.weight] * len(options.own)
    training = [case for data, end, n in zip(sets, cut, times, strict=True) for case in data[:end] * n]
    choice = fit_choice(training)
    known = gate.Weights(tuple(choice.round(4).tolist()), (0.0,) * len(gate.SIGNALS), 0.0, 0.4)
    weights, bias = fit_gate(*_signals(training, known))
    known = replace(known, gate=tuple(weights.round(4).tolist()), bias=round(bias, 4))
    known = replace(
        known, threshold=fit_threshold([case for data in sets[len(options.sets) :] or sets for case in data], known)
    )
    _write(options.out, known)
    for name, data, end in zip(names, sets, cut, strict=True):
        _report(name, data[end:], known)


def _write(path: Path, known: gate.Weights) -> None:
    table = {
        "choice": dict(zip(NAMES, known.choice, strict=True)),
        "gate": dict(zip(gate.SIGNALS, known.gate, strict=True)),
        "bias": known.bias,
        "threshold": known.threshold,
    }
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def _signals(data: list[Case], fitted: gate.Weights) -> tuple[np.ndarray, np.ndarray]:
    rows, labels = [], []
    for question, evidence, passages, right in data:
        if not evidence:
            continue
        known = {one.key: label for one, label in zip(evidence, right, strict=True)}
        ranked = gate.judged(question, evidence, passages, fitted)
        rows.append(gate.signals(question, ranked[0], ranked, passages))
        labels.append(float(known[ranked[0].key]))
    return np.array(rows), np.array(labels)


def _report(name: str, data: list[Case], known: gate.Weights) -> None:
    x, y = _signals(data, known)
    p = 1 / (1 + np.exp(-(x @ np.array(known.gate) + known.bias)))
    answerable = [any(labels) for _, evidence, _, labels in data if evidence]
    said = p >= known.threshold
    share = y.sum() / max(sum(answerable), 1)
    kept, lost = y[said].mean(), y[~said].sum() / max(y.sum(), 1)
    print(
        f"{name}: sentence right {share:.3f} of those found; AUROC {auroc(p, y):.3f}; "
        f"said {said.mean():.3f}, right when said {kept:.3f}, right but unsaid {lost:.3f}"
    )


if __name__ == "__main__":
    main()
