"""Numbers of a sentence against the numbers of its sources: the value, its measure, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.verification.evidence import Evidence, Reading, given_name
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
_BEFORE, _AFTER = 8, 7
_CLEARLY_MORE = 2
# A date so many words after a number or code belongs to it.
_BESIDE = 4
_CUT_BEFORE = re.compile(r"[,;:.)\n]|\b(?:và|cùng|còn|với)\b")
_CUT_AFTER = re.compile(r"[;:.()\n]")
# Between two numbers the words belong to the first up to here, and to the second from here.
_CUT_BETWEEN = re.compile(r",|\b(?:và|cùng|còn)\b")
_BOUNDS = frozenset(
    (
        "hơn",
        "trên",
        "gần",
        "dưới",
        "khoảng",
        "chừng",
        "độ",
        "ngót",
        "xấp",
        "xỉ",
        "ít",
        "nhất",
        "tối",
        "đa",
        "thiểu",
        "quá",
    )
)
_LIST_ENDS = ".;:\n"
_MILLION = 1e6
_MONEY = frozenset({"đồng", "usd", "đô la", "đô la mỹ", "euro", "eur", "yên", "nhân dân tệ"})
_LIST = re.compile(r"\b(?:là|gồm|gồm có)[:\s]\s*([^.;:()]+?)[.;]?\s*\Z")
_LIST_JOINT = re.compile(r",\s+|\s+và\s+")
_PROPOSALS = frozenset((("kiến", "nghị"), ("đề", "nghị"), ("đề", "xuất"), ("yêu", "cầu"), ("dự", "kiến")))
_PHONE = re.compile(r"\b0\d[\d.]{4,}\d")


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The words of content around a number, and those right after it."""

    around: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    after: tuple[str, ...]
    names: frozenset[str]
    capitals: frozenset[str]
    counted: str

    def likeness(self, other: _Surroundings) -> int:
        return len(self.around & other.around) + len(self.pairs & other.pairs) + shared_start(self.after, other.after)


def figures(sentence: Reading, sources: Sequence[Evidence]) -> Iterator[Problem]:
    """Yield the numbers of `sentence` that no source gives, or gives to something else."""
    readings = [reading for source in sources for reading in source.readings]
    written = _written_whole(sentence, readings)
    for number in sentence.numbers:
        if number.span.start not in written and not _is_given(number, sentence, readings):
            yield Problem(Claim.NUMBER, number.span.of(sentence.text))
    known = frozenset(pair for source in sources for pair in source.pairs) if sentence.labels else frozenset()
    for at in sentence.labels:
        if sentence.tokens[at].start not in written and not _is_label(at, sentence, readings, known):
            yield Problem(Claim.CODE, " ".join(sentence.words[max(0, at - 1) : at + 1]))
    yield from _with_another_date(sentence, readings)


def _written_whole(sentence: Reading, readings: Sequence[Reading]) -> frozenset[int]:
    """Return the positions inside telephone numbers that a source writes the very same."""
    given = {found.group() for reading in readings for found in _PHONE.finditer(reading.text)}
    return frozenset(
        at for found in _PHONE.finditer(sentence.text) if found.group() in given for at in range(*found.span())
    )


def _is_given(number: Number, sentence: Reading, readings: Sequence[Reading]) -> bool:
    same, others = [], []
    for reading in readings:
        for other in reading.numbers:
            if _equal(number, other):
                same += [_surroundings(other, reading)] if _agree(number, other) else []
            elif _kind(number) == _kind(other):
                others.append(_surroundings(other, reading))
    in_words = not any(char.isdigit() for char in number.span.of(sentence.text))
    small = in_words and number.value <= _COUNTABLE and number.upper is None
    listed = _listed(number, sentence)
    if small and listed:
        return number.value == listed
    if not same or small:
        return bool(same) or small
    if number.value == listed:
        return True
    if _only_proposed(same, sentence) or _is_of_another_person(same, others, sentence):
        return False
    mine = _surroundings(number, sentence)
    if any(mine.names & each.names for each in same) and not any(mine.names & each.names for each in others):
        return True
    best = max(mine.likeness(each) for each in same)
    if any(mine.capitals & each.capitals for each in same):
        # What stands beside other names only is of someone else.
        others = [each for each in others if not each.capitals or each.capitals & mine.capitals]
    rival = max((mine.likeness(each) for each in others if _may_be(mine, each)), default=0)
    return rival - best < _CLEARLY_MORE


def _listed(number: Number, sentence: Reading) -> int:
    """Return how many names the sentence lists to its end after a number: "bốn thanh tra viên là A, B, C và D"."""
    found = None if number.unit else _LIST.search(sentence.text, number.span.end)
    names = _LIST_JOINT.split(found[1]) if found else []
    whole = all(len(name.split()) > 1 and all(word[:1].isupper() for word in name.split()) for name in names)
    return len(names) if whole and len(names) > 1 else 0


def _is_of_another_person(same: Sequence[_Surroundings], others: Sequence[_Surroundings], sentence: Reading) -> bool:
    """Tell whether a number stands beside other people only, and its like beside those whom the sentence names."""
    spoken_of = frozenset(given_name(person, sentence) for person in sentence.people)
    named = frozenset(word for at, word in enumerate(sentence.words) if sentence.is_capital(at))
    of_another = all(each.capitals and not each.capitals & named for each in same)
    return bool(spoken_of) and of_another and any(each.capitals & spoken_of for each in others)


def _only_proposed(same: Sequence[_Surroundings], sentence: Reading) -> bool:
    """Tell whether the sources only propose what the sentence says was done: "kiến nghị thu hồi 30 tỷ đồng"."""
    said = any(pair in _PROPOSALS for pair in pairwise(sentence.words)) or "muốn" in sentence.words
    return not said and all(each.pairs & _PROPOSALS for each in same)


def _may_be(mine: _Surroundings, other: _Surroundings) -> bool:
    """Tell whether two numbers count things by the same word, as far as both say."""
    return not mine.counted or not other.counted or mine.counted == other.counted


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
    """Return what a number is of: a share, a stretch of time, money, or things counted."""
    unit = number.unit.lower()
    if number.percent:
        return "%"
    if unit in _TIMES:
        return "time"
    return "money" if unit in _MONEY or (not unit and number.value >= _MILLION) else ""


def _measure(number: Number) -> str:
    unit = number.unit.lower()
    return _SAME_MEASURE.get(unit, unit)


def _surroundings(number: Number, reading: Reading) -> _Surroundings:
    first, last = reading.at(number.span.start), reading.at(number.span.end)
    low, high = _cut(reading, number.span)
    before = [token for token in reading.tokens[max(0, first - _BEFORE) : first] if token.start >= low]
    after = [token.text for token in reading.tokens[last : last + _AFTER] if token.end <= high]
    named = frozenset(token.text for token in before if token.start and reading.text[token.start].isupper())
    words = [token.text for token in before]
    head = [] if content(words) else _head(number, reading)
    beside = (*before, *reading.tokens[last : last + len(after)])
    return _Surroundings(
        around=frozenset(content((*words, *head, *after))) - _BOUNDS,
        pairs=frozenset((*pairwise(words), *pairwise(head), *pairwise(after))),
        after=tuple(word for word in after if word not in EMPTY),
        names=named,
        capitals=frozenset(token.text for token in beside if token.start and reading.text[token.start].isupper()),
        counted="" if number.unit or not after else after[0],
    )


def _head(number: Number, reading: Reading) -> list[str]:
    """Return the words before the first number of a list: "mức án 27 đến 29 năm cho ông A, 10 đến 11 năm cho B"."""
    start = max(reading.text.rfind(mark, 0, number.span.start) for mark in _LIST_ENDS) + 1
    listed = [each for each in reading.numbers if start <= each.span.start < number.span.start]
    measured = number.percent or number.unit
    if not listed or not measured or any(_kind(each) != _kind(number) or each.unit != number.unit for each in listed):
        return []
    first = reading.at(listed[0].span.start)
    return [token.text for token in reading.tokens[max(0, first - _BEFORE) : first] if token.start >= start]


def _cut(reading: Reading, span: Span) -> tuple[int, int]:
    """Return where the surroundings of a number begin and end: before the next number, and where the clause does."""
    text = reading.text
    others = [other.span for other in reading.numbers]
    low = max((other.end for other in others if other.end <= span.start), default=0)
    high = following = min((other.start for other in others if other.start >= span.end), default=len(text))
    for mark in _CUT_BEFORE.finditer(text, low, span.start):
        low = mark.end()
    ends = [mark.start() for mark in _CUT_BETWEEN.finditer(text, span.end, high)]
    # "56 vụ việc, vụ án": a comma within what is counted is no border.
    counted = text[span.end : span.end + 4].strip()[:2]
    ends = [end for end in ends if not text[end + 1 :].lstrip().startswith(counted)]
    if ends:
        high = ends[-1] if following < len(text) else ends[0]
    mark_after = _CUT_AFTER.search(text, span.end, high)
    return low, mark_after.start() if mark_after else high


def _is_label(at: int, sentence: Reading, readings: Sequence[Reading], known: frozenset[tuple[str, str]]) -> bool:
    """Tell whether a number that names ("số 1", "điều 356") names the same in a source."""
    word = sentence.words[at]
    before = sentence.words[at - 1] if at else ""
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else ""
    if (before, word) in known or (after in SCALES and (word, after) in known):
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
