"""Whether the articles have anything to do with a question at all: "Làm sao để ngủ ngon?" is answered by none.

The gate asks whether the best sentence is right; shared everyday words make some sentence of any article look likely.
Fitted on its own by `assistant.training.about`: questions of the articles on one side, of everyday life on the other.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.answering.features import NAMES, features
from assistant.answering.finding import Finding
from assistant.logistic import logistic
from assistant.types import Kind, Understood
from index.types import Passage

FILE = Path(__file__).with_name("about.json")
_TAKEN = ("cover", "wide", "deed", "absent", "search", "margin", "words", "sentence")
# "bound" tells a question that names somebody or something; an article that lacks a name is never looked at.
SIGNALS = (*_TAKEN, "unsaid_mass", "terms", "bound")
_CERTAIN, _PROVED = 0.87, 1.0
# A short question without a name looks like one of everyday life, also where the reader found what it asks for.
_READ = 0.65


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of `SIGNALS`; below `threshold` nothing found is about the question."""

    signals: tuple[float, ...]
    bias: float
    threshold: float


@cache
def weights() -> Weights:
    """Return the fitted weights that come with the project."""
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    return Weights(tuple(float(kept["signals"][name]) for name in SIGNALS), kept["bias"], kept["threshold"])


def signals(question: Understood, finding: Finding, passages: Sequence[Passage]) -> tuple[float, ...]:
    """Return the numbers named by `SIGNALS`."""
    lead = dict(zip(NAMES, features(question, finding.lead, passages), strict=True))
    bound = float(bool(question.names or question.required))
    return (*(lead[name] for name in _TAKEN), finding.unsaid.mass, math.log1p(len(question.text.split())), bound)


def probability(rows: Sequence[float], known: Weights) -> float:
    """Return how likely the question is about something the articles tell."""
    total = known.bias + sum(w * x for w, x in zip(known.signals, rows, strict=True))
    return logistic(total)


def is_about(question: Understood, finding: Finding, passages: Sequence[Passage]) -> bool:
    """Tell whether what was found has to do with the question.

    What no reader has read is left to the gate, and so is what the gate is certain of or the reader fairly sure; and
    what a rule has proved, of somebody or something named or as a list of the very sort asked for.
    """
    known = weights()
    if finding.proof >= _PROVED and (question.kind is Kind.LIST or question.names or question.required):
        return True
    if not finding.lead.read or finding.confidence >= _CERTAIN or finding.lead.sentence >= _READ:
        return True
    return probability(signals(question, finding, passages), known) >= known.threshold
