"""Why, how, what it is and what was said: told by the sentence that says it and those near it that go on about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.asked import asked_thing, asks_request
from assistant.answering.evidence import Evidence, folded
from assistant.answering.finding import Finding, Quoted
from assistant.answering.sources import Sources
from assistant.types import Kind, Understood
from index.vietnamese.sentences import sentences

# A sentence near the best one is told with it when it is not far less likely.
_MOST_SENTENCES, _GOES_ON = 4, 0.1
_LOOKED_AT, _NEAR = 12, 900
# A sentence that says what something is ("… là …", "… (PVX)") is taken where it is no stray one.
_OUTRIGHT_SAID, _NOT_OUT = 0.8, 0.03
# A sentence that gives a reason outright leads, where another only tells the deed again.
_REASON = re.compile(r"\b(?:vì|do|bởi|lý do|nguyên nhân|nhằm|xuất phát từ)\b")
# Who is punished is so for an offence: the sentence that names it gives the reason.
_PUNISHED = re.compile(
    r"\bbị (?:kỷ luật|bắt|khởi tố|truy tố|phạt|xử phạt|cách chức|khiển trách|cảnh cáo|khai trừ|đình chỉ|miễn nhiệm)\b"
)
_OFFENCE = re.compile(
    r"\bvi phạm(?: \w+){0,6} là (?!(?:rất |đặc biệt )?nghiêm trọng)|\b(?:về|vì) tội\b|\bnêu(?: rõ)?:|"
    r"\b(?:do|vì|đã|có)(?: có)?(?: các| những| nhiều)? (?:hành vi|vi phạm|sai phạm|khuyết điểm)\b"
)
_OUTRIGHT = re.compile(r"\b(?:vì|bởi|lý do|nguyên nhân|do (?:có|đã|vi phạm|sai phạm|hành vi))\b")
# What was said in general is told one by one in the next sentence.
_IN_DETAIL = re.compile(r"(?:cụ thể|đó là|gồm|bao gồm|trong đó nổi bật|chẳng hạn)\b")
_DETAILS, _MOST_LIKELY = 2, 0.3
# What is wrong is told by a sentence of shortcomings; to limit them ("nhằm hạn chế …") tells of none.
_SHORT_ASKED = re.compile(r"\b(?:còn|vẫn|chưa)(?: còn)? (?:hạn chế|chậm|thấp|yếu|kém|ít|nhiều|tồn tại|bất cập|thiếu)\b")
_SHORT_TOLD = re.compile(
    r"\b(?:chưa|tồn tại|khuyết điểm|bất cập|yếu kém|còn (?:hạn chế|chậm|thấp|yếu|kém|ít|lúng túng))\b"
)


def telling(question: Understood, evidence: Sequence[Evidence]) -> Finding:
    """Return the deciding sentence and up to three near it, in order: those that go on about the question."""
    best = _best(question, evidence)
    near = [
        one
        for one in evidence[:_LOOKED_AT]
        if one.key != best.key
        and one.article.id == best.article.id
        and abs(one.start - best.start) < _NEAR
        and one.score > _GOES_ON * best.score
    ]
    told = [best, *near[: _MOST_SENTENCES - 1]]
    lead = _deciding(question, told)
    return Finding(
        headline=lead.text,
        leads=(Quoted(lead, tuple(span for span, _ in lead.spans[:1])),),
        support=tuple(Quoted(one) for one in sorted(told, key=lambda one: one.start) if one.key != lead.key),
        verbatim=True,
    )


def _best(question: Understood, evidence: Sequence[Evidence]) -> Evidence:
    """Return the best sentence; asked what somebody wants or what is wrong, the best one that tells such a thing."""
    if _SHORT_ASKED.search(folded(question.text)):
        likely = [one for one in evidence[:_LOOKED_AT] if one.score > _GOES_ON * evidence[0].score]
        return max(likely, key=lambda one: len(set(_SHORT_TOLD.findall(folded(one.text)))))
    if question.kind is Kind.DEFINITION:
        return _defining(question, evidence)
    if question.kind is Kind.WHY and _PUNISHED.search(folded(question.text)):
        return _offence(evidence)
    if question.kind is not Kind.WHAT or not asks_request(question):
        return evidence[0]
    asking = (one for one in evidence[:_LOOKED_AT] if asked_thing(question, one.text) >= 1.0)
    return next(asking, evidence[0])


def _defining(question: Understood, evidence: Sequence[Evidence]) -> Evidence:
    """Return the best sentence that says outright what its subject is, else the best one."""
    likely = [one for one in evidence[:_LOOKED_AT] if one.score > _NOT_OUT * evidence[0].score]
    return next((one for one in likely if asked_thing(question, one.text) >= _OUTRIGHT_SAID), evidence[0])


def _offence(evidence: Sequence[Evidence]) -> Evidence:
    """Return the best sentence where it gives a reason outright, else the best one of its article with an offence."""
    best = evidence[0]
    if _OUTRIGHT.search(folded(best.text)):
        return best
    near = (one for one in evidence[:_LOOKED_AT] if one.article.id == best.article.id)
    return next((one for one in near if _OFFENCE.search(folded(one.text))), best)


def in_detail(question: Understood, evidence: Sequence[Evidence], sources: Sources) -> Finding | None:
    """Return what the sentences behind the best one tell one by one ("Cụ thể, …"), `None` where they do not."""
    best = evidence[0]
    article = sources.article(best.article.id)
    if article is None or best.score < _MOST_LIKELY:
        return None
    spans = [span for part in article.prose for span in sentences(article.text, part.start, part.end)]
    behind = [span for span in spans if span.start >= best.end]
    if not behind or not _IN_DETAIL.match(folded(behind[0].of(article.text))):
        return None
    paragraph = article.text.find("\n", behind[0].start)
    details = [span for span in behind[:_DETAILS] if paragraph < 0 or span.start < paragraph]
    told = [replace(best, start=s.start, end=s.end, text=s.of(article.text), spans=()) for s in details]
    return Finding(
        headline=told[0].text,
        leads=(Quoted(told[0]),),
        support=(Quoted(best), *(Quoted(one) for one in told[1:])),
        verbatim=True,
    )


def _deciding(question: Understood, told: Sequence[Evidence]) -> Evidence:
    if question.kind is not Kind.WHY or _SHORT_ASKED.search(folded(question.text)):
        return told[0]
    return next((one for one in told if _REASON.search(folded(one.text))), told[0])
