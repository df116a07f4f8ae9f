"""Figures for "bao nhiêu": which one is asked for, which others the reader should see beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answering.evidence import STOP, Evidence
from assistant.answering.features import nearness
from assistant.answering.phrases import trim
from assistant.answering.timing import exact, meets, spoken
from assistant.types import Period, Understood
from index.types import Figure, Span
from index.vietnamese.tokens import syllables

_UNITS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(unit, re.IGNORECASE))
    for asked, unit in (
        (r"\bphần trăm\b|\btỷ lệ\b|\btỉ lệ\b|%", r"%|phần trăm"),
        (r"\bbao lâu\b", r"\b(?:năm|tháng|tuần|ngày|giờ|phút|giây|thập kỷ|thế kỷ)\b"),
        (r"\bbao nhiêu tuổi\b|\bmấy tuổi\b", r"\btuổi\b"),
        (
            r"\bbao xa\b|\bdài bao nhiêu\b|\bcao bao nhiêu\b|\brộng bao nhiêu\b",
            r"\b(?:km|m|mét|ki-?lô-?mét|cm|hải lý|dặm|ha|héc-?ta|km2|m2)\b",
        ),
        (
            r"\bdiện tích\b|\bbao nhiêu (?:héc-?ta|ha|m2|mét vuông|mẫu)\b",
            r"\b(?:ha|héc-?ta|m2|km2|mét vuông|mẫu|sào)\b",
        ),
        (
            r"\b(?:hối lộ|đút lót|chiếm đoạt|tham ô|biển thủ|thất thoát|bồi thường|trục lợi)(?: \w+){0,4} "
            r"bao nhiêu\s*\??$",
            r"\b(?:đồng|tỷ|tỉ|triệu|usd|đô la|euro|bảng|yên|won|vnd|ndt|nhân dân tệ)\b|\$",
        ),
        (
            r"\bbao nhiêu tiền\b|\bsố tiền\b|\b(?:tổng )?(?:kinh phí|giá trị|thiệt hại|trị giá|doanh thu|lợi nhuận|"
            r"ngân sách|học phí|giá|lương|tài sản)\b",
            r"\b(?:đồng|tỷ|tỉ|triệu|nghìn tỷ|usd|đô la|euro|bảng|yên|won|vnd|ndt|nhân dân tệ)\b|\$",
        ),
    )
)
_CLASSIFIERS = frozenset(
    ("vụ", "cuộc", "bộ", "tờ", "chiếc", "con", "cái", "căn", "đợt", "lượt", "bài", "lá", "quyển", "tấm")
)
_PERSON = re.compile(
    r"(?:đại biểu|bị can|bị cáo|cán bộ|đảng viên|học sinh|thí sinh|luật sư|nhân viên|thành viên|đối tượng|công dân|"
    r"sinh viên|bác sĩ|bệnh nhân|chiến sĩ|"
    r"giáo viên|công chức|lao động|công nhân|nạn nhân|hành khách|du khách|khách|trẻ|em|phụ nữ|đồng chí|cá nhân|"
    r"nghi phạm|nhân chứng)\b"
)
_PART = re.compile(
    r"\s*\([^()\n]{0,160}\d[^()\n]{0,160}\)|"
    r"\s*[,;]?\s*trong đó,?[^;.\n]{0,60}?\d[\d.,]*[^;.,:\n]{0,60}(?:,[^;.,:\n\d]{0,30})?(?=[;.\n]|$)"
)
_JOINED = re.compile(r"\s*(?:,|và|cùng|cùng với|với|, và|lẫn)\s*")


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, or figures said together ("38 vụ án … và 31 vụ việc …"), and how well it fits the question."""

    figures: tuple[Figure, ...]
    evidence: Evidence
    span: Span
    fit: float
    unit: float
    near: float
    periods: tuple[Period, ...]
    in_period: bool

    @property
    def text(self) -> str:
        """Return the words of the fact as written."""
        return self.span.of(self.evidence.text)


def facts(question: Understood, evidence: Sequence[Evidence], of: Callable[[str], Sequence[Figure]]) -> list[Fact]:
    """Return the facts of the figures that stand in `evidence`, best first."""
    wanted = _unit(question)
    found: list[Fact] = []
    best = max((one.score for one in evidence), default=1.0) or 1.0
    for one in evidence:
        inside = [figure for figure in of(one.article.id) if one.start <= figure.start and figure.end <= one.end]
        groups = _groups(inside, one, question, wanted)
        found.extend(_fact(question, one, group, wanted, one.score / best) for group in groups)
    return sorted(found, key=lambda fact: -fact.fit)


def _groups(
    figures: Sequence[Figure], one: Evidence, question: Understood, wanted: re.Pattern[str] | None
) -> list[tuple[Figure, ...]]:
    """Join neighbouring figures that are said as one thing and both fit what is counted."""
    groups: list[list[Figure]] = []
    for figure in sorted(figures, key=lambda each: each.start):
        if groups:
            last = groups[-1][-1]
            between = one.text[last.end - one.start : figure.start - one.start]
            alike = _fits(question, last, wanted) > 0 and _fits(question, figure, wanted) > 0
            if alike and _JOINED.fullmatch(between):
                groups[-1].append(figure)
                continue
        groups.append([figure])
    return [tuple(group) for group in groups]


def _fact(
    question: Understood, one: Evidence, group: tuple[Figure, ...], wanted: re.Pattern[str] | None, sentence: float
) -> Fact:
    span = _whole(one.text, Span(group[0].start - one.start, _end(one, group[-1])), group)
    unit = max(_fits(question, figure, wanted) for figure in group)
    periods = tuple(spoken(one, span))
    in_period = question.period is None or meets(question.period, list(periods), question.kind)
    near = _near(question, one, span)
    marked = max(
        (score for marked, score in one.spans if marked.start < span.end and span.start < marked.end), default=0.0
    )
    fit = 1.2 * unit + 1.0 * sentence + 0.8 * near + 0.8 * marked
    fit += 0.8 * sum(nearness(name, one) for name in question.names) / len(question.names) if question.names else 0.0
    fit += (0.5 if in_period else -0.6) if question.period else 0.0
    fit += 0.15 if exact(question, list(periods)) else 0.0
    fit -= 0.25 if all(figure.subset for figure in group) and not _asks_subset(question, group) else 0.0
    return Fact(group, one, span, fit, unit, near, periods, in_period)


def _end(one: Evidence, figure: Figure) -> int:
    """Return where the phrase that says what is counted ends."""
    start = one.text.find(figure.counted, figure.start - one.start) if figure.counted else -1
    return max(figure.end - one.start, start + len(figure.counted) if 0 <= start <= figure.end - one.start else 0)


def _whole(text: str, span: Span, group: Sequence[Figure]) -> Span:
    """Extend a figure over its part told right behind: "14 văn bản (02 nghị quyết, …)", "56 vụ …, trong đó … 40"."""
    part = _PART.match(text, span.end)
    return trim(text, Span(span.start, part.end() if part else span.end))


def _unit(question: Understood) -> re.Pattern[str] | None:
    words = question.text.lower()
    return next((unit for asked, unit in _UNITS if asked.search(words)), None)


def _fits(question: Understood, figure: Figure, wanted: re.Pattern[str] | None) -> float:
    """Return how well the unit of a figure is the thing counted, 0 to 1."""
    unit = f"{figure.unit} {figure.counted}"
    if wanted is not None and wanted.search(figure.unit):
        return 1.0
    asked = [word for word in syllables(question.measure) if word not in STOP]
    if not asked:
        return 0.6 if wanted is None else 0.0
    words = syllables(unit)
    if asked == ["người"] and words[:1] and _PERSON.match(unit.strip().lower()):
        return 0.6
    named = syllables(figure.unit)
    if named and named == asked[: len(named)]:
        told = len(named) == len(asked) or all(word in words for word in asked) or named[0] in _CLASSIFIERS
        return 0.7 if told else 0.4
    head = words[: len(asked) + 6]
    shared = sum(1 for word in asked if word in words)
    if asked[0] not in head or (len(asked) > 1 and not any(word in words for word in asked[1:])):
        return 0.2 * shared / len(asked)
    starts = words[: len(asked)] == asked
    return 0.6 + 0.3 * shared / len(asked) + (0.1 if starts else 0.0)


def _near(question: Understood, one: Evidence, span: Span) -> float:
    """Return the share of the words of the deed asked about that stand in the clause of the figure."""
    text = one.text
    start = max(text.rfind(mark, 0, span.start) for mark in ";,:")
    ends = [end for mark in ";," if (end := text.find(mark, span.end)) >= 0]
    clause = set(syllables(text[max(start, 0) : min(ends, default=len(text))]))
    named = " ".join(
        (question.measure, *question.required, *question.names, question.period.label if question.period else "")
    )
    counted = set(syllables(named))
    other = [word for word in dict.fromkeys(syllables(question.text)) if word not in STOP and word not in counted]
    return sum(word in clause for word in other) / len(other) if other else 0.0


def _asks_subset(question: Understood, group: Sequence[Figure]) -> bool:
    asked = set(syllables(question.text)) - STOP
    counted = {word for figure in group for word in syllables(figure.counted)} - STOP - set(syllables(question.measure))
    return "trong số" in question.text.lower() or "trong đó" in question.text.lower() or len(asked & counted) >= 2
