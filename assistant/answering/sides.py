"""The two things that a question compares, each with a question of its own."""

from __future__ import annotations

import re

from assistant.answering.evidence import folded
from assistant.answering.side_names import Sides, numbered, two_names
from assistant.answering.side_question import MEASURE, asks, bare, capital, how_often, side_question
from assistant.types import Understood
from assistant.understanding.comparing import ALIKE, COORDINATOR, COUNT, EACH_ASKED, MORE, MORE_ASKED
from assistant.understanding.kinds import QUESTION_PHRASE
from assistant.understanding.proper_names import proper_names
from index.vietnamese.dates import periods
from index.vietnamese.letters import UPPER

_SCOPE = re.compile(r"\b(?:cả nước|toàn quốc|toàn ngành|toàn tỉnh|toàn thành phố)\b", re.IGNORECASE)
_OWNER = r"\b(?:của|ở|tại|do|trong|trên|thuộc|từ|bởi|cho|đối với)\s+(?:[^\W\d_]+\s+){0,3}"
_A_NAME = re.compile(rf"\s[{UPPER}]\w")
# Two counts, each with its own words: "So số văn bản … với số hội nghị …".
_TWO = re.compile(
    rf"^(?P<where>[^,]+, )?(?:hãy\s+)?(?:(?:so sánh|so|đối chiếu|giữa)\s+)?(?P<left>(?:{COUNT})\s.+?)\s+"
    rf"(?:với|và|hay|so với)\s+(?P<right>(?:{COUNT})\s.+?)(?:\s+(?:là )?(?:bao nhiêu|mấy))?$",
    re.IGNORECASE,
)
# "Hội nghị … và hội nghị … họp ngày nào": two of one kind, and what is asked of both.
_TWO_ALIKE = re.compile(
    rf"^(?P<left>(?P<kind>{ALIKE})\s.+?)\s+(?:và|với)\s+(?P<right>(?P=kind)\s.+?)"
    r"(?P<tail>\s+(?:(?:đã |được |bị |do |có )*(?:diễn ra|tổ chức|họp|mở|xảy ra|khai mạc|xét xử|ban hành|do|có|gồm|"
    r"bị|được|sinh|nhận|lãnh|gây)\b|(?:vào |ở |từ )?(?:ngày|năm|hôm|lúc|khi|đâu|mấy|bao)\b(?! \d)).*)$",
    re.IGNORECASE,
)
# One measure of two places and two times: "… ở Điện Biên năm 2014 với toàn quốc năm 2018".
_ELSEWHERE = re.compile(
    r"^(?:hãy\s+)?(?:so sánh|so|đối chiếu)\s+(?P<what>.+?)\s+(?P<left>(?:ở|tại|của|trên|trong)\s+.+?)\s+"
    r"(?:với|và|so với)\s+(?P<right>.+)$",
    re.IGNORECASE,
)
# "Xã họp nhiều hơn hay tiếp dân nhiều hơn": two deeds of one doer.
_TWO_DEEDS = re.compile(
    rf"^(?P<left>.+?)\s+{MORE} hơn,?\s+hay\s+(?:là\s+)?(?P<right>.+?)(?:\s+{MORE} hơn)?$", re.IGNORECASE
)
# The same word opens both sides: "lúc khởi công và lúc thông xe", "ở xã A với ở xã B".
_SAME_OPENING = re.compile(
    r"^(?:hãy\s+)?(?:(?:so sánh|so|đối chiếu)\s+)?(?P<what>.+?)\s+(?P<left>(?P<opening>lúc|khi|hồi|trước khi|ở|tại|của|"
    r"theo|đối với)\s.+?)\s+(?:và|với|so với|hay)\s+(?P<right>(?P=opening)\s.+?)$",
    re.IGNORECASE,
)
# Two owners of one thing, the second perhaps told with the place of both.
_OF_TWO = re.compile(
    r"^(?P<what>[^,]+?)\s+của\s+(?P<left>[^,]+?)\s+(?:và|với|so với|hay)\s+(?P<again>của\s+)?"
    r"(?P<right>(?!(?:lúc|khi|hồi|trước|sau|năm|tháng|quý)\b)[^,]+)$",
    re.IGNORECASE,
)
_BEFORE_AFTER = re.compile(r"\btrước và sau\b", re.IGNORECASE)
# Two common nouns: "kiểm tra và giám sát khác nhau thế nào".
_NOUNS = re.compile(
    rf"^(?:hãy\s+)?(?:(?:so sánh|so|đối chiếu|phân biệt)\s+)?(?:giữa\s+)?(?P<left>[^,]+?)\s+{COORDINATOR}\s+"
    r"(?P<right>[^,]+?)$",
    re.IGNORECASE,
)
_LONGEST_NOUN, _LONGEST_HEAD, _AT_ONCE = 6, 3, 2
# "Thanh tra khác kiểm toán ở điểm nào".
_UNLIKE = re.compile(
    r"^(?P<left>[^,]+?) khác (?:gì |gì với |với |so với )?(?P<right>(?!nhau|biệt|gì|nào|điểm|chỗ)[^,]+?)"
    r"(?: (?:ở (?:điểm|chỗ)|chỗ|điểm) nào| thế nào| như thế nào| ra sao| không)?$",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(r"^so (?!với\b)|\b(?:so sánh|phân biệt|đối chiếu|khác|giống)\b", re.IGNORECASE)


def sides(question: Understood) -> Sides:
    """Return (name, question) for each thing compared; empty where no two things are found."""
    text = _UNLIKE.sub(r"\g<left> và \g<right> khác nhau", question.text.rstrip(" ?."))
    return (
        _two_counts(text, question)
        or _two_places(text)
        or _two_of(text)
        or _two_deeds(text, question)
        or _before_and_after(text)
        or _two_alike(text)
        or two_names(text)
        or _two_heads(text)
        or _two_nouns(text)
    )


def _two_counts(text: str, question: Understood) -> Sides:
    """Return each of two counts as a question; one without names of its own is of those of the other."""
    both = _TWO.match(_told(text))
    if both is None:
        return ()
    left, right, where = both["left"], both["right"], both["where"] or ""
    asked = (side_question(_shared(side, other, question)) for side, other in ((left, right), (right, left)))
    return tuple(
        (side, f"{where}{each[:1].lower() if where else each[:1]}{each[1:]}")
        for side, each in zip((left, right), asked, strict=True)
    )


def asked_at_once(text: str) -> str:
    """Return the question that asks for two counts by itself: "… họp mấy lần và tiếp mấy đoàn, bên nào nhiều hơn?"."""
    told = _told(text.rstrip(" ?."))
    return f"{told}?" if told != text.rstrip(" ?.") and len(QUESTION_PHRASE.findall(folded(told))) >= _AT_ONCE else ""


def _told(text: str) -> str:
    """Return what a comparison tells, without how it asks: "…, loại nào nhiều hơn, mỗi loại bao nhiêu"."""
    text = EACH_ASKED.sub("", text)
    more = MORE_ASKED.search(text)
    text = text[: more.start()] if more and more["deed"] == "" else text
    return re.sub(r"^giữa |\s+(?:chênh|khác|hơn kém) .*$", "", text, flags=re.IGNORECASE).strip(" ,")


def _two_alike(text: str) -> Sides:
    """Return what is asked of two things of one kind, once for each."""
    both = _TWO_ALIKE.match(text)
    if both is None or not asks(both["tail"]):
        return ()
    return tuple((both[side], side_question(f"{both[side]}{both['tail']}")) for side in ("left", "right"))


def _shared(side: str, other: str, question: Understood) -> str:
    """Return `side` with the name and the period that only `other` tells, where it has none of its own."""
    named = [*question.names, *numbered(question.text)]
    if any(name in side for name in named) or periods(side) or _SCOPE.search(side) or _A_NAME.search(side):
        return side
    period = periods(other)
    numbers = numbered(other)
    # "Giá trị thóc kho Gò Mây": a name within the other count is not of both.
    owners = [name for name in named if name in numbers or re.search(_OWNER + re.escape(name), other, re.IGNORECASE)]
    return " ".join(
        (side, *(f"của {name}" for name in owners if name in other), *(f"trong {each.label}" for each in period[:1]))
    )


def _two_places(text: str) -> Sides:
    """Return one measure asked of two places, each with its time."""
    both = _ELSEWHERE.match(text)
    if both is None or len(periods(both["left"])) != 1 or len(periods(both["right"])) != 1:
        return ()
    if folded(both["right"]).startswith(("năm", "tháng", "quý", "6 tháng")):
        return ()
    return tuple((both[side], side_question(f"{both['what']} {both[side]}")) for side in ("left", "right"))


def _two_of(text: str) -> Sides:
    """Return what is asked of two owners: "hiệu xe của ông A và của bà B", "kỷ luật của trưởng và phó phòng xã X"."""
    both = _OF_TWO.match(bare(text)) if _DIFFERENCE.search(text) else None
    if both is None:
        return ()
    left, right = both["left"], both["right"]
    named = bool(proper_names(left))
    if not both["again"] and ((named and proper_names(right)) or periods(right)):
        return ()
    place = [] if both["again"] or named or not proper_names(right) else right.split()[len(left.split()) + 1 :]
    owner = " ".join((left, *place))
    return tuple((name, side_question(f"{both['what']} của {who}")) for name, who in ((left, owner), (right, right)))


def _two_deeds(text: str, question: Understood) -> Sides:
    """Return two deeds of one doer, each asked for how often."""
    both = _TWO_DEEDS.match(text)
    if both is None or asks(text):
        return ()
    left, right = both["left"], both["right"]
    known = [*question.names, *numbered(text), *(mention.span.of(text) for mention in periods(text))]
    doer = left[: max((left.rfind(name) + len(name) for name in known if name in left), default=0)]
    deed = left[len(doer) :].strip()
    if not doer or not deed or any(name in right for name in known):
        return ()
    return tuple((each, f"{doer} {how_often(each)}?") for each in (deed, right))


def _before_and_after(text: str) -> Sides:
    """Return one thing asked of the time before and the time after: "giá đất trước và sau khi mở đường"."""
    if not _BEFORE_AFTER.search(text):
        return ()
    return tuple((each, side_question(_BEFORE_AFTER.sub(each, text), counted=True)) for each in ("trước", "sau"))


def _two_heads(text: str) -> Sides:
    """Return the question once for each of two short nouns: "kế toán hay thủ quỹ … lấy nhiều tiền hơn"."""
    more = MORE_ASKED.search(EACH_ASKED.sub("", text)) or EACH_ASKED.search(text)
    both = re.match(
        rf"(?P<left>.+?)\s+{COORDINATOR}\s+(?P<right>.+)$", text[: more.start()] if more else "", re.IGNORECASE
    )
    if more is None or both is None:
        return ()
    left, right, tail = both["left"].split(), both["right"].split(), text[more.start() :]
    counted = MEASURE.match(both["left"]) is not None
    size = min(2, len(left) - 1) if counted else len(left)
    if not 0 < size <= _LONGEST_HEAD or len(right) < size:
        return ()
    shared, rest = left[:-size], [*right[size:], *([] if tail.startswith(",") else [""])]
    return tuple(
        (" ".join(name), side_question(f"{' '.join((*shared, *name, *rest))}{tail}"))
        for name in (left[-size:], right[:size])
    )


def _two_nouns(text: str) -> Sides:
    """Return two times of one thing as questions, or two common nouns: what each is, or how much."""
    told = bare(text)
    both = _SAME_OPENING.match(told)
    if both:
        return tuple(
            (both[side], side_question(f"{both['what']} {both[side]}", counted=True)) for side in ("left", "right")
        )
    both = _NOUNS.match(told) if _DIFFERENCE.search(text) and not re.search(r"\d", text) else None
    if both is None or max(len(both[side].split()) for side in ("left", "right")) > _LONGEST_NOUN:
        return ()
    measured = MEASURE.match(both["left"]) is not None
    if measured and not MEASURE.match(both["right"]):
        return ()
    return tuple(
        (both[side], side_question(both[side], counted=True) if measured else f"{capital(both[side])} là gì?")
        for side in ("left", "right")
    )
