"""Questions that several figures answer: two counts at once, or one figure for each of a kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.evidence import Evidence
from assistant.answering.figures import GOOD, Fact, facts
from assistant.answering.finding import Finding, Quoted
from assistant.answering.sources import Sources
from assistant.types import Understood
from assistant.understanding.slots import measures
from index.types import Span

_EACH = re.compile(r"\b(?:mỗi|từng|lần lượt|riêng từng|các mức|những mức|các con số|các số liệu|cụ thể từng)\b")
_MOST = 8


def several(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return all the figures asked for, `None` where the question asks for one."""
    counted = measures(question.text)
    if len(counted) >= 2:
        return _of_each_measure(question, counted, evidence, sources)
    if _EACH.search(question.text.lower()):
        return _of_each_thing(question, evidence, sources)
    return None


def _of_each_measure(
    question: Understood, counted: Sequence[str], evidence: Sequence[Evidence], sources: Sources
) -> Finding | None:
    """Return one figure for each thing counted, the later ones preferably from the article of the first."""
    found: list[Fact] = []
    for what in counted:
        asked = replace(question, measure=what)
        fitting = [
            fact for fact in facts(asked, evidence[:24], sources.figures) if fact.unit >= GOOD and fact.in_period
        ]
        fresh = [
            fact
            for fact in fitting
            if all(fact.span != other.span or fact.evidence.key != other.evidence.key for other in found)
        ]
        if not fresh:
            return None
        same = [fact for fact in fresh if found and fact.evidence.article.id == found[0].evidence.article.id]
        found.append((same or fresh)[0])
    return together(found)


def _of_each_thing(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return every figure of the best sentence and of its neighbours that count in the same unit."""
    ranked = facts(question, evidence[:24], sources.figures)
    if not ranked:
        return None
    best = ranked[0]
    unit = best.figures[0].unit
    lines = [
        one
        for one in evidence
        if one.article.id == best.evidence.article.id and abs(one.start - best.evidence.start) < 900
    ]
    alike = [
        fact
        for fact in facts(question, lines, sources.figures)
        if fact.figures[0].unit.split()[-1:] == unit.split()[-1:]
    ]
    ordered = sorted(alike, key=lambda fact: (fact.evidence.start, fact.span.start))[:_MOST]
    return together(ordered) if len(ordered) >= 2 else None


def together(found: Sequence[Fact]) -> Finding:
    """Return a finding that states several figures, each from its own sentence."""
    spans: dict[tuple[str, int], list[Span]] = {}
    sentences: dict[tuple[str, int], Evidence] = {}
    for fact in found:
        spans.setdefault(fact.evidence.key, []).append(fact.span)
        sentences.setdefault(fact.evidence.key, fact.evidence)
    quoted = tuple(Quoted(sentences[key], tuple(spans[key])) for key in sentences)
    texts = tuple(dict.fromkeys(fact.text for fact in found))
    return Finding(headline="; ".join(texts), leads=quoted, marks=texts)
