"""Fit what tells questions about the articles from those of everyday life.

    python -m assistant.training.about --own HOME FILE [--own …] [--set HOME QUESTIONS ANSWERS …] [--limit N]

HOME is an index over articles. FILE holds questions as tests/quality/questions.jsonl does; only those of the half
"tune" that have an answer are used, each asked a second time without marks. QUESTIONS and ANSWERS are public sets as
`assistant.training.evidence` takes them. The questions of `everyday.txt` are asked of every own HOME, with and without
marks. Every fifth question is held out of a first fit and reported. About five minutes for three homes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

import numpy as np

from assistant.answering import about, gate
from assistant.answering.extract import found, meeting, unmet_of
from assistant.reader.reader import Reader
from assistant.settings import Settings
from assistant.training.cases import Case, everyday, own, public
from assistant.training.fitting import auroc, fit_gate, probabilities

_EVERYDAY = Path(__file__).with_name("everyday.txt")
_HELD_OUT, _DECAY = 5, 3.0
# A question of the articles left unanswered costs more than an everyday one answered.
_LOST, _TRIED = 6.0, np.arange(0.05, 0.6, 0.01)

Rows = list[tuple[tuple[float, ...], float, str]]


def rows(cases: Iterable[Case], told: bool) -> Iterator[tuple[tuple[float, ...], float, str]]:
    """Yield the signals of each case that finds anything, whether the articles tell of it, and its question.

    Of the questions that the articles answer (`told`) only those are taken that found the sentence.
    """
    for case in cases:
        ranked = gate.judged(case.question, case.evidence, case.passages)
        near = meeting(ranked, unmet_of(case.question, ranked, case.sources))
        finding = found(case.question, near, case.sources)
        if finding is None or finding.unmet or (told and finding.lead.article.id not in case.gold):
            continue
        yield about.signals(case.question, finding, case.passages), float(told), case.question.asked


def fit(seen: Rows) -> about.Weights:
    """Return weights fitted on `seen`, each side counting as much as the other."""
    x, y = np.array([row[0] for row in seen], float), np.array([row[1] for row in seen], float)
    counts = np.where(y > 0, 0.5 / y.mean(), 0.5 / (1 - y.mean()))
    weights, bias = fit_gate(x, y, counts, _DECAY)
    p = probabilities(x, weights, bias)
    costs = [((p >= t) * (1 - y)).sum() + _LOST * ((p < t) * y).sum() for t in _TRIED]
    return about.Weights(
        tuple(float(w) for w in weights.round(4)), round(bias, 4), round(float(_TRIED[int(np.argmin(costs))]), 2)
    )


def report(seen: Rows, known: about.Weights) -> str:
    """Return how well the weights part questions that they were not fitted on."""
    x, y = np.array([row[0] for row in seen], float), np.array([row[1] for row in seen], float)
    p = probabilities(x, known.signals, known.bias)
    said = p >= known.threshold
    return (
        f"AUROC {auroc(p, y):.3f}; of {int(y.sum())} about the articles {int((y * ~said).sum())} refused, "
        f"of {int((1 - y).sum())} everyday ones {int(((1 - y) * said).sum())} let through"
    )


def main() -> None:
    """Fit, report and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--own", nargs=2, action="append", required=True, metavar=("HOME", "FILE"))
    parser.add_argument("--set", dest="sets", nargs=3, action="append", default=[])
    parser.add_argument("--limit", type=int, default=150, help="questions taken of each public set")
    parser.add_argument("--out", type=Path, default=about.FILE)
    options = parser.parse_args()
    reader = Reader.load(Settings().reader)
    seen: Rows = []
    for (home, file), plain in product(options.own, (False, True)):
        seen += rows((case for case in own(home, file, reader, plain) if case.gold), told=True)
        seen += rows(everyday(home, _EVERYDAY, reader, plain), told=False)
    for files in options.sets:
        seen += rows((case for case in public(files, options.limit, reader) if case.gold), told=True)
    order = {text: at for at, text in enumerate(dict.fromkeys(row[2] for row in seen))}
    held = [order[row[2]] % _HELD_OUT == 0 for row in seen]
    first = fit([row for row, out in zip(seen, held, strict=True) if not out])
    print(report([row for row, out in zip(seen, held, strict=True) if out], first), flush=True)
    known = fit(seen)
    table = {
        "signals": dict(zip(about.SIGNALS, known.signals, strict=True)),
        "bias": known.bias,
        "threshold": known.threshold,
    }
    options.out.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
