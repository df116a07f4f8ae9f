"""Measure whether a carelessly typed question gets the answer of the same question typed well.

    python -m tests.benchmarks.typing [--questions FILE --corpus PATH] [--home DIR] [--way WAY] [--seeds N] [--limit N] [--verbose]

Asks the well-typed questions of the tune half of `tests/quality` as they are, then typed in each careless way of
`mistyped.py`. Two answers are the same when both are given or refused and, if given, the first citations touch and the
words in bold are equal. This needs no right answers: it measures constancy, not quality. The last line tells how many
of the well-typed questions were read otherwise than typed: none should be.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.types import Answer, Request
from index.build import build
from index.vietnamese.normal import fold_case, fold_tones
from tests.benchmarks.mistyped import VARIANTS, mistyped
from tests.quality.questions import CORPORA, HERE, load

# Messages that ask nothing have no answer to keep.
_NO_QUESTIONS = {"chitchat", "about", "empty", "hostile"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question typed one way, what it was understood as, and its answer beside that of the well-typed one."""

    way: str
    typed: str
    answer: Answer
    well: Answer

    @property
    def same(self) -> bool:
        """Tell whether both answers say the same."""
        return same(self.answer, self.well)


def same(one: Answer, other: Answer) -> bool:
    """Tell whether two answers say the same and show it at the same place."""
    if one.status != other.status:
        return False
    if one.status == "abstained":
        return True
    return _bold(one) == _bold(other) and _touch(one, other)


def _bold(answer: Answer) -> str:
    headline = answer.headline
    words = [mark.of(headline.text) for mark in headline.marks] if headline else []
    return fold_case(fold_tones(" ".join(words)))


def _touch(one: Answer, other: Answer) -> bool:
    if not one.citations or not other.citations:
        return not one.citations and not other.citations
    a, b = one.citations[0], other.citations[0]
    return a.article_id == b.article_id and a.start < b.end and b.start < a.end


def questions(path: Path) -> list[str]:
    """Return the questions of the tune half that stand alone and are typed well."""
    return [
        one.question
        for one in load(path)
        if one.split == "tune" and one.style in {"marked", "free"} and not one.history
        and one.kind not in _NO_QUESTIONS and not one.question.isascii()
    ]  # fmt: skip


def ask(assistant: Assistant, texts: Iterable[str], ways: Sequence[str], seeds: int) -> Iterable[Asked]:
    """Yield each question typed well, then in every way that changes it."""
    for text in texts:
        well = _answer(assistant, text)
        yield Asked("", text, well, well)
        for way in ways:
            for typed in dict.fromkeys(mistyped(text, way, seed) for seed in range(seeds)):
                if typed != text:
                    yield Asked(way, typed, _answer(assistant, typed), well)


def _answer(assistant: Assistant, text: str) -> Answer:
    *_, last = assistant.ask(Request(text))
    return last


def report(found: Sequence[Asked], verbose: bool) -> str:
    """Return a line for each way of typing, and for the well-typed questions."""
    by_way: dict[str, list[Asked]] = defaultdict(list)
    for one in found:
        by_way[one.way].append(one)
    well = by_way.pop("")
    lines = []
    for way, answers in by_way.items():
        kept = [one.same for one in answers]
        lines.append(f"{way:26}{np.mean(kept):6.3f}  of {len(kept):4}   p50 {np.median(_ms(answers)):6.1f} ms")
        if verbose:
            lines += [line for one in answers if not one.same for line in _difference(one)]
    everything = [one.same for answers in by_way.values() for one in answers]
    lines.append(f"{'all':26}{np.mean(everything):6.3f}  of {len(everything):4}")
    changed = [one.answer.question for one in well if one.answer.question.text != one.answer.question.asked]
    lines.append(f"well typed, read otherwise: {len(changed)} of {len(well)}; p50 {np.median(_ms(well)):.1f} ms")
    lines += [f"    {question.asked}\n  → {question.text}" for question in changed]
    return "\n".join(lines)


def _ms(answers: Iterable[Asked]) -> list[float]:
    return [one.answer.ms for one in answers]


def _difference(one: Asked) -> list[str]:
    return [
        f"    {one.typed}\n  → {one.answer.question.text}",
        f"      {one.answer.status}: {_bold(one.answer) or _first(one.answer)}",
        f"      {one.well.status}: {_bold(one.well) or _first(one.well)}",
    ]


def _first(answer: Answer) -> str:
    return (answer.headline.text if answer.headline else answer.reason or "")[:100]


def main() -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.typing", description=__doc__.splitlines()[0])
    parser.add_argument("--questions", type=Path, default=HERE / "questions.jsonl")
    parser.add_argument(
        "--corpus", type=Path, action="append", help="articles to ask (default: those of our questions)"
    )
    parser.add_argument("--home", type=Path, help="keep the index there")
    parser.add_argument("--way", choices=VARIANTS, action="append", help="type so only")
    parser.add_argument("--seeds", type=int, default=1, help="how often each question is typed each way")
    parser.add_argument("--limit", type=int, default=0, help="ask only so many questions, drawn at random")
    parser.add_argument("--verbose", action="store_true", help="print what was answered otherwise")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(ASSISTANT_HOME=options.home or Path(folder), MODEL="", _env_file=None)
        build(settings, options.corpus or CORPORA)
        assistant = Assistant.open(settings)
        asked = questions(options.questions)
        asked = random.Random(0).sample(asked, min(options.limit or len(asked), len(asked)))
        found = list(ask(assistant, asked, options.way or list(VARIANTS), options.seeds))
    print(report(found, options.verbose))


if __name__ == "__main__":
    main()
