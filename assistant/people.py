"""Persons named in a text, with the title before and the offices after the name, word for word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.types import Span
from index.vietnamese.letters import UPPER
from index.vietnamese.normal import fold_case, fold_tones
from index.vietnamese.places import provinces
from index.vietnamese.syllables import is_syllable

# The fifty commonest family names cover about 99% of Vietnamese people.
_FAMILY = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đoàn|Vương|Trịnh|Trương|Đinh|Lâm|Phùng|"
    "Mai|Tô|Hà|Tạ|Đào|Lương|Cao|Thái|"
    "Chu|Châu|La|Lưu|Tống|Quách|Kiều|Đàm|Giàng|Triệu|Nông|Lò|Vi|Cù|Mã|Tăng|Thạch|Đồng|Khuất|Nghiêm|Bạch|Cầm|Hứa|Lục|"
    "Ninh|Sùng|Thân|Tòng|Từ|Uông|Văn|Viên|"
    "Phí|Quàng|Quản|Thào|Trà|Trang|Ma|Doãn|Diệp|Hầu|Khổng|Kha|Lã|Lại|Lữ|Mạc|Nhữ|Ngân|Đậu|Điểu|Âu|An|Bành|Biện|"
    "Chung|Cung|Danh|Giáp|Hàn|Hạ"
)
_FAMILY_NAMES = frozenset(_FAMILY.split("|"))
_TITLE = (
    r"(?:[Đđ]ồng chí|[Đđ]/c|Đ/c|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ị cáo|[Bb]ị can|[Ll]uật sư|[Bb]ác sĩ|"
    r"BS\.?|TS\.?|PGS\.?(?:\s?TS\.?)?|GS\.?(?:\s?TS\.?)?|ThS\.?|"
    r"[Gg]iáo sư|[Tt]iến sĩ|[Đđ]ại tá|[Tt]rung tá|[Tt]hiếu tá|[Tt]hượng tá|[Đđ]ại úy|[Tt]hượng úy|[Tt]hiếu tướng|"
    r"[Tt]rung tướng|[Tt]hượng tướng|[Đđ]ại tướng)"
)
_WORD = rf"[{UPPER}][^\W\d_]*"
_FULL = rf"(?:{_FAMILY})(?:[ \t]+{_WORD}){{1,4}}"
_NAME = re.compile(
    rf"(?P<title>(?<!\w){_TITLE}[ \t]+)?(?P<name>{_FULL})|"
    rf"(?P<title2>(?<!\w){_TITLE}[ \t]+)(?P<name2>{_WORD}(?:[ \t]+{_WORD}){{0,4}})"
)
_OFFICE_HEAD = (
    r"(?:nguyên |cựu |quyền |Nguyên |Cựu |Quyền )?(?:Ủy viên|Uỷ viên|[Bb]í thư|Phó [Bb]í thư|[Cc]hủ tịch|"
    r"Phó [Cc]hủ tịch|[Tt]rưởng|[Pp]hó|[Gg]iám đốc|[Tt]ổng|[Bb]ộ trưởng|"
    r"[Tt]hứ trưởng|[Vv]iện trưởng|[Cc]hánh|[Cc]ục trưởng|[Vv]ụ trưởng|[Tt]hành viên|[Đđ]ại biểu|[Tt]hường trực|"
    r"[Kk]ế toán|[Tt]hủ quỹ|[Cc]án bộ|[Cc]huyên viên|[Nn]hân viên|"
    r"[Gg]iáo viên|[Hh]iệu trưởng|[Tt]hẩm phán|[Kk]iểm sát viên|[Đđ]iều tra viên|[Tt]hủ tướng|[Hh]ạ sĩ|[Đđ]ội|"
    r"[Pp]hát ngôn|[Ll]ãnh đạo|[Nn]gười)"
)
_OFFICES_AFTER = re.compile(
    rf"\s*(?:\((?P<paren>[^()\n]{{3,160}})\)|(?:,|"
    rf"\s[-–])\s*(?P<office>(?:(?:là )?{_OFFICE_HEAD}[^,.;:()\n]*?)(?=\s+(?:và (?:đồng chí|ông|bà)|chủ trì|phát biểu|"
    rf"cho biết|"
    r"đã|đang|sẽ|được|bị|dự(?! khuyết)|ghi nhận|đánh giá|yêu cầu|đề nghị|nhấn mạnh|khẳng định|kết luận|nói|trình bày|"
    r"báo cáo|biểu dương|chỉ đạo|mong|chúc|nêu|lưu ý|làm|đến|tham dự|thừa nhận|khai|"
    r"có|cùng|điều hành|đề ra|ký|trao|thông tin|chia sẻ|cảnh báo|tiếp|thay mặt)\b|[,.;:()\n]|$)))"
)
_OFFICE_BEFORE = re.compile(
    rf"(?:^|(?<=[,;:(\n“\"])|(?<=\s))(?:(?:nguyên|cựu|Nguyên|Cựu|quyền) )?"
    rf"(?:{_OFFICE_HEAD})(?: [^,.;:()\n]*?)?\s+(?:[–-]\s*)?$"
)
# "Đường Lê Duẩn" and "thành phố Hạ Long" are no persons; "Công an tỉnh Lê Văn An" may be one.
_ROAD_BEFORE = re.compile(r"(?<!\w)(?:đường|cầu|sông|vịnh|đèo)\s+$", re.IGNORECASE)
_UNIT_BEFORE = re.compile(
    r"(?<!\w)(?:thành phố|tp\.?|tỉnh|thị xã|thị trấn|huyện|quận|phường|xã|phố)\s+$", re.IGNORECASE
)
_LONGEST_UNIT = 12
_CAPITALISED = re.compile(rf"\b[{UPPER}]\w+")
_JOINING = re.compile(r"\b(?:và|là|gồm|của|do)\b")
_NO_PERSON = frozenset(
    (
        "Ban",
        "Hội",
        "Tỉnh",
        "Thành",
        "Đảng",
        "Bộ",
        "Viện",
        "Tòa",
        "Toà",
        "Công",
        "Sở",
        "Cục",
        "Vụ",
        "Ủy",
        "Uỷ",
        "Quốc",
        "Trung",
        "Nhà",
        "Đại",
        "Văn",
        "Huyện",
        "Quận",
        "Cụm",
    )
)

# Countries and bodies that begin like a family name.
_NOBODY = ("Hàn Quốc", "Thái Lan", "Hà Lan", "Đoàn Luật")

# "Đồng chí Phó trưởng Ban", "đồng chí Tổng Bí thư": an office begins there, no name.
_OFFICE_WORDS = frozenset(
    ("Phó", "Trưởng", "Bí", "Chủ", "Giám", "Chánh", "Thứ", "Thủ", "Tổng", "Thường", "Nguyên", "Cựu")
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in a text: `name` alone and `whole` with the title and the offices written beside it."""

    name: Span
    whole: Span

    def beside(self, text: str) -> str:
        """Return the title and the offices, those before the name and those behind it parted by ";"."""
        return f"{text[self.whole.start : self.name.start]} ; {text[self.name.end : self.whole.end]}"


def is_family_name(word: str) -> bool:
    """Tell one of the common family names."""
    return word in _FAMILY_NAMES


def same_person(one: str, other: str) -> bool:
    """Tell two names of one person: one may be the beginning or the end of the other ("ông Mã", "ông Kiện")."""
    short, long = sorted((one, other), key=len)
    return long == short or long.startswith(f"{short} ") or long.endswith(f" {short}")


def names_of(text: str) -> list[str]:
    """Return the names of the persons that `text` names, in order, without titles and offices."""
    return [person.name.of(text) for person in people(text)]


def is_foreign(words: str) -> bool:
    """Tell words with a capitalised one that is no Vietnamese syllable: "Najib", "Grace Meng"."""
    return any(not is_syllable(fold_case(word)) for word in _CAPITALISED.findall(words))


def people(text: str) -> tuple[Person, ...]:
    """Return the persons named in `text`, in order."""
    found: list[Person] = []
    for match in _NAME.finditer(text):
        group = "name" if match["name"] else "name2"
        name = Span(*match.span(group))
        words = name.of(text).split()
        if group == "name2" and (words[0] in _NO_PERSON or _OFFICE_WORDS.issuperset(words)):
            continue
        if name.start > 0 and (text[name.start - 1].isalnum()):
            continue
        name = _behind_province(name, text)
        if not (match["title"] or match["title2"]) and name.of(text).startswith(_NOBODY):
            continue
        if not (match["title"] or match["title2"]) and _is_place(name.of(text), text[: name.start]):
            continue
        found.append(Person(name, Span(_start(text, match.start()), _end(text, name.end))))
    return tuple(_apart(found))


def _behind_province(name: Span, text: str) -> Span:
    """Return a name without the province before it: "Chủ tịch UBND TP Hà Nội Lê Văn An" names no "Hà Nội Lê"."""
    words = name.of(text).split()
    for size in (2, 3):
        if len(words) > size + 1 and is_family_name(words[size]) and fold_tones(" ".join(words[:size])) in provinces():
            return Span(name.end - len(name.of(text).split(maxsplit=size)[-1]), name.end)
    return name


def behind_place(before: str) -> bool:
    """Tell whether the text `before` a name ends with the word for a place: "bí thư huyện" before "Krông Búk"."""
    return _UNIT_BEFORE.search(before[-_LONGEST_UNIT:]) is not None


def _is_place(name: str, before: str) -> bool:
    """Tell "Hà Giang" and "Thái Bình", provinces that look like persons, and names behind the word for a place."""
    words, near = fold_tones(name).split(), before[-_LONGEST_UNIT:]
    if _ROAD_BEFORE.search(near) or (len(words) == 2 and _UNIT_BEFORE.search(near)):
        return True
    return any(" ".join(words[:size]) in provinces() for size in (2, 3))


def _end(text: str, end: int) -> int:
    """Extend over ", Ủy viên …, Phó trưởng Ban …" and "(SN 1964)"."""
    while True:
        match = _OFFICES_AFTER.match(text, end)
        if match is None or match.end() == end:
            return end
        end = match.end()


def _start(text: str, start: int) -> int:
    """Extend back over an office written before the name: "Trưởng Ban Nội chính Trung ương Phan Đình Trạc"."""
    line = max(text.rfind(mark, 0, start) for mark in "\n.,;:(")
    before = _OFFICE_BEFORE.search(text[line + 1 : start])
    if before is None or len(before.group()) > 120 or _NAME.search(before.group()) or _JOINING.search(before.group()):
        return start
    return line + 1 + before.start() + len(before.group()) - len(before.group().lstrip())


def _apart(found: list[Person]) -> list[Person]:
    """Cut a person's whole where the next person begins."""
    cut: list[Person] = []
    for person, following in zip(found, (*found[1:], None), strict=False):
        end = (
            person.whole.end if following is None else min(person.whole.end, max(following.name.start, person.name.end))
        )
        start = max(person.whole.start, cut[-1].whole.end) if cut else person.whole.start
        cut.append(Person(person.name, Span(min(start, person.name.start), end)))
    return cut
