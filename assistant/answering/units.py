"""How well the unit of a figure is the thing that a "bao nhiêu" question counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.evidence import STOP, folded
from assistant.types import Understood
from assistant.understanding.lexicon import word_set
from assistant.understanding.synonyms import others
from index.types import Figure
from index.vietnamese.tokens import syllables

_CURRENCY = r"đồng|usd|đô la|đô|euro|bảng|yên|won|vnd|vnđ|ndt|nhân dân tệ|ringgit|baht|rupee|rúp|peso"
_MONEY = rf"\b(?:{_CURRENCY}|tỷ|tỉ|triệu|nghìn tỷ)\b|\$"
_MEASURES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked), re.compile(unit, re.IGNORECASE))
    for asked, unit in (
        (r"\bphần trăm\b|\btỷ lệ\b|\btỉ lệ\b|%|\b(?:thuế|lãi) suất\b|\bthuế (?:với|ở) mức\b", r"%|phần trăm"),
        (r"\b(?:bao nhiêu|mấy) (?:nghìn |triệu |tỷ |tỉ )*(?:đô|đô la|usd)\b", r"\b(?:usd|đô la|đô)\b|\$"),
        (r"\bbao lâu\b", r"\b(?:năm|tháng|tuần|ngày|giờ|phút|giây|thập kỷ|thế kỷ)\b"),
        (r"\b(?:bao nhiêu|mấy) tuổi\b", r"\btuổi\b"),
        (
            r"\b(?:bao nhiêu|mấy) (?:chục |trăm |nghìn |triệu )*(?:tỷ|tỉ|triệu)"
            r"(?=$| (?:đồng|tiền|để|cho|từ|của|trong|mỗi|một|vào|nếu|khi|vì|do|là)\b)",
            _MONEY,
        ),
        (
            r"\b(?:bao nhiêu|mấy) (?:năm|tháng) tù\b|\b(?:mức án|án tù|hình phạt|mức phạt tù)\b|"
            r"\b(?:bị|lãnh|tuyên|phạt|kết án|nhận) (?:án |tuyên |phạt )?(?:bao nhiêu|mấy) (?:năm|tháng)\b",
            r"\btù\b|\b(?:chung thân|tử hình)\b",
        ),
        (
            r"\bbao xa\b|\b(?:dài|cao|rộng) bao nhiêu\b",
            r"\b(?:km|m|mét|ki-?lô-?mét|cm|hải lý|dặm|ha|héc-?ta|km2|m2)\b",
        ),
        (
            r"\bdiện tích\b|\bbao nhiêu (?:héc[- ]?ta|hecta|ha|m2|mét vuông|mẫu)\b",
            r"\b(?:ha|héc-?ta|mét vuông|mẫu|sào)\b|\bk?m[2²]",
        ),
        (
            r"\b(?:hối lộ|đút lót|chiếm đoạt|tham ô|biển thủ|thất thoát|bồi thường|trục lợi|lỗ|nợ|lãi|chi|thu|nộp)"
            r"(?: \w+){0,4} bao nhiêu$",
            _MONEY,
        ),
        (
            r"\bbao nhiêu tiền\b|\bsai phạm\b.*\blà bao nhiêu$|"
            r"\bsố tiền\b|\btiền\b.*\bbao nhiêu$|\b(?:tổng )?(?:kinh phí|giá trị|thiệt hại|trị giá|"
            r"doanh thu|lợi nhuận|ngân sách|học phí|giá|giá gốc|lương|tài sản|mức đầu tư|vốn|tổng vốn|vốn đầu tư)\b",
            _MONEY,
        ),
    )
)
# Nouns of one syllable: what follows them tells which ones, it is not half of the noun.
_SINGLE = word_set("single noun")
# What is counted is a measure, or something told by one; anything else is counted by its own noun.
_MEASURED = re.compile(
    rf"(?:tiền|{_CURRENCY}|tỷ|tỉ|triệu|vốn|kinh phí|giá|thiệt hại|trị giá|doanh thu|lợi nhuận|ngân sách|học phí|"
    r"lương|tài sản|diện tích|phần trăm|tuổi|năm|tháng|ngày|giờ|phút|km|mét|héc|ha|m2|mẫu|án|hình phạt)\b"
)
_PERSON = re.compile(
    r"(?:người|lượt (?:khách|người)|"
    r"đại biểu|bị can|bị cáo|cán bộ|đảng viên|học sinh|thí sinh|luật sư|nhân viên|thành viên|đối tượng|công dân|"
    r"nghị sĩ|binh sĩ|lính|tướng|"
    r"sinh viên|bác sĩ|bệnh nhân|chiến sĩ|giáo viên|công chức|lao động|công nhân|nạn nhân|hành khách|du khách|khách|"
    r"trẻ|em|phụ nữ|đồng chí|cá nhân|nghi phạm|nhân chứng|nhân sự|uỷ viên|ủy viên|quân nhân|sĩ quan)\b"
)
# Whatever takes place may be counted in times: "kiểm tra bao nhiêu lần" is met by "100 cuộc kiểm tra".
_TIMES = re.compile(r"(?:lần|cuộc|lượt|đợt|chuyến|kỳ|phiên|buổi)\b")
# What stands for one person each: "bao nhiêu người chưa kê khai" is met by "16 trường hợp chưa kê khai".
_ONE_EACH = re.compile(r"(?:trường hợp|ý kiến|suất)\b")
_CASES = (["vụ", "án"], ["vụ", "việc"])
# Nouns put before others to count them: "3.393 trường hợp cán bộ" counts cán bộ.
_COUNTING = re.compile(
    r"^(?:trường hợp|lượt|tổng số|tổng cộng|bộ|chiếc|cái|tờ|quyển|cuốn|tấm|căn|ngôi|con|lá|bức|vị|ông|bà)\s+(?=\w)"
)
# What is asked of the words that tell which ones: at least this share of them, or the figure counts something else.
_LEAST_TOLD = 0.3
# What was not done, or is yet to do; a last "không" only asks.
DENIED = re.compile(r"\b(?:chưa|không|chẳng)\s+\w|\bcòn (?:lại|bao nhiêu|mấy)\b|\bđang tiếp tục\b")
# A figure of what was done counts this much less for what was not.
_DONE = 0.5
_HEAD, _ANY_PERSONS, _SAME_PERSONS, _INSIDE, _OTHER = 0.55, 0.9, 0.65, 0.55, 0.2


def measure_of(question: Understood) -> re.Pattern[str] | None:
    """Return the units that a question about money, time, a sentence or a size can be answered in."""
    if question.measure and not _MEASURED.match(folded(question.measure)):
        return None
    words = folded(question.text).rstrip(" ?.!")
    return next((unit for asked, unit in _MEASURES if asked.search(words)), None)


def fits(question: Understood, figure: Figure, wanted: re.Pattern[str] | None, near: str, around: str) -> float:
    """Return how well `figure` counts what is asked for, 0 to 1.

    `near` are the words of its own clause, `around` those of its article: what tells which ones are counted ("vụ án
    *tham nhũng*") may stand there, but somewhere it must.
    """
    if wanted is not None:
        return 1.0 if wanted.search(figure.unit) else 0.0
    undone = DENIED.search(folded(question.measure)) is not None and DENIED.search(folded(near)) is None
    return _fits(question, figure, near, around) * (_DONE if undone else 1.0)


def _fits(question: Understood, figure: Figure, near: str, around: str) -> float:
    words = syllables(question.measure)
    asked = words if words[:1] == ["bị"] else [word for word in words if word not in STOP] or words
    unit = syllables(figure.unit)
    if not asked:
        return 0.6
    if asked[0] == "người" and (_PERSON.match(folded(figure.unit)) or _ONE_EACH.match(folded(figure.unit))):
        return _of_people(asked[1:], figure, syllables(near), around)
    if asked == ["lần"] and _TIMES.match(folded(figure.unit)):
        return 1.0 if folded(figure.unit).startswith("lần") else _ANY_PERSONS
    head = _head(asked, unit) or _head(asked, syllables(_COUNTING.sub("", folded(figure.unit))))
    if head == 0:
        bare = _COUNTING.sub("", " ".join(asked)).split()
        alike = (each for each in (bare, *_by_other_nouns(asked)) if each != asked and _head(each, unit))
        asked = next(alike, asked)
        head = _head(asked, unit)
        if head == 0:
            return _without_head(asked, figure)
    # "Vụ án" and "vụ việc" are put for one another.
    head = max(head, 2) if asked[:2] in _CASES else min(head, 2)
    told = _told(asked[head:], syllables(figure.counted), syllables(near), around)
    if asked[head:] and told < _LEAST_TOLD:
        return _OTHER
    return _HEAD + (1 - _HEAD) * told


def _by_other_nouns(asked: Sequence[str]) -> Iterator[list[str]]:
    """Yield what is asked for with another word for its noun: "hộ dân" for "gia đình"."""
    for size in (2, 1):
        for other in others(" ".join(asked[:size])):
            yield [*other.split(), *asked[size:]]


def _of_people(rest: Sequence[str], figure: Figure, near: Sequence[str], around: str) -> float:
    """Return how well a figure of persons counts those asked for; other words than "người" for them are less sure."""
    same = folded(figure.unit).startswith("người")
    told = _told(rest, [*syllables(figure.unit), *syllables(figure.counted)], near, around)
    if rest and told < _LEAST_TOLD:
        return _OTHER
    most = 1.0 if same else _ANY_PERSONS if _PERSON.match(folded(figure.unit)) else _SAME_PERSONS
    return _HEAD + (most - _HEAD) * told


def _head(asked: Sequence[str], unit: Sequence[str]) -> int:
    """Return how many words of the noun agree, 0 where it is another noun ("trường học", "trường hợp")."""
    same = 0
    while same < min(len(asked), len(unit)) and asked[same] == unit[same]:
        same += 1
    whole = same == len(asked) or same == len(unit) or same >= 2
    return same if same and (whole or asked[0] in _SINGLE) else 0


def _without_head(asked: Sequence[str], figure: Figure) -> float:
    if _PERSON.match(" ".join(asked)) and _PERSON.match(folded(figure.unit.strip())):
        return _SAME_PERSONS if folded(figure.unit).startswith("người") else _OTHER
    words = syllables(f"{figure.unit} {figure.counted}")
    if len(asked) <= 2 and " ".join(asked) in " ".join(words[: len(asked) + 8]):
        return _INSIDE
    return _OTHER * sum(word in words for word in asked) / len(asked)


def _told(rest: Sequence[str], counted: Sequence[str], near: Sequence[str], around: str) -> float:
    """Return how much of what tells which ones are counted is said, most where it stands with the figure."""
    if not rest:
        return 1.0
    return sum(_worth(word, counted, near, around) for word in rest) / len(rest)


def _worth(word: str, counted: Sequence[str], near: Sequence[str], around: str) -> float:
    if word in counted:
        return 1.0
    if word in near:
        return 0.9
    said = f" {word} " in around or any(f" {other} " in around for other in others(word))
    return 0.4 if said else 0.0
