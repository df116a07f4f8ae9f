"""The second sentence of a close race: shown below the answer, since it may be the one that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant import messages
from assistant.answering.asked import asked_thing
from assistant.answering.evidence import Evidence
from assistant.answering.features import nearness
from assistant.answering.finding import Finding, Quoted
from assistant.people import people
from assistant.types import Kind, Understood

# The runner-up is shown from this share of the best one's score on; half of the answers that it mends lie above .5.
_CLOSE = 0.2
# Kinds whose answer is one sentence or some words of it; lists and comparisons show all they have anyway.
_ONE_SENTENCE = (
    Kind.WHO,
    Kind.WHEN,
    Kind.WHERE,
    Kind.HOW_MANY,
    Kind.WHAT,
    Kind.WHY,
    Kind.HOW,
    Kind.DEFINITION,
)


def with_runner_up(question: Understood, finding: Finding, evidence: Sequence[Evidence]) -> Finding:
    """Return `finding` with the next best sentence of its article where that is nearly as likely, and a word on it."""
    second = _second(question, finding, evidence) if question.kind in _ONE_SENTENCE else None
    if second is None:
        return finding
    return replace(finding, more=(*finding.more, Quoted(second)), notice=finding.notice or messages.ALSO_LIKELY)


def _second(question: Understood, finding: Finding, evidence: Sequence[Evidence]) -> Evidence | None:
    quoted = (*finding.leads, *finding.support, *finding.more)
    shown = {each.evidence.text for each in quoted}
    if len(finding.leads) > 1 or finding.rows:
        return None
    others = (one for one in evidence if one.text not in shown)
    second = next(others, None)
    if second is None or second.article.id != finding.lead.article.id or second.score < _CLOSE * finding.lead.score:
        return None
    holds = asked_thing(question, second.text) > 0 and not second.text.rstrip().endswith(":")
    return second if holds and not _of_another(question, finding.lead, second) else None


def _of_another(question: Understood, lead: Evidence, second: Evidence) -> bool:
    """Tell a sentence about another person than the one whom the question and the best sentence name."""
    named = any(nearness(name, lead) == 1.0 > nearness(name, second) for name in question.names)
    return named and bool(people(second.text))
