"""A number with what it is about, and whether another one can be the same."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.vietnamese.numbers import Number

_SAME_BOUND = 0.8
_TIMES = frozenset({"năm", "tháng", "tuần", "ngày", "giờ", "phút", "giây", "quý", "tuổi"})
_MONEY = frozenset({"đồng", "usd", "đô la", "đô la mỹ", "euro", "eur", "yên", "nhân dân tệ"})
_AT_LEAST = frozenset({"hơn", "trên", "ít nhất", "tối thiểu", "không dưới", "khoảng hơn", "đạt hơn"})
_AT_MOST = frozenset({"gần", "dưới", "nhiều nhất", "tối đa", "không quá", "chưa đến", "chưa tới", "ngót", "khoảng gần"})
_SAME_MEASURE = {"phần trăm": "%", "đ": "đồng", "vnd": "đồng", "vnđ": "đồng", "m²": "m2", "hecta": "ha", "héc ta": "ha"}
_SAME_MEASURE |= {"đô la": "usd", "đô la mỹ": "usd", "héc-ta": "ha", "mét": "m", "mét vuông": "m2"}
_SCALES = {"ha": (1e4, "m2"), "km2": (1e6, "m2"), "km": (1e3, "m"), "cm": (0.01, "m"), "tấn": (1e3, "kg")}
_ABOUT = frozenset({"khoảng", "chừng", "xấp xỉ", "ước", "ước tính", "ước khoảng", "độ"})
# With a digit behind the comma a number is rounded to so much at most.
_DECIMAL = 0.1
# What is rounded is off by no more of itself.
_MOST_ROUNDED = 0.1
_MILLION = 1e6
# What stands behind these is wished for, not done.
PROPOSALS = frozenset((("kiến", "nghị"), ("đề", "nghị"), ("đề", "xuất"), ("yêu", "cầu"), ("dự", "kiến")))


@dataclass(frozen=True, slots=True)
class Count:
    """A number and what it is about.

    Parameters
    ----------
    words:
        The words of content around it, and what each weighs.
    capitals:
        The words with a capital among those that belong to it.
    counted:
        The word right after it, where it has no measure.
    form:
        Whether it is a range, is followed by a smaller measure ("3 năm 6 tháng"), or is that smaller measure.
    proposed:
        Whether words of proposing stand before it: "kiến nghị thu hồi 30 tỷ đồng".
    """

    number: Number
    words: Mapping[str, float]
    capitals: frozenset[str]
    counted: str
    form: tuple[bool, bool, bool]
    proposed: bool

    @property
    def kind(self) -> str:
        """Return what the number is of: a share, a stretch of time, money, or things counted."""
        return kind(self.number)

    def likeness(self, other: Count, rarity: Mapping[str, float]) -> float:
        """Return how much the two are about the same; words that few numbers stand beside tell more."""
        same_bound = bool(self.number.qualifier) == bool(other.number.qualifier)
        return likeness(self.words, other.words, rarity) + (_SAME_BOUND if same_bound else 0.0)


def kind(number: Number) -> str:
    """Return what `number` is of: "%", "time", "money", or nothing for things counted."""
    unit = number.unit.lower()
    if number.percent:
        return "%"
    if unit in _TIMES:
        return "time"
    return "money" if unit in _MONEY or (not unit and number.value >= _MILLION) else ""


def likeness(words: Mapping[str, float], others: Mapping[str, float], rarity: Mapping[str, float]) -> float:
    """Return how much alike are the words around two numbers, or two dates."""
    shared = words.keys() & others.keys()
    return sum(min(words[word], others[word]) * rarity.get(word, 1.0) for word in shared)


def rarity(around: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Return for each word around some numbers, or dates, how much it tells about them."""
    held = list(around)
    stand = Counter(word for words in held for word in words)
    return {word: 1 + math.log((len(held) + 1) / often) for word, often in stand.items()}


def equal(number: Number, other: Number) -> bool:
    """Tell whether a number is another one, or one end of it, or rounds it: "hơn 2.200" of 2.233."""
    value, upper, others = number.value, number.upper, [other.value, other.upper]
    if number.unit and other.unit:
        scale = _scale(number) / _scale(other)
        value, upper = value * scale, upper and upper * scale
    if upper is not None:
        return [value, upper] == others
    return value in others or (other.upper is None and _rounds(value, number.qualifier.lower(), other.value))


def _rounds(value: float, bound: str, exact: float) -> bool:
    """Tell whether `value` is `exact` with its last digits left out, upwards or downwards as its bound says."""
    step = 1.0 if value == int(value) else _DECIMAL
    while value and value % (10 * step) == 0:
        step *= 10
    off = exact - value
    if bound in _AT_LEAST:
        near = 0 < off < step
    elif bound in _AT_MOST:
        near = 0 < -off < step
    else:
        near = bound in _ABOUT and abs(off) <= step / 2
    return near and abs(off) <= _MOST_ROUNDED * exact


def agree(number: Number, other: Number) -> bool:
    """Tell whether the measures and the bounds of two equal numbers of one kind can be those of the same thing."""
    bound, other_bound = number.qualifier.lower(), other.qualifier.lower()
    opposed = (bound in _AT_LEAST and other_bound in _AT_MOST) or (bound in _AT_MOST and other_bound in _AT_LEAST)
    return same_measure(number, other) and not opposed


def same_measure(number: Number, other: Number) -> bool:
    """Tell whether two numbers have one measure, as far as both say."""
    return not (number.unit and other.unit) or _measure(number) == _measure(other)


def _measure(number: Number) -> str:
    unit = number.unit.lower()
    unit = _SAME_MEASURE.get(unit, unit)
    return _SCALES[unit][1] if unit in _SCALES else unit


def _scale(number: Number) -> float:
    """Return how many of the common measure one is: a hectare is 10,000 square metres."""
    unit = number.unit.lower()
    return _SCALES.get(_SAME_MEASURE.get(unit, unit), (1.0, ""))[0]
