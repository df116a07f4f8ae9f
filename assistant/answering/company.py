"""Persons that a question asks to be listed: those told with the deed, over as many sentences as tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.answering.deeds import Deeds, deeds
from assistant.answering.evidence import Evidence, folded
from assistant.answering.finding import Finding, Quoted
from assistant.answering.sources import Sources
from assistant.people import people
from assistant.types import Understood
from index.types import Span
from index.vietnamese.sentences import sentences

_ASKED = re.compile(
    r"\bnhững ai\b|\bgồm (?:những |có )?ai\b|"
    r"\b(?:những|các|mấy|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d+) (?:người|cán bộ|lãnh đạo|bị cáo|bị can|quan chức|"
    r"đảng viên|thành viên|đối tượng|cá nhân|đồng chí|nhân vật|đại biểu|công chức|giáo viên|luật sư|cử tri|giám đốc|"
    r"nhân viên|nghi phạm|ủy viên|uỷ viên|kiểm sát viên|thẩm phán|chủ doanh nghiệp|vị)"
    r"(?: [^\W\d_]+){0,6}? (?:nào|là ai|là những ai)\b"
)
# Who tells of a deed did not do it.
_SPEAKS = re.compile(r"[^;.\d]{0,90}?\b(?:cho biết|cho hay|thông tin|xác nhận|khẳng định|nhận định|cho rằng)\b")
_SPEAKER_ASKED = re.compile(r"\b(?:nói|cho biết|phát biểu|khẳng định|thông tin|cho rằng|ý kiến)\b")
_LOOKED_AT, _AROUND, _MOST = 12, 700, 12
# A clause tells the deed of those it names where it holds this share of what the best clause holds; the second share
# is taken where the first finds one person only.
_AS_WELL, _LEAST_DEED = (0.6, 0.4), 0.2


def asks_persons(question: str) -> bool:
    """Tell a question for several persons ("những ai", "những cán bộ nào")."""
    return _ASKED.search(folded(question)) is not None


def persons(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return the persons told with the deed asked about, in order, `None` where no two are."""
    about = deeds(question)
    told = [(_best_clause(about, one), one) for one in evidence[:_LOOKED_AT] if _named_in(about, one, 0.0, question)]
    if not told:
        return None
    top = max(one.score for _, one in told) or 1.0
    best, lead = max(told, key=lambda each: each[0] + each[1].score / top)
    if best < _LEAST_DEED:
        return None
    near = _near(lead, sources)
    for share in _AS_WELL:
        quoted = [each for one in near if (each := _named_in(about, one, best * share, question))]
        names = list(dict.fromkeys(mark.of(each.evidence.text) for each in quoted for mark in each.marks))[:_MOST]
        if len(names) >= 2:
            break
    else:
        return None
    first = [each for each in quoted if each.evidence.start == lead.start]
    others = [each for each in quoted if each.evidence.start != lead.start]
    return Finding(
        headline="; ".join(names), leads=(*first, *others), marks=tuple(names), proof=min(1.0, 2 * best), deed=best
    )


def _best_clause(about: Deeds, one: Evidence) -> float:
    return max((about.told(clause.of(one.text), one) for clause in _clauses(one.text)), default=0.0)


def _near(lead: Evidence, sources: Sources) -> list[Evidence]:
    """Return the sentences of the article around `lead`."""
    article = sources.article(lead.article.id)
    if article is None:
        return [lead]
    start, end = max(0, lead.start - _AROUND), min(len(article.text), lead.end + _AROUND)
    spans = [span for prose in article.prose for span in sentences(article.text, prose.start, prose.end)]
    return [
        replace(
            lead, start=span.start, end=span.end, text=span.of(article.text), before=article.text[start : span.start]
        )
        for span in spans
        if start <= span.start and span.end <= end
    ]


def _named_in(about: Deeds, one: Evidence, least: float, question: Understood) -> Quoted | None:
    """Return the sentence with the persons of those of its clauses that tell the deed, `None` where there are none."""
    marks: list[Span] = []
    found = people(one.text)
    if not _SPEAKER_ASKED.search(folded(question.text)):
        borders = [*(person.name.start for person in found[1:]), len(one.text)]
        found = tuple(
            person
            for person, following in zip(found, borders, strict=False)
            if not _SPEAKS.match(folded(one.text[person.whole.end : following]))
        )
    for clause in _clauses(one.text):
        if about.told(clause.of(one.text), one) < least:
            continue
        marks += [
            person.whole
            for person in found
            if clause.start <= person.name.start < clause.end
            and " " in person.name.of(one.text)
            and person.name.of(one.text) not in question.text
        ]
    return Quoted(one, tuple(marks)) if marks else None


def _clauses(text: str) -> list[Span]:
    """Return the parts between semicolons; one that begins with a person goes on with the part before it."""
    borders = [0, *(match.end() for match in re.finditer(r";", text)), len(text)]
    found: list[Span] = []
    for start, end in pairwise(borders):
        opening = text[start:end].lstrip()
        named = people(opening)
        if found and named and named[0].whole.start == 0:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return found
