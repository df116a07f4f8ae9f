"""Figures of quality: what was found, what was cited, when it kept silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

from tests.quality.matching import found, holds
from tests.quality.questions import Question
from tests.quality.running import Cited, Given


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer and how it compares with what was expected; citations count only where an answer was due and given."""

    question: Question
    given: Given
    facts: tuple[bool, ...]
    right: tuple[bool, ...]
    first: bool
    valid: tuple[bool, ...]

    @property
    def answered(self) -> bool:
        return self.given.status == "answered"

    @property
    def due(self) -> bool:
        return self.question.expect == "answered"

    @property
    def whole(self) -> bool:
        """Tell whether every fact was given, or silence kept where it was due."""
        return self.answered and all(self.facts) if self.due else not self.answered

    @property
    def passed(self) -> bool:
        return self.whole and all(self.valid) and (self.first or not self.due)


def judge(question: Question, given: Given, words: Callable[[Cited], str]) -> Judged:
    """Compare an answer with what was expected; `words` opens the article of a citation."""
    facts = tuple(found(given.answer, question.facts))
    right = tuple(_supports(cited, question) for cited in given.citations)
    first = _is_evidence(_first(given.citations), question)
    valid = tuple(bool(cited.quote) and words(cited) == cited.quote for cited in given.citations)
    return Judged(question, given, facts, right, first, valid)


def _supports(cited: Cited, question: Question) -> bool:
    return cited.stem in question.articles or any(found(cited.quote, question.facts))


def _first(citations: Sequence[Cited]) -> Cited | None:
    """Return the first citation that says something: a line that only announces a list is followed by what counts."""
    return next((cited for cited in citations if not cited.quote.rstrip().endswith(":")), next(iter(citations), None))


def _is_evidence(cited: Cited | None, question: Question) -> bool:
    if cited is None or cited.stem not in question.articles:
        return False
    near = holds(cited.quote, question.sentence) or holds(question.sentence, cited.quote)
    return near or any(found(cited.quote, question.facts))


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a group of questions; a figure that has nothing to count is 1."""

    questions: int
    fact_recall: float
    first_citation: float
    citation_precision: float
    quote_validity: float
    abstention_precision: float
    abstention_recall: float
    abstention_f1: float
    passed: float
    p50_ms: float
    p99_ms: float


def figures(judged: Sequence[Judged]) -> Figures:
    """Return the figures of the judged answers."""
    due = [one for one in judged if one.due]
    given = [one for one in due if one.answered]
    silent = [one for one in judged if not one.answered]
    precision = _share(not one.due for one in silent)
    recall = _share(not one.answered for one in judged if not one.due)
    times = sorted(one.given.ms for one in judged)
    return Figures(
        questions=len(judged),
        fact_recall=_share(one.whole for one in due),
        first_citation=_share(one.first for one in given),
        citation_precision=_share(right for one in given for right in one.right),
        quote_validity=_share(valid for one in judged for valid in one.valid),
        abstention_precision=precision,
        abstention_recall=recall,
        abstention_f1=2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        passed=_share(one.passed for one in judged),
        p50_ms=times[len(times) // 2],
        p99_ms=times[min(len(times) - 1, len(times) * 99 // 100)],
    )


def _share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return mean(values) if values else 1.0
