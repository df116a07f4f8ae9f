"""The extractive answer: evidence, slots, finding, gate. Works offline and cannot invent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant import messages
from assistant.answering import compose, gate
from assistant.answering.evidence import Evidence, gather
from assistant.answering.find import find
from assistant.answering.finding import Finding, Quoted
from assistant.answering.reading import PassageReader, read
from assistant.answering.slots import Unmet, unmet_names
from assistant.answering.sources import Sources
from assistant.answering.suggest import suggestions
from assistant.types import Answer, Kind, Understood
from index.types import Passage

_NEAREST = 2
# Below this share of the question's words nothing found is about it.
_FAR = 0.25
_CONTEXT_BONUS = 0.3
# Who, when and where are asked for words; a sentence where none were found answers half as surely.
_WORDED = (Kind.WHO, Kind.WHEN, Kind.WHERE, Kind.HOW_MANY)
_WITHOUT_WORDS = 0.5


def extract(
    question: Understood, passages: Sequence[Passage], sources: Sources, reader: PassageReader | None
) -> Answer:
    """Return the answer to `question` from `passages`, or why there is none and what could be asked instead."""
    answer = _extracted(question, passages, sources, reader)
    if answer.status == "answered" or not answer.citations:
        return answer
    nearest = [citation.article_id for citation in answer.citations]
    return replace(answer, suggestions=suggestions(question, nearest, sources))


def _extracted(
    question: Understood, passages: Sequence[Passage], sources: Sources, reader: PassageReader | None
) -> Answer:
    evidence = gate.judged(question, read(reader, question, passages, gather(question, passages)), passages)
    evidence = _in_context(question, evidence)
    if not evidence:
        return compose.abstained(question, messages.NOTHING_FOUND, ())
    unmet = {
        each: unmet_names(question, sources.text(each)) for each in dict.fromkeys(one.article.id for one in evidence)
    }
    meeting = [one for one in evidence if not unmet[one.article.id]]
    if not meeting:
        return _lacking(question, evidence, min(unmet.values(), key=len))
    finding = find(question, meeting, sources)
    if finding is None:
        return compose.abstained(question, messages.NOT_ANSWERED, [Quoted(one) for one in meeting[:_NEAREST]])
    sure = max(gate.confidence(question, finding.lead, meeting, passages), finding.confidence)
    finding = replace(
        finding, confidence=sure * (_WITHOUT_WORDS if finding.verbatim and question.kind in _WORDED else 1.0)
    )
    if not finding.unmet and finding.confidence >= gate.weights().threshold:
        return compose.answered(question, finding)
    return _unanswered(question, finding, meeting)


def _unanswered(question: Understood, finding: Finding, meeting: Sequence[Evidence]) -> Answer:
    """Return why the question is not answered, with the nearest sentences if they are near at all."""
    near = _nearest(finding, meeting)
    if not near:
        return compose.abstained(question, messages.NOTHING_FOUND, (), finding.confidence)
    if finding.unmet:
        return compose.abstained(question, compose.reason(question, finding.unmet), finding.leads, finding.confidence)
    return compose.abstained(question, messages.NOT_ANSWERED, near, finding.confidence)


def _in_context(question: Understood, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Prefer the articles of the turn before when the question continues it."""
    raised = [
        replace(one, score=one.score + _CONTEXT_BONUS) if one.article.id in question.context else one
        for one in evidence
    ]
    return sorted(raised, key=lambda one: -one.score)


def _lacking(question: Understood, evidence: Sequence[Evidence], unmet: Sequence[Unmet]) -> Answer:
    return compose.abstained(question, compose.reason(question, unmet), [Quoted(one) for one in evidence[:1]])


def _nearest(finding: Finding, evidence: Sequence[Evidence]) -> list[Quoted]:
    """Return the nearest sentences; none where even they have hardly a word of the question."""
    if finding.lead.wide < _FAR:
        return []
    others = [Quoted(one) for one in evidence if one.key != finding.lead.key]
    return [finding.leads[0], *others][:_NEAREST]
