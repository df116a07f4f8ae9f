"""What is asked of one side of a comparison: "… nhận nhiều hơn, mỗi người bao nhiêu" is "… nhận bao nhiêu"."""

from __future__ import annotations

import re

from assistant.answering.evidence import folded
from assistant.understanding.comparing import AGE, EACH_ASKED, LENGTH, MOMENT, MORE_ASKED, SIZE
from assistant.understanding.kinds import QUESTION_PHRASE

_COMPARING = re.compile(
    r"^(?:hãy\s+)?so (?:sánh\s+|(?!với\b))|\b(?:khác nhau|khác biệt|khác gì nhau|khác gì|giống nhau)"
    r"(?:\s+(?:như thế nào|thế nào|ra sao|(?:ở )?(?:điểm|chỗ) nào|gì|không))?\b|"
    r"\b(?:nhiều|ít|cao|thấp|lớn|nhỏ|nặng|nhẹ) hơn(?:\s+(?:hay|so với))?\b|\bgiữa\b|\bso với\b|"
    r"\b(?:tăng hay giảm|giống hay khác)\b|"
    r"\bchênh (?:lệch|nhau)(?: (?:bao nhiêu|thế nào|như thế nào|ra sao))?\b|\b(?:như )?thế nào$",
    re.IGNORECASE,
)
MEASURE = re.compile(
    r"^(?:thời hạn|mức|số|tỷ lệ|tỉ lệ|giá|tiền|độ|diện tích|chiều|kinh phí|vốn|thời gian)\b", re.IGNORECASE
)
_COUNTED = re.compile(r"^(?:số lượng|số|tổng số)\s+(?P<what>.+)$", re.IGNORECASE)
_SENTENCE = re.compile(
    r"^(?:(?:mức án|án tù|hình phạt|mức phạt)\s+(?:tù\s+)?(?:của\s+|dành cho\s+)?"
    r"(?P<who>(?!đề nghị|tuyên|sơ thẩm|phúc thẩm|trước|sau|ban đầu|cũ|mới).+)|"
    r"(?P<whose>.+?)\s+(?:bị )?(?:tuyên|lãnh|lĩnh|kết|chịu|nhận|phạt)(?: mức)? án)$",
    re.IGNORECASE,
)
_AMOUNT_NOUN = re.compile(
    r"^(?:sai phạm|thiệt hại|kinh phí|vốn|tổng vốn|giá|doanh thu|lợi nhuận|thu nhập|diện tích|tỷ lệ|tổng|mức|"
    r"số tiền|tiền|tài sản)\b",
    re.IGNORECASE,
)
_PUNISHED = re.compile(
    r"\s*\b(?:bị |lãnh |lĩnh |chịu |nhận |mức |hình )*(?:án|tù|phạt|kết án|tuyên án)(?: tù)?$", re.IGNORECASE
)
# What is told by a name or a word, and what ranks: neither is an amount.
_NAMED_THING = re.compile(
    r"^(?:hiệu|nhãn hiệu|tên|chức|chức vụ|nghề|tội|tội danh|quê|quê quán|biển số)\b", re.IGNORECASE
)
_RANK = re.compile(r"\b(?:cấp hàm|quân hàm|cấp bậc|cấp|bậc|hạng|chức|chức vụ|hình thức)$", re.IGNORECASE)
_DISCIPLINE_OF = re.compile(r"^(?:hình thức|mức) kỷ luật (?:của|đối với|với)\s+(?P<who>.+)$", re.IGNORECASE)
_DISCIPLINED = re.compile(r"\bkỷ luật$", re.IGNORECASE)
# A deed of two syllables stands before what it is done to: "thẩm định bao nhiêu văn bản".
_VERB = 2
_NO_OBJECT = re.compile(r"(?:với|cho|về|ở|tại|từ|đến|trong|của|theo|vào)\b")


def side_question(text: str, counted: bool = False) -> str:
    """Return one side's question: what is compared becomes "bao nhiêu" where it is a number.

    `counted` tells that a bare noun is asked for by its amount.
    """
    wanted = EACH_ASKED.search(text)
    text = text[: wanted.start()] if wanted else text
    more = MORE_ASKED.search(text)
    told = bare(text[: more.start()] if more else text)
    if more and asks(told):
        asked = told
    elif more and (
        more["order"] or more["what"] or more["deed"] is not None or wanted or not SIZE.fullmatch(more["more"])
    ):
        asked = _of_more(told, more, (wanted["wanted"] or "") if wanted else "")
    else:
        each = wanted["wanted"] if wanted else ""
        asked = f"{bare(text)} {each}" if each else _of_difference(bare(text), counted)
    return f"{capital(' '.join(asked.split()))}?"


def _of_difference(text: str, counted: bool) -> str:
    """Return the question for which two things are only said to differ: how much, or how it is."""
    year = re.sub(r"\b(?<!năm )((?:19|20)\d\d)$", r"năm \1", text)
    number = _COUNTED.match(year)
    if number:
        return f"Có bao nhiêu {number['what']}"
    sentenced = _SENTENCE.match(year)
    if sentenced:
        return f"{sentenced['who'] or sentenced['whose']} bị tuyên án bao nhiêu năm tù"
    disciplined = _DISCIPLINE_OF.match(year)
    if disciplined:
        return f"{disciplined['who']} bị kỷ luật hình thức nào"
    if asks(year):
        return year
    amount = _AMOUNT_NOUN.match(year) or (counted and MEASURE.match(year))
    return f"{year}{' là bao nhiêu' if amount else ' là gì' if _NAMED_THING.match(year) else ' thế nào'}"


def how_often(text: str) -> str:
    """Return the question how many of what a deed is done to: "thẩm định bao nhiêu văn bản" for "thẩm định văn bản"."""
    words = text.split()
    rest = " ".join(words[_VERB:])
    if not rest or _NO_OBJECT.match(rest):
        return f"{text} bao nhiêu"
    return " ".join((*words[:_VERB], "bao nhiêu", rest))


def _of_more(side: str, more: re.Match[str], wanted: str) -> str:
    """Return the question for which "nhiều hơn" or "dài hơn" is asked; `wanted` is what each is asked for, if told."""
    deed, what = more["deed"] or "", (more["what"] or "").strip()
    measure = (more["more"] or more["order"]).lower()
    if wanted and not re.fullmatch(r"(?:là )?(?:bao nhiêu|mấy)", folded(wanted)):
        return f"{side} {wanted}"
    if AGE.fullmatch(measure):
        return f"{side} sinh năm nào"
    if MOMENT.fullmatch(measure):
        return f"{side} {deed} {what} khi nào"
    if LENGTH.fullmatch(measure):
        told = f"{side} {deed} {what}".strip()
        if _DISCIPLINED.search(told):
            return f"{told} hình thức nào"
        punished = _PUNISHED.search(told)
        return f"{told[: punished.start()]} bị tuyên án bao nhiêu năm tù" if punished else f"{told} bao lâu"
    return _how_much(side, deed, "" if SIZE.fullmatch(measure) else measure, what)


def _how_much(side: str, deed: str, measure: str, what: str) -> str:
    """Return the question how much or how many; `measure` is an adjective that tells of what ("rộng")."""
    counted = _COUNTED.match(side)
    if counted and not deed and not what:
        return f"Có bao nhiêu {counted['what']}"
    if _RANK.search(deed) and not what:
        return f"{side} {deed} nào"
    named = not deed and (MEASURE.match(side) or _AMOUNT_NOUN.match(side))
    return f"{side} {deed} {'' if what else measure} {'là ' if named else ''}bao nhiêu {what}"


def bare(text: str) -> str:
    """Return a comparison without the words that compare."""
    return " ".join(_COMPARING.sub(" ", text).split()).strip(" ,")


def capital(text: str) -> str:
    """Return `text` as the beginning of a question."""
    return text[:1].upper() + text[1:]


def asks(text: str) -> bool:
    """Tell a text that has a question word of its own."""
    return QUESTION_PHRASE.search(folded(text)) is not None
