"""A deed that a question takes for granted and the source denies: "vì sao ông ấy kháng cáo" where he did not."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.evidence import Evidence
from assistant.answering.opposites import stance
from assistant.answering.premises import asks_reason
from assistant.people import names_of, same_person
from assistant.types import Understood


def denial(question: Understood, evidence: Sequence[Evidence]) -> Evidence | None:
    """Return the sentence that denies of the person what is asked about, where none tells it."""
    asked = names_of(question.text)
    if not asked or not asks_reason(question):
        return None
    denying: Evidence | None = None
    for one in evidence:
        named = names_of(one.text)
        if not any(same_person(name, full) for name in named for full in asked):
            continue
        side = stance(question.text, one.text)
        if side:
            return None
        if side is False and denying is None:
            denying = one
    return denying
