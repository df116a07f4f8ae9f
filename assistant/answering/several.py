"""Questions that several figures answer: two counts at once, two years, or one figure for each of a kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.evidence import Evidence
from assistant.answering.figures import GOOD, Fact, facts, figure_sentences
from assistant.answering.finding import Finding, Quoted
from assistant.answering.parts import counts
from assistant.answering.sources import Sources
from assistant.types import Understood
from index.types import Span

_EACH = re.compile(
    r"\b(?:mỗi (?!ngày|tháng|năm|tuần|quý|lần|giờ)|từng (?!ngày|tháng|năm|tuần)|lần lượt|riêng từng|các mức|những mức|"
    r"các con số|các số liệu)"
)
_MOST, _LOOKED_AT, _NEAR, _ENOUGH = 8, 24, 900, 3
# Of one kind are the figures told with this share of the best one's words.
_AS_TOLD = 0.6


def several(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return all the figures asked for, `None` where the question asks for one."""
    asked = counts(question)
    if len(asked) >= 2:
        return _of_each_count(asked, evidence, sources)
    if _EACH.search(question.text.lower()):
        return _of_each_thing(question, evidence, sources)
    return None


def _of_each_count(asked: Sequence[Understood], evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return one figure for each count, the later ones preferably from the article of the first."""
    found: list[Fact] = []
    for each in asked:
        fitting = [
            fact
            for fact in facts(each, _candidates(evidence, found, sources), sources)
            if fact.unit >= GOOD and fact.in_period and not _told(fact, found)
        ]
        if not fitting:
            return None
        same = [fact for fact in fitting if found and fact.evidence.article.id == found[0].evidence.article.id]
        found.append((same or fitting)[0])
    return together(found)


def _candidates(evidence: Sequence[Evidence], found: Sequence[Fact], sources: Sources) -> Sequence[Evidence]:
    """Return the sentences found, and once one figure is known all sentences with figures of its article."""
    if not found:
        return evidence[:_LOOKED_AT]
    known = {one.key for one in evidence[:_LOOKED_AT]}
    more = figure_sentences(replace(found[0].evidence, score=0.0), sources)
    return [*evidence[:_LOOKED_AT], *(one for one in more if one.key not in known)]


def _told(fact: Fact, found: Sequence[Fact]) -> bool:
    return any(fact.span == other.span and fact.evidence.key == other.evidence.key for other in found)


def _of_each_thing(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return every figure of the best sentence and of its neighbours that count in the same unit."""
    ranked = facts(question, evidence[:_LOOKED_AT], sources)
    if not ranked:
        return None
    best = ranked[0]
    unit = best.figures[0].unit.split()[-1:]
    lines = [
        one
        for one in evidence
        if one.article.id == best.evidence.article.id and abs(one.start - best.evidence.start) < _NEAR
    ]
    alike = [fact for fact in facts(question, lines, sources) if fact.figures[0].unit.split()[-1:] == unit]
    ordered = sorted(_row(alike, best), key=lambda fact: (fact.evidence.start, fact.span.start))
    if len(ordered) < 2:
        return None
    return together(ordered[:_MOST])


def _row(alike: Sequence[Fact], best: Fact) -> list[Fact]:
    """Return the figures of the sentence that tells one of each, else all that are told as the best one is."""
    by_sentence = Counter(fact.evidence.key for fact in alike)
    rows = [fact for fact in alike if by_sentence[fact.evidence.key] >= _ENOUGH]
    if rows:
        chosen = max(rows, key=lambda fact: fact.fit).evidence.key
        return [fact for fact in rows if fact.evidence.key == chosen]
    return [fact for fact in alike if fact.deed >= _AS_TOLD * best.deed]


def together(found: Sequence[Fact]) -> Finding:
    """Return a finding that states several figures, each from its own sentence."""
    spans: dict[tuple[str, int], list[Span]] = {}
    sentences: dict[tuple[str, int], Evidence] = {}
    for fact in found:
        spans.setdefault(fact.evidence.key, []).append(fact.span)
        sentences.setdefault(fact.evidence.key, fact.evidence)
    quoted = tuple(Quoted(sentences[key], tuple(spans[key])) for key in sentences)
    texts = tuple(dict.fromkeys(fact.text for fact in found))
    return Finding(
        headline="; ".join(texts),
        leads=quoted,
        marks=texts,
        proof=min(fact.unit for fact in found),
        deed=min(fact.deed for fact in found),
    )
