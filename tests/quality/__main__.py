"""Ask the product our own questions and print how good the answers are; exit 1 under a floor.

python -m tests.quality [--split tune|final|all] [--verbose] [--home DIR]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.quality import reporting, running
from tests.quality.questions import CORPORA, load
from tests.quality.scoring import Judged, figures, judge

# Lowest share each figure may have over all asked questions (just under what has been reached: raise it with the figure),
# and the share to reach.
FLOORS = {
    "fact_recall": 0.82,
    "first_citation": 0.87,
    "citation_precision": 0.90,
    "quote_validity": 1.00,
    "abstention_f1": 0.80,
}
TARGETS = {
    "fact_recall": 0.88,
    "first_citation": 0.95,
    "citation_precision": 0.90,
    "quote_validity": 1.00,
    "abstention_f1": 0.90,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the questions and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__.splitlines()[0])
    parser.add_argument("--split", choices=("tune", "final", "all"), default="all")
    parser.add_argument("--verbose", action="store_true", help="print every question that failed")
    parser.add_argument("--home", type=Path, help="keep the index there, to look at answers afterwards")
    options = parser.parse_args(arguments)
    if options.home:
        options.home.mkdir(parents=True, exist_ok=True)
        judged = run(options.home, options.split)
    else:
        with tempfile.TemporaryDirectory() as home:
            judged = run(Path(home), options.split)
    print(reporting.table(judged))
    if options.verbose:
        print(reporting.failures(judged))
    print(*standing(judged), sep="\n")
    return 1 if below_floors(judged) else 0


def run(home: Path, split: str) -> list[Judged]:
    """Index, ask and judge the questions of a split."""
    questions = [question for question in load() if split in ("all", question.split)]
    running.build(home, CORPORA)
    words = running.opener(home)
    given = running.ask(home, questions)
    return [judge(question, one, words) for question, one in zip(questions, given, strict=True)]


def standing(judged: Sequence[Judged]) -> list[str]:
    """Return a line for each figure with its floor and its target."""
    got = figures(judged)
    values = {name: float(getattr(got, name)) for name in FLOORS}
    return [
        f"{name:20}{values[name]:7.3f}  floor {floor:.2f}  target {TARGETS[name]:.2f}"
        f"{'  UNDER THE FLOOR' if values[name] < floor else ''}"
        for name, floor in FLOORS.items()
    ]


def below_floors(judged: Sequence[Judged]) -> list[str]:
    """Return a line for each figure under its floor."""
    got = figures(judged)
    values = {name: float(getattr(got, name)) for name in FLOORS}
    return [f"{name}: {values[name]:.3f} < {floor}" for name, floor in FLOORS.items() if values[name] < floor]


if __name__ == "__main__":
    sys.exit(main())
