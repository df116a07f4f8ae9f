"""Numbers of a sentence against the numbers of its sources: the value, its measure, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.verification.evidence import Evidence, Reading
from assistant.verification.problems import Claim, Problem
from assistant.verification.words import EMPTY, content, shared_start
from index.types import Span
from index.vietnamese.numbers import Number
from index.vietnamese.numerals import SCALES

_AT_LEAST = frozenset({"hơn", "trên", "ít nhất", "tối thiểu", "không dưới", "quá", "khoảng hơn", "đạt hơn"})
_AT_MOST = frozenset({"gần", "dưới", "nhiều nhất", "tối đa", "không quá", "chưa đến", "chưa tới", "ngót", "khoảng gần"})
_TIMES = frozenset({"năm", "tháng", "tuần", "ngày", "giờ", "phút", "giây", "quý", "tuổi"})
_SAME_MEASURE = {"phần trăm": "%", "đ": "đồng", "vnd": "đồng", "vnđ": "đồng", "m²": "m2", "hecta": "ha", "héc ta": "ha"}
# Up to here a number in words may count the things that a source lists ("hai người": it names two).
_COUNTABLE = 3
# How many words before and after a number say what it is about, and how many more of them another number must share.
_BEFORE, _AFTER = 5, 7
_CLEARLY_MORE = 2
# A date so many words after a number or code belongs to it.
_BESIDE = 4
_CUT_BEFORE = re.compile(r"[,;:.()\n]")
_CUT_AFTER = re.compile(r"[;:.()\n]")
_UNBROKEN = re.compile(r"[\d][\d.,/-]*\d")
_LITERAL = 5


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The words of content around a number, and those right after it."""

    around: frozenset[str]
    after: tuple[str, ...]

    def likeness(self, other: _Surroundings) -> int:
        return len(self.around & other.around) + shared_start(self.after, other.after)


def figures(sentence: Reading, sources: Sequence[Evidence]) -> Iterator[Problem]:
    """Yield the numbers of `sentence` that no source gives, or gives to something else."""
    readings = [reading for source in sources for reading in source.readings]
    written = _written_whole(sentence, readings)
    for number in sentence.numbers:
        if number.span.start not in written and not _is_given(number, sentence, readings):
            yield Problem(Claim.NUMBER, number.span.of(sentence.text))
    known = [word for source in sources for word in (*source.known, "")]
    for at in sentence.labels:
        if sentence.tokens[at].start not in written and not _is_label(at, sentence, readings, known):
            yield Problem(Claim.CODE, " ".join(sentence.words[max(0, at - 1) : at + 1]))
    yield from _with_another_date(sentence, readings)


def _written_whole(sentence: Reading, readings: Sequence[Reading]) -> frozenset[int]:
    """Return the positions inside long runs of digits, such as phone numbers, that a source writes the very same."""
    held: set[int] = set()
    for run in _UNBROKEN.finditer(sentence.text):
        if len(run.group()) >= _LITERAL and any(
            run.group() in (each.group() for each in _UNBROKEN.finditer(reading.text)) for reading in readings
        ):
            held.update(range(*run.span()))
    return frozenset(held)


def _is_given(number: Number, sentence: Reading, readings: Sequence[Reading]) -> bool:
    same, others = [], []
    for reading in readings:
        for other in reading.numbers:
            if _equal(number, other):
                same += [(other, reading)] if _agree(number, other) else []
            elif _kind(number) == _kind(other):
                others.append((other, reading))
    in_words = not any(char.isdigit() for char in number.span.of(sentence.text))
    small = in_words and number.value <= _COUNTABLE and number.upper is None
    if not same or small:
        return bool(same) or small
    mine = _surroundings(number, sentence)
    best = max(mine.likeness(_surroundings(other, reading)) for other, reading in same)
    rival = max((mine.likeness(_surroundings(other, reading)) for other, reading in others), default=0)
    return rival - best < _CLEARLY_MORE


def _equal(number: Number, other: Number) -> bool:
    if number.upper is None:
        return number.value in (other.value, other.upper)
    return (number.value, number.upper) == (other.value, other.upper)


def _agree(number: Number, other: Number) -> bool:
    """Tell whether the measures and the bounds of two equal numbers can be those of the same thing."""
    if number.unit and other.unit and _measure(number) != _measure(other):
        return False
    if _kind(number) != _kind(other):
        return False
    bound, other_bound = number.qualifier.lower(), other.qualifier.lower()
    return not ((bound in _AT_LEAST and other_bound in _AT_MOST) or (bound in _AT_MOST and other_bound in _AT_LEAST))


def _kind(number: Number) -> str:
    """Return what a number is of: a share, a stretch of time, or anything else."""
    return "%" if number.percent else "time" if number.unit.lower() in _TIMES else ""


def _measure(number: Number) -> str:
    unit = number.unit.lower()
    return _SAME_MEASURE.get(unit, unit)


def _surroundings(number: Number, reading: Reading) -> _Surroundings:
    first, last = reading.at(number.span.start), reading.at(number.span.end)
    spans = [other.span for other in reading.numbers if other is not number]
    low, high = _cut(reading, number.span, spans)
    before = [token.text for token in reading.tokens[max(0, first - _BEFORE) : first] if token.start >= low]
    after = [token.text for token in reading.tokens[last : last + _AFTER] if token.end <= high]
    return _Surroundings(frozenset(content((*before, *after))), tuple(word for word in after if word not in EMPTY))


def _cut(reading: Reading, span: Span, others: Sequence[Span]) -> tuple[int, int]:
    """Return where the surroundings of a number begin and end: at the next number, and where the clause does."""
    low = max((other.end for other in others if other.end <= span.start), default=0)
    high = min((other.start for other in others if other.start >= span.end), default=len(reading.text))
    for mark in _CUT_BEFORE.finditer(reading.text, low, span.start):
        low = mark.end()
    mark_after = _CUT_AFTER.search(reading.text, span.end, high)
    return low, mark_after.start() if mark_after else high


def _is_label(at: int, sentence: Reading, readings: Sequence[Reading], known: Sequence[str]) -> bool:
    """Tell whether a number that names ("số 1", "điều 356") names the same in a source."""
    word = sentence.words[at]
    before = sentence.words[at - 1] if at else ""
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else ""
    pairs = set(zip(known, known[1:], strict=False))
    if (before, word) in pairs or (after in SCALES and (word, after) in pairs):
        return True
    # A long number is a name by itself; a small one needs its word, or "số 1" would be found anywhere.
    return len(word) > 2 and any(reading.words[label] == word for reading in readings for label in reading.labels)


def _with_another_date(sentence: Reading, readings: Sequence[Reading]) -> Iterator[Problem]:
    """Yield the dates that stand right after a number or code which every source puts another date after."""
    for when in sentence.whens:
        at = sentence.at(when.span.start)
        for place in range(max(0, at - _BESIDE), at):
            word = sentence.words[place]
            if not word[0].isdigit() or any(
                span.span.start <= sentence.tokens[place].start < span.span.end for span in sentence.whens
            ):
                continue
            dates = [date for reading in readings for date in _dates_after(word, reading)]
            if dates and (when.start, when.end) not in dates and not when.worked_out:
                yield Problem(Claim.DATE, when.span.of(sentence.text))


def _dates_after(word: str, reading: Reading) -> Iterator[tuple[object, object]]:
    for at, each in enumerate(reading.words):
        if each == word:
            end = reading.tokens[at].end
            for when in reading.whens:
                if when.span.start >= end and reading.at(when.span.start) - at <= _BESIDE:
                    yield when.start, when.end
                    break
