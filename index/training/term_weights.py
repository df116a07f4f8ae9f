"""Learn the weights of question terms: how often the passage that answers a question holds a term of it.

python -m index.training.term_weights --questions FILE... --out index/models/term_weights
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from index.ranking.term_weights import TermWeights
from index.training.records import field, records
from index.vietnamese.tokens import terms, unmarked_terms

# So many imagined questions of the average kind temper what few real ones say.
PRIOR = 5.0


def learn(questions: Sequence[dict[str, Any]]) -> TermWeights:
    """Return the weights of the terms of `questions`."""
    return TermWeights(_table(questions, terms), _table(questions, unmarked_terms))


def _table(questions: Sequence[dict[str, Any]], cut: Callable[[str], list[str]]) -> dict[str, float]:
    asked: Counter[str] = Counter()
    held: Counter[str] = Counter()
    passages: dict[str, set[str]] = {}
    for record in questions:
        context = record["context"]
        if context not in passages:
            passages[context] = set(cut(field(record, "context"))) | set(cut(field(record, "title")))
        for term in set(cut(field(record, "question"))):
            asked[term] += 1
            held[term] += term in passages[context]
    found: dict[str, float] = {}
    for pairs in (False, True):
        kind = [term for term in asked if ("_" in term) == pairs]
        mean = sum(held[term] for term in kind) / max(1, sum(asked[term] for term in kind))
        for term in kind:
            weight = (held[term] + PRIOR * mean) / (asked[term] + PRIOR) / mean
            # Above the average counts as average: a term that is always there in one domain is not so in another.
            if weight < 0.98:
                found[term] = round(weight, 3)
    return dict(sorted(found.items()))


def write(weights: TermWeights, folder: Path) -> None:
    """Write the table as JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    table = {"marked": weights.marked, "unmarked": weights.unmarked}
    (folder / "weights.json").write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def main() -> None:
    """Learn from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--questions", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    began = time.perf_counter()
    weights = learn([record for path in options.questions for record in records(path)])
    write(weights, options.out)
    print(f"{len(weights.marked)} terms, {len(weights.unmarked)} without marks, {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
