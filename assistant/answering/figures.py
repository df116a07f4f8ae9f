"""Figures for "bao nhiêu": which one is asked for, by what it counts and by the words, names and time around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.changes import former
from assistant.answering.clauses import clauses
from assistant.answering.deeds import Deeds, deeds
from assistant.answering.evidence import STOP, Evidence, folded
from assistant.answering.features import nearness
from assistant.answering.figure_phrases import joined, whole
from assistant.answering.owners import another, elsewhere, overall, with_total
from assistant.answering.slots import holds_numbered, line
from assistant.answering.sources import Sources
from assistant.answering.steps import another_step, asked_steps
from assistant.answering.timing import exact, meets, spoken, told_in
from assistant.answering.units import fits, measure_of
from assistant.types import Period, Understood
from index.types import Figure, Span
from index.vietnamese.numbers import numbers
from index.vietnamese.tokens import syllables

# A figure whose unit fits less counts something else than what is asked for.
GOOD = 0.55
# Weights of what speaks for a figure; a figure that counts something else is out whatever the rest says.
_UNIT, _SENTENCE, _DEED, _MARKED, _NAMED, _EXACT = 1.2, 0.8, 2.2, 0.6, 1.0, 0.15
_BESIDE = 0.4
_IN_PERIOD, _OTHER_PERIOD, _PART, _DEED_MET = 0.5, -0.6, -0.25, 0.6
# Headings round ("Hơn 34.000 người"); the sentence below tells the number.
_HEADING, _SENTENCE_ENDS = -0.3, '.!?…:;”"'

# "Vụ án" and "vụ việc" are put for one another: they tell nothing of which ones are counted.
_CASE = frozenset(("vụ", "án", "việc"))
# "3 năm 10 tháng tù" is one time.
_YEARS = re.compile(r"\d+ năm (?:và )?$")
# The same amount in other money belongs to the amount before it.
_EQUIVALENT = re.compile(
    r"tương đương (?:với )?$|\b(?:đồng|usd|euro|won|yên|tệ|bảng|rúp|đô la|rupee|ringgit|baht) \($", re.IGNORECASE
)


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


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its figures; `score` is its likelihood against that of the best one."""

    evidence: Evidence
    figures: tuple[Figure, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Rated:
    """A figure with the words told of it, and how well it counts what is asked for."""

    figure: Figure
    clause: str
    unit: float


def facts(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> list[Fact]:
    """Return the facts of the figures that stand in `evidence`, best first; numbers that the question tells are out."""
    about = deeds(question)
    known = {number.value for number in numbers(question.text)}
    best = max((one.score for one in evidence), default=1.0) or 1.0
    found: list[Fact] = []
    for one in evidence:
        inside = tuple(
            figure
            for figure in sources.figures(one.article.id)
            if one.start <= figure.start
            and figure.end <= one.end
            and figure.value not in known
            and not (
                _EQUIVALENT.search(one.text, 0, figure.start - one.start)
                and folded(figure.unit) not in folded(question.text)
            )
        )
        if inside:
            found.extend(_of_sentence(question, about, _Sentence(one, inside, one.score / best), sources))
    return sorted(found, key=lambda fact: -fact.fit)


def _of_sentence(question: Understood, about: Deeds, one: _Sentence, sources: Sources) -> list[Fact]:
    text, begins = one.evidence.text, one.evidence.start
    told = clauses(text, [Span(figure.start - begins, figure.end - begins) for figure in one.figures])
    wanted, around = measure_of(question), line(sources.text(one.evidence.article.id))
    steps = asked_steps(question.text)
    groups: list[list[_Rated]] = []
    for figure, clause in zip(one.figures, told, strict=True):
        rated = _Rated(figure, clause, fits(question, figure, wanted, clause, around))
        if another_step(steps, text, figure.start - begins, figure.end - begins):
            rated = replace(rated, unit=0.0)
        last = groups[-1][-1] if groups else None
        if last and min(last.unit, rated.unit) >= GOOD and _together(one.evidence, last.figure, figure):
            less = _less_told(question, last.figure, figure)
            if less is None:
                groups[-1].append(rated)
            else:
                groups[-1][-1] = last if less is figure else replace(last, unit=GOOD)
                groups.append([replace(rated, unit=GOOD) if less is figure else rated])
        else:
            groups.append([rated])
    found = [_fact(question, about, one, group) for group in groups]
    if question.period is None:
        return found
    inherited = told_in(question.period, one.evidence, sources.text(one.evidence.article.id))
    return [_inherits(fact) if inherited and not fact.in_period else fact for fact in found]


def _inherits(fact: Fact) -> Fact:
    return replace(fact, in_period=True, fit=fact.fit + _IN_PERIOD - _OTHER_PERIOD)


def _together(one: Evidence, left: Figure, right: Figure) -> bool:
    return joined(one.text, left.end - one.start, right.start - one.start, left.unit == right.unit)


def _less_told(question: Understood, left: Figure, right: Figure) -> Figure | None:
    """Return which of two figures is less of the sort asked for: that of "tham nhũng", not of "tham nhũng vặt"."""
    asked = set(syllables(question.text)) - STOP - _CASE
    first, second = (asked & set(syllables(f"{each.unit} {each.counted}")) for each in (left, right))
    return left if first < second else right if second < first else None


def _fact(question: Understood, about: Deeds, one: _Sentence, group: Sequence[_Rated]) -> Fact:
    figures = tuple(each.figure for each in group)
    begins = one.evidence.start
    last = Span(figures[-1].start - begins, figures[-1].end - begins)
    years = _YEARS.search(one.evidence.text, 0, figures[0].start - begins)
    start = years.start() if years and figures[0].unit.startswith("tháng") else figures[0].start - begins
    span = Span(start, whole(one.evidence.text, last, figures[-1].unit).end)
    periods = tuple(spoken(one.evidence, span))
    fact = Fact(
        figures=figures,
        evidence=one.evidence,
        span=span,
        fit=0.0,
        unit=max(each.unit for each in group),
        deed=max(about.told(each.clause, one.evidence, span.start) for each in group),
        periods=periods,
        in_period=question.period is None or meets(question.period, list(periods), question.kind),
    )
    beside = _BESIDE if about.stands_beside(one.evidence.text, span.start) else 0.0
    return replace(fact, fit=_fit(question, fact, group[0].clause, one.score) + beside)


def _fit(question: Understood, fact: Fact, clause: str, score: float) -> float:
    one, span = fact.evidence, fact.span
    marked = [mark for words, mark in one.spans if words.start < span.end and span.start < words.end]
    total = _UNIT * fact.unit + _SENTENCE * score**0.5 + _DEED * fact.deed + _MARKED * max(marked, default=0.0)
    total += _NAMED * _named(question, one, clause) + another(question, clause, fact.text)
    total += elsewhere(question, clause) + with_total(question, one) + overall(question, one.text, span)
    total += former(question, one.text, span)
    if question.period:
        total += _IN_PERIOD if fact.in_period else _OTHER_PERIOD
    total += _EXACT if exact(question, list(fact.periods)) else 0.0
    total += 0.0 if one.text.rstrip()[-1:] in _SENTENCE_ENDS else _HEADING
    part = all(figure.subset for figure in fact.figures)
    return float(total + (_PART if part and fact.deed < _DEED_MET else 0.0))


def _named(question: Understood, one: Evidence, clause: str) -> float:
    """Return how near the names of the question stand to the figure: 1 in its own clause."""
    marks = [1.0 if name in clause else 0.9 * nearness(name, one) for name in question.names]
    marks += [
        0.9
        if holds_numbered(name, one.text)
        else 0.8
        if holds_numbered(name, f"{one.before} {one.article.title}")
        else 0.0
        for name in question.required
    ]
    return sum(marks) / len(marks) if marks else 0.0


def figure_sentences(near: Evidence, sources: Sources) -> list[Evidence]:
    """Return every sentence with a figure of the article of `near`, as likely as it."""
    article = sources.article(near.article.id)
    if article is None:
        return []
    text = article.text
    spans = dict.fromkeys(figure.sentence for figure in sources.figures(article.meta.id))
    return [
        replace(near, start=span.start, end=span.end, text=span.of(text), before=text[: span.start], spans=())
        for span in spans
    ]
