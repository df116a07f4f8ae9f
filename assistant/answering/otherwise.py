"""What another article tells of a person in other words: another office, another discipline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from assistant.answering.discipline import asks_discipline, disciplines
from assistant.answering.disputed import disputed
from assistant.answering.evidence import Evidence, folded
from assistant.answering.features import names_each
from assistant.answering.finding import Finding, Quoted
from assistant.answering.misnamed import offices_in
from assistant.answering.offices import office_of
from assistant.people import names_of
from assistant.types import Understood
from index.types import Span

_LOOKED_AT = 16


def told_otherwise(question: Understood, said: Finding, evidence: Sequence[Evidence]) -> Finding | None:
    """Return `said` beside what another article tells of the same person instead, the newer first; `None` without such.

    Two offices are told otherwise where no office is in both, two disciplines where each article knows but one.
    """
    if said.verbatim or said.unmet or len(said.leads) != 1 or not names_of(question.text):
        return None
    own = Quoted(said.lead, said.leads[0].marks)
    for one in evidence[:_LOOKED_AT]:
        other = _instead(question, said.headline, one) if one.article.id != said.lead.article.id else None
        if other is not None:
            return disputed([(said.headline, own), (other.of(one.text), Quoted(one, (other,)))], proof=1.0)
    return None


def _instead(question: Understood, words: str, one: Evidence) -> Span | None:
    office = office_of(question, one)
    if office is not None:
        return office.span if _differ(offices_in, words, office.span.of(one.text)) else None
    if not asks_discipline(question) or not _names_only(question, one):
        return None
    found = disciplines(one.text)
    return found[0] if len(found) == 1 and _differ(_disciplines, words, found[0].of(one.text)) else None


def _names_only(question: Understood, one: Evidence) -> bool:
    """Tell a sentence that names those asked about and nobody else."""
    asked = names_of(question.text)
    return names_each(asked, one) and len(names_of(one.text)) <= len(asked)


def _disciplines(words: str) -> set[str]:
    return {folded(found.of(words)) for found in disciplines(words)}


def _differ(told: Callable[[str], AbstractSet[object]], one: str, other: str) -> bool:
    """Tell words that both tell something of a kind, but nothing in common."""
    left, right = told(one), told(other)
    return bool(left) and bool(right) and not left & right
