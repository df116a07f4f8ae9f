"""Numbers that count or measure in Vietnamese text: value, range, qualifier and measure, with exact offsets.

Numbers that name (law codes, dates, clock times, phone numbers, "số 1", "khóa XIII", "Điều 5") are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.types import Span
from index.vietnamese.numerals import DIGITS, SCALES, WORDS, read_digits, read_words
from index.vietnamese.tokens import CODE


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text.

    Parameters
    ----------
    value, upper:
        The number with its scale ("1,2 nghìn tỷ" is 1.2e12); `upper` ends a range, else `None`.
    qualifier:
        Word that bounds it as written ("hơn", "gần", "ít nhất"), else empty.
    unit:
        Measure written right after it ("%", "đồng", "m2", "tháng"), else empty.
    span:
        The number with its scale words, and with both ends of a range; without qualifier and unit.
    """

    value: float
    upper: float | None
    qualifier: str
    unit: str
    span: Span

    @property
    def percent(self) -> bool:
        """Tell whether the number is a share of a hundred."""
        return self.unit in ("%", "phần trăm")


_SCALE = rf"(?:{'|'.join(SCALES)})"
_MEASURES = (
    r"%|phần trăm|điểm phần trăm|đồng(?! (?:chí|bào|phạm|nghiệp|bằng|loạt|đội))|vnđ|vnd|đ|usd|đô la(?: mỹ)?|euro|eur|"
    r"nhân dân tệ|m²|m2|m³|m3|mét(?: vuông| khối)?|m|km2|km²|km|cm|mm|ha|héc-?ta|hecta|kg|gram|g|tấn|tạ|lít|độ c|°c|"
    r"mw|kwh|giờ|phút|giây|ngày|tuần|tháng|quý|năm|tuổi|độ"
)
_UNIT = re.compile(rf"[ \u00a0]?(?P<unit>{_MEASURES})(?![\w])", re.IGNORECASE)
_QUALIFIER = re.compile(
    r"(?<!\w)(?P<q>(?:ít nhất|tối thiểu|nhiều nhất|tối đa|không quá|không dưới|chưa đến|chưa tới|lên tới|lên đến|xấp xỉ|"
    r"ước tính|ước khoảng|ước|khoảng hơn|khoảng gần|khoảng|chừng|hơn|trên|gần|dưới|ngót|độ|quá|cả|hàng|tới|đạt hơn))\s+$",
    re.IGNORECASE,
)
# A number after these names a thing ("số 1", "khóa 13"), unless a sum is spoken of ("tổng số 56 vụ").
_NAMES = re.compile(
    r"(?<!\w)(?:(?<!tổng )(?<!trong )(?<!con )số|thứ|khóa|khoá|điều|khoản|kênh|quốc lộ|tỉnh lộ|ql|tl|quận|q\.|p\.|"
    r"cấp độ|ngõ|ngách|hẻm|biển số|lúc|hồi|mùng|mồng|covid|hotline|sđt|điện thoại|đt|tel|quy chế phối hợp|thông tư|"
    r"nghị định|công văn|tháng|ngày|sn|sinh năm|sinh)\s*[:.]?\s*$",
    re.IGNORECASE,
)
# After these it does so only where no counted thing follows: "lớp 12", but "cấp 12 giấy phép".
_MAYBE_NAMES = re.compile(
    r"(?<!\w)(?:cấp|mục|chương|phần|tập|trang|phường|lô|tầng|phòng|ca|lớp|khối|hạng|nhóm|bảng|tổ|đội|khu|tuyến|đường|"
    r"nhà|phiên họp|kỳ họp|cuộc họp|trung ương|kỳ|vòng|bài|đợt|giai đoạn|tờ|nghị quyết|chỉ thị|quyết định|kế hoạch|kết luận|quy định|quy chế|luật|đề án|dự án|vùng)\s+$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:năm|niên|nhiệm kỳ|giai đoạn|từ|đến|cuối|đầu|và|sn|sinh|tháng \d{1,2})\s*\(?$", re.IGNORECASE
)
_TAKEN = re.compile(
    r"(?<![\w.,/])\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}(?!\w|[/.,]\d)"  # dates
    r"|(?<![\w.,])\d+\s?/\s?\d+(?:/\d+)*"  # fractions, days of a month
    r"|(?<!\w)(?:19|20)\d\d\s?[-–—]\s?(?:19|20)?\d\d(?!\d)"  # years
    r"|(?<!\w)\d{1,2}(?::\d{2}){1,2}|(?<!\w)\d{1,2}\s?[hg]\s?\d{0,2}(?!\w)|(?<!\w)\d{1,2} giờ \d{1,2}(?! người| vụ)"  # times
    r"|(?<![\w.])(?:\+84|0)[ .-]?\d{2,3}[ .-]?\d{3}[ .-]?\d{3,4}(?!\d)|(?<!\w)1[89]00[ .]?\d{4,}"  # phones
    r"|\d[\d.]*@|https?://\S+|\b\d{9,12}\b(?!\s*(?:đồng|usd|vnđ))"  # addresses, identity cards
    r"|(?m:^\s*\d{1,2}(?:\.\d{1,2})*[.)](?=\s))|(?m:^\s*\d{1,2}(?:\.\d{1,2})+(?=\s+[^\W\d_]))",  # list numbers
    re.IGNORECASE,
)
_CANDIDATE = re.compile(
    rf"(?<!\w)(?<![^\W\d_][-–./])(?<!\d[./])(?P<d>{DIGITS})|(?<!\w)(?P<w>{WORDS})(?!\w)", re.IGNORECASE
)
_SCALE_AFTER = re.compile(
    rf"[ \u00a0]?(?P<s>{_SCALE}(?:[ \u00a0]{_SCALE})*)(?P<half>[ \u00a0]rưỡi)?(?!\w)", re.IGNORECASE
)
_RANGE = re.compile(r"\s*(?:-|–|—|đến|tới)\s*$")
_WORD_AFTER = re.compile(r"[ \u00a0]+([^\W\d_]+)")
# Five, three and the like before these count; before anything else "năm" is a year.
_COUNTED_TABLE = "người đồng vụ bị tỉnh nhóm nhiệm tháng ngày lần đơn cơ đề nội giải cán năm"
_COUNTED = frozenset(_COUNTED_TABLE.split())
_NO_COUNT = frozenset(("là", "mẹ", "con", "má", "bên", "phía", "chiều", "chân", "mặt", "trong", "và", "với"))
_AFTER_NAMES = frozenset(
    ("khóa", "khoá", "của", "về", "ngày", "năm", "và", "trung", "do", "được", "có", "là", "ở", "tại")
)


@dataclass(frozen=True, slots=True)
class _Part:
    value: float
    span: Span
    scale: float
    in_words: bool


def numbers(text: str) -> list[Number]:
    """Return the numbers of `text` in order, disjoint."""
    taken = [found.span() for found in (*CODE.finditer(text), *_TAKEN.finditer(text))]
    found: list[Number] = []
    parts = _parts(text, sorted(taken))
    index = 0
    while index < len(parts):
        part = parts[index]
        index += 1
        upper = None
        if index < len(parts) and _is_range(text, part, parts[index]):
            upper = parts[index]
            index += 1
        number = _number(text, part, upper)
        if number is not None:
            found.append(number)
    return found


def _parts(text: str, taken: list[tuple[int, int]]) -> list[_Part]:
    parts: list[_Part] = []
    position = 0
    reserved = iter([*taken, (len(text) + 1, len(text) + 1)])
    start, end = next(reserved)
    for found in _CANDIDATE.finditer(text):
        while end <= found.start():
            start, end = next(reserved)
        if found.start() < position or found.end() > start:
            continue
        part = _digits(text, found) if found["d"] else _words(text, found)
        if part is not None:
            parts.append(_with_rest(text, parts, part))
            position = part.span.end
    return [part for part in parts if part.span.end > part.span.start]


def _digits(text: str, found: re.Match[str]) -> _Part | None:
    end = found.end("d")
    if text[end : end + 1].isalpha() and not _UNIT.match(text, end):
        return None
    scaled = _SCALE_AFTER.match(text, end)
    measured = scaled or _UNIT.match(text, end)
    value = read_digits(found["d"], measured is not None)
    if scaled is None:
        return _Part(value, Span(found.start(), end), 1.0, False)
    scale = 1.0
    for word in scaled["s"].lower().split():
        scale *= SCALES[word]
    last = SCALES[scaled["s"].lower().split()[-1]]
    value = value * scale + (last / 2 if scaled["half"] else 0)
    return _Part(round(value, 6), Span(found.start(), scaled.end()), scale, False)


def _words(text: str, found: re.Match[str]) -> _Part | None:
    start = found.start("w")
    if found["w"].lower().split()[0] in SCALES:
        return _bare_scale(text, found)
    numeral = read_words(found["w"])
    following = _WORD_AFTER.match(text, start + (numeral.length if numeral else len(found["w"])))
    after = following.group(1) if following else ""
    if numeral is None:
        return _five(text, found, after)
    single = " " not in found["w"][: numeral.length].strip()
    if single and (not after or after[0].isupper() or after in _NO_COUNT or (found["w"][:1].isupper() and after == "là")):
        return None
    return _Part(numeral.value, Span(start, start + numeral.length), 1.0, True)


def _five(text: str, found: re.Match[str], after: str) -> _Part | None:
    """Read "năm" as five only before a word that is counted, and not where a year is meant ("trong năm")."""
    before = re.search(r"(\w+)\s+$", text[max(0, found.start() - 12) : found.start()])
    years = ("trong", "mỗi", "hằng", "hàng", "một", "các", "những", "nhiều", "cuối", "đầu", "giữa", "từng", "vào", "cả")
    if found["w"].lower() != "năm" or after not in _COUNTED or (before and (before[1] in years or before[1].isdigit())):
        return None
    return _Part(5.0, Span(*found.span("w")), 1.0, True)


def _bare_scale(text: str, found: re.Match[str]) -> _Part | None:
    """Read "hàng trăm", "nửa triệu"; a scale word alone is no number."""
    before = re.search(r"(hàng|nửa)\s+$", text[max(0, found.start() - 8) : found.start()], re.IGNORECASE)
    if before is None:
        return None
    value = 0.5 if before[1].lower() == "nửa" else 1.0
    words = found["w"].lower().split()
    used = [word for word in words if word in SCALES]
    if used != words:
        return None
    for word in words:
        value *= SCALES[word]
    start = found.start() - len(before.group()) if before[1].lower() == "nửa" else found.start()
    return _Part(value, Span(start, found.end()), value, True)


def _with_rest(text: str, parts: list[_Part], part: _Part) -> _Part:
    """Add "200 triệu" to the "1 tỷ" right before it."""
    if not parts or part.in_words:
        return part
    last = parts[-1]
    between = text[last.span.end : part.span.start]
    if last.scale <= max(part.scale, 1.0) or between.strip() or len(between) != 1 or part.scale == 1.0:
        return part
    parts[-1] = _Part(0.0, Span(0, 0), 0.0, False)
    return _Part(last.value + part.value, Span(last.span.start, part.span.end), last.scale, False)


def _is_range(text: str, low: _Part, high: _Part) -> bool:
    between = text[low.span.end : high.span.start]
    unit = _UNIT.match(between)
    gap = between[unit.end() :] if unit else between
    if len(gap) > 6 or not _RANGE.fullmatch(gap):
        return False
    return _scaled(low, high) < high.value and not _NAMES.search(text, max(0, low.span.start - 24), low.span.start)


def _scaled(low: _Part, high: _Part) -> float:
    return low.value * high.scale if low.scale == 1.0 else low.value


def _number(text: str, part: _Part, upper: _Part | None) -> Number | None:
    start, end = part.span.start, (upper or part).span.end
    window = max(0, start - 24)
    unit = _UNIT.match(text, end)
    if _is_name(text, start, end, unit is not None) or _is_year(text, part, unit is not None):
        return None
    qualifier = _QUALIFIER.search(text, window, start)
    value = _scaled(part, upper) if upper else part.value
    return Number(
        value,
        upper.value if upper else None,
        qualifier["q"] if qualifier else "",
        unit["unit"] if unit else "",
        Span(start, end),
    )


def _is_name(text: str, start: int, end: int, measured: bool) -> bool:
    window = max(0, start - 24)
    if _NAMES.search(text, window, start):
        return True
    if measured or not _MAYBE_NAMES.search(text, window, start):
        return False
    following = _WORD_AFTER.match(text, end)
    return following is None or following.group(1)[0].isupper() or following.group(1) in _AFTER_NAMES


def _is_year(text: str, part: _Part, measured: bool) -> bool:
    written = part.span.of(text)
    if not re.fullmatch(r"(?:19|20)\d\d", written):
        return False
    if _YEAR_BEFORE.search(text, max(0, part.span.start - 14), part.span.start):
        return True
    return not measured and not _WORD_AFTER.match(text, part.span.end)
