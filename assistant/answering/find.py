"""Choosing the facts that answer a question, by its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering import lists
from assistant.answering.company import asks_persons, persons
from assistant.answering.evidence import Evidence, asks_what_was_said, folded
from assistant.answering.finding import Finding, Quoted
from assistant.answering.how_many import how_many
from assistant.answering.listing import listing
from assistant.answering.listing import over_lines as listed_lines
from assistant.answering.sources import Sources
from assistant.answering.telling import in_detail, telling
from assistant.answering.titles import titled
from assistant.answering.uncounted import uncounted
from assistant.answering.wording import worded
from assistant.answering.yesno import yes_no
from assistant.types import Kind, Understood
from assistant.understanding.kinds import parts
from index.types import Span

# What a paper is about, or somebody does, is told by a sentence, not by a few of its words; as what somebody said is.
_AT_LENGTH = re.compile(r"\bvề (?:việc|vấn đề|nội dung|điều|cái) gì\b|\blàm gì\b")
# "Lĩnh vực nào dễ sinh tham nhũng?" may have several answers.
_ONE_OF = re.compile(r"\b(?:lĩnh vực|ngành|vụ án|vụ|đề án|dự án|loại|hạn chế|tồn tại|nhiệm vụ|giải pháp|văn bản) nào\b")


def find(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return what answers `question` among `evidence` (best first), `None` where there is nothing at all."""
    if not evidence:
        return None
    asked = parts(question.text)
    at_once = in_parts(question, asked, evidence, sources) if question.kind in asked and len(asked) >= 2 else None
    return (
        at_once
        or titled(question, evidence)
        or _several_persons(question, evidence, sources)
        or _of_kind(question, evidence, sources)
    )


def _several_persons(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    several = question.kind in (Kind.WHO, Kind.LIST) and asks_persons(question.text)
    return persons(question, evidence, sources) if several else None


def _of_kind(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    match question.kind:
        case Kind.HOW_MANY:
            return how_many(question, evidence, sources) or uncounted(question, evidence)
        case Kind.YES_NO:
            return yes_no(question, evidence) or _undecided(evidence[0])
        case Kind.LIST:
            return (
                listing(question, evidence, sources)
                or over_lines(question, evidence, sources)
                or in_detail(question, evidence, sources)
                or worded(question, evidence)
            )
        case Kind.WHY | Kind.HOW | Kind.DEFINITION:
            return _listed_behind(question, evidence, sources) or telling(question, evidence)
        case Kind.WHAT if asks_what_was_said(question) or _AT_LENGTH.search(folded(question.text)):
            return _listed_behind(question, evidence, sources) or telling(question, evidence)
        case _:
            return _one_or_more(question, evidence, sources) or worded(question, evidence)


def _one_or_more(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return the list that a question for one of a sort is answered by where the sources name several."""
    if question.kind is not Kind.WHAT or not _ONE_OF.search(folded(question.text)):
        return None
    listed = listing(question, evidence, sources)
    return listed if listed and listed.proof == 1.0 else None


def _undecided(nearest: Evidence) -> Finding:
    """Return the nearest sentence as it is: the reader may decide where no rule can."""
    return Finding(headline=nearest.text, leads=(Quoted(nearest),), verbatim=True)


def in_parts(
    question: Understood, asked: Sequence[Kind], evidence: Sequence[Evidence], sources: Sources
) -> Finding | None:
    """Return the facts of a question that asks several things at once, `None` where one of them is missing."""
    found: list[Finding] = []
    for kind in asked:
        part = replace(question, kind=kind)
        one = (how_many(part, evidence, sources) if kind is Kind.HOW_MANY else None) or _of_words(part, evidence)
        if one is None or one.unmet or one.verbatim:
            return None
        found.append(one)
    leads: dict[tuple[str, int], Quoted] = {}
    for each in (lead for one in found for lead in one.leads):
        known = leads.get(each.evidence.key)
        leads[each.evidence.key] = Quoted(each.evidence, (*known.marks, *each.marks)) if known else each
    texts = tuple(dict.fromkeys(one.headline for one in found))
    return Finding(headline="; ".join(texts), leads=tuple(leads.values()), marks=texts)


def _of_words(question: Understood, evidence: Sequence[Evidence]) -> Finding | None:
    return uncounted(question, evidence) if question.kind is Kind.HOW_MANY else worded(question, evidence)


def over_lines(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return a list that runs over lines when one of the best two sentences opens it or stands in it."""
    for one in evidence[:2]:
        article = sources.article(one.article.id)
        if article is None:
            continue
        here = Span(one.start, one.end)
        # The one member that holds the name asked about is the answer, not the list it stands in.
        within = not any(name in one.text for name in question.names)
        listed = lists.opened_by(article, here) or (lists.around(article, here) if within else None)
        if listed is not None:
            return listed_lines(one, article.text, listed)
    return None


def _listed_behind(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return the list that the best sentence opens: what a question why or how is answered with."""
    opens = evidence[0].text.rstrip().endswith(":")
    return over_lines(question, evidence[:1], sources) if opens else None
