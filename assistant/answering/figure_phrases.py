"""How a figure is cut from its sentence: the number, its noun and what tells which ones, up to a border of phrases."""

from __future__ import annotations

import re
from itertools import zip_longest

from assistant.answering.evidence import folded
from assistant.answering.spans import trim
from assistant.understanding.lexicon import word_set
from index.types import Span
from index.vietnamese.compounds import one_word

_TOKEN = re.compile(r"[ \u00a0]*(?:(?P<word>\w(?:[\w/&.,-]*\w)?|%)|(?P<quote>[“”\"])|(?P<mark>[^\w\s]))")
# What the figure does, or when and where it does it: the phrase ends before.
_BORDERS = word_set("phrase border")
_CLAUSE = frozenset(("là", "có", "đã", "đang", "sẽ", "bị", "được", "thì", "không"))
# Half of a noun before the second word: no border.
_NOUNS = frozenset(("trong nước", "không gian", "không khí", "trên biển", "hiện vật", "hiện trường", "bao bì"))
# These open a phrase that may run over a list: "văn bản về nội chính, phòng, chống tham nhũng và cải cách tư pháp".
_OPENERS = frozenset(("về", "của", "thuộc"))
_UNDONE = frozenset(("và", "về", "của", "thuộc", "liên", "các", "những", "số"))
# A number behind these is part of a name or a date: "Kiểm toán Nhà nước năm 2019", "phường 5".
_NUMBERED = word_set("numbered")
_WITH = re.compile(r"\s*,?\s*(?:và|cùng|cùng với|với|lẫn)\s*")
_JOINED = re.compile(rf"{_WITH.pattern}|\s*,\s*")
_MOST_WORDS = 18
# "Liên quan" needs what follows it.
_LOOSE = re.compile(r"[ \u00a0]+liên quan$")
_LAST = re.compile(r"[^\W\d_]+$")
_MEASURED = re.compile(
    r"(?:đồng|tỷ|tỉ|triệu|usd|won|euro|yên|vnđ|vnd|ndt|tệ|%|phần trăm|tù|tuổi|đô la)$", re.IGNORECASE
)
_BEHIND_MEASURE = re.compile(
    r"(?:/(?:cổ phần|cổ phiếu|mét vuông|[^\W\d_][\w²]*)(?: (?:đất|mặt bằng))?)?"
    r"(?: giam)?(?:,? (?:nhưng )?(?:được |cho )*hưởng án treo)?"
    r"(?:,? tương đương (?:với )?(?:hơn |gần |khoảng |trên )?\d+(?:[.,]\d+)*(?: (?:nghìn|triệu|tỷ|tỉ))* (?:đồng|USD))?"
)
# Deeds counted as one: "100 cuộc kiểm tra, giám sát".
_PAIR = re.compile(r",\s*(?:kiểm tra|giám sát|thanh tra|kiểm toán|rà soát|kiến nghị|phản ánh|tố cáo)\b")
_FIRST_OF_PAIR = re.compile(r"\b(?:kiểm tra|giám sát|thanh tra|kiểm toán|khiếu nại|kiến nghị|phản ánh)$")
_PART = re.compile(
    r"\s*\([^()\n]{0,160}\d[^()\n]{0,160}\)|"
    r"\s*[,;]?\s*trong đó,?[^;.\n\d]{0,60}?(?P<number>\d+(?:[.,]\d+)*)(?P<noun>[^;.,:\n]{0,60}(?:,[^;.,:\n\d]{0,30})?)"
    r"(?=[;.\n]|$)"
)


def whole(text: str, span: Span, unit: str) -> Span:
    """Widen a figure with its noun to all that tells which ones are counted, and to a part told right behind it."""
    pair = _PAIR.match(text, span.end) if _FIRST_OF_PAIR.search(unit) else None
    span = Span(span.start, pair.end()) if pair else span
    if _MEASURED.search(unit):
        behind = _BEHIND_MEASURE.match(text, span.end)
        end = behind.end() if behind else span.end
    else:
        end = phrase_end(text, span.end)
    part = _PART.match(text, end)
    if part is not None and _alike(part, unit):
        end = part.end()
    return trim(text, Span(span.start, end))


def _alike(part: re.Match[str], unit: str) -> bool:
    """Tell a part of the same things ("trong đó xử lý dứt điểm 40 vụ") from another figure told with "trong đó"."""
    noun = (part["noun"] or "").split()
    return part["number"] is None or not noun or noun[:1] == unit.split()[:1]


def phrase_end(text: str, start: int) -> int:
    """Return where the phrase that goes on at `start` ends: at a border, never within a name, a code or a list."""
    end = _border(text, start)
    loose = _LOOSE.search(text, start, end)
    return loose.start() if loose else end


def _border(text: str, start: int) -> int:
    end = soft = start
    words, opened, before, quoted = 0, False, "", False
    half = _LAST.search(folded(text[:start]))
    tokens = list(_TOKEN.finditer(folded(text), start, start + 260))
    for token, following in zip_longest(tokens, [each["word"] for each in tokens[1:]]):
        word = token["word"]
        if token["quote"]:
            quoted = not quoted and token["quote"] != "”"
            end = end if quoted else token.end()
        elif quoted:
            continue
        elif token["mark"] == "," and opened and following and not following[0].isdigit():
            soft = end
        elif token["mark"] and not (token["mark"] in "-–" and following):
            break
        elif word and half and not words and one_word(half.group(), word):
            # The figure's noun was cut within a word: "5 năm thực|hiện Quy chế".
            words, before, end = 1, word, token.end()
        elif word and not text[token.start("word")].isupper() and _ends(word, following or "", before, opened):
            # With a verb, what followed the last comma was no member of the list but a clause of its own.
            end = soft if word in _CLAUSE and soft > start else end
            break
        elif word:
            soft = end if word == "và" else soft
            words, before, opened = words + 1, word, opened or word in _OPENERS
            if words > _MOST_WORDS:
                return soft
            end = end if word in _UNDONE else token.end()
    return end


def _ends(word: str, following: str, before: str, opened: bool) -> bool:
    if f"{word} {following}" in _NOUNS:
        return False
    if word[0].isdigit():
        return before not in _NUMBERED and not re.search(r"[/-]", word)
    # "hiện" ends a phrase, the "hiện" of "thực hiện" does not.
    return (word in _BORDERS and not (before and one_word(before, word))) or (word == "và" and not opened)


def joined(text: str, end: int, start: int, alike: bool) -> bool:
    """Tell whether two figures are said as one thing: "38 vụ án tham nhũng và 31 vụ việc".

    Two of the very same unit behind a comma are parts told apart: "hơn 440 trường hợp, hơn 160 trường hợp còn lại".
    """
    return (_WITH if alike else _JOINED).fullmatch(text, end, start) is not None
