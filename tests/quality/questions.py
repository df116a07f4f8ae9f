"""The questions and what a right answer to each must hold."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HERE = Path(__file__).resolve().parent
CORPORA = (HERE.parents[1] / "corpus", HERE / "raw")

Expectation = Literal["answered", "abstained"]


@dataclass(frozen=True, slots=True)
class Question:
    """One line of `questions.jsonl`; README.md of this folder describes the fields."""

    id: str
    kind: str
    style: str
    split: str
    question: str
    expect: Expectation
    facts: tuple[tuple[str, ...], ...]
    articles: tuple[str, ...]
    sentence: str
    history: tuple[str, ...]

    def as_batch_line(self) -> str:
        """Return the question as a line of `python -m assistant ask --batch`."""
        line: dict[str, object] = {"id": self.id, "question": self.question}
        if self.history:
            line["history"] = [{"question": earlier} for earlier in self.history]
        return json.dumps(line, ensure_ascii=False)


def load(path: Path = HERE / "questions.jsonl") -> list[Question]:
    """Return every question of the file, in order."""
    return [_question(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _question(line: dict[str, object]) -> Question:
    return Question(
        id=line["id"],
        kind=line["kind"],
        style=line["style"],
        split=line["split"],
        question=line["question"],
        expect=line["expect"],
        facts=tuple(tuple(fact) for fact in line["facts"]),
        articles=tuple(line["article"]),
        sentence=line.get("sentence", ""),
        history=tuple(turn["question"] for turn in line.get("history", [])),
    )
