"""Lists told within a sentence ("các vụ án như …", "gồm A, B và C", "Các lĩnh vực A, B do …"), whole and no further."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answering.adverbials import adverbial
from assistant.answering.evidence import folded
from assistant.answering.spans import trim
from index.types import Span
from index.vietnamese.letters import UPPER

_OPENER = re.compile(
    r":\s+(?=\S)|\((?:gồm|bao gồm)?\s*|"
    r"\bgiữa\b[^,;.:()\n]{3,80}? (?:với|và)\s+|"
    r"\b(?:có|gồm)(?: sự tham (?:dự|gia) của)? (?:đại diện|lãnh đạo)(?: các)?\s+(?![^;.]*(?::|\bgồm\b))|"
    r",?\s*\b(?:trong đó có|bao gồm(?: có| các)?|gồm(?: có| các)?|cụ thể là|đó là|như là|như)\b:?\s*"
)
_SEPARATOR = re.compile(r";|,(?!\d)|\bvà\b")
# A list in the middle of a sentence ends where what is done with its members begins.
_AFTER = re.compile(r"(?:\.\.\.|…)?\s+(?:do|được|đều|đã|bị|sẽ|là|để|nhằm|có)\s")
_NAME = re.compile(rf"\s*(?:và\s+)?(?:tỉnh |TP\.? ?|thành phố |huyện |quận )?[{UPPER}]")
# "Các vụ án nghiêm trọng, phức tạp", "các cơ quan tiếp tục …": what they are like or do, not which ones they are.
_NO_MEMBERS = re.compile(
    r"\b(?:nghiêm trọng|phức tạp|trọng điểm|quan trọng|lớn|nhỏ|mới|khác|trên|này|đó|nổi cộm|liên quan|thuộc|có|được|đã|"
    r"bị|đang|sẽ|chưa|không|cụ thể|chủ yếu|đặc biệt|tương tự|nói trên|cần|phải|tiếp tục|nhạy cảm|các cấp|nêu|còn|dễ|mà|"
    r"phối hợp|thực hiện|tăng cường|nghiêm túc|kịp thời)\b"
)
_LONGEST_MEMBER = 10
_LEAD = 90
_LEAST_COMMAS = 3


@dataclass(frozen=True, slots=True)
class Inline:
    """The members of a list within a sentence, and the words right before that say of what."""

    lead: str
    items: Span


def inlines(text: str, noun: str) -> Iterator[Inline]:
    """Yield the lists of a sentence; `noun` is what the members are, in matching form ("vụ án")."""
    low = folded(text)
    for opening in _OPENER.finditer(low):
        yield from _from(text, opening.end(), low[max(0, opening.start() - _LEAD) : opening.start()], opening.group())
    if noun:
        for named in re.finditer(rf"\b(?:các|những) {re.escape(noun)}\s+(?=\w)", low):
            if not _only_described(low[named.end() :]):
                yield from _from(text, named.end(), named.group(), named.group())


def _only_described(words: str) -> bool:
    """Tell words behind a noun that say what its things are like, or what is done with them."""
    first = _SEPARATOR.split(words, maxsplit=1)[0]
    told = _NO_MEMBERS.search(first) is not None or len(first.split()) > _LONGEST_MEMBER
    return told or bool(adverbial(words[:40]))


def _from(text: str, start: int, lead: str, opener: str) -> Iterator[Inline]:
    end = text.find(")", start) if opener.startswith("(") else len(text)
    end = end if end >= 0 else len(text)
    closed = opener.strip().endswith((":", "("))
    end = _end(text, start, end, closed)
    span = trim(text, Span(start, start + len(text[start:end].rstrip(" .…"))))
    if len(list(_SEPARATOR.finditer(folded(span.of(text))))) >= 1:
        yield Inline(lead, span)


def _end(text: str, start: int, end: int, closed: bool) -> int:
    """Return where the list that begins at `start` ends: a semicolon ends one whose members commas part."""
    semicolons = [match.start() for match in re.finditer(";", text[start:end])]
    if semicolons:
        first = text[start : start + semicolons[0]]
        members = re.split(r",(?!\d)|\bvà\b", first)
        names = sum(_NAME.match(member) is not None for member in members)
        if names >= _LEAST_COMMAS or (not closed and len(members) >= _LEAST_COMMAS and len(semicolons) == 1):
            return start + semicolons[0]
    last = 0
    for match in _SEPARATOR.finditer(text, start, end):
        last = match.end()
    after = _AFTER.search(text, last or start, end) if not closed and not semicolons else None
    return after.start() if after else end
