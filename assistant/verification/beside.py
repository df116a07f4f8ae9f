"""Dates and persons that the sources have, but beside other words: the year of another event, two persons exchanged.

What one stands beside is compared as for numbers (`surroundings`): the parts of one sentence of a source have each its
own, which no comparison of whole sentences sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from assistant.people import same_person
from assistant.verification.counts import likeness, rarity
from assistant.verification.evidence import Evidence
from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import Reading, full_name
from assistant.verification.whens import When, holds_the_other, is_as_long, is_bare_day, same
from index.types import Span

# Another date takes the place of the one that was written where what it dates is so much more like, and the written
# one's is less than this share of it.
_CLEARLY_MORE, _SHARE = 2.0, 0.6
# Two dates of a sentence were exchanged where what they stand beside is, together, so much more like the other way;
# two persons, who are also spoken of without their names, where it is this much more.
_EXCHANGED, _PERSONS_EXCHANGED = 0.6, 1.5
_JOINED = re.compile(r"(?:[\s,]|và|năm|tháng|ngày|giai đoạn|nhiệm kỳ)*", re.IGNORECASE)
_UNTIL = re.compile(r"\s*(?:-|–|đến|tới)(?: hết| cuối| đầu| giữa| tận)?\s*", re.IGNORECASE)
# Between these a sentence tells persons apart.
_APART = re.compile(r";|,? (?:còn|trong khi|song|nhưng) |, (?=ông |bà |bị cáo |bị can )")
# Of "lần lượt", which gives several things to several persons.
_RESPECTIVELY = "lượt"


_Key = TypeVar("_Key")
_Same = Callable[[_Key, _Key], bool]


@dataclass(frozen=True, slots=True)
class _Thing(Generic[_Key]):
    """A date, or the name of a person, and the words beside it."""

    key: _Key
    span: Span
    words: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Match(Generic[_Key]):
    """A thing of the sentence, how like its words are to those beside it in the sources, and beside others there.

    `own` is nothing where no source has it.
    """

    thing: _Thing[_Key]
    own: float | None
    others: Sequence[tuple[_Key, float]]


def misplaced(sentence: Reading, sources: Sequence[Evidence]) -> Iterator[Problem]:
    """Yield the dates of `sentence` that the sources give to something else, and the persons exchanged in it."""
    yield from _misdated(sentence, sources)
    if len(sentence.people) > 1 and _APART.search(sentence.text):
        yield from _exchanged_persons(sentence, sources)


def _misdated(sentence: Reading, sources: Sequence[Evidence]) -> Iterator[Problem]:
    given = [each for source in sources for each in _known_dates(source)]
    matches = _matches(_dates(sentence), given, _may_be_the_same)
    titles = [when for source in sources for when in source.title.whens]
    mine = [match.thing.key for match in matches]
    for match in matches:
        if not any(same(match.thing.key, when) for when in titles) and _has_rival(match, mine):
            yield Problem(Claim.DATE, match.thing.span.of(sentence.text))
    for one, other in combinations(matches, 2):
        if _are_exchanged_dates(one, other, sentence.text):
            yield Problem(Claim.DATE, other.thing.span.of(sentence.text))


def _exchanged_persons(sentence: Reading, sources: Sequence[Evidence]) -> Iterator[Problem]:
    given = [each for source in sources for each in _persons(source.body)]
    for one, other in combinations(_matches(_persons(sentence), given, same_person), 2):
        apart = _APART.search(sentence.text, one.thing.span.end, other.thing.span.start)
        if apart and _gain(one, other, same_person) >= _PERSONS_EXCHANGED:
            yield Problem(Claim.NAME, other.thing.span.of(sentence.text))


def _matches(mine: Sequence[_Thing[_Key]], given: Sequence[_Thing[_Key]], is_own: _Same[_Key]) -> list[_Match[_Key]]:
    telling = rarity(each.words for each in given)
    found = []
    for thing in mine:
        alike = [(each.key, likeness(thing.words, each.words, telling)) for each in given]
        own = max((share for key, share in alike if is_own(thing.key, key)), default=None)
        found.append(_Match(thing, own, [each for each in alike if not is_own(thing.key, each[0])]))
    return found


def _gain(one: _Match[_Key], other: _Match[_Key], same: _Same[_Key]) -> float:
    """Return how much more like the words of two things are to those of the sources the other way round."""
    here = max((alike for key, alike in one.others if same(key, other.thing.key)), default=None)
    there = max((alike for key, alike in other.others if same(key, one.thing.key)), default=None)
    if one.own is None or other.own is None or here is None or there is None:
        return 0.0
    return here + there - one.own - other.own


def _has_rival(match: _Match[When], mine: Sequence[When]) -> bool:
    """Tell whether the words of a date stand beside another one of its length that the sentence does not name."""
    others = (
        alike
        for key, alike in match.others
        if is_as_long(key, match.thing.key) and not any(same(key, each) for each in mine)
    )
    rival = max(others, default=0.0)
    return match.own is not None and rival - match.own >= _CLEARLY_MORE and match.own < _SHARE * rival


def _are_exchanged_dates(one: _Match[When], other: _Match[When], text: str) -> bool:
    first, second = one.thing.key, other.thing.key
    between = text[one.thing.span.end : other.thing.span.start]
    if _UNTIL.fullmatch(between):
        return first.start > second.start and not (first.worked_out or second.worked_out)
    if _JOINED.fullmatch(between) or not is_as_long(first, second):
        return False
    return _gain(one, other, same) >= _EXCHANGED


def _may_be_the_same(one: When, other: When) -> bool:
    return same(one, other) or holds_the_other(one, other)


def _dates(reading: Reading) -> list[_Thing[When]]:
    """Return the dates, but no stretch of time that ends today, nor the 12 of "hai ngày 12 và 13/3"."""
    found = [
        _Thing(when, when.span, words)
        for when, words in zip(reading.whens, reading.dated, strict=True)
        if not (when.stretch and when.worked_out) and not is_bare_day(when, reading.text)
    ]
    for at in range(1, len(found)):
        one, other = found[at - 1 : at + 1]
        if _JOINED.fullmatch(reading.text, one.span.end, other.span.start):  # "năm 2010, 2011"
            words = {*one.words, *other.words}
            shared = {word: max(one.words.get(word, 0.0), other.words.get(word, 0.0)) for word in words}
            found[at - 1 : at + 1] = [_Thing(each.key, each.span, shared) for each in (one, other)]
    return found


def _known_dates(source: Evidence) -> Iterator[_Thing[When]]:
    """Yield the dates of a passage, without the "hôm nay" of an unknown day."""
    for each in _dates(source.body):
        if source.published is not None or any(char.isdigit() for char in each.span.of(source.body.text)):
            yield each


def _persons(reading: Reading) -> list[_Thing[str]]:
    """Return the persons, but those whose words stand behind "lần lượt"."""
    return [
        _Thing(full_name(person, reading), person.name, words)
        for person, words in zip(reading.people, reading.named, strict=True)
        if _RESPECTIVELY not in words
    ]
