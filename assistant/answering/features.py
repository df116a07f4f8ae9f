"""What is known of a sentence as a candidate, as numbers for the fitted weights."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.answering.evidence import Evidence, folded
from assistant.answering.slots import holds_name
from assistant.types import Kind, Understood
from index.types import Passage
from index.vietnamese.letters import UPPER

NAMES = (
    *("cover", "wide", "rank", "best_passage", "search", "typed", "untyped", "named", "length", "short", "opening"),
    *("recent", "deed", "absent", "sentence", "log_sentence", "search_gap", "words", "log_words", "margin"),
    *("best_words", "p_correct", "read", "event_opening"),
)
# Floor of the logarithm of a probability; what the reader has not read lies there.
_LEAST = -8.0
_NUMBER = re.compile(r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn|ngàn|triệu|tỷ|tỉ|nửa|đôi|hàng)\b")
_DATE = re.compile(
    r"\d{1,2}[/-]\d|\b(?:năm|tháng|ngày|thế kỷ|thập niên|mùa) \w*\d|\b\d{4}\b"
    r"|\b(?:sáng|chiều|tối|hôm) (?:nay|qua)\b|\b\d+ giờ"
)
_PERSON = re.compile(rf"\b[{UPPER}]\w+(?: [{UPPER}]\w+)+|\b(?:ông|bà|anh|chị|đồng chí|bị cáo) [{UPPER}]")
_PLACE = re.compile(rf"\b(?:ở|tại|tỉnh|thành phố|huyện|quận|xã|phường|nước|vùng|đảo|làng|từ|đến|thuộc) [{UPPER}]")
_WHY = re.compile(r"\b(?:vì|do|bởi|nhờ|nên|nguyên nhân|lý do|nhằm|để|khiến|dẫn đến|gây)\b", re.IGNORECASE)
_LIST = re.compile(r":|,[^,]*,|,.* và ")
_WHAT_IS = re.compile(r"\b(?:là|gồm|tập hợp|nghĩa là|gọi|viết tắt)\b")
_TYPES = {
    Kind.HOW_MANY: _NUMBER,
    Kind.WHEN: _DATE,
    Kind.WHO: _PERSON,
    Kind.WHERE: _PLACE,
    Kind.WHY: _WHY,
    Kind.LIST: _LIST,
    Kind.DEFINITION: _WHAT_IS,
}


def features(question: Understood, one: Evidence, passages: Sequence[Passage]) -> tuple[float, ...]:
    """Return the numbers named by `NAMES`."""
    scores = [passage.score for passage in passages]
    best = max(scores, default=0.0)
    scale = max(abs(best), 1e-6)
    pattern = _TYPES.get(question.kind)
    typed = float(
        _defines(question, one) if question.kind is Kind.DEFINITION else bool(pattern and pattern.search(one.text))
    )
    length = len(one.text.split())
    return (
        one.cover,
        one.wide,
        1.0 / (1 + one.passage) ** 0.5,
        float(one.passage == 0),
        max(-3.0, (scores[one.passage] - best) / scale),
        typed,
        float(pattern is not None) - typed,
        _named(question, one),
        math.log1p(length),
        float(length < 6),
        float(one.opening),
        one.recent,
        one.deed,
        one.absent,
        one.sentence,
        _log(one.sentence) if one.read else _LEAST,
        max(-8.0, scores[one.passage] - best),
        one.words,
        _log(one.words) if one.read else _LEAST,
        one.margin,
        float(one.top),
        one.reader,
        float(one.read),
        # News tells when and where in its first sentence.
        float(one.opening and question.kind in (Kind.WHEN, Kind.WHERE)),
    )


def _defines(question: Understood, one: Evidence) -> bool:
    """Tell a sentence that says what its subject is: "Quy chế 1753 là …", "Cụm thi đua số 1 gồm …"."""
    subject = folded(question.subject)
    start = folded(one.text).find(subject) if subject else -1
    behind = folded(one.text)[start + len(subject) :].split()[:4]
    return start >= 0 and _WHAT_IS.search(" ".join(behind)) is not None


def _log(probability: float) -> float:
    return max(_LEAST, math.log(max(probability, 1e-9)))


def _named(question: Understood, one: Evidence) -> float:
    """Return how near the names of the question stand: 1 in the sentence, less in the title and before it, averaged."""
    return sum(nearness(name, one) for name in question.names) / len(question.names) if question.names else 0.5


def nearness(name: str, one: Evidence) -> float:
    """Return 1 for a name in the sentence (a given name alone counts), less in the title or the text before, else 0."""
    given = name.rsplit(maxsplit=1)[-1]
    if re.search(rf"\b{re.escape(given)}\b", one.text) or holds_name(name, one.text):
        return 1.0
    if holds_name(name, one.article.title):
        return 0.7
    return 0.5 if holds_name(name, one.before) else 0.0
