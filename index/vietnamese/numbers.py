"""Numbers that count or measure in Vietnamese text: value, range, qualifier and measure, with exact offsets.

Numbers that name (law codes, dates, clock times, phone numbers, "số 1", "khóa XIII", "Điều 5") are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.types import Span
from index.vietnamese.normal import fold_case
from index.vietnamese.number_context import QUALIFIER, TAKEN, UNIT, WORD_AFTER, follows_name, names
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
_CANDIDATE = re.compile(rf"(?<!\w)(?<![^\W\d_][-–./])(?<!\d[./])(?P<d>{DIGITS})|(?<!\w)(?P<w>{WORDS})(?!\w)")
_SCALE_AFTER = re.compile(
    rf"[ \u00a0]?(?P<s>{_SCALE}(?:[ \u00a0]{_SCALE})*)(?P<half>[ \u00a0]rưỡi)?(?!\w)", re.IGNORECASE
)
_LISTED = re.compile(r"\s*(?:,|và|hoặc|hay)\s*")
_RANGE = re.compile(r"\s*(?:-|–|—|đến|tới)\s*$")
# Five, three and the like before these count; before anything else "năm" is a year.
_COUNTED_TABLE = "người đồng vụ bị tỉnh nhóm nhiệm tháng ngày lần đơn cơ đề nội giải cán năm"
_COUNTED = frozenset(_COUNTED_TABLE.split())
_YEAR_TABLE = "trong mỗi hằng hàng một các những nhiều cuối đầu giữa từng vào cả"
_BEFORE_YEAR = frozenset(_YEAR_TABLE.split())
_NO_COUNT = frozenset(("là", "mẹ", "con", "má", "bên", "phía", "chiều", "chân", "mặt", "trong", "và", "với"))


@dataclass(frozen=True, slots=True)
class _Part:
    value: float
    span: Span
    scale: float
    in_words: bool


def numbers(text: str) -> list[Number]:
    """Return the numbers of `text` in order, disjoint."""
    low = fold_case(text)
    taken = [found.span() for found in (*CODE.finditer(text), *TAKEN.finditer(low))]
    found: list[Number] = []
    name_end = -9
    parts = _parts(text, low, sorted(taken))
    index = 0
    while index < len(parts):
        part = parts[index]
        index += 1
        upper = None
        if index < len(parts) and _is_range(text, part, parts[index]):
            upper = parts[index]
            index += 1
        number = _number(text, part, upper)
        if number is None:
            name_end = (upper or part).span.end
        elif _LISTED.fullmatch(text, max(name_end, 0), part.span.start):
            # "quận 1, 3 và 4": what follows a name in a list is a name too, unless it counts something.
            follows = WORD_AFTER.match(text, part.span.end)
            if number.unit or (follows and follows.group(1)[0].islower() and follows.group(1) not in ("và", "của")):
                found.append(number)
            else:
                name_end = part.span.end
        else:
            found.append(number)
    return found


def _parts(text: str, low: str, taken: list[tuple[int, int]]) -> list[_Part]:
    parts: list[_Part] = []
    position = 0
    reserved = iter([*taken, (len(text) + 1, len(text) + 1)])
    start, end = next(reserved)
    for found in _CANDIDATE.finditer(low):
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
    if text[end : end + 1].isalpha() and not UNIT.match(text, end):
        return None
    scaled = _SCALE_AFTER.match(text, end)
    measured = scaled or UNIT.match(text, end)
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
    following = WORD_AFTER.match(text, start + (numeral.length if numeral else len(found["w"])))
    after = following.group(1) if following else ""
    if numeral is None:
        return _five(text, found, after)
    single = " " not in found["w"][: numeral.length].strip()
    if single and (not after or after[0].isupper() or after in _NO_COUNT):
        return None
    return _Part(numeral.value, Span(start, start + numeral.length), 1.0, True)


def _five(text: str, found: re.Match[str], after: str) -> _Part | None:
    """Read "năm" as five only before a word that is counted, and not where a year is meant ("trong năm")."""
    before = re.search(r"(\w+)\s+$", text[max(0, found.start() - 12) : found.start()])
    if found["w"] != "năm" or after not in _COUNTED:
        return None
    if before and (before[1].lower() in _BEFORE_YEAR or before[1].isdigit()):
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
    unit = UNIT.match(between)
    gap = between[unit.end() :] if unit else between
    if len(gap) > 6 or not _RANGE.fullmatch(gap):
        return False
    return _scaled(low, high) < high.value and not follows_name(text, low.span.start)


def _scaled(low: _Part, high: _Part) -> float:
    return low.value * high.scale if low.scale == 1.0 else low.value


def _number(text: str, part: _Part, upper: _Part | None) -> Number | None:
    start, end = part.span.start, (upper or part).span.end
    window = max(0, start - 24)
    unit = UNIT.match(text, end)
    if names(text, start, end if upper else part.span.end, unit is not None):
        return None
    qualifier = QUALIFIER.search(text, window, start)
    value = _scaled(part, upper) if upper else part.value
    return Number(
        value,
        upper.value if upper else None,
        qualifier["q"] if qualifier else "",
        unit["unit"] if unit else "",
        Span(start, end),
    )
