"""Measure the reader, and the search with the reader, on SQuAD-like JSON lines.

    python -m tests.benchmarks.answering FILE [--reader PATH] [--limit N] [--unmarked] [--chain [--home DIR]]

A line holds `context`, `question`, `answers` [{"text", "start"}] and maybe `is_impossible`. Alone, the reader is given
the right passage: exact match and F1 on syllables (the best over the given answers), and how often the best sentence
holds an answer. With `--chain` an index is built over all contexts of the file and the answer is chosen from what the
search finds. Intervals are 95% bootstrap intervals over the questions.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import numpy as np

from assistant.reader import Reader, Reading
from assistant.reader.selection import worth_reading
from assistant.settings import Settings
from index.vietnamese.normal import fold_case, normalise, strip_marks
from index.vietnamese.tokens import syllables

FOUND = 6


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    context: str
    answers: tuple[tuple[int, str], ...]  # offset in the context, words


@dataclass(slots=True)
class Tally:
    """One row of values for each question asked."""

    columns: dict[str, list[float]] = field(default_factory=dict)

    def add(self, **values: float) -> None:
        for name, value in values.items():
            self.columns.setdefault(name, []).append(value)

    def print(self, title: str) -> None:
        print(title)
        for name, values in self.columns.items():
            if name.endswith("ms"):
                p50, p99 = np.percentile(values, [50, 99])
                print(f"  {name:<16} p50 {p50:6.1f}   p99 {p99:6.1f}")
            elif name == "confidence":
                print(f"  {'AUROC':<16} {auroc(values, self.columns['correct']):.3f}")
            else:
                low, high = interval(values)
                print(f"  {name:<16} {100 * np.mean(values):5.1f}   [{100 * low:.1f}, {100 * high:.1f}]")


def questions(path: Path) -> Iterator[Question]:
    raw = path.read_bytes()
    lines = (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode("utf-8").split("\n")
    for record in map(json.loads, filter(str.strip, lines)):
        answers = tuple((answer["start"], answer["text"]) for answer in record.get("answers", ()))
        yield Question(normalise(record["question"]), normalise(record["context"]), answers)


def overlap(given: str, answers: Sequence[str]) -> tuple[float, float]:
    """Return exact match and F1 on syllables, the best over the answers; for a question without any, silence is right."""
    if not answers:
        return (float(not given),) * 2
    best = (0.0, 0.0)
    for answer in answers:
        a, b = syllables(given), syllables(answer)
        shared = sum((Counter(a) & Counter(b)).values())
        best = max(best, (float(a == b), 2 * shared / max(1, len(a) + len(b))), key=lambda pair: pair[::-1])
    return best


def interval(values: Sequence[float], draws: int = 1000) -> tuple[float, float]:
    random = np.random.default_rng(0)
    known = np.asarray(values)
    means = [known[random.integers(len(known), size=len(known))].mean() for _ in range(draws)]
    return float(np.percentile(means, 2.5)), float(np.percentile(means, 97.5))


def auroc(scores: Sequence[float], labels: Sequence[float]) -> float:
    values, right = np.asarray(scores), np.asarray(labels) > 0
    if right.all() or not right.any():
        return float("nan")
    order = np.argsort(values, kind="stable")
    ranks = np.empty(len(values))
    ranks[order] = np.arange(1, len(values) + 1)
    for value in np.unique(values):
        same = values == value
        ranks[same] = ranks[same].mean()
    positive = right.sum()
    return float((ranks[right].sum() - positive * (positive + 1) / 2) / (positive * (~right).sum()))


def read_alone(reader: Reader, asked: Sequence[Question], typed: Callable[[str], str]) -> Tally:
    tally = Tally()
    for question in asked:
        if not question.answers:
            continue
        began = time.perf_counter()
        reading = reader.read(typed(question.text), [question.context])[0]
        spent = 1000 * (time.perf_counter() - began)
        given = reading.spans[0].of(question.context) if reading.spans else ""
        exact, f1 = overlap(given, [words for _, words in question.answers])
        tally.add(exact=exact, f1=f1, sentence=float(_holds(reading, question)), ms=spent)
    return tally


def _holds(reading: Reading, question: Question) -> bool:
    best = reading.best_sentence
    if best is None:
        return False
    span = reading.sentences[best]
    return any(span.start <= start < span.end for start, _ in question.answers)


def read_found(reader: Reader, asked: Sequence[Question], typed: Callable[[str], str], home: Path) -> Tally:
    """Search an index of all contexts, read what it finds, take the answer most likely right."""
    from index.library import Library

    settings = _built(asked, home)
    library = Library.open(settings)
    library.warm()
    tally = Tally()
    try:
        for question in asked:
            began = time.perf_counter()
            found = library.search(typed(question.text), k=FOUND)
            searched = time.perf_counter()
            texts = [passage.text for passage in worth_reading(found)]
            readings = reader.read(typed(question.text), texts, [passage.score for passage in found])
            spent = time.perf_counter()
            best = max(range(len(readings)), key=lambda i: readings[i].p_correct, default=None)
            given = readings[best].spans[0].of(texts[best]) if best is not None and readings[best].spans else ""
            exact, f1 = overlap(given, [words for _, words in question.answers])
            tally.add(
                found=float(any(words in text for _, words in question.answers for text in texts)),
                exact=exact,
                f1=f1,
                correct=float(f1 >= 0.5),
                confidence=readings[best].p_correct if best is not None else 0.0,
                search_ms=1000 * (searched - began),
                ms=1000 * (spent - began),
            )
    finally:
        library.close()
    return tally


def _built(asked: Sequence[Question], home: Path) -> Settings:
    from index.build import build

    corpus = home / "contexts"
    corpus.mkdir(parents=True, exist_ok=True)
    with (corpus / "contexts.jsonl").open("w", encoding="utf-8") as lines:
        for context in sorted({question.context for question in asked}):
            name = sha256(context.encode()).hexdigest()[:16]
            lines.write(json.dumps({"id": name, "title": "", "text": context}, ensure_ascii=False) + "\n")
    settings = Settings(ASSISTANT_HOME=home)
    build(settings, [corpus])
    return settings


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--reader", default=Settings().reader)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--unmarked", action="store_true", help="ask in lower case and without marks")
    parser.add_argument("--chain", action="store_true", help="search an index of all contexts first")
    parser.add_argument("--home", type=Path, help="folder of that index; a temporary one by default")
    options = parser.parse_args(arguments)
    typed = (lambda text: strip_marks(fold_case(text))) if options.unmarked else str
    asked = list(questions(options.file))[: options.limit]
    reader = Reader.load(options.reader)
    read_alone(reader, asked, typed).print(f"reader alone, {options.file.name}, {len(asked)} questions")
    if options.chain:
        with tempfile.TemporaryDirectory() as temporary:
            home = options.home or Path(temporary)
            read_found(reader, asked, typed, home).print("search, then reader")
    return 0


if __name__ == "__main__":
    sys.exit(main())
