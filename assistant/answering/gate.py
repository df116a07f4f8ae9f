"""Fitted judgements: which sentence answers best, and how likely the best one is right."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.answering.asked import asked_thing
from assistant.answering.evidence import Evidence
from assistant.answering.features import NAMES, features
from assistant.answering.finding import Finding
from assistant.logistic import logistic
from assistant.types import Kind, Understood
from index.types import Passage

FILE = Path(__file__).with_name("weights.json")
# Kinds whose answers are words of a certain sort; a sentence shown whole for them holds none.
_WORDED = (Kind.WHO, Kind.WHEN, Kind.WHERE, Kind.HOW_MANY)
SIGNALS = (
    *NAMES,
    *(
        "share",
        "lead",
        "terms",
        "wordless",
        "asked_words",
        "proof",
        "deed_beside",
        "agreed",
        "unsaid_gap",
        "unsaid_mass",
        "uncounted",
    ),
    *(f"kind_{kind}" for kind in Kind),
)


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the choice of a sentence (`NAMES`) and of the probability that it is right (`SIGNALS`).

    `threshold` is the least probability at which an answer is given; all were fitted by `assistant.training.evidence`.
    """

    choice: tuple[float, ...]
    gate: tuple[float, ...]
    bias: float
    threshold: float


@cache
def weights() -> Weights:
    """Return the fitted weights that come with the project."""
    return load(FILE)


def load(path: Path) -> Weights:
    """Read fitted weights."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    choice = tuple(float(kept["choice"].get(name, 0.0)) for name in NAMES)
    gate = tuple(float(kept["gate"].get(name, 0.0)) for name in SIGNALS)
    return Weights(choice, gate, float(kept["bias"]), float(kept["threshold"]))


def judged(
    question: Understood, evidence: Sequence[Evidence], passages: Sequence[Passage], known: Weights | None = None
) -> list[Evidence]:
    """Return the evidence, best first; scores are shares of 1."""
    if not evidence:
        return []
    choice = (known or weights()).choice
    totals = [sum(w * x for w, x in zip(choice, features(question, one, passages), strict=True)) for one in evidence]
    highest = max(totals)
    shares = [math.exp(total - highest) for total in totals]
    whole = sum(shares)
    scored = [replace(one, score=share / whole) for one, share in zip(evidence, shares, strict=True)]
    return sorted(scored, key=lambda one: -one.score)


def signals(
    question: Understood, finding: Finding, evidence: Sequence[Evidence], passages: Sequence[Passage]
) -> tuple[float, ...]:
    """Return the numbers named by `SIGNALS` for what was found among `evidence` (best first)."""
    lead = finding.lead
    others = max((one.score for one in evidence if one.key != lead.key), default=0.0)
    return (
        *features(question, lead, passages),
        lead.score,
        lead.score - others,
        math.log1p(len(question.text.split())),
        float(finding.verbatim and question.kind in _WORDED),
        0.0 if finding.verbatim else asked_thing(question, finding.headline),
        finding.proof,
        finding.deed,
        float(len(finding.leads) > 1),
        finding.unsaid.gap,
        finding.unsaid.mass,
        float(finding.uncounted != ""),
        *(float(question.kind is kind) for kind in Kind),
    )


def confidence(
    question: Understood, finding: Finding, evidence: Sequence[Evidence], passages: Sequence[Passage]
) -> float:
    """Return the probability that `finding` answers the question rightly."""
    known = weights()
    total = known.bias + sum(
        w * x for w, x in zip(known.gate, signals(question, finding, evidence, passages), strict=True)
    )
    return logistic(total)
