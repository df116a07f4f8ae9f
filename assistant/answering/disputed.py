"""What sources tell differently, side by side: the newer first, never averaged or merged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant import messages
from assistant.answering.finding import Finding, Quoted


def disputed(told: Sequence[tuple[str, Quoted]], proof: float = 0.0) -> Finding:
    """Return the words that each source tells, each with the sentence it stands in."""
    ordered = sorted(told, key=lambda each: each[1].evidence.article.published or date.min, reverse=True)
    found = "; ".join(f"{words} ({messages.dated(quoted.evidence.article)})" for words, quoted in ordered)
    return Finding(
        headline=messages.CONFLICT.format(found=found),
        leads=tuple(quoted for _, quoted in ordered),
        marks=tuple(words for words, _ in ordered),
        proof=proof,
    )
