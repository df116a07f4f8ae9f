"""The figure that a "bao nhiêu" question asks for, with the sources that agree and those that do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.agreement import rivals, witnesses
from assistant.answering.disputed import disputed
from assistant.answering.evidence import Evidence
from assistant.answering.features import names_each
from assistant.answering.figures import GOOD, Fact, facts, figure_sentences
from assistant.answering.finding import Finding, Quoted, Row
from assistant.answering.life import for_life
from assistant.answering.ordinals import asks_ordinal, ordinal
from assistant.answering.owners import another
from assistant.answering.several import several
from assistant.answering.slots import Slot, Unmet
from assistant.answering.sources import Sources
from assistant.answering.units import measure_of
from assistant.types import Understood

_LOOKED_AT, _YEARS = 24, re.compile(r"\b(?:năm|tháng)\b")
# A figure counted by the noun asked for is taken before a better one of another noun, where it is not worse than this.
_SAME_NOUN = 0.9
# How sure the reader must be of a sentence and of the words in it.
_LIKELY, _SURE = 0.5, 0.9
# A figure of the asked time is taken before a better one of another time, where it is not far worse.
_FAR_WORSE = 1.0
# What another figure of the article must share with the one asked for to be told beside it.
_SAME_UNIT, _SAME_DEED, _LEAST_DEED = 0.9, 0.85, 0.3


def how_many(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return the figure asked for, `None` where no figure counts it."""
    if asks_ordinal(question.text):
        return ordinal(question, evidence)
    many = several(question, evidence, sources)
    if many:
        return many
    fitting = fitting_facts(question, evidence, sources)
    given = for_life(question, evidence) if not fitting or not _is_of_asked(question, fitting[0]) else None
    if given or not fitting:
        return given
    best = fitting[0]
    timely = [fact for fact in fitting if fact.in_period]
    if timely and timely[0].fit > best.fit - _FAR_WORSE:
        best = timely[0]
    unmet: tuple[Unmet, ...] = ()
    if question.period and not best.in_period:
        unmet = (Unmet(Slot.PERIOD, question.period.label, _label(best)),)
    against = [] if unmet else rivals(question, best, fitting, sources)
    if against:
        return disputed([(fact.text, Quoted(fact.evidence, (fact.span,))) for fact in (best, *against)])
    return _stated(question, best, fitting, unmet, sources)


def fitting_facts(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> list[Fact]:
    """Return the figures that count what is asked for, best first: those found, else any of the best article."""
    every = facts(question, evidence[:_LOOKED_AT], sources)
    found = [fact for fact in every if fact.unit >= GOOD]
    read = _read(question, every, evidence[0])
    if read is not None and (not found or read.fit > found[0].fit + _SAME_NOUN):
        return [read, *found]
    return found or [
        fact for fact in facts(question, figure_sentences(evidence[0], sources), sources) if fact.unit >= GOOD
    ]


def _is_of_asked(question: Understood, fact: Fact) -> bool:
    """Tell years, or another measure of time, in a sentence that names those asked about."""
    named = names_each(question.names, fact.evidence)
    return named and _YEARS.search(fact.text) is not None


def _read(question: Understood, every: Sequence[Fact], best: Evidence) -> Fact | None:
    """Return the figure of the best sentence that the reader is sure of, though it is counted by another noun.

    "Bao nhiêu quân nhân" may be met by "20 ủy viên khối Quân đội"; what is asked in a measure has that measure, and
    things of the very noun asked for that are not the ones asked for are others.
    """
    if measure_of(question) is not None or not best.spans or best.sentence < _LIKELY:
        return None
    words, sure = best.spans[0]
    if sure < _SURE:
        return None
    noun = question.measure.split()[:1]
    here = [
        fact
        for fact in every
        if fact.evidence.key == best.key and not any(figure.unit.split()[:1] == noun for figure in fact.figures)
    ]
    return next((fact for fact in here if fact.span.start < words.end and words.start < fact.span.end), None)


def _stated(
    question: Understood, best: Fact, fitting: Sequence[Fact], unmet: tuple[Unmet, ...], sources: Sources
) -> Finding:
    others = _others(question, best, sources)
    agreeing = witnesses(best, fitting, sources)
    return Finding(
        headline=best.text,
        leads=(Quoted(best.evidence, (best.span,)), *(Quoted(fact.evidence, (fact.span,)) for fact in agreeing)),
        more=tuple(Quoted(fact.evidence, (fact.span,)) for fact in others),
        rows=tuple(Row(fact.text, Quoted(fact.evidence), _label(fact)) for fact in (best, *others)) if others else (),
        unmet=unmet,
        marks=(best.text,),
        proof=best.unit,
        deed=best.deed,
    )


def _label(fact: Fact) -> str:
    return fact.periods[0].label if fact.periods else ""


def _others(question: Understood, best: Fact, sources: Sources) -> list[Fact]:
    """Return facts of the same article that a reader might have meant: the same unit, told with the same words."""
    elsewhere = [one for one in figure_sentences(best.evidence, sources) if one.start != best.evidence.start]
    told = {(figure.value, figure.upper) for figure in best.figures}
    found: dict[tuple[str, int], Fact] = {}
    for fact in facts(question, elsewhere, sources):
        same = fact.unit >= _SAME_UNIT and fact.in_period and fact.deed >= max(_SAME_DEED * best.deed, _LEAST_DEED)
        own = all(name in fact.evidence.text for name in question.names if name in best.evidence.text)
        if (
            same
            and own
            and not another(question, fact.evidence.text, fact.text)
            and not told & {(figure.value, figure.upper) for figure in fact.figures}
        ):
            found.setdefault(fact.evidence.key, fact)
    return list(found.values())[:2]
