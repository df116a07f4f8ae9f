"""The asked-for words of a sentence, whole: who with office, when with its day, a list with all its members."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.evidence import STOP, Evidence, folded
from assistant.people import Person, is_foreign, people
from assistant.types import Kind, Understood
from index.types import Span
from index.vietnamese.dates import DateMention, dates
from index.vietnamese.letters import UPPER
from index.vietnamese.places import places
from index.vietnamese.tokens import syllables, tokens

_TOGETHER = re.compile(
    r"\s*(?:,|;|và|cùng|cùng với|với|, và|; và|,? cùng)\s*(?:các\s+)?(?:đồng chí:?|ông|bà)?\s*", re.IGNORECASE
)
_LIST_OPEN = re.compile(r"\b(?:gồm có|bao gồm|gồm|như|là|có|ở|tại|đó là|cụ thể)\s*:?\s*$|:\s*$", re.IGNORECASE)
_ITEM_BREAK = re.compile(r"\s*(?:,|;|\bvà\b|\bcùng\b|\bhoặc\b|\bhay\b)\s*")
_QUOTE = re.compile(r"[“\"][^”\"“\n]{3,300}[”\"]")
_TITLE_ASKED = re.compile(r"\btên\b.*\bgì\b|\b(?:nhan đề|tựa đề)\b")
# A title of so many words of the question needs no word of it before.
_TITLE_WORDS = 3
_TITLE_GAP = re.compile(r"\s*(?:,|;|và|, và|; và)\s*(?:[Đđ]ề án\s*)?")
_OFFICE_ASKED = re.compile(r"\bchức (?:vụ|danh)\b|\bgiữ chức\b|\blàm chức\b|\blà ai\b|\bcương vị\b")
_HOLDER_ASKED = re.compile(r"^ai (?:là|đang là|làm|giữ chức) (?P<office>.+)$|^(?P<held>.+) (?:là ai|tên (?:là )?gì)$")
_OFFICES = frozenset(("thư", "tịch", "trưởng", "đốc", "tướng", "viện", "ủy", "chánh", "phó", "đồn", "vụ"))
_NAMED = re.compile(rf"[{UPPER}]")
_NAME_RUN = re.compile(rf"[{UPPER}]\w*(?: [{UPPER}]\w*)+")
_BODY = re.compile(
    r"\b(?:Ban|Bộ|Sở|Tỉnh|Công|Ủy|Uỷ|Cục|Tòa|Toà|Viện|Thanh|Chính|Quốc|Hội|Tổng|Tập|Cơ|Đảng|Nhà|Phòng|Liên|Đoàn|Văn|"
    r"Trường|Bệnh|Ngân|Kiểm|Thường|Quân|Cảnh)\b|\b[A-ZĐ]{3,}\b"
)
_TIME = re.compile(
    r"(?:vào |hồi |khoảng |gần |trong )?(?:năm|tháng|ngày|hôm|sáng|chiều|tối|đêm|mùa|thế kỷ|thời|giờ|khi|lúc|sau"
    r"|trước|đầu|cuối|giữa|tuần|quý|dịp|cách đây|\d{4}\b|\d+ (?:giờ|năm|tháng|ngày|tuần))"
)
_PLACE = re.compile(
    r"\b(?:tại|ở|trên địa bàn|thuộc|quê)\s+(?P<place>(?:(?:thành phố|tỉnh|thị xã|thị trấn|huyện|quận|phường|xã|trụ sở|"
    r"hội trường|nhà|trung tâm|khách sạn|khu|"
    rf"TP\.?|số|đường|cơ quan|điểm cầu|tòa|toà)\s+)*[{UPPER}][^,.;:\n()]*?)(?=\s+(?:đã|được|bị|do|và|để|với|là|trong|"
    rf"vào|khi|từ|có|theo|,)\b|[,.;:\n()]|$)"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The asked-for words within a sentence; `worked_out` is the full date where the sentence leaves out the year."""

    span: Span
    worked_out: DateMention | None = None


def phrase(question: Understood, one: Evidence) -> Phrase | None:
    """Return the asked-for words of `one`, made whole for the kind of `question`; `None` where there are none."""
    marked = uncut(one.text, one.spans[0][0]) if one.spans else None
    office = office_of(question, one)
    if office is not None:
        return office
    title = _title(question, one.text)
    if title is not None:
        return Phrase(title)
    match question.kind:
        case Kind.WHO:
            span = _who(question, one, marked)
        case Kind.WHEN:
            return _when(question, one, marked)
        case Kind.WHERE:
            span = _where(one, marked)
        case Kind.LIST:
            span = _listed(question, one, marked)
        case _:
            span = marked
    return Phrase(trim(one.text, span)) if span else None


def office_of(question: Understood, one: Evidence) -> Phrase | None:
    """Return the person asked about with the offices that the sentence gives, when offices are asked for."""
    if not _OFFICE_ASKED.search(folded(question.text)):
        return None
    for person in people(one.text):
        named = person.name.of(one.text)
        title = one.text[person.whole.start : person.name.start].split()
        offices = len(title) > 2 or person.whole.end > person.name.end
        if offices and any(named == name or named in name for name in question.names):
            return Phrase(trim(one.text, person.whole))
    return None


def holder_of(question: Understood, one: Evidence) -> Phrase | None:
    """Return the one person of the sentence who holds the office that is asked about: "Ai là Bí thư Tỉnh ủy …?"."""
    asked = _HOLDER_ASKED.search(folded(question.text).strip(" ?.!"))
    role = set(syllables(asked["office"] or asked["held"])) - STOP if asked else set()
    if not role & _OFFICES:
        return None
    for person in people(one.text):
        beside = f"{one.text[person.whole.start : person.name.start]} {one.text[person.name.end : person.whole.end]}"
        if role <= set(syllables(beside)):
            return Phrase(trim(one.text, person.whole))
    return None


def _who(question: Understood, one: Evidence, marked: Span | None) -> Span | None:
    found = [person for person in people(one.text) if person.name.of(one.text) not in question.text]
    touched = [person for person in found if marked is not None and _touch(person.whole, marked)]
    if touched:
        return _company(one.text, found, touched[0])
    if marked is not None and _somebody(marked.of(one.text)):
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
        touched = [mention for mention in found if _touch(mention.span, marked)]
        if touched:
            span = Span(min(marked.start, touched[0].span.start), max(marked.end, touched[-1].span.end))
            return Phrase(trim(one.text, span), touched[0] if touched[0].worked_out and len(touched) == 1 else None)
        if not found and _TIME.match(folded(marked.of(one.text))):
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
    return found[0] if found else marked


def _listed(question: Understood, one: Evidence, marked: Span | None) -> Span | None:
    """Extend the marked words over the whole enumeration they belong to."""
    titles = _titles(question, one.text)
    if titles:
        return titles
    if marked is None:
        opening = re.search(r"\b(?:bao gồm|gồm có|gồm)\s*:?\s*|:\s", one.text)
        return Span(opening.end(), _sentence_end(one.text, opening.end())) if opening else None
    return Span(_items_start(one.text, marked.start), _items_end(one.text, marked.end))


def _titles(question: Understood, text: str) -> Span | None:
    """Return a run of quoted titles told right after a word of the question: "03 Đề án “…”, “…” và “…”"."""
    quotes = list(_QUOTE.finditer(text))
    for first, quote in enumerate(quotes):
        lead = set(syllables(text[max(0, quote.start() - 40) : quote.start()])[-4:])
        last = first
        while last + 1 < len(quotes) and _TITLE_GAP.fullmatch(text[quotes[last].end() : quotes[last + 1].start()]):
            last += 1
        if last > first and lead & (set(syllables(question.text)) - STOP):
            return Span(quote.start(), quotes[last].end())
    return None


def _title(question: Understood, text: str) -> Span | None:
    """Return the quoted title that a thing's name is asked for by: told right after its word, or of the same words."""
    if not _TITLE_ASKED.search(folded(question.text)):
        return None
    asked = set(syllables(question.text)) - STOP
    found: list[tuple[int, int, Span]] = []
    for quote in _QUOTE.finditer(text):
        lead = set(syllables(text[max(0, quote.start() - 40) : quote.start()])[-4:])
        shared = len(asked & set(syllables(quote.group())))
        if asked & lead or shared >= _TITLE_WORDS:
            found.append((-shared, quote.start(), Span(quote.start(), quote.end())))
    return min(found, key=lambda one: one[:2])[2] if found else None


def _items_start(text: str, start: int) -> int:
    while True:
        head = text[:start]
        if _LIST_OPEN.search(head):
            return start
        gap = re.search(r"(?:,|;|\bvà\b)\s*$", head)
        if gap is None:
            return start
        previous = re.split(r"[,;:]\s*|\b(?:và|gồm|bao gồm|là|như)\s+", text[: gap.start()])[-1]
        if not previous.strip() or len(previous.split()) > 14:
            return start
        start = gap.start() - len(previous)


def _items_end(text: str, end: int) -> int:
    commas = "," in text[:end].rpartition(":")[2]
    while True:
        gap = re.match(r"\s*(?:,|;|và\b|, và\b|; và\b)\s*", text[end:])
        # What commas part ends at a semicolon: the next group begins there.
        if gap is None or (";" in gap.group() and commas):
            return end
        commas = commas or "," in gap.group()
        item = re.match(r"[^,;.:\n]+?(?=\s+và\s|[,;.:\n]|$)", text[end + gap.end() :])
        if item is None or len(item.group().split()) > 18:
            return end
        if len(item.group().split()) > 3 * max(4, len(text[:end].split())):
            return end
        end = end + gap.end() + item.end()


def _sentence_end(text: str, start: int) -> int:
    end = re.search(r"[;.](?:\s|$)", text[start:])
    return start + end.start() if end else len(text)


def _touch(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end


def uncut(text: str, span: Span) -> Span:
    """Widen a span that cuts a word or a name ("Ma Thuột" of "Buôn Ma Thuột") to the whole of it."""
    for run in _NAME_RUN.finditer(text):
        if run.start() < span.start < run.end() and (span.start > 0 and text[span.start].isupper()):
            span = Span(run.start(), span.end)
        if run.start() < span.end < run.end() and text[span.end :].lstrip()[:1].isupper():
            span = Span(span.start, run.end())
    return span


def trim(text: str, span: Span) -> Span:
    """Leave out blanks and loose punctuation at both ends; a quote or bracket that opens inside is closed."""
    start, end = span.start, span.end
    while start < end and text[start] in " \t\n,;:–-":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:":
        end -= 1
    while end > start and text[end - 1] == "." and end == len(text):
        end -= 1
    for left, right in (("“", "”"), ("(", ")")):
        inner = text[start:end]
        if inner.count(left) > inner.count(right) and text[end : end + 1] == right:
            end += 1
        elif inner.count(right) > inner.count(left) and text[start - 1 : start] == left:
            start -= 1
    return Span(start, end)
