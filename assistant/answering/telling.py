"""Why, how, what it is and what was said: told by the sentence that says it and those near it that go on about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.asked import asked_thing, asks_request
from assistant.answering.evidence import Evidence, folded
from assistant.answering.finding import Finding, Quoted
from assistant.types import Kind, Understood

# A sentence near the best one is told with it when it is not far less likely.
_MOST_SENTENCES, _GOES_ON = 4, 0.1
_LOOKED_AT, _NEAR = 12, 900
# A sentence that gives a reason outright leads, where another only tells the deed again.
_REASON = re.compile(r"\b(?:vì|do|bởi|lý do|nguyên nhân|nhằm|xuất phát từ)\b")


def telling(question: Understood, evidence: Sequence[Evidence]) -> Finding:
    """Return the deciding sentence and up to three near it, in order: those that go on about the question."""
    best = _by_asker(question, evidence)
    near = [
        one
        for one in evidence[:_LOOKED_AT]
        if one.key != best.key
        and one.article.id == best.article.id
        and abs(one.start - best.start) < _NEAR
        and one.score > _GOES_ON * best.score
    ]
    told = [best, *near[: _MOST_SENTENCES - 1]]
    lead = _deciding(question, told)
    return Finding(
        headline=lead.text,
        leads=(Quoted(lead, tuple(span for span, _ in lead.spans[:1])),),
        support=tuple(Quoted(one) for one in sorted(told, key=lambda one: one.start) if one.key != lead.key),
        verbatim=True,
    )


def _by_asker(question: Understood, evidence: Sequence[Evidence]) -> Evidence:
    """Return the best sentence; asked what somebody wants, the best one in which that one asks for something."""
    if question.kind is not Kind.WHAT or not asks_request(question):
        return evidence[0]
    asking = (one for one in evidence[:_LOOKED_AT] if asked_thing(question, one.text) >= 1.0)
    return next(asking, evidence[0])


def _deciding(question: Understood, told: Sequence[Evidence]) -> Evidence:
    if question.kind is not Kind.WHY:
        return told[0]
    return next((one for one in told if _REASON.search(folded(one.text))), told[0])
