"""Two figures beside each other: of one thing, of one time, of one value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.evidence import STOP, folded
from assistant.answering.figures import Fact
from assistant.answering.timing import spoken
from index.types import Figure
from index.vietnamese.tokens import syllables

_SAME_THING = 0.5
# Everything is counted in money, percent, years and people: there the words around must say more.
_COMMON_UNIT, _SAME_WORDS = 2, 0.7
_COMMON = frozenset(
    ("đồng", "usd", "won", "euro", "%", "trăm", "năm", "tháng", "ngày", "tù", "tuổi", "tỷ", "triệu", "lần")
)
_DONG = re.compile(r"^(?:tỷ|tỉ|triệu|vnđ|vnd)$")
# A number told with "hơn", "gần" or "khoảng" is off by no more than this share.
_ROUNDED = 0.05
# What is only proposed is no sentence.
_IN_PRISON, _PROPOSED, _DIGITS = "tù", re.compile(r"\bđề nghị\b"), re.compile(r"\d+")
_BEFORE, _BEHIND = 120, 60


def same_thing(one: Fact, other: Fact) -> bool:
    """Tell whether two facts count the same thing in the same time: the unit's head agrees, and the words around."""
    left, right = syllables(one.figures[0].unit), syllables(other.figures[0].unit)
    if not left or (left != right[: len(left)] and right != left[: len(right)]):
        return False
    if apart(one, other):
        return False
    here, there = around(one), around(other)
    needed = (
        _SAME_WORDS if len(left) <= _COMMON_UNIT and len(right) <= _COMMON_UNIT and _is_common(left) else _SAME_THING
    )
    return len(here & there) / max(min(len(here), len(there)), 1) >= needed


def equal(one: Fact, other: Fact) -> bool:
    """Tell the same values, or a rounded one ("hơn 34.000") and the exact one it stands for ("34.340")."""
    if is_sentence(one) and is_sentence(other):
        # "16 năm 6 tháng" is told by its months as a figure: the years must agree as well.
        return _DIGITS.findall(one.text) == _DIGITS.findall(other.text)
    if _values(one.figures) & _values(other.figures):
        return True
    left, right = one.figures[0], other.figures[0]
    rounded = bool(left.qualifier or right.qualifier) and left.unit.split()[:1] == right.unit.split()[:1]
    return rounded and abs(left.value - right.value) <= _ROUNDED * max(left.value, right.value)


def comparable(one: Fact, other: Fact) -> bool:
    """Tell figures that may be set against each other: not dollars and đồng."""
    if is_sentence(one) and is_sentence(other):
        return True
    left, right = (_DONG.sub("đồng", folded(fact.figures[0].unit)) for fact in (one, other))
    return left == right or not (_is_common(left.split()) or _is_common(right.split()))


def apart(one: Fact, other: Fact) -> bool:
    """Tell facts of times that share no day; when their articles appeared tells nothing of when it was."""
    left, right = (spoken(fact.evidence, fact.span, published=False) for fact in (one, other))
    if not left or not right:
        return False
    return not any(a.start <= b.end and b.start <= a.end for a in left for b in right)


def same_noun(one: Fact, other: Fact) -> bool:
    """Tell two figures of one noun; "19 bị cáo" may be others than "86 người"."""
    left, right = (syllables(fact.figures[0].unit)[:1] for fact in (one, other))
    return left == right


def is_money(fact: Fact) -> bool:
    """Tell money and the like, in which everything is counted; a sentence in court is of its own kind."""
    unit = syllables(fact.figures[0].unit)
    return _is_common(unit) and not is_sentence(fact)


def is_sentence(fact: Fact) -> bool:
    """Tell years in prison that a court gave."""
    unit = syllables(fact.figures[0].unit)
    return unit[-1:] == [_IN_PRISON] and _PROPOSED.search(folded(fact.evidence.text)) is None


def around(fact: Fact) -> set[str]:
    """Return the telling words right before and behind a figure."""
    text = fact.evidence.text
    start = max(text.rfind(";", 0, fact.span.start), fact.span.start - _BEFORE, 0)
    words = syllables(text[start : fact.span.end + _BEHIND])
    return {word for word in words if word not in STOP and not word.isdigit()}


def _is_common(unit: Sequence[str]) -> bool:
    return bool(unit) and unit[-1] in _COMMON


def _values(figures: Sequence[Figure]) -> set[tuple[float, float | None]]:
    return {(figure.value, figure.upper) for figure in figures}
