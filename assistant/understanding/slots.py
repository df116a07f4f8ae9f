"""The slots of a question: names with a number, codes, proper names, what is counted, where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.understanding.lexicon import lines, word_set
from index.vietnamese.abbreviations import table
from index.vietnamese.compounds import cohesion
from index.vietnamese.letters import UPPER
from index.vietnamese.normal import fold_case, fold_tones
from index.vietnamese.places import provinces
from index.vietnamese.syllable_counts import shipped
from index.vietnamese.syllables import is_syllable
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
# "1MDB" is one name.
_CAPITALISED = re.compile(rf"(?<![\d.,/-])\d{{0,2}}[{UPPER}]\w*(?:[.&-]\w+)*(?:[ \t]+(?:[{UPPER}]\w*(?:[.&-]\w+)*))*")
# Bodies are named by their field, of which only the first syllable is written large.
_BODIES = frozenset(("ban", "bộ", "sở", "cục", "vụ", "viện", "phòng", "tòa", "đảng", "hội"))
_SMALL = re.compile(r"[ \t]+([^\W\d_]+)")
# How often two syllables stand together, from which on they may name a field: "nội vụ" and "tuyên giáo" pass.
_ONE_FIELD = 0.1
# From here on they are one word: "đại hội", "bí thư".
_ONE_WORD = 0.3
_TITLED = re.compile(r"\b(?:ông|bà|anh|chị|cô|đồng chí|bị cáo|bị can|luật sư|bác sĩ)\s+$", re.IGNORECASE)
# A count of deeds ("bao nhiêu được giải quyết") names no thing.
_DEED = re.compile(
    r"(?:xử lý|giải quyết|phát hiện|hoàn thành|xong|bắt|thu hồi|khởi tố|xét xử|nộp|gồm|khắc phục|đạt|tăng|giảm)\b"
)
# Nouns that begin with what else opens a deed: "bao nhiêu bị can", not "bao nhiêu bị bắt".
_PARTY = re.compile(r"bị (?:can|cáo|hại|đơn)\b")
_TIME_UNIT = re.compile(r"(?:năm|tháng|ngày|giờ|phút|tuần|quý|lần|kỳ)\b(?: tù| tuổi| lần)?")
# "Bị phạt bao nhiêu năm 2017" tells when.
_DATE_BEHIND = re.compile(r"(?:năm|tháng|quý|ngày) (?:\d|[ivx]+\b)")
# Two capitals shorten a common word ("CQ", "HN"); they name nothing.
_SHORT_FORM = 2
# It asks at the start of a question, and may begin a name elsewhere ("Sao Mai").
_WHY = "Sao"
_COMMON_RUN = frozenset(lines("words.txt", "no name"))


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


def proper_names(question: str) -> tuple[str, ...]:
    """Return the proper names of a question as written: runs of capitals, the first word only inside a run."""
    names: list[str] = []
    codes = {match.span() for match in CODE.finditer(question)}
    for run in _CAPITALISED.finditer(question):
        if any(start <= run.start() < end for start, end in codes):
            continue
        words = run.group().split()
        first = not question[: run.start()].strip(" \"“'(")
        while words and (fold_case(fold_tones(words[0])) in _COMMON_RUN or (first and words[0] == _WHY)):
            words.pop(0)
        if first and words and _is_cut(words, question[run.end() :]):
            words = words[:-1] if len(words) > 2 else []
        if (
            not words
            or fold_case(fold_tones(" ".join(words))) in _COMMON_RUN
            or (first and len(run.group().split()) == 1)
        ):
            continue
        if re.fullmatch(r"[IVXLC]+", " ".join(words)):
            continue
        if len(words) == 1 and not _stands_alone(words[0], question[: run.end() - len(words[0])]):
            continue
        name = " ".join(words) + _rest_of_body(run.group(), question[run.end() :])
        if name not in names:
            names.append(name)
    if not names and question[1:] == fold_case(question[1:]):
        names.extend(_provinces(question))
    return tuple(names)


def _is_cut(words: Sequence[str], after: str) -> bool:
    """Tell a run at the start of a question that ends within a word: "Dịp Đại" hội, "Tân Bí" thư, "Các Chủ" tịch."""
    following = _SMALL.match(after)
    if following is None or " ".join(words) in provinces() or not _BODIES.isdisjoint(map(fold_case, words)):
        return False
    return cohesion(fold_case(fold_tones(words[-1])), fold_case(fold_tones(following[1])), shipped()) >= _ONE_WORD


def names_within(text: str) -> tuple[str, ...]:
    """Return the proper names of words from within a sentence: a capital at their start is a name's, too."""
    return proper_names(f"x {text}")


def names_something(text: str) -> bool:
    """Tell a question that names somebody or something; its first word is written with a capital anyway."""
    return bool(names_within(text[:1].lower() + text[1:]) or numbered_names(text) or document_codes(text))


def _rest_of_body(run: str, after: str) -> str:
    """Return the small syllable that ends the name of a body: " chức" behind "Ban Tổ", " chính" behind "Bộ Tài"."""
    words, following = fold_case(fold_tones(run)).split(), _SMALL.match(after)
    if following is None or words[-1] in _BODIES or _BODIES.isdisjoint(words):
        return ""
    pair = words[-1], fold_case(fold_tones(following[1]))
    is_word = pair in _body_words() or cohesion(*pair, shipped()) >= _ONE_FIELD
    return f" {following[1]}" if is_word else ""


@lru_cache(maxsize=1)
def _body_words() -> frozenset[tuple[str, str]]:
    """Return the neighbours within the long forms of the known abbreviations: "nội chính", "kiểm sát"."""
    return frozenset(pair for _, long in table() for pair in pairwise(syllables(long)))


def _stands_alone(word: str, before: str) -> bool:
    """Tell a single capitalised word that is a name: behind a title, in capitals, or foreign."""
    foreign = not is_syllable(fold_case(word)) and not word.isupper()
    return (word.isupper() and len(word) > _SHORT_FORM) or foreign or _TITLED.search(before) is not None


def _provinces(question: str) -> list[str]:
    """Return the provinces that a question typed in lower case names, with their capitals."""
    words = f" {' '.join(syllables(question))} "
    return [name for name in sorted(provinces()) if f" {fold_case(name)} " in words]


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
