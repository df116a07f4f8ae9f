"""Measure the speed of search on a large index made of shuffled sentences.

    python -m tests.benchmarks.scale DIR [--passages 100000] [--questions 300]

DIR is a set as for ``tests.benchmarks.retrieval``. Its sentences, drawn at random, make articles until the index holds
so many passages; its questions are asked, each once before (to open files) and once measured. Prints milliseconds of
each stage and the memory of the process.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil

from index.build import build
from index.library import Library
from index.ranking.query import understand
from index.search import LEXICAL, Searcher
from index.settings import IndexSettings
from index.vietnamese.sentences import sentences
from tests.benchmarks.collection import Collection, read


def articles(found: Collection, passages: int, rng: random.Random) -> Iterator[dict[str, str]]:
    """Yield articles of random sentences, about four passages each."""
    spans = [span.of(r["text"]) for r in found.records for span in sentences(r["text"])]
    titles = [r["title"] for r in found.records]
    for number in range(passages // 4):
        text, syllables = [], 0
        while syllables < 780:
            text.append(rng.choice(spans))
            syllables += text[-1].count(" ") + 1
        yield {
            "id": f"a{number}",
            "title": rng.choice(titles),
            "text": " ".join(text),
            "published": f"20{number % 25:02}-01-01",
        }


def stages(searcher: Searcher) -> dict[str, Callable[[str], object]]:
    """Return the parts of a search, each asked alone."""
    models = searcher.models
    return {
        "question": understand,
        "words": lambda q: searcher.terms.search(models.ranker.fields(understand(q)), LEXICAL),
        "embedding": lambda q: models.embedder.queries([q]),
        "vectors": lambda q: searcher.vectors.search(models.embedder.queries([q])[0], models.fusion.candidates),
        "whole search": searcher.search,
    }


def milliseconds(ask: Callable[[str], object], questions: list[str]) -> np.ndarray:
    """Return how long each question takes."""
    times = []
    for question in questions:
        began = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - began) * 1000)
    return np.array(times)


def main() -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=300)
    options = parser.parse_args()
    found = read(options.folder, str, options.questions)
    questions = [question.text for question in found.questions]
    out = sys.stdout.write
    with tempfile.TemporaryDirectory() as home:
        settings = IndexSettings(ASSISTANT_HOME=Path(home))
        corpus = Path(home) / "articles.jsonl"
        with corpus.open("w", encoding="utf-8") as file:
            for record in articles(found, options.passages, random.Random(0)):
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        report = build(settings, [corpus])
        out(f"{report.chunks} passages of {report.added} articles built in {report.seconds:.0f} s\n")
        library = Library.open(settings)
        library.warm()
        with library.searching() as searcher:
            texts = [chunk.text for chunk, _ in searcher.texts.passages(range(1, 5001))]
            began = time.perf_counter()
            searcher.models.embedder.passages(texts)
            out(f"embedding: {len(texts) / (time.perf_counter() - began):.0f} passages/s\n")
            for name, ask in stages(searcher).items():
                milliseconds(ask, questions[:50])
                p50, p95, p99 = np.percentile(milliseconds(ask, questions), [50, 95, 99])
                out(f"{name}: p50 {p50:.1f}  p95 {p95:.1f}  p99 {p99:.1f} ms\n")
        memory = psutil.Process(os.getpid()).memory_info().rss / 2**20
        out(f"memory of this process: {memory:.0f} MiB\n")


if __name__ == "__main__":
    main()
