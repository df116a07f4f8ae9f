"""Measure retrieval through the product's own build and search.

    python -m tests.benchmarks.retrieval DIR [--unmarked] [--lower] [--typed WAY] [--limit N] [--ours] [--json]

DIR holds ``corpus.jsonl[.xz]`` {"id", "title", "text"} and ``queries.jsonl[.xz]`` {"id", "question", "positive_ids"}. Each
system answers with articles, an article standing where its best passage does. Intervals are 95%, by bootstrap over
questions.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.build import build
from index.library import Library
from index.settings import IndexSettings
from index.vietnamese.normal import strip_marks
from tests.benchmarks.collection import Collection, read
from tests.benchmarks.mistyped import VARIANTS, mistyped
from tests.benchmarks.systems import OURS, Search, systems


@dataclass(frozen=True, slots=True)
class Measured:
    """One system on one set: a value a question for each metric, and milliseconds a question."""

    name: str
    metrics: dict[str, np.ndarray]
    ms: np.ndarray


def measure(name: str, search: Search, found: Collection) -> Measured:
    """Ask every question of one system."""
    values: dict[str, list[float]] = {"nDCG@10": [], "R@1": [], "R@10": [], "MRR@10": []}
    ms = []
    for question in found.questions:
        began = time.perf_counter()
        hits = search(question.text)
        ms.append((time.perf_counter() - began) * 1000)
        ranked = list(dict.fromkeys(found.same.get(hit, hit) for hit in hits))[:10]
        good = [article in question.right for article in ranked]
        ideal = sum(1 / np.log2(rank + 2) for rank in range(min(10, len(question.right))))
        values["nDCG@10"].append(sum(hit / np.log2(rank + 2) for rank, hit in enumerate(good)) / ideal)
        values["R@1"].append(sum(good[:1]) / len(question.right))
        values["R@10"].append(sum(good) / len(question.right))
        values["MRR@10"].append(next((1 / (rank + 1) for rank, hit in enumerate(good) if hit), 0.0))
    return Measured(name, {metric: np.array(column) for metric, column in values.items()}, np.array(ms))


def interval(values: np.ndarray, rounds: int = 1000) -> tuple[float, float, float]:
    """Return the mean and its 95% interval."""
    rng = np.random.default_rng(0)
    means = values[rng.integers(0, len(values), (rounds, len(values)))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(values.mean()), float(low), float(high)


def table(results: Sequence[Measured]) -> str:
    """Return the results as a Markdown table."""
    metrics = list(results[0].metrics)
    lines = [f"| system | {' | '.join(metrics)} | ms p50 / p95 |", f"|---|{'---|' * (len(metrics) + 1)}"]
    for one in results:
        cells = []
        for metric in metrics:
            mean, low, high = interval(one.metrics[metric])
            cells.append(f"{mean:.3f} [{low:.3f}, {high:.3f}]")
        p50, p95 = np.percentile(one.ms, [50, 95])
        lines.append(f"| {one.name} | {' | '.join(cells)} | {p50:.1f} / {p95:.1f} |")
    return "\n".join(lines)


def run(folder: Path, change: Callable[[str], str], limit: int = 0, only: str = "") -> list[Measured]:
    """Index a set in a folder of its own and measure every system on it, or `only` one."""
    found = read(folder, change, limit)
    with tempfile.TemporaryDirectory() as home:
        settings = IndexSettings(ASSISTANT_HOME=Path(home))
        corpus = Path(home) / "articles.jsonl"
        corpus.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in found.records), encoding="utf-8")
        report = build(settings, [corpus])
        sys.stderr.write(f"{folder.name}: {report.added} articles, {report.chunks} passages, {report.seconds:.1f} s\n")
        library = Library.open(settings)
        library.warm()
        with library.searching() as searcher:
            chosen = {name: make for name, make in systems(searcher, library, found).items() if only in {"", name}}
            return [measure(name, make(), found) for name, make in chosen.items()]


def main() -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--unmarked", action="store_true", help="strip the marks from the questions")
    parser.add_argument("--lower", action="store_true", help="put the questions in lower case")
    parser.add_argument("--typed", choices=VARIANTS, help="type the questions carelessly in this way")
    parser.add_argument("--limit", type=int, default=0, help="ask only so many questions, drawn at random")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--ours", action="store_true", help="measure our own search only")
    options = parser.parse_args()

    def change(question: str) -> str:
        question = mistyped(question, options.typed) if options.typed else question
        question = strip_marks(question) if options.unmarked else question
        return question.lower() if options.lower else question

    results = run(options.folder, change, options.limit, OURS if options.ours else "")
    if options.json:
        told = {r.name: {metric: interval(values) for metric, values in r.metrics.items()} for r in results}
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(table(results) + "\n")


if __name__ == "__main__":
    main()
