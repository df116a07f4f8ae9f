"""Lists that a question asks for: the one whose lead says what its members are and tells the deed asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering import lists
from assistant.answering.company import asks_persons
from assistant.answering.deeds import deeds
from assistant.answering.evidence import Evidence, folded
from assistant.answering.features import nearness
from assistant.answering.finding import Finding, Quoted
from assistant.answering.inline import inlines
from assistant.answering.slots import holds_name, holds_numbered
from assistant.answering.sorts import of_sort
from assistant.answering.sources import Sources
from assistant.types import Understood
from assistant.understanding.synonyms import others
from index.types import Span
from index.vietnamese.compounds import one_word
from index.vietnamese.sentences import sentences

_ASKED = re.compile(
    r"\b(?:những|các|mấy)\s+(?P<noun>[^\W\d_]+(?: [^\W\d_]+)?)(?: [^\W\d_]+)*? (?:nào|gì)\b|"
    r"\b(?P<one>[^\W\d_]+(?: [^\W\d_]+)?) (?:nào|gì)\b|"
    r"\b(?:kể tên|nêu|liệt kê)\s+(?:tên |ra )?(?:(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+) )?"
    r"(?P<named>[^\W\d_]+ [^\W\d_]+)"
)
# "Bị cáo buộc những gì": the list is told behind the same deed.
_DEED_ASKED = re.compile(r"\b(?P<deed>[^\W\d_]+ [^\W\d_]+) những (?:gì|điều gì)\b")
# "14 văn bản gồm những loại gì": the members are no "loại" by name; the noun of the count stands before them.
_SORTS = frozenset(("loại", "thành phần", "phần", "khoản", "hạng mục", "thứ", "dạng", "hình thức"))
_NOUN_OF_COUNT = re.compile(r"\b\d+ (?P<noun>[^\W\d_]+(?: [^\W\d_]+)?)|(?P<before>[^\W\d_]+ [^\W\d_]+) (?:bao )?gồm\b")
_NO_NOUN = frozenset(("gồm những", "có những", "là những", "những", "các", "gì", "nào", "là"))
_LOOKED_AT, _ARTICLES = 20, 2
# Weights of what speaks for a list, and what it must reach to be given at all.
_LIKELY, _DEED, _NAMED, _NEAR_LEAD, _OVER_LINES, _SORT = 0.8, 1.4, 1.0, 0.5, 0.2, 0.5
_LEAST_DEED, _SURE_DEED, _SURE_NAME, _UNSURE = 0.25, 0.35, 0.5, 0.5


@dataclass(frozen=True, slots=True)
class _Candidate:
    finding: Finding
    fit: float


def listing(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return the list asked for, with all its members, `None` where no sentence opens such a list."""
    noun = asked_noun(question.text)
    if not noun or asks_persons(question.text):
        return None
    found = _candidates(question, noun, evidence[:_LOOKED_AT], sources)
    if not found:
        found = _candidates(question, noun, _of_articles(noun, evidence, sources), sources)
    return max(found, key=lambda each: each.fit).finding if found else None


def _candidates(question: Understood, noun: str, evidence: Sequence[Evidence], sources: Sources) -> list[_Candidate]:
    """Return the lists of the sentences that tell something of the deed, with what speaks for each."""
    about = deeds(question)
    best = max((one.score for one in evidence), default=1.0) or 1.0
    found: list[_Candidate] = []
    for one in evidence:
        deed, named = about.told(one.text, one), _named(question, one, sources)
        if deed >= _LEAST_DEED:
            base = _LIKELY * one.score / best + _DEED * deed + _NAMED * named
            proof = 1.0 if deed >= _SURE_DEED and named >= _SURE_NAME else _UNSURE
            found += [
                _Candidate(replace(each, proof=proof, deed=deed), base + extra)
                for each, extra in _lists_of(noun, one, sources)
            ]
    return found


def _of_articles(noun: str, evidence: Sequence[Evidence], sources: Sources) -> list[Evidence]:
    """Return every sentence of the best articles that speaks of things of the asked sort."""
    leads = {one.article.id: one for one in reversed(evidence[:_LOOKED_AT])}
    found: list[Evidence] = []
    for lead in list(reversed(leads.values()))[:_ARTICLES]:
        article = sources.article(lead.article.id)
        if article is not None:
            spans = [span for part in article.prose for span in sentences(article.text, part.start, part.end)]
            found += [_at(lead, article.text, span) for span in spans if noun in folded(span.of(article.text))]
    return found


def asked_noun(question: str) -> str:
    """Return what the members of the list are, in matching form: "những vụ án nào" → "vụ án"; empty where unknown."""
    words = folded(question)
    for asked in _ASKED.finditer(words):
        noun = asked["noun"] or asked["one"] or asked["named"] or ""
        noun = re.sub(r"^(?:những|các|gồm|có|là|về|của|vào|ở|trong|thuộc)\s+", "", noun)
        if noun in _SORTS:
            counted = _NOUN_OF_COUNT.search(words)
            return (counted["noun"] or counted["before"]) if counted else noun
        if noun and noun not in _NO_NOUN and not noun.endswith((" những", " các")):
            return noun
    deed = _DEED_ASKED.search(words)
    return deed["deed"] if deed and one_word(*deed["deed"].split()) else ""


def _lists_of(noun: str, one: Evidence, sources: Sources) -> Iterator[tuple[Finding, float]]:
    """Yield the lists of things of the asked sort that a sentence opens or holds, and what speaks for each."""
    nouns = (noun, *others(noun))
    if any(each in folded(one.text) for each in nouns):
        article = sources.article(one.article.id)
        listed = lists.opened_by(article, Span(one.start, one.end)) if article else None
        if article and listed and of_sort(noun, " ".join(span.of(article.text) for span in listed.items)) is not False:
            yield over_lines(one, article.text, listed), _OVER_LINES
    for each in inlines(one.text, noun):
        text = each.items.of(one.text)
        led = any(form in each.lead for form in nouns)
        named = of_sort(noun, text)
        if named or (named is None and (led or any(form in folded(text) for form in nouns))):
            extra = (_NEAR_LEAD if led else 0.0) + (_SORT if named else 0.0)
            yield Finding(headline=text, leads=(Quoted(one, (each.items,)),), marks=(text,)), extra


def _named(question: Understood, one: Evidence, sources: Sources) -> float:
    """Return how near the names of the question stand: in the sentence, its heading, or anywhere in its article."""
    whole = sources.text(one.article.id)
    marks = [max(nearness(name, one), 0.5 if holds_name(name, whole) else 0.0) for name in question.names]
    marks += [1.0 if holds_numbered(name, f"{one.text} {one.article.title}") else 0.5 for name in question.required]
    return sum(marks) / len(marks) if marks else 1.0


def over_lines(one: Evidence, text: str, listed: lists.ListedItems) -> Finding:
    """Return the list that runs over lines below the sentence `one` or around it."""
    quoted = tuple(Quoted(_at(one, text, span)) for span in listed.items)
    items = tuple(lists.bare(each.evidence.text).rstrip(" ;,.") for each in quoted)
    header = _at(one, text, listed.header)
    return Finding(headline=header.text, leads=(Quoted(header),), support=quoted, verbatim=True, marks=items)


def _at(one: Evidence, text: str, span: Span) -> Evidence:
    return replace(one, start=span.start, end=span.end, text=span.of(text), before="", spans=())
