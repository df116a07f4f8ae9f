"""Answers of the product itself, asked through its command line over a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import Settings
from index.library import Library
from tests.quality.questions import Question

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation as the command line gives it."""

    article_id: str
    stem: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered to one question."""

    id: str
    understood_as: str
    status: str
    answer: str
    reason: str
    citations: tuple[Cited, ...]
    ms: float


def build(home: Path, corpora: Iterable[Path]) -> None:
    """Index the folders into `home`."""
    named = [argument for corpus in corpora for argument in ("--corpus", str(corpus))]
    _run(home, "index", "build", *named, "--home", str(home))


def ask(home: Path, questions: Sequence[Question]) -> list[Given]:
    """Return the answers to the questions, in order."""
    batch = home / "questions.jsonl"
    batch.write_text("".join(f"{question.as_batch_line()}\n" for question in questions), encoding="utf-8")
    answered = _run(home, "assistant", "ask", "--batch", str(batch))
    return [_given(json.loads(line)) for line in answered.splitlines() if line.strip()]


def opener(home: Path) -> Callable[[Cited], str]:
    """Return a function that gives the words of an article which a citation points at."""
    library = Library.open(Settings(ASSISTANT_HOME=home, _env_file=None))

    def words(cited: Cited) -> str:
        article = library.article(cited.article_id)
        return article.text[cited.start : cited.end] if article else ""

    return words


def _run(home: Path, *arguments: str) -> str:
    # No model server and no settings of the person who runs this: what is measured is what is shipped.
    environment = {**os.environ, "ASSISTANT_HOME": str(home), "MODEL": "", "READER": "", "EMBEDDER": ""}
    for name in ("READER", "EMBEDDER"):
        del environment[name]
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: status {done.returncode}\n{done.stderr[-4000:]}")
    return done.stdout


def _given(line: dict[str, object]) -> Given:
    return Given(
        id=line["id"],
        understood_as=line.get("understood_as") or "",
        status=line["status"],
        answer=line["answer"],
        reason=line.get("reason") or "",
        citations=tuple(
            Cited(c["article_id"], Path(c["path"]).stem, c["start"], c["end"], c["quote"]) for c in line["citations"]
        ),
        ms=line["ms"],
    )
