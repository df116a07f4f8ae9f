"""The extractive answer: evidence, slots, finding, gate. Works offline and cannot invent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant import messages
from assistant.answering import compose, gate
from assistant.answering.about import is_about
from assistant.answering.asked import asked_thing
from assistant.answering.days import other_days
from assistant.answering.denied import denial
from assistant.answering.evidence import Evidence, gather
from assistant.answering.find import find
from assistant.answering.finding import Finding, Quoted
from assistant.answering.misnamed import other_office, unnamed_office
from assistant.answering.reading import PassageReader, read
from assistant.answering.roles import other_role
from assistant.answering.runner_up import with_runner_up
from assistant.answering.slots import Slot, Unmet, unmet_names
from assistant.answering.sources import Sources
from assistant.answering.unsaid import unsaid
from assistant.answering.whole import in_whole
from assistant.answering.yesno import names_asked
from assistant.types import Answer, Kind, Understood
from index.types import Passage

_NEAREST = 2
# Below this share of the question's words nothing found is about it.
_FAR = 0.25
_CONTEXT_BONUS = 0.3
_UNDECIDED = 0.5
# A sentence that neither affirms nor denies is shown when it is as sure as this.
_SURE = 0.85
# Kinds that ask for a thing which a sentence has or has not.
_THINGS = (Kind.WHO, Kind.WHEN, Kind.WHERE)


def extract(
    question: Understood, evidence: Sequence[Evidence], passages: Sequence[Passage], sources: Sources
) -> Answer:
    """Return the answer to `question` from the ranked `evidence` of its passages, or why there is none."""
    if not evidence:
        return compose.abstained(question, messages.NOTHING_FOUND, ())
    unmet = unmet_of(question, evidence, sources)
    near = meeting(evidence, unmet)
    if not near:
        return _lacking(question, evidence, min(unmet.values(), key=len))
    denying = denial(question, near)
    if denying is not None:
        return compose.abstained(question, messages.DENIED, [Quoted(denying)])
    finding = found(question, near, sources)
    if finding is None:
        return compose.abstained(question, messages.NOT_ANSWERED, [Quoted(one) for one in near[:_NEAREST]])
    finding = replace(finding, confidence=gate.confidence(question, finding, near, passages))
    if finding.unsaid.word and not finding.unmet and finding.of_one_article:
        finding = in_another(question, finding, near, passages, sources)
    finding = _doubted(question, finding)
    likely = finding.settled or finding.confidence >= _least(question, finding)
    sure = likely and _holds_asked(question, finding)
    about = is_about(question, finding, passages)
    if about and sure and not finding.unmet:
        return compose.answered(question, with_runner_up(question, finding, near))
    return _unanswered(question, finding, near if about else ())


def meeting(evidence: Sequence[Evidence], unmet: Mapping[str, Sequence[Unmet]]) -> list[Evidence]:
    """Return the evidence of the articles that lack nothing of what the question names, in its order."""
    return [one for one in evidence if not unmet[one.article.id]]


def ranked(
    question: Understood, passages: Sequence[Passage], sources: Sources, reader: PassageReader | None
) -> list[Evidence]:
    """Return the sentences of `passages`, weighed and read, best first."""
    return _in_context(question, gate.judged(question, weigh(question, passages, sources, reader), passages))


def found(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return what answers `question` among `evidence`, with what its article leaves unsaid."""
    finding = find(question, evidence, sources)
    article = sources.article(finding.lead.article.id) if finding else None
    return replace(finding, unsaid=unsaid(question, article)) if finding and article else finding


def in_another(
    question: Understood,
    finding: Finding,
    evidence: Sequence[Evidence],
    passages: Sequence[Passage],
    sources: Sources,
) -> Finding:
    """Return what another article tells that says the asked-for word, where the best one never does."""
    rest = [one for one in evidence if one.article.id != finding.lead.article.id]
    other = found(question, rest, sources)
    if other is None or other.unsaid.word or other.unmet:
        return finding
    sure = gate.confidence(question, other, rest, passages)
    return replace(other, confidence=sure) if sure >= gate.weights().threshold else finding


def _doubted(question: Understood, finding: Finding) -> Finding:
    """Return `finding` with what speaks against it: an asked-for word is never said, or it tells of another part."""
    if finding.unmet:
        return finding
    # How much is left unsaid or uncounted tells in the confidence; where that is too low, it is the reason.
    if finding.confidence < gate.weights().threshold:
        if finding.uncounted:
            return replace(finding, unmet=(Unmet(Slot.UNIT, finding.uncounted),))
        if finding.unsaid.word:
            return replace(finding, unmet=(Unmet(Slot.WORD, finding.unsaid.word),))
    role = other_role(question, finding.lead)
    return replace(finding, unmet=(role,)) if role else finding


def _least(question: Understood, finding: Finding) -> float:
    """Return how sure an answer must be; a sentence that neither affirms nor denies must be surer than others."""
    undecided = question.kind is Kind.YES_NO and finding.verbatim
    if undecided and not names_asked(question, finding.lead):
        return _SURE
    return max(_UNDECIDED if undecided else 0.0, gate.weights().threshold)


def _holds_asked(question: Understood, finding: Finding) -> bool:
    """Tell whether what is shown holds a person, a time or a place where one is asked for."""
    return question.kind not in _THINGS or asked_thing(question, finding.lead.text) > 0


def weigh(
    question: Understood, passages: Sequence[Passage], sources: Sources, reader: PassageReader | None
) -> list[Evidence]:
    """Return the sentences of `passages` with all that is known of them: words, reading, the article as a whole."""
    return in_whole(question, read(reader, question, passages, gather(question, passages)), sources.article)


def unmet_of(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> dict[str, list[Unmet]]:
    """Return for each article of `evidence` what the question names and the article lacks."""
    articles = dict.fromkeys(one.article.id for one in evidence)
    return {
        identity: [
            *other_office(question, sources.text(identity)),
            *unnamed_office(
                question, sources.text(identity), bool(question.context) and identity not in question.context
            ),
            *unmet_names(question, sources.text(identity)),
            *other_days(question, sources.article(identity)),
        ]
        for identity in articles
    }


def _unanswered(question: Understood, finding: Finding, meeting: Sequence[Evidence]) -> Answer:
    """Return why the question is not answered, with the nearest sentences if they are near at all."""
    near = _nearest(finding, meeting)
    if not near:
        return compose.abstained(question, messages.NOTHING_FOUND, (), finding.confidence)
    if finding.unmet:
        return compose.abstained(question, compose.reason(question, finding.unmet), finding.leads, finding.confidence)
    undecided = question.kind is Kind.YES_NO and finding.verbatim
    why = messages.UNDECIDED if undecided else messages.NOT_ANSWERED
    return compose.abstained(question, why, near, finding.confidence)


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
    """Return the nearest sentences; none where nothing is about the question or has hardly a word of it."""
    if not evidence or finding.lead.wide < _FAR:
        return []
    others = [Quoted(one) for one in evidence if one.key != finding.lead.key]
    return [finding.leads[0], *others][:_NEAREST]
