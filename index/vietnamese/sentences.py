"""Sentences of Vietnamese news text, by rule, with exact offsets.

A rule splitter instead of a trained one: it is ten times faster (it runs on every article and on every
question), never changes a character, and an abbreviation it does not know costs one wrong border, not an offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.types import Span

# Longer runs without a sentence end are tables or pasted lists; they are cut at a pause so that a
# citation stays readable.
LONGEST = 2000

# A line at least this long whose successor starts in lower case was wrapped.
WRAPPED = 50

_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘«(\\["
_END = re.compile(rf"[.!?…]++[{_CLOSERS}]*+")
_NEXT = re.compile(rf"\s*[{_OPENERS}]*\s*([-–—•*+]\s*)?(\S)")
_WORD_BEFORE = re.compile(r"[\w.]+$")
_GLUED_WORD = re.compile(r"[^\W\d_]+")
_LIST_NUMBER = re.compile(r"\s*(?:\(?(?:\d{1,3}|[IVXivx]{1,5}|[a-zđA-ZĐ])(?:\.\d{1,2}){0,3})$")

# Written with a point and followed by a name or a number; compared in lower case without the final point.
_ABBREVIATION_TABLE = """
    tp tx tt q p h x gs ts pgs gs.ts pgs.ts pgs,ts ths bs ks ls nsnd nsưt gđ pgđ pct ct tr sn đc mr mrs ms dr st no vs
    ths.bs bs.ths bs.ckii bs.cki ts.bs gs.bs pgs.bs gs.tskh tskh ub cty tnhh cp ltd co corp jr sr inc
    t.ư t.w tw tư đt fax tel km đv tl
"""
_ABBREVIATIONS = frozenset(_ABBREVIATION_TABLE.split())
# Of these, the ones that may also end a sentence: then the next word decides.
_FINAL = frozenset(
    ("t.ư", "t.w", "tw", "tư", "tnhh", "cp", "km", "đv", "tl", "jr", "corp", "inc", "co", "ltd", "sn", "st")
)
# After a lone initial ("bị cáo A. Theo …") only a word that opens sentences starts a new one.
_OPENING_TABLE = """
    theo tuy tại sau trước trong ngày năm tháng ông bà anh chị đây đó đến từ khi khoảng do vì nếu nhưng và với về
    qua cùng ngoài hiện được bị các những một hai ba cơ công tòa toà viện lúc sáng chiều tối đêm đồng bên bước trên
    dưới cũng
"""
_OPENING_WORDS = frozenset(_OPENING_TABLE.split())
_DOMAINS = frozenset(
    ("vn", "com", "net", "org", "gov", "edu", "info", "asia", "html", "htm", "jpg", "jpeg", "png", "pdf")
)
_PAUSES = ("; ", ", ", " ")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences inside ``text[start:end]``: trimmed, in order, disjoint.

    Runs without a letter or digit are left out. A line break ends a sentence, so the items of a
    list stay separate; only a long line that goes on in lower case was wrapped.
    """
    end = len(text) if end is None else max(0, min(end, len(text)))
    found: list[Span] = []
    position = max(0, start)
    while position < end:
        line_end = _line_end(text, position, end)
        for span in _of_line(text, position, line_end):
            found.extend(_pieces(text, span))
        position = line_end + 1
    return found


def _line_end(text: str, start: int, end: int) -> int:
    """Return where the line at `start` ends; a line broken where the paper or the window ended goes on in the next."""
    while True:
        line_end = text.find("\n", start, end)
        if line_end < 0:
            return end
        following = line_end + 1
        wrapped = line_end - start >= WRAPPED and following < end and text[following].islower()
        if not wrapped or text[line_end - 1] in ".!?…:;" or text[following + 1 : following + 2] in (")", "."):
            return line_end
        start = following


def _of_line(text: str, start: int, end: int) -> Iterator[Span]:
    first = start
    for mark in _END.finditer(text, start, end):
        if mark.end() < end and _ends_sentence(text, first, mark, end):
            yield Span(first, mark.end())
            first = mark.end()
    yield Span(first, end)


def _ends_sentence(text: str, first: int, mark: re.Match[str], end: int) -> bool:
    following = _NEXT.match(text, mark.end(), end)
    if following is None:
        return True
    if not text[mark.end()].isspace():
        return _ends_glued(text, first, mark, end)
    opener = following.group(2)
    if opener.islower() or opener in ",;:.!?…":
        return False
    return not mark.group().startswith(".") or mark.group()[1:2] == "." or not _abbreviates(text, first, mark, end)


def _ends_glued(text: str, first: int, mark: re.Match[str], end: int) -> bool:
    """Tell whether a mark without a space after it ends a sentence: "xã hội.Ngày" does, "Chinhphu.Vn" does not."""
    following = text[mark.end()]
    if len(mark.group()) > 1 or not following.isalpha() or "a" <= following <= "z":
        return False
    if not (
        text[mark.start() - 2 : mark.start()].isalpha() or text[mark.start() - 1 : mark.start()] in ("%", ")", "”")
    ):
        return False
    word = _GLUED_WORD.match(text, mark.end(), end)
    before = _WORD_BEFORE.search(text, max(first, mark.start() - 20), mark.start())
    if word is None or (word.end() < end and text[word.end()] == "."):
        return False
    if before is None:
        return True
    return before.group().islower() and "." not in before.group() and word.group().lower() not in _DOMAINS


def _abbreviates(text: str, first: int, mark: re.Match[str], end: int) -> bool:
    """Tell whether the point belongs to an abbreviation, an initial or the number of a list item."""
    window = max(first, mark.start() - 24)
    before = _WORD_BEFORE.search(text, window, mark.start())
    if before is None:
        return False
    word = before.group()
    following = _GLUED_WORD.search(text, mark.end(), end)
    opens = following is not None and following.group().lower() in _OPENING_WORDS
    if word.lower() in _ABBREVIATIONS and not (opens and word.lower() in _FINAL):
        return word[0].isupper() or word.lower() == "đc"
    if mark.start() - first <= 12 and _LIST_NUMBER.fullmatch(text, first, mark.start()):
        return True
    last = word.rpartition(".")[2]
    return len(last) == 1 and last.isalpha() and last.isupper() and not opens


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Trim `span`, drop it when it says nothing, cut it when it is endless."""
    start, end = _trim(text, span.start, span.end)
    while end - start > LONGEST:
        cut = _pause(text, start, start + LONGEST)
        first, last = _trim(text, start, cut)
        if first < last:
            yield Span(first, last)
        start, end = _trim(text, cut, end)
    if start < end and any(char.isalnum() for char in text[start:end]):
        yield Span(start, end)


def _pause(text: str, start: int, limit: int) -> int:
    for pause in _PAUSES:
        at = text.rfind(pause, start + LONGEST // 2, limit)
        if at > 0:
            return at + 1
    return limit


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
