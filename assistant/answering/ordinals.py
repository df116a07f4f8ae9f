"""Numbers that name and count nothing: "phiên họp thứ mấy?" asks for "phiên họp thứ 23"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.deeds import deeds
from assistant.answering.evidence import Evidence, folded
from assistant.answering.finding import Finding, Quoted
from assistant.answering.spans import uncut
from assistant.types import Understood
from index.types import Span
from index.vietnamese.periods import periods

_ASKED = re.compile(
    r"(?P<noun>[^\W\d_]+(?: [^\W\d_]+)?) (?:lần )?(?:thứ|số) (?:mấy|bao nhiêu)\b|"
    r"\b(?P<named>kỳ họp|kỳ|khóa|khoá|phiên họp|phiên|nhiệm kỳ|điều|khoản|chương|quận|tổ|hạng|cấp|lớp|vòng|tập) mấy\b"
)
_NUMBER = r"(?:\d+|[ivxlc]+|nhất|hai|nhì|ba|tư|năm|sáu|bảy|tám|chín|mười)"
# Words between the noun and its number: many before a mark ("Đại hội Đảng bộ tỉnh lần thứ XIII"), few without one
# ("kỳ họp 33", "hội nghị Trung ương 4"), none of them a deed ("đại hội đã bầu 55 người").
_BETWEEN = r"(?:(?: [^\W\d_]+){0,9}? (?:lần )?(?:thứ|số)|(?: (?!đã|sẽ|bầu|có|với|gồm|trong)[^\W\d_]+){0,2}?)"
_LOOKED_AT = 12
_LAST_SYLLABLE = frozenset(("họp", "hội", "thứ", "lần"))


def asks_ordinal(question: str) -> bool:
    """Tell whether a question asks which one of a row, not how many."""
    return _ASKED.search(folded(question)) is not None


def ordinal(question: Understood, evidence: Sequence[Evidence]) -> Finding | None:
    """Return the best sentence that names a thing of the asked sort by its number, `None` where there is none."""
    asked = _ASKED.search(folded(question.text))
    if asked is None:
        return None
    known, about = folded(question.text), deeds(question)
    for noun in _nouns(asked["noun"] or asked["named"]):
        pattern = re.compile(rf"\b{re.escape(noun)}{_BETWEEN} (?P<number>{_NUMBER})\b(?![/,.]\d)")
        for one in _of_period_first(question, evidence[:_LOOKED_AT]):
            for match in pattern.finditer(folded(one.text)):
                if match.group() not in known:
                    span = uncut(one.text, Span(*match.span()))
                    text = span.of(one.text)
                    return Finding(
                        text, (Quoted(one, (span,)),), marks=(text,), proof=1.0, deed=about.told(one.text, one)
                    )
    return None


def _of_period_first(question: Understood, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the sentences that speak of the very period asked about before the others."""
    asked = question.period
    if asked is None:
        return list(evidence)

    def elsewhere(one: Evidence) -> bool:
        spoken = periods(one.text, one.article.published)
        return not any((each.start, each.end) == (asked.start, asked.end) for each in spoken)

    return sorted(evidence, key=elsewhere)


def _nouns(asked: str) -> list[str]:
    """Return what the number may stand behind, the whole noun first: "phiên họp", "phiên"."""
    words = asked.split()
    return [asked, *(word for word in reversed(words) if word not in _LAST_SYLLABLE and len(words) > 1)]
