"""Figures for "bao nhiêu": which one is asked for, by what it counts and by the words, names and time around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answering.clauses import Clause, clauses
from assistant.answering.deeds import Deeds, deeds
from assistant.answering.evidence import Evidence
from assistant.answering.features import nearness
from assistant.answering.figure_phrases import joined, whole
from assistant.answering.slots import holds_numbered
from assistant.answering.timing import exact, meets, spoken
from assistant.answering.units import fits, measure_of
from assistant.types import Period, Understood
from index.types import Figure, Span

# A figure whose unit fits less counts something else than what is asked for.
GOOD = 0.55
# Weights of what speaks for a figure; a figure that counts something else is out whatever the rest says.
_UNIT, _SENTENCE, _DEED, _MARKED, _NAMED, _EXACT = 1.2, 0.8, 1.4, 0.6, 1.0, 0.15
_IN_PERIOD, _OTHER_PERIOD, _PART = 0.5, -0.6, -0.25
# The lead of an article stands for all of it.
_LEAD = 400


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, or figures said together ("38 vụ án … và 31 vụ việc …"), and how well it fits the question.

    `unit` tells how well it counts what is asked for, `deed` how much of what is told about it stands around it.
    """

    figures: tuple[Figure, ...]
    evidence: Evidence
    span: Span
    fit: float
    unit: float
    deed: float
    periods: tuple[Period, ...]
    in_period: bool

    @property
    def text(self) -> str:
        """Return the words of the fact as written."""
        return self.span.of(self.evidence.text)


def facts(question: Understood, evidence: Sequence[Evidence], of: Callable[[str], Sequence[Figure]]) -> list[Fact]:
    """Return the facts of the figures that stand in `evidence`, best first."""
    about = deeds(question)
    best = max((one.score for one in evidence), default=1.0) or 1.0
    found: list[Fact] = []
    for one in evidence:
        inside = [figure for figure in of(one.article.id) if one.start <= figure.start and figure.end <= one.end]
        found.extend(_of_sentence(question, about, one, inside, one.score / best))
    return sorted(found, key=lambda fact: -fact.fit)


def _of_sentence(
    question: Understood, about: Deeds, one: Evidence, inside: Sequence[Figure], score: float
) -> list[Fact]:
    spans = [Span(figure.start - one.start, figure.end - one.start) for figure in inside]
    placed = list(zip(inside, clauses(one.text, spans), strict=True))
    around = f"{one.text} {one.before[-_LEAD:]} {one.article.title}"
    wanted = measure_of(question)
    rated = [(figure, clause, fits(question, figure, wanted, clause.own, around)) for figure, clause in placed]
    groups: list[list[tuple[Figure, Clause, float]]] = []
    for each in rated:
        last = groups[-1][-1] if groups else None
        if last and min(last[2], each[2]) >= GOOD and _together(one, last[0], each[0]):
            groups[-1].append(each)
        else:
            groups.append([each])
    return [_fact(question, about, one, group, score) for group in groups]


def _together(one: Evidence, left: Figure, right: Figure) -> bool:
    return joined(one.text, left.end - one.start, right.start - one.start, left.unit == right.unit)


def _fact(
    question: Understood, about: Deeds, one: Evidence, group: Sequence[tuple[Figure, Clause, float]], score: float
) -> Fact:
    figures = tuple(figure for figure, _, _ in group)
    last = Span(figures[-1].start - one.start, figures[-1].end - one.start)
    span = Span(figures[0].start - one.start, whole(one.text, last, figures[-1].unit).end)
    periods = tuple(spoken(one, span))
    fact = Fact(
        figures=figures,
        evidence=one,
        span=span,
        fit=0.0,
        unit=max(unit for _, _, unit in group),
        deed=max(about.told(clause, one) for _, clause, _ in group),
        periods=periods,
        in_period=question.period is None or meets(question.period, list(periods), question.kind),
    )
    return replace(fact, fit=_fit(question, fact, group[0][1], score))


def _fit(question: Understood, fact: Fact, clause: Clause, score: float) -> float:
    one, span = fact.evidence, fact.span
    marked = [mark for words, mark in one.spans if words.start < span.end and span.start < words.end]
    total = _UNIT * fact.unit + _SENTENCE * score + _DEED * fact.deed + _MARKED * max(marked, default=0.0)
    total += _NAMED * _named(question, one, clause)
    if question.period:
        total += _IN_PERIOD if fact.in_period else _OTHER_PERIOD
    total += _EXACT if exact(question, list(fact.periods)) else 0.0
    part = all(figure.subset for figure in fact.figures)
    return total + (_PART if part and fact.deed < 1.0 else 0.0)


def _named(question: Understood, one: Evidence, clause: Clause) -> float:
    """Return how near the names of the question stand to the figure: 1 in its own clause."""
    marks = [1.0 if name in clause.own else 0.9 * nearness(name, one) for name in question.names]
    marks += [
        0.9
        if holds_numbered(name, one.text)
        else 0.6
        if holds_numbered(name, f"{one.before} {one.article.title}")
        else 0.0
        for name in question.required
    ]
    return sum(marks) / len(marks) if marks else 0.0
