"""The two things that a question compares, each with a question of its own."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.answering.evidence import folded
from assistant.types import Understood
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
# "Hà Nội và Huế, nơi nào bỏ nhiều thủ tục hơn": each is asked how many.
_WHICH_MORE = re.compile(
    r",?\s*\b(?:(?:tỉnh|thành phố|huyện|xã|nơi|bên|đơn vị|cơ quan|địa phương|nước|vụ|năm|người) nào|ai|đâu|bên nào)\s+"
    r"(?P<deed>.*?)\b(?:nhiều|ít)\s+(?P<what>[^?]+?)\s+hơn$",
    re.IGNORECASE,
)
# The same word opens both sides: "lúc khởi công và lúc thông xe", "ở xã A với ở xã B".
_SAME_OPENING = re.compile(
    r"^(?:hãy\s+)?(?:(?:so sánh|so|đối chiếu)\s+)?(?P<what>.+?)\s+(?P<left>(?P<opening>lúc|khi|hồi|trước khi|ở|tại|của|"
    r"theo|đối với)\s.+?)\s+(?:và|với|so với|hay)\s+(?P<right>(?P=opening)\s.+?)$",
    re.IGNORECASE,
)
# Two common nouns: "kiểm tra và giám sát khác nhau thế nào".
_NOUNS = re.compile(
    r"^(?:hãy\s+)?(?:(?:so sánh|so|đối chiếu|phân biệt)\s+)?(?:giữa\s+)?(?P<left>[^,]+?)\s+(?:và|với|so với|hay)\s+"
    r"(?P<right>[^,]+?)$",
    re.IGNORECASE,
)
_LONGEST_NOUN = 6
# "Thanh tra khác kiểm toán ở điểm nào".
_UNLIKE = re.compile(
    r"^(?P<left>[^,]+?) khác (?:gì |gì với |với |so với )?(?P<right>(?!nhau|biệt|gì|nào|điểm)[^,]+?)"
    r"(?: (?:ở (?:điểm|chỗ)|chỗ|điểm) nào| thế nào| như thế nào| ra sao| không)?$",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(r"\b(?:so sánh|phân biệt|đối chiếu|khác|giống)\b", re.IGNORECASE)
_MEASURE = re.compile(
    r"^(?:thời hạn|mức|số|tỷ lệ|tỉ lệ|giá|tiền|độ|diện tích|chiều|kinh phí|vốn|thời gian)\b", re.IGNORECASE
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
    return _two_nouns(text)


def _two_nouns(text: str) -> tuple[tuple[str, str], ...]:
    """Return two times of one thing as questions, or two common nouns: what each is, or how much."""
    text = _UNLIKE.sub(r"\g<left> và \g<right> khác nhau", text)
    bare = " ".join(_COMPARING.sub(" ", text).split()).strip(" ,")
    both = _SAME_OPENING.match(bare)
    if both:
        return tuple((both[side], _asked(f"{both['what']} {both[side]}", counted=True)) for side in ("left", "right"))
    both = _NOUNS.match(bare) if _DIFFERENCE.search(text) and not re.search(r"\d", text) else None
    if both is None or max(len(both[side].split()) for side in ("left", "right")) > _LONGEST_NOUN:
        return ()
    if _MEASURE.match(both["left"]) and not _MEASURE.match(both["right"]):
        return ()
    measured = _MEASURE.match(both["left"]) is not None
    return tuple(
        (both[side], _asked(both[side], counted=True) if measured else f"{_capital(both[side])} là gì?")
        for side in ("left", "right")
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


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


def _asked(text: str, counted: bool = False) -> str:
    """Return one side's question: what is compared becomes "bao nhiêu" where it is a number.

    `counted` tells that a bare noun is asked for by its amount.
    """
    more = _WHICH_MORE.search(text)
    if more:
        return f"{text[: more.start()].strip()} {more['deed']}bao nhiêu {more['what']}?"
    bare = " ".join(_COMPARING.sub(" ", text).split()).strip(" ,")
    year = re.sub(r"\b(?<!năm )((?:19|20)\d\d)$", r"năm \1", bare)
    number = _COUNTED.match(year)
    if number:
        return f"Có bao nhiêu {number['what']}?"
    sentenced = _SENTENCE.match(year)
    if sentenced:
        return f"{sentenced['who'] or sentenced['whose']} bị tuyên án bao nhiêu năm tù?"
    amount = _AMOUNT.match(year) or (counted and _MEASURE.match(year))
    ending = " là bao nhiêu" if amount and "bao nhiêu" not in year else ""
    return f"{_capital(year)}{ending}?"
