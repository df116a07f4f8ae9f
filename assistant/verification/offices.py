"""Offices of a sentence against those of its sources: "phó" and "nguyên" before them.

Beside a person's name the signs are those of the person; elsewhere those of the same office with the same words after
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import BORDER, Reading, given_name
from assistant.verification.words import holds, places_of
from index.vietnamese.tokens import syllables

_OFFICE_TABLE = """
    bí thư, chủ tịch, chủ nhiệm, giám đốc, tổng giám, tổng bí, tổng thanh, tổng cục, thủ tướng, viện trưởng, cục trưởng,
    vụ trưởng, kế toán, cán bộ, bộ trưởng, hiệu trưởng, trưởng ban, trưởng phòng, trưởng đoàn, chánh án, chánh thanh,
    phó giám, phó chủ, phó bí, phó trưởng, phó tổng
"""
_OFFICES = frozenset(tuple(pair.split()) for pair in _OFFICE_TABLE.split(","))
# Offices that have no "phó" or "nguyên" to compare, and whoever holds them is told by them.
_MORE_TABLE = (
    "thứ trưởng, ngoại trưởng, đại sứ, cố vấn, thẩm phán, kiểm sát, thủ quỹ, phó ban, phó vụ, phó cục, phó viện"
)
HEADS = _OFFICES | frozenset(tuple(pair.split()) for pair in _MORE_TABLE.split(", "))
_ANY_OFFICE = ("cán", "bộ")
_DEPUTY = frozenset({"phó"})
_FORMER = frozenset({"nguyên", "cựu"})
# These leave open whether an office is still held.
_EARLIER = (("từng",), ("trước", "đây"), ("trước", "đó"), ("trước", "khi"), ("đương", "chức"), ("thời", "gian", "giữ"))
_EARLIER_REACH = 8
_LIST_REACH = 16


def offices(sentence: Reading, readings: Sequence[Reading], titles: Sequence[Reading] = ()) -> Iterator[Problem]:
    """Compare "phó" and "nguyên" within the offices written beside each person's name, and before each other office."""
    settled: set[tuple[str, ...]] = set()
    for person in sentence.people:
        name = given_name(person, sentence)
        beside = [
            word
            for reading in readings
            for other in reading.people
            if given_name(other, reading) == name
            for word in (*syllables(other.whole.of(reading.text)), BORDER)
        ]
        own = syllables(person.whole.of(sentence.text))
        found = [problem for signs in (_DEPUTY, _FORMER) for problem in _offices(own, beside, signs)]
        yield from found
        if not found:
            settled |= _OFFICES & frozenset(pairwise(own)) & frozenset(pairwise(beside))
    if any(pair in _OFFICES - settled for pair in pairwise(sentence.words)):
        phrases = [word for reading in readings for word in (*reading.phrases(), BORDER)]
        headings = [word for title in titles for word in (*title.phrases(), BORDER)]
        for signs in (_DEPUTY, _FORMER):
            yield from _offices(sentence.phrases(), phrases, signs, headings, frozenset(settled))


def _offices(
    sentence: Sequence[str],
    source: Sequence[str],
    signs: frozenset[str],
    title: Sequence[str] = (),
    settled: frozenset[tuple[str, ...]] = frozenset(),
) -> Iterator[Problem]:
    """Compare "phó" and "nguyên" before each office that both have and that is not `settled`, with the words after it.

    What the title says of an office holds too, and alone where the source is silent.
    """
    for at, pair in enumerate(pairwise(sentence)):
        if pair not in _OFFICES or pair in settled or (at and (sentence[at - 1], pair[0]) in _OFFICES):
            continue
        places = _longest_places(sentence, at, source)
        if signs is _FORMER and any(_is_earlier(sentence, at) or _is_earlier(source, place) for place in places):
            continue
        own = _signed(sentence, at, signs)
        found = [_signed(source, place, signs) for place in places]
        if own and signs is _FORMER:
            found += [_goes_on_former(source, place) for place in places]
        in_title = [_signed(title, place, signs) for place in places_of(pair, title)]
        # A title may add "nguyên" to what the text says, and decides alone where the text is silent.
        if (found or in_title) and own not in (found or in_title) and not (own and own in in_title):
            yield Problem(Claim.STATUS, " ".join(sentence[max(0, at - 1) : at + 3]))
            return


def _longest_places(sentence: Sequence[str], at: int, source: Sequence[str]) -> list[int]:
    """Return where the source has the office at `at`, with as many of the words after it as it has anywhere."""
    # "cán bộ phòng" is another one than "cán bộ công an".
    for length in (4, 3) if tuple(sentence[at : at + 2]) == _ANY_OFFICE else (4, 3, 2):
        if places := list(places_of(sentence[at : at + length], source)):
            return places
    return []


def _is_earlier(words: Sequence[str], at: int) -> bool:
    before = words[max(0, at - _EARLIER_REACH) : at]
    return any(holds(run, before) for run in _EARLIER)


def _goes_on_former(words: Sequence[str], at: int) -> bool:
    """Tell whether an office goes on a list of former ones: "nguyên bí thư huyện ủy, chủ tịch huyện"."""
    before = words[max(0, at - _LIST_REACH) : at]
    signs = [place for place, word in enumerate(before) if word in _FORMER]
    return bool(signs) and any(pair in _OFFICES for pair in pairwise(before[signs[-1] :]))


def _signed(words: Sequence[str], at: int, signs: frozenset[str]) -> bool:
    return any(word in signs for word in words[max(0, at - 2) : at + 1])
