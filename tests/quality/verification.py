"""How well sentences are checked against their sources: `python -m tests.quality.verification`.

`verification.jsonl` holds sentences over `corpus/`: paraphrases written by hand, and the same with one thing altered, by hand or by rule
(`made`). Each is put to the check as an answer would be: it may lean on any passage of its article, so an altered figure that stands
elsewhere in the article counts as caught only if the check sees that it belongs there.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from assistant.verification.evidence import Evidence
from assistant.verification.reading import Reading
from assistant.verification.support import find_support
from index.articles import read
from index.chunking import chunks
from index.types import Article

SET = Path(__file__).with_name("verification.jsonl")
CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled sentence; `altered` names what was changed, `None` for a faithful one."""

    id: str
    of: str
    article: str
    altered: str | None
    made: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Result:
    case: Case
    stands: bool
    why: str
    ms: float

    @property
    def right(self) -> bool:
        return self.stands == (self.case.altered is None)


def cases() -> list[Case]:
    return [Case(**json.loads(line)) for line in SET.read_text(encoding="utf-8").splitlines()]


def evidence_of(article: str) -> list[Evidence]:
    path = CORPUS / f"{article}.md"
    found = next(each for each in read(path, CORPUS) if isinstance(each, Article))
    meta = found.meta
    return [Evidence.of(each.text, meta.title, meta.published, meta.id, each.start) for each in chunks(found)]


def run(wanted: list[Case]) -> list[Result]:
    held: dict[str, list[Evidence]] = {}
    results = []
    for case in wanted:
        if case.article not in held:
            held[case.article] = evidence_of(case.article)
        begun = time.thread_time()
        support = find_support(Reading.of(case.sentence, held[case.article][0].published), (), held[case.article])
        ms = (time.thread_time() - begun) * 1000
        why = "; ".join(f"{problem.claim}: {problem.words}" for problem in support.problems)
        results.append(Result(case, support.stands, why, ms))
    return results


def rates(results: list[Result]) -> dict[str, tuple[int, int]]:
    """Return for each kind how many were judged rightly, and how many there are."""
    counted: dict[str, list[bool]] = defaultdict(list)
    for result in results:
        counted[result.case.altered or "faithful"].append(result.right)
    return {kind: (sum(right), len(right)) for kind, right in sorted(counted.items())}


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="show every sentence judged wrongly")
    shown = parser.parse_args()
    results = run(cases())
    if shown.wrong:
        for result in results:
            if not result.right:
                _say(
                    f"{result.case.id} {result.case.altered or 'faithful'}: {result.case.sentence}\n    {result.why or 'nothing found'}"
                )
    for kind, (right, total) in rates(results).items():
        _say(f"{kind:10} {right:4}/{total:<4} {100 * right / total:6.1f}%")
    times = sorted(result.ms for result in results)
    _say(
        f"ms of processor time a sentence: p50 {statistics.median(times):.2f}, p95 {times[int(0.95 * len(times))]:.2f}, worst {times[-1]:.2f}"
    )


if __name__ == "__main__":
    main()
