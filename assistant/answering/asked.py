"""Whether words hold the thing that is asked for: a figure of what is counted, a date, a person, a place, a reason."""

from __future__ import annotations

import re

from assistant.answering.discipline import asks_discipline, disciplines
from assistant.answering.evidence import STOP, folded
from assistant.answering.offices import tells_office
from assistant.people import is_foreign, people
from assistant.types import Kind, Understood
from index.vietnamese.compounds import one_word
from index.vietnamese.letters import UPPER
from index.vietnamese.places import places
from index.vietnamese.tokens import syllables

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
    r"\d{1,2}[/-]\d|\b(?:năm|tháng|ngày|thế kỷ|thập niên|mùa) \w*\d|\b(?:1[89]|20)\d\d\b"
    r"|\b(?:sáng|chiều|tối|hôm) (?:nay|qua)\b|\b\d+ giờ|\b\d{1,2}h"
)
_DEED_BEFORE_WHEN = re.compile(
    r"(\w+)(?: vào| từ| hồi| lúc| là)* (?:khi nào|bao giờ|(?:ngày|hôm|năm|tháng|lúc) (?:nào|bao nhiêu))"
)
_DAY_ASKED = re.compile(r"\b(?:ngày|hôm|lúc|buổi|giờ) (?:nào|mấy|bao nhiêu)\b|\bmấy giờ\b")
# "Tháng 2/2018" is no day.
_DAY = re.compile(
    r"\b\d{1,2}[/-]\d{1,2}(?!\d)|\bngày \d|\b(?:sáng|trưa|chiều|tối|đêm|hôm) (?:nay|qua|mai|\d)|\bmùng \d|"
    r"\b\d+ giờ|\b\d{1,2}h"
)
_REQUESTS = "yêu cầu|đề nghị|lưu ý|chỉ đạo|nhấn mạnh|đòi hỏi|kêu gọi|mong|nhắc|quán triệt"
_REQUEST_ASKED = re.compile(rf"\b(?:{_REQUESTS}|muốn)\b.*\bgì\b")
_REQUEST = re.compile(rf"(?<!đáp ứng )(?<!theo )\b(?:{_REQUESTS})\b")
_SPEAKER_NEAR = 90
_NOUN_ASKED = re.compile(r"(?:(?P<first>[^\W\d_]+) )?(?P<noun>[^\W\d_]+) (?:nào|gì)\b")
# What office somebody holds is told by the name of the office.
_OFFICE_NOUNS = frozenset(("chức", "chức vụ", "chức danh", "cương vị"))
_CAPITAL = re.compile(rf"\b[{UPPER}]\w+")
_CAPITALS = re.compile(rf"\b[{UPPER}]\w+(?: [{UPPER}]\w+)+")
# "Vợ của ông An là ai", "Ai là Tổng thống Pháp": who holds the role is told where the role is named.
_ROLE = re.compile(
    r"^(?P<of>(?:\w+ ){1,4})của .*\b(?:là ai|tên (?:là )?gì)$|^ai (?:là|đang là|đang làm|làm) (?P<who>\w+(?: \w+){0,2})"
)
_PLACE = re.compile(
    rf"\b(?:[ởỞ]|[Tt]ại|tỉnh|thành phố|huyện|quận|xã|phường|nước|vùng|đảo|làng|[Tt]ừ|đến|thuộc|vào|quê|về|sang|tới|"
    rf"đường|phố) [{UPPER}]|\bquốc lộ \d"
)
# Where somebody is from is told by these words alone: where he works is no answer.
_ORIGIN = re.compile(r"\b(?:quê|nguyên quán|sinh ra|gốc)\b")
_CAUSE = re.compile(r"\b(?:vì|do|bởi|nhờ|nguyên nhân|lý do|nhằm|để|khiến|dẫn đến|xuất phát từ)\b")
_MANNER = re.compile(r"\b(?:bằng cách|bằng|thông qua|qua đó|để|rồi|theo đó|cụ thể|từ đó)\b")
_WHAT_IS = re.compile(r"\b(?:là|gồm|tập hợp|nghĩa là|gọi|viết tắt|tức)\b")
_MANY_ITEMS = 4
# Kinds told by a sign in the words.
_FOLDED_SIGNS = {Kind.WHY: _CAUSE, Kind.HOW: _MANNER}


def asked_thing(question: Understood, text: str) -> float:
    """Return how surely `text` holds what `question` asks for, 0 to 1; 0.5 where the kind asks for no such thing."""
    kind, words = question.kind, folded(text)
    if kind in _FOLDED_SIGNS:
        return float(_FOLDED_SIGNS[kind].search(words) is not None)
    if kind is Kind.WHERE and not _tells_place(question, text):
        return 0.0
    graded = _GRADED.get(kind)
    if graded is not None:
        return graded(question, text)
    return min(1.0, (text.count(",") + text.count(";")) / _MANY_ITEMS) if kind is Kind.LIST else 0.5


def asks_day(question: Understood) -> bool:
    """Tell a question for a day: a month, a year or a length of time is no answer to it."""
    return _DAY_ASKED.search(folded(question.text)) is not None


def names_day(text: str) -> bool:
    """Tell words that name a day or an hour."""
    return _DAY.search(folded(text)) is not None


def _tells_place(question: Understood, text: str) -> bool:
    if _ORIGIN.search(folded(question.text)):
        return _ORIGIN.search(folded(text)) is not None
    behind_name = any(text[place.start - 1 : place.start] == "(" for place in places(text))
    return behind_name or _PLACE.search(text) is not None


def asks_request(question: Understood) -> bool:
    """Tell a question what somebody asks for: "Ông Trạc yêu cầu gì?"."""
    return _REQUEST_ASKED.search(folded(question.text)) is not None


def _time(question: Understood, text: str) -> float:
    """Return 1 for a time as fine as the one asked for beside the deed asked about, less without one of them."""
    words = folded(text)
    if _DATE.search(words) is None:
        return 0.0
    asked = folded(question.text)
    deed = _DEED_BEFORE_WHEN.search(asked)
    fine = not asks_day(question) or names_day(text)
    # "Vụ Trịnh Văn An hôm nào": what stands before the question word is a name, no deed.
    named = syllables(" ".join(question.names))
    told = deed is None or deed[1] in STOP or deed[1] in named or deed[1] in syllables(text)
    return (0.5 if told else 0.3) + (0.5 if fine and told else 0.2 if fine else 0.0)


def _person(question: Understood, text: str) -> float:
    """Return 1 for a person beside the deed asked about, less for a person alone, least for any name."""
    known = question.text
    named = [person for person in people(text) if person.name.of(text) not in known]
    foreign = [run for run in _CAPITALS.findall(text) if run not in known and is_foreign(run)]
    if not named and not foreign:
        single = any(word not in known and not word.isupper() and is_foreign(word) for word in _CAPITAL.findall(text))
        return 0.5 if single else 0.3 * float(_CAPITALS.search(text) is not None)
    said = set(syllables(text))
    role = _ROLE.search(folded(known))
    if role is not None and not set((role["of"] or role["who"]).split()) - STOP <= said:
        return 0.3
    taken = set(syllables(" ".join((*question.names, *question.required, question.subject))))
    deed = [word for word in syllables(known) if word not in STOP and word not in taken]
    return 1.0 if not deed or any(word in said for word in deed) else 0.7


def _counted(question: Understood, text: str) -> float:
    """Return 1 for a number of the very thing counted, half for one of its first word, less for any other number."""
    words = folded(text)
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


def _defined(question: Understood, text: str) -> float:
    """Tell a sentence that says what its subject is: "Quy chế 1753 là …", "… gọi tắt là …", "PVTEX (…)"."""
    words = folded(text)
    subject = folded(question.subject)
    start = words.find(subject) if subject else -1
    if start < 0:
        return 0.3 * float(_WHAT_IS.search(words) is not None)
    behind = words[start + len(subject) :].lstrip()
    near = " ".join(behind.split()[:4])
    if _WHAT_IS.search(near) or behind.startswith("("):
        return 1.0
    return 0.8 if words[:start].rstrip().endswith("(") else 0.3


def _named(question: Understood, text: str) -> float:
    """Return 1 for a sentence with the noun asked about ("kho nào", "sai phạm gì"), less for one without."""
    if asks_request(question):
        return _requested(question, text)
    if asks_discipline(question):
        return 1.0 if disciplines(text) else 0.3
    asked = _NOUN_ASKED.search(folded(question.text))
    if asked is None or asked["noun"] in STOP:
        return 1.0 if question.kind is Kind.WHERE else 0.5
    whole = asked["first"] is not None and one_word(asked["first"], asked["noun"])
    noun = f"{asked['first']} {asked['noun']}" if whole else asked["noun"]
    said = f" {' '.join(syllables(text))} "
    return 1.0 if f" {noun} " in said or (noun in _OFFICE_NOUNS and tells_office(text)) else 0.3


def _requested(question: Understood, text: str) -> float:
    """Return 1 for a sentence in which the one asked about asks for something, less for any request."""
    request = _REQUEST.search(folded(text))
    if request is None:
        return 0.3
    givens = [name.rsplit(maxsplit=1)[-1] for name in question.names]
    before = text[max(0, request.start() - _SPEAKER_NEAR) : request.start()]
    return 1.0 if not givens or any(given in before for given in givens) else 0.6


_GRADED = {
    Kind.WHAT: _named,
    Kind.WHERE: _named,
    Kind.WHEN: _time,
    Kind.WHO: _person,
    Kind.HOW_MANY: _counted,
    Kind.DEFINITION: _defined,
}
