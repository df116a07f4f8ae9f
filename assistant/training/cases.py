"""Questions with known answers, searched and read: what the choice of a sentence and the gate are fitted on."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.answering.evidence import Evidence
from assistant.answering.extract import weigh
from assistant.answering.finding import Finding
from assistant.answering.sources import Sources
from assistant.assistant import Assistant
from assistant.reader.reader import Reader
from assistant.settings import Settings
from assistant.types import Intent, Kind, Request, Understood
from index.library import Library
from index.types import Filters, Passage
from index.vietnamese.normal import fold_case, strip_marks
from index.vietnamese.tables import rows
from index.vietnamese.tokens import syllables


@dataclass(frozen=True, slots=True)
class Case:
    """One question with its weighed sentences and what a right answer must hold.

    Parameters
    ----------
    gold:
        The articles that answer; empty where none does.
    facts:
        All that an answer must say, each in any of its wordings.
    """

    question: Understood
    evidence: tuple[Evidence, ...]
    passages: tuple[Passage, ...]
    sources: Sources
    gold: frozenset[str]
    facts: tuple[tuple[str, ...], ...]

    @property
    def labels(self) -> list[bool]:
        """Tell for each sentence whether it states one of the facts, in an article that answers."""
        return [
            one.article.id in self.gold and any(_says(one.text, fact) for fact in self.facts) for one in self.evidence
        ]

    def answered_by(self, finding: Finding) -> bool:
        """Tell whether what was found states every fact, by an article that answers."""
        said = "\n".join([finding.headline, *(each.evidence.text for each in (*finding.leads, *finding.support))])
        return finding.lead.article.id in self.gold and all(_says(said, fact) for fact in self.facts)


def public(files: Sequence[str], limit: int, reader: Reader) -> Iterator[Case]:
    """Yield questions of a public set (home, questions, answers); every second one again without what answers it."""
    home, questions, answers = files
    assistant = _assistant(home, reader)
    right = {row["question"]: frozenset(row["positive_ids"]) for row in _rows(questions)}
    asked = [row for row in _rows(answers) if row["question"] in right]
    for number, at in enumerate(np.random.default_rng(7).permutation(len(asked))[:limit]):
        row = asked[at]
        facts = (tuple(answer["text"] for answer in row["answers"]),)
        gold = right[row["question"]]
        found = _found(assistant, row["question"])
        if found is None:
            continue
        question, passages, sources = found
        without = tuple(each for each in passages if each.article.id not in gold)
        for chosen, articles in ((passages, gold), (without, frozenset[str]()))[: 1 + number % 2]:
            evidence = tuple(weigh(question, chosen, sources, reader))
            yield Case(question, evidence, chosen, sources, articles, facts)


def own(home: str, questions: str, reader: Reader, plain: bool = False) -> Iterator[Case]:
    """Yield the development half of our own questions, those without an answer too; follow-ups are left out.

    `plain` asks them without marks and capitals.
    """
    assistant = _assistant(home, reader)
    for row in _rows(questions):
        if row["split"] != "tune" or row.get("history"):
            continue
        found = _found(assistant, _typed(row["question"], plain))
        if found is None or found[0].kind is Kind.COMPARE:
            continue
        question, passages, sources = found
        facts = tuple(tuple(fact) for fact in row["facts"]) or ((row.get("sentence") or "",),)
        stems = [row["article"]] if isinstance(row["article"], str) else row["article"]
        # Without a named article every one that states a fact is right.
        gold = frozenset(
            each.article.id for each in passages if not stems or any(stem in each.article.id for stem in stems)
        )
        answers = gold if row["expect"] == "answered" else frozenset[str]()
        yield Case(question, tuple(weigh(question, passages, sources, reader)), passages, sources, answers, facts)


def everyday(home: str, questions: Path, reader: Reader, plain: bool) -> Iterator[Case]:
    """Yield the questions of a table that nothing in `home` answers."""
    assistant = _assistant(home, reader)
    for row in rows(questions):
        found = _found(assistant, _typed(row, plain))
        if found is not None:
            question, passages, sources = found
            yield Case(question, tuple(weigh(question, passages, sources, reader)), passages, sources, frozenset(), ())


def _typed(question: str, plain: bool) -> str:
    return strip_marks(fold_case(question)) if plain else question


def _assistant(home: str, reader: Reader) -> Assistant:
    named: dict[str, Any] = {"ASSISTANT_HOME": home}
    settings = Settings(**named)
    return Assistant(Library.open(settings), settings, reader)


def _found(assistant: Assistant, asked: str) -> tuple[Understood, tuple[Passage, ...], Sources] | None:
    """Understand and search as the product does; `None` for what is no question."""
    sources = Sources(assistant.library, Filters())
    request = Request(asked)
    if assistant.understand(request).intent is not Intent.QUESTION:
        return None
    question, passages = assistant.look_up(assistant.understand(request), request, sources)
    return question, passages, sources


def _says(text: str, wordings: Sequence[str]) -> bool:
    said = _line(text)
    return any(_line(wording) in said for wording in wordings if wording.strip())


def _line(text: str) -> str:
    """Return the syllables of `text` between blanks, dates written in one way."""
    words = " ".join(syllables(text)).replace(" tỉ ", " tỷ ")
    return f" {re.sub(r'(?<=[0-9]) (?:tháng|năm) (?=[0-9]{1,4}( |$))', ' ', words)} "


def _rows(path: str) -> list[dict[str, Any]]:
    raw = Path(path).read_bytes()
    text = (lzma.decompress(raw) if path.endswith(".xz") else raw).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]
