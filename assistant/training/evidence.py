"""Fit the choice of the answering sentence, and the probability that what is found is right.

    python -m assistant.training.evidence --own HOME FILE [--own …] [--more HOME FILE …]
        [--set HOME QUESTIONS ANSWERS …] [--limit N] [--choice WEIGHTS]

HOME is an index over the articles. FILE holds questions as tests/quality/questions.jsonl does; only those of the half
"tune" are used. QUESTIONS are JSON lines {"question", "positive_ids"} and ANSWERS SQuAD-like lines {"question",
"answers": [{"text"}]}; a half of those is asked a second time without the passages that answer. A question of our own
counts `--weight` times, one of `--more` (the same form, many questions of another hand) half, and none of those for the
threshold. With `--choice` the choice of a sentence stays as WEIGHTS have it. Every fifth case of each set is held out
of a first fit and reported; the weights that are written are fitted on all. About a minute for 300 questions of our
own; each 100 of a public set take half a minute.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.answering import gate
from assistant.answering.extract import found, meeting, unmet_of
from assistant.answering.features import NAMES, features
from assistant.reader.reader import Reader
from assistant.settings import Settings
from assistant.training.cases import Case, own, public
from assistant.training.fitting import Floats, auroc, fit_choice, fit_gate, fit_threshold, out_of_fold, probabilities

_HELD_OUT = 5
# What a question of another hand counts, against 1 for a public one.
_MORE = 0.5


@dataclass(frozen=True, slots=True)
class Dataset:
    """The cases of one set, how often each counts, and whether they are our own."""

    name: str
    cases: list[Case]
    weight: float
    ours: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found for cases that found anything: signals, whether it is right, whether an answer is due, weight.

    `ours` tells the cases of our own sets.
    """

    signals: Floats
    right: Floats
    due: Floats
    weight: Floats
    ours: npt.NDArray[np.bool_]


def fit(sets: Sequence[Dataset], choice: tuple[float, ...] = ()) -> gate.Weights:
    """Return weights fitted on all of `sets`, all but the `choice` if one is given; the threshold on our own sets."""
    choice = choice or _choice(sets)
    known = gate.Weights(choice, (0.0,) * len(gate.SIGNALS), 0.0, 0.0)
    seen = judged(sets, known)
    weights, bias = fit_gate(seen.signals, seen.right, seen.weight)
    known = gate.Weights(choice, tuple(float(w) for w in weights.round(4)), round(bias, 4), 0.0)
    p = out_of_fold(seen.signals, seen.right, seen.weight)
    counted = seen.ours if seen.ours.any() else ~seen.ours
    threshold = fit_threshold(p[counted], seen.right[counted], seen.due[counted])
    return gate.Weights(choice, known.gate, known.bias, threshold)


def _choice(sets: Sequence[Dataset]) -> tuple[float, ...]:
    blocks = [
        (_features(case), np.array(case.labels, float), each.weight)
        for each in sets
        for case in each.cases
        if case.evidence
    ]
    return tuple(float(w) for w in fit_choice(blocks).round(4))


def judged(sets: Sequence[Dataset], known: gate.Weights) -> Judged:
    """Return what is found for the cases by weights; a case whose articles lack what it names is silent anyway."""
    rows: list[tuple[tuple[float, ...], float, float, float, bool]] = []
    for each in sets:
        for case in each.cases:
            found = _found(case, known)
            if found is not None:
                rows.append((*found, float(any(case.labels)), each.weight, each.ours))
    signals, right, due, weight, ours = zip(*rows, strict=True)
    return Judged(
        np.array(signals, float),
        np.array(right, float),
        np.array(due, float),
        np.array(weight, float),
        np.array(ours, bool),
    )


def _found(case: Case, known: gate.Weights) -> tuple[tuple[float, ...], float] | None:
    ranked = gate.judged(case.question, case.evidence, case.passages, known)
    near = meeting(ranked, unmet_of(case.question, ranked, case.sources))
    finding = found(case.question, near, case.sources)
    if finding is None or finding.unmet:
        return None
    return gate.signals(case.question, finding, near, case.passages), float(case.answered_by(finding))


def _features(case: Case) -> Floats:
    return np.array([features(case.question, one, case.passages) for one in case.evidence])


def report(each: Dataset, known: gate.Weights) -> str:
    """Return how well the weights do on a set that they were not fitted on."""
    ranks = []
    for case in each.cases:
        labels = np.array(case.labels, bool)
        if labels.any():
            totals = _features(case) @ np.array(known.choice)
            ranks.append(int((totals > totals[labels].max()).sum()))
    placed = np.array(ranks)
    seen = judged([each], known)
    p = probabilities(seen.signals, known.gate, known.bias)
    said = p >= known.threshold
    return (
        f"{each.name}: right sentence first {np.mean(placed == 0):.3f}, in three {np.mean(placed < 3):.3f} "
        f"of {len(placed)}; AUROC {auroc(p, seen.right):.3f}; said {said.mean():.3f}, "
        f"right when said {seen.right[said].mean():.3f}, right but unsaid {(seen.right * ~said).sum():.0f}, "
        f"said where none is due {((1 - seen.due) * said).sum():.0f} of {(1 - seen.due).sum():.0f}"
    )


def main() -> None:
    """Fit, report and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--own", nargs=2, action="append", default=[], metavar=("HOME", "FILE"))
    parser.add_argument("--more", nargs=2, action="append", default=[], metavar=("HOME", "FILE"))
    parser.add_argument("--choice", type=Path, help="weights whose choice of a sentence is kept")
    parser.add_argument("--set", dest="sets", nargs=3, action="append", default=[])
    parser.add_argument("--weight", type=float, default=3.0, help="how many times a question of our own counts")
    parser.add_argument("--limit", type=int, default=300, help="questions taken of each public set")
    parser.add_argument("--out", type=Path, default=gate.FILE)
    options = parser.parse_args()
    reader = Reader.load(Settings().reader)
    sets = [Dataset(home, list(own(home, file, reader)), options.weight, True) for home, file in options.own]
    sets += [Dataset(home, list(own(home, file, reader)), _MORE, False) for home, file in options.more]
    sets += [Dataset(files[0], list(public(files, options.limit, reader)), 1.0, False) for files in options.sets]
    if not sets:
        parser.error("give --own HOME FILE or --set HOME QUESTIONS ANSWERS")
    choice = gate.load(options.choice).choice if options.choice else ()
    first = fit([_part(each, held=False) for each in sets], choice)
    for each in sets:
        print(report(_part(each, held=True), first), flush=True)
    _write(options.out, fit(sets, choice))


def _part(each: Dataset, held: bool) -> Dataset:
    cases = [case for at, case in enumerate(each.cases) if (at % _HELD_OUT == 0) is held]
    return Dataset(each.name, cases, each.weight, each.ours)


def _write(path: Path, known: gate.Weights) -> None:
    table = {
        "choice": dict(zip(NAMES, known.choice, strict=True)),
        "gate": dict(zip(gate.SIGNALS, known.gate, strict=True)),
        "bias": known.bias,
        "threshold": known.threshold,
    }
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
