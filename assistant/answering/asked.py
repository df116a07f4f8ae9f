"""Whether words hold the thing that is asked for: a figure of what is counted, a date, a person, a place, a reason."""

from __future__ import annotations

import re

from assistant.answering.evidence import folded
from assistant.types import Kind, Understood
from index.vietnamese.letters import UPPER

_NUMBER = r"(?:\d[\d.,]*|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|trăm|nghìn|ngàn|triệu|tỷ|tỉ|nửa|đôi|hàng|chục))"
_ANY_NUMBER = re.compile(_NUMBER)
_MONEY_ASKED = re.compile(
    r"\b(?:tiền|trị giá|thiệt hại|chiếm đoạt|kinh phí|vốn|mức đầu tư|giá trị|tham ô|hối lộ|thất thoát|bồi thường|"
    r"đồng)\b"
)
_MONEY = re.compile(
    r"\d[\d.,]*\s*(?:nghìn |ngàn |triệu |tỷ |tỉ )*(?:đồng|usd|đô la|euro|won|nhân dân tệ|triệu|tỷ|tỉ)\b|\$"
)
_PEOPLE = (
    r"(?:người|đại biểu|bị cáo|bị can|cán bộ|đảng viên|luật sư|thí sinh|học sinh|cá nhân|trường hợp|đối tượng|"
    r"thành viên|công chức|nhân viên|lãnh đạo|ý kiến|bệnh nhân|uỷ viên|ủy viên)"
)
_SOME_PEOPLE = re.compile(rf"{_NUMBER}\s+(?:\w+ )?{_PEOPLE}")
_DATE = re.compile(
    r"\d{1,2}[/-]\d|\b(?:năm|tháng|ngày|thế kỷ|thập niên|mùa) \w*\d|\b\d{4}\b"
    r"|\b(?:sáng|chiều|tối|hôm) (?:nay|qua)\b|\b\d+ giờ"
)
_PERSON = re.compile(rf"\b[{UPPER}]\w+(?: [{UPPER}]\w+)+|\b(?:ông|bà|anh|chị|đồng chí|bị cáo) [{UPPER}]")
_PLACE = re.compile(rf"\b(?:ở|tại|tỉnh|thành phố|huyện|quận|xã|phường|nước|vùng|đảo|làng|từ|đến|thuộc|vào) [{UPPER}]")
_CAUSE = re.compile(r"\b(?:vì|do|bởi|nhờ|nguyên nhân|lý do|nhằm|để|khiến|dẫn đến|xuất phát từ)\b")
_MANNER = re.compile(r"\b(?:bằng cách|bằng|thông qua|qua đó|để|rồi|theo đó|cụ thể|từ đó)\b")
_WHAT_IS = re.compile(r"\b(?:là|gồm|tập hợp|nghĩa là|gọi|viết tắt|tức)\b")
_MANY_ITEMS = 4
# Kinds told by a sign in the words: in their matching form, or as written where capitals count.
_FOLDED_SIGNS = {Kind.WHEN: _DATE, Kind.WHY: _CAUSE, Kind.HOW: _MANNER}
_WRITTEN_SIGNS = {Kind.WHO: _PERSON, Kind.WHERE: _PLACE}


def asked_thing(question: Understood, text: str) -> float:
    """Return how surely `text` holds what `question` asks for, 0 to 1; 0.5 where the kind asks for no such thing."""
    kind, words = question.kind, folded(text)
    if kind in _FOLDED_SIGNS:
        return float(_FOLDED_SIGNS[kind].search(words) is not None)
    if kind in _WRITTEN_SIGNS:
        return float(_WRITTEN_SIGNS[kind].search(text) is not None)
    if kind is Kind.HOW_MANY:
        return _counted(question, words)
    if kind is Kind.DEFINITION:
        return _defined(question, words)
    return min(1.0, (text.count(",") + text.count(";")) / _MANY_ITEMS) if kind is Kind.LIST else 0.5


def _counted(question: Understood, words: str) -> float:
    """Return 1 for a number of the very thing counted, half for one of its first word, less for any other number."""
    if _ANY_NUMBER.search(words) is None:
        return 0.0
    head = folded(question.measure).split()
    if head[:1] == ["tiền"] or (not head and _MONEY_ASKED.search(folded(question.text))):
        return 1.0 if _MONEY.search(words) else 0.2
    if head == ["người"]:
        return 1.0 if _SOME_PEOPLE.search(words) else 0.2
    if not head:
        return 0.6
    first = re.search(rf"{_NUMBER}\s+(?:\w+ )?{re.escape(head[0])}\b", words) is not None
    both = re.search(rf"{_NUMBER}\s+{re.escape(' '.join(head[:2]))}\b", words) is not None
    return 1.0 if both else 0.7 if first else 0.2


def _defined(question: Understood, words: str) -> float:
    """Tell a sentence that says what its subject is: "Quy chế 1753 là …", "… gọi tắt là …", "PVTEX (…)"."""
    subject = folded(question.subject)
    start = words.find(subject) if subject else -1
    if start < 0:
        return 0.3 * float(_WHAT_IS.search(words) is not None)
    behind = words[start + len(subject) :].lstrip()
    near = " ".join(behind.split()[:4])
    if _WHAT_IS.search(near) or behind.startswith("("):
        return 1.0
    return 0.8 if words[:start].rstrip().endswith("(") else 0.3
