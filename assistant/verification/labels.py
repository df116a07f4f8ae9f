"""Numbers that name instead of counting ("số 1", "điều 356"), and the dates that stand beside a number or code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.verification.evidence import Evidence
from assistant.verification.figures import phones
from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import Reading
from index.vietnamese.numerals import SCALES

# A date so many words after a number or code belongs to it, with nothing between that ends a clause.
_BESIDE = 4
_ENDS_CLAUSE = frozenset(",;:.()\n")
# A number of more digits is a name by itself; a smaller one needs its word, or "số 1" would be found anywhere.
_SHORT = 2
# "phiên họp thứ 24" is "phiên họp 24".
_LINKS = ("thứ", "số")
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
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    before = [words[at - back] if at >= back else "" for back in (1, 2)]
    if after in SCALES:  # "khoản 3 tỷ đồng" is a sum
        written = sentence.text[sentence.tokens[at].start : sentence.tokens[at + 1].end].lower()
        spans = ((count.number.span, reading.text) for reading in readings for count in reading.counts)
        return any(span.of(text).lower() == written for span, text in spans)
    if (before[0], word) in known or _is_written(at, sentence, readings):
        return True
    for link in _LINKS:  # "Chỉ thị số 20", "Chỉ thị 20"
        if before[0] == link and (before[1], word) in known:
            return True
        if (before[0], link) in known and (link, word) in known:
            return True
    return len(word) > _SHORT and any(reading.words[label] == word for reading in readings for label in reading.labels)


def _is_written(at: int, sentence: Reading, readings: Sequence[Reading]) -> bool:
    """Tell whether a source has the very same letters between spaces: "66/66"."""
    token = sentence.tokens[at]
    start = sentence.text.rfind(" ", 0, token.start) + 1
    written = sentence.text[start:].split(maxsplit=1)[0].strip(',.;:()[]“”"')
    return len(written) > _SHORT and any(written in reading.text.split() for reading in readings)


def _with_another_date(sentence: Reading, readings: Sequence[Reading]) -> Iterator[Problem]:
    """Yield the dates that stand right after a number or code which every source puts another date after."""
    for when in sentence.whens:
        at = sentence.at(when.span.start)
        for place in range(max(0, at - _BESIDE), at):
            word = sentence.words[place]
            if not word[0].isdigit() or _is_in_a_date(place, sentence):
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
    return not _ENDS_CLAUSE & frozenset(reading.text[reading.tokens[at].end : start])


def _dates_after(word: str, reading: Reading) -> Iterator[tuple[date, date]]:
    for at, each in enumerate(reading.words):
        if each == word:
            end = reading.tokens[at].end
            for when in reading.whens:
                if when.span.start >= end and reading.at(when.span.start) - at <= _BESIDE:
                    if _is_beside(reading, at, when.span.start):
                        yield when.start, when.end
                    break
