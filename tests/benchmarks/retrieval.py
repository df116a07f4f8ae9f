"""Measure retrieval through the product's own build and search.

    python -m tests.benchmarks.retrieval DIR [--unmarked] [--lower] [--limit N] [--ours] [--json]

DIR holds ``corpus.jsonl[.xz]`` {"id", "title", "text"} and ``queries.jsonl[.xz]`` {"id", "question", "positive_ids"}. Each
system answers with articles, an article standing where its best passage does. Intervals are 95%, by bootstrap over
questions.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from index.build import build
from index.library import Library
from index.search import LEXICAL, Searcher
from index.settings import IndexSettings
from index.training.bm25 import ArrayTerms
from index.training.records import field, records
from index.vietnamese.normal import strip_marks
from index.vietnamese.tokens import syllables, terms

DEEP = 50
OURS = "Dẫn Nguồn"
Search = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the ids of the articles that answer it."""

    text: str
    right: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measured:
    """One system on one set: a value a question for each metric, and milliseconds a question."""

    name: str
    metrics: dict[str, np.ndarray]
    ms: np.ndarray


@dataclass(frozen=True, slots=True)
class Collection:
    """The articles of a set; articles of equal text count as one, since the index keeps one of them."""

    records: list[dict[str, str]]
    same: dict[str, str]
    questions: list[Question]


def part(folder: Path, name: str) -> Path:
    """Return the file of a set, compressed or not."""
    found = [path for suffix in (".jsonl", ".jsonl.xz", ".jsonl.gz") if (path := folder / f"{name}{suffix}").is_file()]
    if not found:
        sys.exit(f"{folder} has no {name}.jsonl[.xz]")
    return found[0]


def read(folder: Path, change: Callable[[str], str], limit: int) -> Collection:
    """Read a set, its questions changed as asked."""
    articles = [
        {"id": str(r["id"]), "title": field(r, "title"), "text": field(r, "text")}
        for r in records(part(folder, "corpus"))
    ]
    first: dict[str, str] = {}
    same = {r["id"]: first.setdefault(" ".join(r["text"].split()), r["id"]) for r in articles}
    questions = [
        Question(change(field(r, "question")), frozenset(same.get(str(i), str(i)) for i in r["positive_ids"]))
        for r in records(part(folder, "queries"))
    ]
    if limit and limit < len(questions):
        questions = random.Random(0).sample(questions, limit)
    return Collection(articles, same, questions)


def systems(searcher: Searcher, library: Library, found: Collection) -> dict[str, Callable[[], Search]]:
    """Return, for every system, what makes it a function from a question to article ids."""
    in_memory = cache(lambda: indexed(found))

    def default(question: str) -> list[str]:
        return [passage.article.id for passage in library.search(question, LEXICAL)]

    def dense(question: str) -> list[str]:
        vector = searcher.models.embedder.queries([question])[0]
        keys = [key for key, _ in searcher.vectors.search(vector, DEEP)]
        return [meta.id for _, meta in searcher.texts.passages(keys)]

    return {
        OURS: lambda: default,
        "BM25 syllables": lambda: bm25(in_memory(), found, syllables),
        "BM25 bigrams": lambda: bm25(in_memory(), found, terms),
        "dense only": lambda: dense,
        "LangChain recipe": lambda: langchain_recipe(searcher, found),
    }


def indexed(found: Collection) -> ArrayTerms:
    """Return the articles, each as one passage, in an index in memory."""
    return ArrayTerms(
        (terms(r["text"]) for r in found.records),
        (terms(r["title"]) for r in found.records),
        (terms(strip_marks(f"{r['title']}\n{r['text']}")) for r in found.records),
    )


def bm25(articles: ArrayTerms, found: Collection, cut: Callable[[str], list[str]]) -> Search:
    """Return plain BM25 over whole articles; questions without marks are asked of texts without marks."""

    def search(question: str) -> list[str]:
        name = "unmarked" if strip_marks(question) == question else "body"
        hits = articles.search({name: dict.fromkeys(cut(question), 1.0)}, DEEP)
        return [found.records[i]["id"] for i, _ in hits]

    return search


def langchain_recipe(searcher: Searcher, found: Collection) -> Search:
    """Return the usual chain: RecursiveCharacterTextSplitter 1000/200, Chroma, our embedder, ten nearest."""
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    embedder = searcher.models.embedder

    class Ours(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return embedder.passages(texts).tolist()

        def embed_query(self, text: str) -> list[float]:
            return embedder.queries([text])[0].tolist()

    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    documents = splitter.split_documents(
        [Document(f"{r['title']}\n{r['text']}", metadata={"id": r["id"]}) for r in found.records]
    )
    store = Chroma(collection_name="recipe", embedding_function=Ours(), collection_metadata={"hnsw:space": "cosine"})
    for start in range(0, len(documents), 5000):
        store.add_documents(documents[start : start + 5000])
    return lambda question: [hit.metadata["id"] for hit in store.similarity_search(question, k=10)]


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
    parser.add_argument("--limit", type=int, default=0, help="ask only so many questions, drawn at random")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--ours", action="store_true", help="measure our own search only")
    options = parser.parse_args()

    def change(question: str) -> str:
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
