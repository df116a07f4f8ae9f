"""The words that say what a number counts: "vụ án tham nhũng", "vụ việc, vụ án phức tạp dư luận xã hội quan tâm"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.vietnamese.numbers import Number

_MOST_UNIT, _MOST_COUNTED = 6, 20
_TOKEN = re.compile(r"[ \u00a0]*(?:(?P<word>\w[\w/&.]*\w|\w|%)|(?P<quote>[“”\"‘’])|(?P<stop>[^\w\s]))")
# Words that open what happens to the counted thing, or another phrase: the unit noun ends before them.
_STOP_TABLE = """
    của trong tại ở cho để do bị được đã đang sẽ có là theo từ đến nhằm khi thì mà sau trước như so tăng giảm với bằng
    gồm vào ra lên xuống cùng bởi vì nên nếu tuy nhưng còn cũng vẫn chưa không phải cần trên dưới qua đạt chiếm
    này đó kia
    trở tới giữa ngoài hoặc hay nữa rồi khiến kể ngay vừa và về thuộc mới lớn nhỏ nhất ấy nêu hơn mỗi một các những
"""
_STOPS = frozenset(_STOP_TABLE.split())
# The same in two words: the first alone may be half of a noun ("cơ quan", "thực hiện").
_PAIR_TABLE = """
    hiện nay|hiện đang|hiện hành|quan trọng|quan tâm|liên quan|liên tiếp|nghiêm trọng|phức tạp|đặc biệt|điển hình|
    tồn đọng|tồn tại|xảy ra|phát sinh|dư luận|trọng điểm|trọng tâm|cụ thể|tương ứng|tương đương|kéo dài|đông người|
    vi phạm|tham dự|tham gia|thực hiện|trị giá|gây ra|nổi cộm|tổ chức|phạm tội|trái phép|trái quy|chủ trì
"""
_PAIRS = frozenset(" ".join(pair.split()) for pair in _PAIR_TABLE.split("|"))
# Nouns that begin with a word that ends others: "94 bị cáo" counts "bị cáo".
_NOUNS = frozenset(("bị cáo", "bị can", "bị đơn", "bị hại"))
# Before these even the longer phrase ends.
_ENDS = frozenset(("tăng", "giảm", "thì", "nhưng", "so", "nhằm", "để", "đã", "khiến", "mà", "trong_đó"))
_WHOLE_MEASURE = frozenset(("đồng", "usd", "vnđ", "vnd", "euro", "đ", "eur", "yên", "%", "phần trăm", "điểm phần trăm"))
_OF_MEASURE = frozenset(("tù", "tuổi", "đất", "gỗ", "vàng", "rừng", "gạo", "án"))


@dataclass(frozen=True, slots=True)
class Counted:
    """The unit noun, the longer phrase, and where number and unit end in the sentence."""

    unit: str
    counted: str
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    kind: str


def counted_after(sentence: str, number: Number) -> Counted:
    """Return what the `number` of `sentence` counts, as written after it."""
    start = number.span.end
    tokens = _tokens(sentence, start)
    end = _measure_end(sentence, number, tokens) if number.unit else _noun_end(tokens, start)
    phrase_end = _phrase_end(tokens, end)
    return Counted(_clean(sentence[start:end]), _clean(sentence[start:phrase_end]), end)


_BEFORE = re.compile(
    r"(?:tổng )?số(?: lượng)? (?P<noun>[^\d,;:.()]{2,60}?)\s+"
    r"(?:ước )?(?:là|đạt|gồm|có|lên|tăng lên|giảm còn|còn|từ)\s*:?\s*$",
    re.IGNORECASE,
)


def counted_before(sentence: str, number: Number) -> Counted:
    """Return what is counted where that stands before the number ("số vụ phát hiện là 1.269"), else nothing."""
    found = _BEFORE.search(sentence, max(0, number.span.start - 90), number.span.start)
    noun = _clean(found["noun"]) if found else ""
    return Counted(noun, noun, number.span.end)


_AMOUNT = re.compile(r"(?:tỷ|tỉ|triệu)$", re.IGNORECASE)


def amount(sentence: str, number: Number) -> Counted:
    """Return the scale word of an amount that names no currency ("lỗ 20 tỷ", "800 triệu/ngày"), else nothing."""
    scale = _AMOUNT.search(number.span.of(sentence))
    word = scale.group() if scale else ""
    return Counted(word, word, number.span.end)


def _tokens(sentence: str, start: int) -> list[_Token]:
    """Return the tokens after the number, as far as a phrase can reach."""
    tokens: list[_Token] = []
    for found in _TOKEN.finditer(sentence, start, start + 240):
        if (
            len(tokens) > _MOST_COUNTED + 8
            or (tokens and found.start() != tokens[-1].end)
            or found["stop"] in (".", ";", "!", "?", "…")
        ):
            break
        kind = found.lastgroup or ""
        tokens.append(_Token(found[kind], found.start(kind), found.end(), kind))
    return tokens


def _clean(words: str) -> str:
    words = " ".join(words.split()).strip(" ,;:()-–")
    opened, closed = words.count("“"), words.count("”")
    return words + "”" if opened > closed else words


def _measure_end(sentence: str, number: Number, tokens: list[_Token]) -> int:
    """Return where a measure ends, with the word it belongs to ("12 tháng tù")."""
    end = sentence.index(number.unit, number.span.end) + len(number.unit)
    following = next((token for token in tokens if token.start >= end), None)
    if number.unit.lower() not in _WHOLE_MEASURE and following is not None and following.text in _OF_MEASURE:
        return following.end
    return end


def _noun_end(tokens: list[_Token], start: int) -> int:
    """Return where the unit noun ends; "vụ việc, vụ án" is one unit: its second noun starts as the first does."""
    end, words, first, quoted, unquoted = start, 0, "", False, start
    for index, token in enumerate(tokens):
        following = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
        low = token.text.lower()
        if token.kind == "quote":
            if words == 0 or (not quoted and words >= _MOST_UNIT):
                break
            if quoted:
                return token.end
            quoted, unquoted = True, end
        elif words and first == following and (low in (",", "và")):
            words = 0
        elif token.kind == "stop" or words >= _MOST_UNIT or (not quoted and _ends_noun(low, following, words)):
            break
        else:
            words += 1
            first = first or low
            end = token.end
    # A name in quotes belongs to the unit when it is short enough to be whole: “tham nhũng vặt”.
    return unquoted if quoted else end


def _ends_noun(word: str, following: str, words: int) -> bool:
    pair = f"{word} {following}"
    if words == 0 and pair in _NOUNS:
        return False
    return word in _STOPS or (words > 0 and pair in _PAIRS) or word[0].isdigit()


def _phrase_end(tokens: list[_Token], start: int) -> int:
    """Return where the longer phrase ends: at a mark of punctuation, before the next number or a new clause."""
    end, words, before = start, 0, ""
    for token in tokens:
        if token.start < start:
            continue
        low = token.text.lower()
        if token.kind == "stop" and not (low == "," and before == "phòng") and low != "-":
            break
        if low in _ENDS or (token.text[0].isdigit() and before != "số") or words >= _MOST_COUNTED:
            break
        if low == "và" and words == 0:
            break
        if token.kind == "word" or (token.kind == "quote" and token.text == "”"):
            end = token.end
        words += token.kind == "word"
        before = low
    return end
