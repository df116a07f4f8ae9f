"""Sets of articles and questions for measuring retrieval."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.training.records import field, records


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the ids of the articles that answer it."""

    text: str
    right: frozenset[str]


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
