"""Numbers that name instead of counting ("số 1", "điều 356"), and the dates that stand beside a number or code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from assistant.verification.evidence import Evidence
from assistant.verification.figures import phones
from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import Reading, in_order
from index.vietnamese.numbers import numbers

# A date so many words after a number or code belongs to it, with nothing between that ends a clause.
_BESIDE = 4
_ENDS_CLAUSE = frozenset(",;:.()\n")
_AND = " và "
# A number of more digits is a name by itself; a smaller one needs its word, or "số 1" would be found anywhere.
_SHORT, _LONG = 2, 6
# What is numbered stands so near before its number.
_NEAR = 5
# "phiên họp thứ 24" is "phiên họp 24".
_LINKS = ("thứ", "số", "và")
# "kỳ họp 24" is "kỳ 24".
# "thứ hạng 24" is "thứ 24".
_RANKS = ("thứ", "hạng")
_MEETINGS = (("kỳ", "họp"), ("phiên", "họp"), ("hội", "nghị"))
_SUM = re.compile(r"(?<![\w.,])\d[\d.,]*\s(?:nghìn|ngàn|triệu|tỷ|tỉ)\b")
_FRACTION = re.compile(r"(?<![\w.,/])(\d[\d.]*) ?/ ?(\d[\d.]*)(?![\w/])")
_LENGTH = re.compile(r"(\d+)m(\d{1,2})")
# "từ ngày 11 đến ngày 20/11": the 11 has no date of its own.
_DAY = "ngày"
_MARKS = ',.;:()[]“”"'
_SAME_MEASURE = {"m²": "m2", "m³": "m3", "km²": "km2"}


def labels(sentence: Reading, sources: Sequence[Evidence]) -> Iterator[Problem]:
    """Yield what `sentence` names by a number that no source names so, and dates put beside another number's."""
    readings = [reading for source in sources for reading in source.readings]
    if sentence.labels:
        known = frozenset(pair for source in sources for pair in source.pairs)
        written = phones(sentence, sources)
        for at in sentence.labels:
            if sentence.tokens[at].start not in written and not _is_label(at, sentence, readings, known):
                absent = not any(sentence.words[at] in reading.words for reading in readings)
                yield Problem(Claim.CODE, " ".join(sentence.words[max(0, at - 1) : at + 1]), absent)
    yield from _with_another_date(sentence, readings)


def _is_label(at: int, sentence: Reading, readings: Sequence[Reading], known: frozenset[tuple[str, str]]) -> bool:
    """Tell whether a number that names ("số 1", "điều 356") names the same in a source."""
    words = [_SAME_MEASURE.get(word, word) for word in sentence.words]
    word = words[at]
    before = [words[at - back] if at >= back else "" for back in (1, 2)]
    if (value := _amount(at, sentence)) is not None:
        numbers_there = (count.number for reading in readings for count in reading.counts)
        if any(value == (each.value / 100 if each.unit == "cm" else each.value) for each in numbers_there):
            return True
    if any((before[0], form) in known for form in (word, *in_order(word))) or _is_written(at, sentence, readings):
        return True
    if any(reading.orders(word, before[0]) or _is_out_of(at, sentence, reading) for reading in readings):
        return True
    for link in _LINKS:  # "Chỉ thị số 20", "Chỉ thị 20"
        if before[0] == link and any((each, word) in known for each in words[max(0, at - _NEAR) : at - 1]):
            return True  # "tổ đại biểu số 1" is "tổ 1"
        if (before[0], link) in known and (link, word) in known:
            return True
    ranked = before[0] in _RANKS and any((rank, word) in known for rank in _RANKS)
    otherwise = ranked or ((before[1], before[0]) in _MEETINGS and (before[1], word) in known)
    return otherwise or (
        len(word) > _SHORT and any(reading.words[label] == word for reading in readings for label in reading.labels)
    )


def _amount(at: int, sentence: Reading) -> float | None:
    """Return what a number counts that is no name after all: "khoản 1,6 tỷ", "cao 1m7"."""
    start = sentence.tokens[at].start
    for found in _SUM.finditer(sentence.text):
        if found.start() <= start < found.end():
            return next((number.value for number in numbers(found[0])), None)
    length = _LENGTH.fullmatch(sentence.words[at])
    return float(f"{length[1]}.{length[2]}") if length else None


def _is_out_of(at: int, sentence: Reading, reading: Reading) -> bool:
    """Tell whether both numbers of "169/350" are counted side by side: "169 phiếu trên tổng số 350 phiếu"."""
    start = sentence.tokens[at].start
    for found in _FRACTION.finditer(sentence.text):
        if found.start() <= start < found.end():
            part, whole = (next((each.value for each in numbers(word)), None) for word in found.groups())
            values = [count.number.value for count in reading.counts]
            return any({part, whole} == {one, other} for one, other in pairwise(values))
    return False


def _is_written(at: int, sentence: Reading, readings: Sequence[Reading]) -> bool:
    """Tell whether a source has the very same letters between spaces: "66/66"."""
    token = sentence.tokens[at]
    start = sentence.text.rfind(" ", 0, token.start) + 1
    written = sentence.text[start:].split(maxsplit=1)[0].strip(_MARKS)
    words = (word.strip(_MARKS) for reading in readings for word in reading.text.split())
    if len(written) > _LONG:  # "43A-299.99" is "43 A -299.99"
        return any(written in reading.text.replace(" ", "") for reading in readings)
    return len(written) > _SHORT and written in words


def _with_another_date(sentence: Reading, readings: Sequence[Reading]) -> Iterator[Problem]:
    """Yield the dates that stand right after a number or code which every source puts another date after."""
    for when in sentence.whens:
        at = sentence.at(when.span.start)
        for place in range(max(0, at - _BESIDE), at):
            word = sentence.words[place]
            if not word[0].isdigit() or _is_in_a_date(place, sentence) or sentence.words[place - 1] == _DAY:
                continue
            if not _is_beside(sentence, place, when.span.start):
                continue
            given = [moment for reading in readings for moment in _dates_after(word, reading)]
            if given and (when.start, when.end) not in given and not when.worked_out:
                yield Problem(Claim.DATE, when.span.of(sentence.text))


def _is_in_a_date(at: int, sentence: Reading) -> bool:
    return any(when.span.start <= sentence.tokens[at].start < when.span.end for when in sentence.whens)


def _is_beside(reading: Reading, at: int, start: int) -> bool:
    """Tell whether nothing ends the clause between the word at `at` and the position `start`."""
    between = reading.text[reading.tokens[at].end : start]
    return _AND not in between and not _ENDS_CLAUSE & frozenset(between)


def _dates_after(word: str, reading: Reading) -> Iterator[tuple[date, date]]:
    for at, each in enumerate(reading.words):
        if each == word:
            end = reading.tokens[at].end
            for when in reading.whens:
                if when.span.start >= end and reading.at(when.span.start) - at <= _BESIDE:
                    if _is_beside(reading, at, when.span.start):
                        yield when.start, when.end
                    break
