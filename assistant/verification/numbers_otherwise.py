"""Numbers that no source gives as they stand, and that are right all the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.verification.arithmetic import in_words, is_range_in_words, is_small, is_sum, listed
from assistant.verification.counts import Count
from assistant.verification.evidence import Evidence
from assistant.verification.reading import Reading
from assistant.verification.words import places_of
from index.vietnamese.numbers import Number

_AGE = "tuổi"
# "hạng 166 trong 168 nước" is "hạng 166/168".
_OUT_OF = frozenset(("trong", "trên", "số"))
# The last words of "quy chế", "nghị định", "kết luận" and the like.
_DOCUMENTS = frozenset(("chế", "định", "thị", "luận", "án", "hoạch", "quyết", "tư", "văn", "báo"))
# So near behind it stands what "một" counts.
_NEAR_ONE = 5


def is_said_otherwise(count: Count, sentence: Reading, sources: Sequence[Evidence]) -> bool:
    """Tell whether a number that no source gives counts what the sentence lists or adds up, or is a plain "một"."""
    number = count.number
    names = listed(number, sentence)
    if is_small(number, sentence):
        return names in (0, number.value)
    if (word := in_words(number)) and any((word, count.counted or number.unit) in source.pairs for source in sources):
        return True
    if number.unit == _AGE and any((_AGE, number.span.of(sentence.text)) in source.pairs for source in sources):
        return True  # "ở tuổi 30"
    if number.upper is not None and any(is_range_in_words(number, source.known) for source in sources):
        return True
    if any(_is_one(count, sentence, source) for source in sources) or _is_of_a_period(count, sources):
        return True
    return number.value == names or is_sum(number, sentence) or _is_label(number, sentence, sources)


def _is_one(count: Count, sentence: Reading, source: Evidence) -> bool:
    """Tell whether a source says "một" of what the sentence counts as 1: "một người là cựu huyện ủy viên"."""
    if count.number.value != 1 or count.number.unit:
        return False
    at = sentence.at(count.number.span.end)
    counted = frozenset(pairwise(sentence.words[at : at + _NEAR_ONE]))
    places = places_of((in_words(count.number),), source.body.words)
    return any(not counted.isdisjoint(pairwise(source.body.words[at + 1 : at + 2 + _NEAR_ONE])) for at in places)


def _is_of_a_period(count: Count, sources: Sequence[Evidence]) -> bool:
    """Tell whether a source has a stretch of time as part of a period: the 6 months of "6 tháng đầu năm 2023"."""
    number = count.number
    stretches = (when.stretch for source in sources for reading in source.readings for when in reading.whens)
    return count.kind == "time" and (number.value, number.unit) in stretches


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
            if reading.orders(word, before) or (word in named and (same or before in _DOCUMENTS or before in _OUT_OF)):
                return True
    return False
