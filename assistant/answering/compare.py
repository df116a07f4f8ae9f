"""Two things compared: each side is asked on its own, and the answers stand side by side in a table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from assistant import messages
from assistant.answering.evidence import folded
from assistant.citations import CitationList
from assistant.types import Answer, Cell, Sentence, Table, Understood, Verdict
from assistant.understanding.slots import numbered_names, proper_names
from index.vietnamese.dates import periods
from index.vietnamese.normal import fold_case, fold_tones

_COMPARING = re.compile(
    r"^(?:hãy\s+)?so sánh\s+|\b(?:khác nhau|khác biệt|khác gì nhau|khác gì|giống nhau)(?:\s+(?:như thế nào|thế nào|"
    r"ra sao|ở điểm nào|gì|không))?\b|"
    r"\b(?:nhiều|ít|cao|thấp|lớn|nhỏ|nặng|nhẹ) hơn(?:\s+(?:hay|so với))?\b|\bgiữa\b|\btăng hay giảm\b|\bso với\b|"
    r"\bchênh (?:lệch|nhau)(?: (?:bao nhiêu|thế nào|như thế nào|ra sao))?\b|\b(?:như )?thế nào$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"^(?:số lượng|số|tổng số)\s+(?P<what>.+)$", re.IGNORECASE)
_SENTENCE = re.compile(
    r"^(?:(?:mức án|án tù|hình phạt|mức phạt)\s+(?:tù\s+)?(?:của\s+|dành cho\s+)?(?P<who>.+)|"
    r"(?P<whose>.+?)\s+(?:bị )?(?:tuyên|lãnh|kết|chịu|nhận|phạt)(?: mức)? án)$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"^(?:sai phạm|thiệt hại|kinh phí|vốn|tổng vốn|giá|doanh thu|lợi nhuận|thu nhập|diện tích|tỷ lệ|tổng|mức|"
    r"số tiền)\b",
    re.IGNORECASE,
)
_SCOPE = re.compile(r"\b(?:cả nước|toàn quốc|toàn ngành|toàn tỉnh|toàn thành phố)\b", re.IGNORECASE)
# Two counts, each with its own words: "So số văn bản … với số hội nghị …".
_TWO = re.compile(
    r"^(?:hãy\s+)?(?:so sánh|so|đối chiếu)\s+(?P<left>(?P<head>số|tổng số|số lượng|mức|tỷ lệ)\s.+?)\s+"
    r"(?:với|và|so với)\s+(?P<right>(?P=head)\s.+)$",
    re.IGNORECASE,
)
# One measure of two places and two times: "… ở Điện Biên năm 2014 với toàn quốc năm 2018".
_ELSEWHERE = re.compile(
    r"^(?:hãy\s+)?(?:so sánh|so|đối chiếu)\s+(?P<what>.+?)\s+(?P<left>(?:ở|tại|của|trên|trong)\s+.+?)\s+"
    r"(?:với|và|so với)\s+(?P<right>.+)$",
    re.IGNORECASE,
)


def sides(question: Understood) -> tuple[tuple[str, str], ...]:
    """Return (name, question) for each thing compared; empty where no two things are found."""
    text = question.text.rstrip(" ?.")
    apart = _two_counts(text, question) or _two_places(text)
    if apart:
        return apart
    for left, right in _pairs(text):
        start, end = text.index(left), text.rindex(right) + len(right)
        if start >= text.rindex(right):
            continue
        return tuple((name, _asked(text[:start] + name + text[end:])) for name in (left, right))
    return ()


def _two_counts(text: str, question: Understood) -> tuple[tuple[str, str], ...]:
    """Return each of two counts as a question; the second is of the same names where it has none of its own."""
    both = _TWO.match(text)
    if both is None:
        return ()
    left, right = both["left"], both["right"]
    named = [*question.names, *_numbered(text)]
    own = any(name in right for name in named) or periods(right) or _SCOPE.search(right)
    shared = [] if own else [name for name in named if name in left]
    return ((left, _asked(left)), (right, _asked(" ".join((right, *(f"của {name}" for name in shared[:1]))))))


def _two_places(text: str) -> tuple[tuple[str, str], ...]:
    """Return one measure asked of two places, each with its time."""
    both = _ELSEWHERE.match(text)
    if both is None or len(periods(both["left"])) != 1 or len(periods(both["right"])) != 1:
        return ()
    if folded(both["right"]).startswith(("năm", "tháng", "quý", "6 tháng")):
        return ()
    return tuple((both[side], _asked(f"{both['what']} {both[side]}")) for side in ("left", "right"))


def _pairs(text: str) -> list[tuple[str, str]]:
    """Return neighbours of one sort named in `text`: two periods, two numbered names, two proper names."""
    found: list[tuple[str, str]] = []
    spans = [mention.span.of(text) for mention in periods(text)]
    years = re.findall(r"(?:năm )?(?:19|20)\d\d", text)
    for names in (spans, years, _numbered(text), list(proper_names(text))):
        found += [(a, b) for a, b in pairwise(names) if a != b and _neighbours(text, a, b)]
    return found


def _numbered(text: str) -> list[str]:
    folded = fold_case(fold_tones(text))
    names = [name for name in numbered_names(text) if name in folded]
    return [text[folded.index(name) : folded.index(name) + len(name)] for name in names]


def _neighbours(text: str, left: str, right: str) -> bool:
    start = text.index(left) + len(left)
    gap = text[start : max(text.rindex(right), start)]
    return len(gap.split()) <= 8


def _asked(text: str) -> str:
    """Return one side's question: what is compared becomes "bao nhiêu" where it is a number."""
    bare = " ".join(_COMPARING.sub(" ", text).split()).strip(" ,")
    year = re.sub(r"\b(?<!năm )((?:19|20)\d\d)$", r"năm \1", bare)
    counted = _COUNTED.match(year)
    if counted:
        what = counted["what"]
        return f"Có bao nhiêu {what}?"
    sentenced = _SENTENCE.match(year)
    if sentenced:
        return f"{sentenced['who'] or sentenced['whose']} bị tuyên án bao nhiêu năm tù?"
    number = " là bao nhiêu" if _AMOUNT.match(year) and "bao nhiêu" not in year else ""
    return f"{year[:1].upper()}{year[1:]}{number}?"


def compare(question: Understood, ask: Callable[[str], Answer]) -> Answer | None:
    """Return a table with one row a side, `None` where the question does not name two sides."""
    both = sides(question)
    if not both:
        return None
    answers = [(name, ask(asked)) for name, asked in both]
    cited = CitationList()
    rows: list[tuple[Cell, ...]] = []
    shown: list[Sentence] = []
    for name, answer in answers:
        said = answer.headline if answer.status == "answered" else None
        if said is None:
            rows.append((Cell(name), Cell(messages.NOT_IN_SOURCES)))
            continue
        by_number = {citation.n: cited.copy(citation) for citation in answer.citations if citation.n in said.citations}
        numbers = tuple(by_number[n] for n in said.citations)
        rows.append((Cell(name), Cell(said.text.rstrip("."), numbers)))
        shown += [
            replace(sentence, citations=tuple(by_number[n] for n in sentence.citations))
            for sentence in answer.sentences
            if set(sentence.citations) <= set(by_number)
        ][:1]
    found = [row for row in rows if row[1].citations]
    if not found:
        return None
    table = Table(messages.COMPARE_HEADER, tuple(rows))
    if len(found) < len(rows):
        missing = ", ".join(row[0].text for row in rows if not row[1].citations)
        reason = messages.ONE_SIDE.format(missing=missing)
        numbers = tuple(citation.n for citation in cited.all())
        return Answer(question, "abstained", "extractive", None, tuple(shown), table, cited.all(), reason, numbers)
    text = "; ".join(f"{row[0].text}: {row[1].text}" for row in rows) + "."
    text = text[:1].upper() + text[1:]
    headline = Sentence(text, tuple(n for row in rows for n in row[1].citations), (), Verdict.COMPOSED)
    confidence = min(answer.confidence for _, answer in answers)
    return Answer(question, "answered", "extractive", headline, tuple(shown), table, cited.all(), confidence=confidence)
