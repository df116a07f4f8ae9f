"""Which time a sentence speaks of: its own clause first, then the text before it, then the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from assistant.answering.evidence import Evidence, folded
from assistant.types import Kind, Period, Understood
from index.types import Span
from index.vietnamese.calendar import COMPARED
from index.vietnamese.dates import dates, periods
from index.vietnamese.tokens import CODE

# "giữa năm 2020" has no borders: what touches it meets it.
_VAGUE = re.compile(r"(?:đầu|giữa|cuối) (?:năm|tháng|quý|thập niên)", re.IGNORECASE)
# A date right behind a document's code dates the document, not what the sentence tells.
_DOCUMENT_DATE = re.compile(r"[\s,(]*(?:của [^,;.]{0,40})?(?:ban hành )?(?:ngày\s*)?$")

_NEAR = 40

# Behind the words: the time of what they belong to, unless a comma parts them.
_OF = re.compile(r"\bcủa [^,;]*$")


@lru_cache(maxsize=512)
def times(text: str, anchor: date | None) -> tuple[tuple[Period, Span], ...]:
    """Return the periods and dates that `text` speaks of, in order, without the dates of documents."""
    codes = [match.end() for match in CODE.finditer(text)]
    found = [(Period(mention.start, mention.end, mention.label), mention.span) for mention in periods(text, anchor)]
    taken = [span for _, span in found]
    found += [
        (Period(mention.start, mention.end, mention.span.of(text)), mention.span)
        for mention in dates(text, anchor)
        if not any(span.start < mention.span.end and mention.span.start < span.end for span in taken)
    ]
    kept = [
        (period, span)
        for period, span in found
        if not any(end <= span.start and _DOCUMENT_DATE.fullmatch(text[end : span.start]) for end in codes)
    ]
    return tuple(sorted(kept, key=lambda item: item[1].start))


def spoken(evidence: Evidence, at: Span | None = None, published: bool = True) -> list[Period]:
    """Return the periods that govern the words `at` of the sentence (all of it when `None`).

    What the clause or the opening of the sentence says decides; only where both say nothing, the text before,
    the title and, where `published` counts, the date of the article do.
    """
    anchor = evidence.article.published
    own, compared = _parted(evidence.text, times(evidence.text, anchor))
    if at is None:
        said = [period for period, _ in own]
    else:
        clause = _clause(evidence.text, at)
        inside = [(period, span) for period, span in own if clause.start <= span.start < clause.end]
        said = [period for period, span in inside if not _of_noun(evidence.text, at, span)]
        if inside and not said:
            return around(evidence, published) + [period for period, _ in inside] + compared
        leading = [period for period, span in own if span.start < clause.start and _leads(evidence.text, span)]
        said = said or leading[-1:]
    return (said or around(evidence, published)) + compared


def _parted(text: str, own: Sequence[tuple[Period, Span]]) -> tuple[list[tuple[Period, Span]], list[Period]]:
    """Return the times a sentence tells of, and apart those it only compares with: "so với cùng kỳ năm 2017"."""
    compared = [(period, span) for period, span in own if COMPARED.search(text, 0, span.start)]
    return [each for each in own if each not in compared], [period for period, _ in compared]


def _of_noun(text: str, at: Span, time: Span) -> bool:
    """Tell a time that dates a thing named behind the words `at`: "1.493 kết luận của Kiểm toán Nhà nước năm 2019"."""
    between = text[at.start : time.start]
    return time.start > at.start and _OF.search(between) is not None


def around(evidence: Evidence, published: bool = True) -> list[Period]:
    """Return the periods of the text before the sentence, the nearest first, of the title, and of publication."""
    anchor = evidence.article.published
    found = [period for period, _ in reversed(times(evidence.before[-900:], anchor))]
    found += [period for period, _ in times(evidence.article.title, anchor)]
    if published and anchor is not None:
        found.append(Period(date(anchor.year, 1, 1), date(anchor.year, 12, 31), f"năm {anchor.year}"))
    return found


def _clause(text: str, at: Span) -> Span:
    start = text.rfind(";", 0, at.start) + 1
    end = text.find(";", at.end)
    return Span(start, end if end >= 0 else len(text))


def _leads(text: str, span: Span) -> bool:
    """Tell a period that opens its sentence or clause ("Năm 2020, …") from one inside a name."""
    before = re.split(r"[.;\n]", text[: span.start])[-1]
    return len(before.split()) <= 8 or text[span.end : span.end + 1] == ","


def told_in(wanted: Period, evidence: Evidence, whole: str) -> bool:
    """Tell whether an undated article speaks of the time asked for where a sentence of it says no time itself.

    A sentence that leaves out the year ("trong 6 tháng đầu năm") is of the year that its article names.
    """
    if evidence.article.published is not None:
        return False
    part, _, year = wanted.label.rpartition(" năm ")
    if part and re.search(rf"\b{re.escape(part)} năm\b(?! \d)", folded(evidence.text)):
        told = re.finditer(rf"\b{re.escape(year)}\b", whole)
        return any(not COMPARED.search(whole, max(0, each.start() - _NEAR), each.start()) for each in told)
    found = [] if spoken(evidence) else times(whole, None)
    return any(wanted.start <= period.start and period.end <= wanted.end for period, _ in found)


def meets(wanted: Period, found: list[Period], kind: Kind) -> bool:
    """Tell whether what a sentence says of `found` answers a question about `wanted`."""
    for period in found:
        if wanted.start <= period.start and period.end <= wanted.end:
            return True
        if kind is not Kind.HOW_MANY and period.start <= wanted.start and wanted.end <= period.end:
            return True
        if _VAGUE.match(wanted.label) and period.start <= wanted.end and wanted.start <= period.end:
            return True
    return False


def exact(question: Understood, found: list[Period]) -> bool:
    """Tell whether a period is the very one asked for."""
    wanted = question.period
    return wanted is not None and any(wanted.start == period.start and wanted.end == period.end for period in found)
