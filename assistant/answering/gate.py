"""How likely a finding is right, and when that is enough to say it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol

from assistant.answering.evidence import Evidence
from assistant.answering.finding import Finding
from assistant.types import Understood
from index.types import Passage

THRESHOLD = 0.4


class Reading(Protocol):
    """Marks the asked-for words in the evidence and orders it by how well it answers."""

    def read(self, question: Understood, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> list[Evidence]:
        """Return `evidence`, best first, with the spans that the reader marks."""


class NoReading:
    """Leaves the evidence as the shared words order it."""

    def read(self, question: Understood, passages: Sequence[Passage], evidence: Sequence[Evidence]) -> list[Evidence]:
        """Return `evidence` as it is."""
        return list(evidence)


def confidence(question: Understood, finding: Finding, evidence: Sequence[Evidence]) -> float:
    """Return the estimated probability that `finding` answers `question` rightly."""
    lead = finding.lead
    return 1 / (1 + math.exp(-(8 * lead.wide + 2 * lead.cover - 5)))
