"""The asked-for words of a sentence, whole: who with office, when with its day, a list with all its members."""

from __future__ import annotations

import re

from assistant.answering.asked import asks_day, names_day
from assistant.answering.enumerations import listed
from assistant.answering.evidence import STOP, Evidence, folded
from assistant.answering.offices import office_of
from assistant.answering.spans import Phrase, trim, uncut
from assistant.answering.titles import title
from assistant.people import Person, behind_place, is_foreign, names_of, people, same_person
from assistant.types import Kind, Understood
from index.types import Span
from index.vietnamese.dates import DateMention, dates
from index.vietnamese.letters import UPPER
from index.vietnamese.places import places
from index.vietnamese.tokens import tokens

_THREE_NAMES = 3
_TOGETHER = re.compile(
    r"\s*(?:,|;|và|cùng|cùng với|với|, và|; và|,? cùng)\s*(?:các\s+)?(?:đồng chí:?|ông|bà)?\s*", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:Ban|Bộ|Sở|Tỉnh|Công|Ủy|Uỷ|Cục|Tòa|Toà|Viện|Thanh|Chính|Quốc|Hội|Tổng|Tập|Cơ|Đảng|Nhà|Phòng|Liên|Đoàn|Văn|"
    r"Trường|Bệnh|Ngân|Kiểm|Thường|Quân|Cảnh)\b|\b[A-ZĐ]{3,}\b"
)
_TIME = re.compile(
    r"(?:vào |hồi |khoảng |gần |trong )?(?:năm|tháng|ngày|hôm|sáng|chiều|tối|đêm|mùa|thế kỷ|thời|giờ|khi|lúc|sau"
    r"|trước|đầu|cuối|giữa|tuần|quý|dịp|cách đây|\d{4}\b|\d+ giờ)"
)
_PLACE = re.compile(
    r"\b(?:tại|ở|trên địa bàn|thuộc|quê)\s+(?P<place>(?:(?:thành phố|tỉnh|thị xã|thị trấn|huyện|quận|phường|xã|trụ sở|"
    r"hội trường|nhà|trung tâm|khách sạn|khu|"
    rf"TP\.?|số|đường|cơ quan|điểm cầu|tòa|toà)\s+)*[{UPPER}][^,.;:\n()]*?)(?=\s+(?:đã|được|bị|do|và|để|với|là|trong|"
    rf"vào|khi|từ|có|theo|,)\b|[,.;:\n()]|$)"
)


def phrase(question: Understood, one: Evidence) -> Phrase | None:
    """Return the asked-for words of `one`, made whole for the kind of `question`; `None` where there are none."""
    marked = uncut(one.text, one.spans[0][0]) if one.spans else None
    office = office_of(question, one)
    if office is not None:
        return office
    quoted = title(question, one.text)
    if quoted is not None:
        return Phrase(quoted)
    match question.kind:
        case Kind.WHO:
            span = _who(question, one, marked)
        case Kind.WHEN:
            return _when(question, one, marked)
        case Kind.WHERE:
            span = _where(one, marked)
        case Kind.LIST:
            span = listed(question, one, marked)
        case _:
            span = marked
    return Phrase(trim(one.text, span)) if span else None


def _who(question: Understood, one: Evidence, marked: Span | None) -> Span | None:
    known = names_of(question.text)
    found = [
        person
        for person in people(one.text)
        if person.name.of(one.text) not in question.text
        and not any(same_person(person.name.of(one.text), name) for name in known)
    ]
    touched = [person for person in found if marked is not None and _touch(person.whole, marked)]
    if touched:
        return _company(one.text, found, touched[0])
    asked_about = marked is not None and any(
        same_person(name, given) for name in names_of(marked.of(one.text)) for given in known
    )
    a_place = marked is not None and behind_place(one.text[: marked.start])
    if marked is not None and not asked_about and not a_place and _somebody(marked.of(one.text)):
        return marked
    return _company(one.text, found, _before_verb(question, one.text, found)) if found else None


def _somebody(words: str) -> bool:
    """Tell words that may name who acted: a body or a person, no date and no mere place."""
    if dates(words) or not (people(words) or _BODY.search(words) or is_foreign(words)):
        return False
    return all(span.end - span.start < len(words.strip()) for span in places(words))


def _before_verb(question: Understood, text: str, found: list[Person]) -> Person:
    """Return the person nearest before the words that the question shares with the sentence ("… chủ trì")."""
    asked = {token.text for token in tokens(question.text)} - STOP
    verbs = [token.start for token in tokens(text) if token.text in asked]
    after = re.search(r"\bai\b", folded(question.text))
    acts = after is None or after.start() < len(question.text) / 2
    place = max(verbs, default=0) if acts else 0
    earlier = [person for person in found if person.name.end <= place]
    return earlier[-1] if earlier else found[0]


def _company(text: str, found: list[Person], one: Person) -> Span:
    """Join the persons listed with `one`."""
    at = found.index(one)
    first = last = at
    while first > 0 and _TOGETHER.fullmatch(text[found[first - 1].whole.end : found[first].whole.start]):
        first -= 1
    while last + 1 < len(found) and _TOGETHER.fullmatch(text[found[last].whole.end : found[last + 1].whole.start]):
        last += 1
    return Span(found[first].whole.start, found[last].whole.end)


def _when(question: Understood, one: Evidence, marked: Span | None) -> Phrase | None:
    found = _asked_dates(question, one)
    if marked is not None:
        words = marked.of(one.text)
        touched = [mention for mention in found if _touch(mention.span, marked)]
        if touched:
            span = Span(min(marked.start, touched[0].span.start), max(marked.end, touched[-1].span.end))
            return Phrase(trim(one.text, span), touched[0] if touched[0].worked_out and len(touched) == 1 else None)
        if not found and _TIME.match(folded(words)) and (names_day(words) or not asks_day(question)):
            return Phrase(trim(one.text, marked))
    if not found:
        return None
    asked = {token.text for token in tokens(question.text)} - STOP
    shared = [token.start for token in tokens(one.text) if token.text in asked] or [0]
    nearest = min(found, key=lambda mention: min(abs(mention.span.start - at) for at in shared))
    return Phrase(nearest.span, nearest if nearest.worked_out else None)


def _asked_dates(question: Understood, one: Evidence) -> list[DateMention]:
    """Return the dates that are no part of the question, of the fineness it asks for where there are such."""
    known = folded(question.text)
    found = [
        mention for mention in dates(one.text, one.article.published) if folded(mention.span.of(one.text)) not in known
    ]
    fine = [mention for mention in found if mention.precision == "day"]
    return found if re.search(r"\b(?:năm|tháng) (?:nào|mấy|bao nhiêu)", known) else fine or found


def _where(one: Evidence, marked: Span | None) -> Span | None:
    found = [Span(*match.span("place")) for match in _PLACE.finditer(one.text)]
    touched = [span for span in found if marked is not None and _touch(span, marked)]
    if marked is not None and touched:
        return Span(min(marked.start, touched[0].start), max(marked.end, touched[0].end))
    if marked is None or found:
        return found[0] if found else None
    return None if any(_touch(each.name, marked) and _surely(each, one.text) for each in people(one.text)) else marked


def _surely(person: Person, text: str) -> bool:
    """Tell a person by a title or by three names: "Buôn Ma Thuột" has the look of a shorter one."""
    return person.whole.start < person.name.start or len(person.name.of(text).split()) >= _THREE_NAMES


def _touch(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end
