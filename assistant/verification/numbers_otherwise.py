"""Numbers that no source gives as they stand, and that are right all the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from assistant.verification.arithmetic import in_words, is_range_in_words, is_small, is_sum, listed
from assistant.verification.counts import Count
from assistant.verification.evidence import Evidence
from assistant.verification.reading import Reading
from assistant.verification.words import places_of
from index.vietnamese.numbers import Number

_AGE = "tuổi"
# "hạng 166 trong 168 nước" is "hạng 166/168".
_OUT_OF = re.compile(r"(\d+) (?:trong|trên)(?: tổng)?(?: số)? (\d+)")
# The last words of "quy chế", "nghị định", "kết luận" and the like.
_DOCUMENTS = frozenset(("chế", "định", "thị", "luận", "án", "hoạch", "quyết", "tư", "văn", "báo"))
# "bốn năm sau", "mười ngày trước đó", and how many days each step is.
_SHIFTED = re.compile(r"\s*(sau|trước)\b(?! khi)")
_SHIFTS = {"năm": 365, "tuần": 7, "ngày": 1}
# So near behind it stands what "một" counts.
_NEAR_ONE = 5


def is_said_otherwise(count: Count, sentence: Reading, sources: Sequence[Evidence]) -> bool:
    """Tell whether a number that no source gives counts what the sentence lists or adds up, or is a plain "một"."""
    number = count.number
    names = listed(number, sentence)
    if is_small(number, sentence):
        return names in (0, number.value)
    forms = {(word, count.counted or number.unit)} if (word := in_words(number)) else set()
    if number.unit == _AGE:  # "ở tuổi 30"
        forms.add((_AGE, number.span.of(sentence.text)))
    if any(not forms.isdisjoint(source.pairs) for source in sources):
        return True
    if number.upper is not None and any(is_range_in_words(number, source.known) for source in sources):
        return True
    if number.value == names or is_sum(number, sentence) or _is_of_a_period(count, sources):
        return True
    if any(_is_one(count, sentence, source) or _is_reckoned(number, sentence, source) for source in sources):
        return True
    return _is_out_of(number, sentence, sources) or _is_label(number, sentence, sources)


def _is_one(count: Count, sentence: Reading, source: Evidence) -> bool:
    """Tell whether a source says "một" of what the sentence counts as 1: "một người là cựu huyện ủy viên"."""
    if count.number.value != 1 or count.number.unit:
        return False
    at = sentence.at(count.number.span.end)
    counted = frozenset(pairwise(sentence.words[at : at + _NEAR_ONE]))
    places = places_of((in_words(count.number),), source.body.words)
    return any(not counted.isdisjoint(pairwise(source.body.words[at + 1 : at + 2 + _NEAR_ONE])) for at in places)


def _is_reckoned(number: Number, sentence: Reading, source: Evidence) -> bool:
    """Tell whether so many years or days after the last date of the sentence there is one of the source.

    "Năm 2004 …, bốn năm sau …" of a source that tells of 2004 and of 2008.
    """
    shift = _SHIFTED.match(sentence.text, number.span.end + 1 + len(number.unit))
    told = [when for when in sentence.whens if when.span.end <= number.span.start]
    if not shift or not told or number.unit not in _SHIFTS:
        return False
    steps = int(number.value) if shift[1] == "sau" else -int(number.value)
    if number.unit == "năm":
        return any(told[-1].start.year + steps == when.start.year for when in source.body.whens)
    day = told[-1].start + timedelta(days=steps * _SHIFTS[number.unit])
    return any((day.month, day.day) == (when.start.month, when.start.day) for when in source.body.whens)


def _is_of_a_period(count: Count, sources: Sequence[Evidence]) -> bool:
    """Tell whether a source has a stretch of time as part of a period: the 6 months of "6 tháng đầu năm 2023"."""
    number = count.number
    stretches = (when.stretch for source in sources for reading in source.readings for when in reading.whens)
    return count.kind == "time" and (number.value, number.unit) in stretches


def _is_out_of(number: Number, sentence: Reading, sources: Sequence[Evidence]) -> bool:
    """Tell whether a number is one of two that a source writes as a fraction."""
    fractions = [
        f"{found[1]}/{found[2]}"
        for found in _OUT_OF.finditer(sentence.text)
        if found.start() <= number.span.start < found.end()
    ]
    return any(each in source.body.text for each in fractions for source in sources)


def _is_label(number: Number, sentence: Reading, sources: Sequence[Evidence]) -> bool:
    """Tell whether a source names by a number what the sentence seems to count: "Quy chế 1753", "Hội nghị 7"."""
    word = number.span.of(sentence.text)
    before = sentence.words[sentence.at(number.span.start) - 1]
    if number.unit or not word.isdigit():
        return False
    after = next(iter(sentence.words[sentence.at(number.span.end) :]), "")
    for source in sources:
        same = (before, word) in source.pairs or (word, after) in source.pairs
        for reading in source.readings:
            named = {reading.words[at] for at in reading.labels}
            if reading.orders(word, before) or (word in named and (same or before in _DOCUMENTS)):
                return True
    return False
