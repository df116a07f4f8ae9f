"""The slots of a question: names with a number, codes, what is counted, where."""

from __future__ import annotations

import re

from assistant.understanding.lexicon import word_set
from index.vietnamese.letters import UPPER
from index.vietnamese.normal import fold_case, fold_tones
from index.vietnamese.tokens import CODE, syllables

# "Cụm thi đua số 1", "phiên họp thứ 23", "Đại hội lần thứ XIII", "khóa XIII", "giai đoạn II", "quy chế 1753".
_NUMBERED = re.compile(
    r"(?P<name>(?:[^\W\d_]+ ){1,3}?)(?P<mark>(?<!trong )(?<!tổng )số|thứ|lần thứ) (?P<number>\d+|[IVXLC]+)\b"
    r"(?![\w/.,-]*\d)(?![-/]\w)",
    re.IGNORECASE,
)
_ORDINAL_NAME = re.compile(
    r"\b(?P<name>khóa|khoá|giai đoạn|cấp độ|phiên họp|kỳ họp|điều|khoản|quy chế|quy định|nghị định|nghị quyết|"
    r"thông tư|chỉ thị|kết luận|kế hoạch|tổ|"
    r"cụm|vòng|tập|chương|phòng|đội|quận) (?P<number>\d+|[IVXLC]+)\b(?![\w/.,-]*\d)(?![-/]\w)"
    r"(?! ?[-–] ?\d)(?! (?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|usd|người|phần trăm)\b)",
    re.IGNORECASE,
)
_NAME_STOP = word_set("name stop")
_HEAD_WORDS = frozenset(
    (
        "cụm",
        "phiên",
        "kỳ",
        "đại",
        "hội",
        "khóa",
        "nghị",
        "quyết",
        "thông",
        "chỉ",
        "kết",
        "kế",
        "quy",
        "văn",
        "tổ",
        "điều",
        "lần",
    )
)
_COUNTED = re.compile(r"\b(?:bao nhiêu|mấy)\s+(?P<what>.+)$")
# "Tổng kết" is no total, and the "số" of "Cụm thi đua số 1" counts nothing.
_COUNTED_BEFORE = re.compile(
    r"\b(?:tổng số|số lượng|tổng(?! (?:kết|cục|thống|bí|thanh|giám|công|thể|hợp|tham))|số(?! \d)|mức|tỷ lệ|tỉ lệ|"
    r"tổng giá trị|con số)\s+(?P<what>.+?)\s+(?:là|bằng|đạt|khoảng|"
    r"lên (?:tới|đến))\s+(?:bao nhiêu|mấy)"
)
_MEASURE_END = re.compile(
    r"\s+(?:trong|tại|ở|được|bị|đã|đang|sẽ|có|là|vào|của|do|theo|từ|so với|hồi|năm|tháng|quý|giai đoạn|nhiệm kỳ|kể từ|"
    r"nửa (?:đầu|cuối)|(?:đầu|giữa|cuối) (?:năm|tháng|quý)|vì|và$|"
    r"tính|cho|để|với|về|nhằm|mà|thì|"
    r"cả nước|toàn quốc|toàn ngành|toàn tỉnh|tham dự|tham gia|dự|diễn ra|phát biểu|bởi|khi|sau|trước|thuộc|"
    r"liên quan|cùng"
    r"|mới|phải|lên|một|bằng|hơn|qua|thực hiện|tham mưu|ban hành|tổ chức)\b"
    r"|[,;:?]|\s+\d"
)
_PLACE = re.compile(
    r"\b(?:ở|tại|trên địa bàn|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|TP\.?)\s+(?:tỉnh |thành phố |huyện |quận |"
    r"thị xã |xã |phường )?"
    rf"(?P<name>[{UPPER}][^\W\d_]*(?:[ -][{UPPER}][^\W\d_]*){{0,3}})"
)
# A count of deeds ("bao nhiêu được giải quyết") names no thing.
_DEED = re.compile(
    r"(?:xử lý|giải quyết|phát hiện|hoàn thành|xong|bắt|thu hồi|khởi tố|xét xử|nộp|gồm|khắc phục|đạt|tăng|giảm)\b"
)
# Nouns that begin with what else opens a deed: "bao nhiêu bị can", not "bao nhiêu bị bắt".
_PARTY = re.compile(r"bị (?:can|cáo|hại|đơn)\b")
_TIME_UNIT = re.compile(r"(?:năm|tháng|ngày|giờ|phút|tuần|quý|lần|kỳ)\b(?: tù| tuổi| lần)?")
# "Bị phạt bao nhiêu năm 2017" tells when.
_DATE_BEHIND = re.compile(r"(?:năm|tháng|quý|ngày) (?:\d|[ivx]+\b)")


def numbered_names(question: str) -> tuple[str, ...]:
    """Return names told apart by their number, in matching form: "cụm thi đua số 1", "phiên họp thứ 23"."""
    text = fold_tones(question)
    found: list[str] = []
    for match in (*_NUMBERED.finditer(text), *_ORDINAL_NAME.finditer(text)):
        words = fold_case(match["name"]).split()
        heads = [at for at, word in enumerate(words) if word in _HEAD_WORDS]
        words = words[heads[0] :] if heads else words
        while words and words[0] in _NAME_STOP:
            words.pop(0)
        if "mark" in match.re.groupindex:
            words.append(fold_case(match["mark"]))
        phrase = " ".join(syllables(" ".join((*words, match["number"]))))
        if len(words) > 0 and not any(phrase in other for other in found):
            found.append(phrase)
    return tuple(found)


def document_codes(question: str) -> tuple[str, ...]:
    """Return the document codes of the question in matching form ("84-kl/tw")."""
    return tuple(fold_case(match.group()) for match in CODE.finditer(question))


def measure(question: str) -> str:
    """Return what a "bao nhiêu" question counts ("vụ án tham nhũng"), else an empty string."""
    words = " ".join(question.split()).strip(" ?.!")
    folded = fold_case(fold_tones(words))
    for pattern in (_COUNTED_BEFORE, _COUNTED):
        match = pattern.search(folded)
        if match:
            what = words[match.start("what") : match.end("what")]
            if _DEED.match(fold_case(what)):
                return ""
            if _DATE_BEHIND.match(fold_case(what)):
                return ""
            time = _TIME_UNIT.match(fold_case(what))
            if time:
                return what[: time.end()]
            end = _MEASURE_END.search(" " + fold_case(what), 1 if _PARTY.match(fold_case(what)) else 0)
            return (what if end is None else what[: max(end.start() - 1, 0)]).strip(" ,")
    return ""


def place(question: str) -> str:
    """Return the place named in the question ("Điện Biên"), else an empty string."""
    match = _PLACE.search(question)
    return match["name"] if match else ""
