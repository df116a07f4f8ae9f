"""Messages that are no questions get a fitting sentence, never a quotation."""

from __future__ import annotations

from datetime import date

from assistant import messages
from assistant.types import Answer, Understood


def small_talk(question: Understood, coverage: tuple[int, date | None, date | None], longest: int) -> Answer:
    """Return the sentence that answers a greeting, thanks, an instruction and the like."""
    said = messages.SMALL_TALK[question.intent].format(example=messages.NO_EXAMPLE, articles=coverage[0], limit=longest)
    return Answer(question=question, status="abstained", mode="extractive", reason=said)
