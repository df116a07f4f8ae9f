"""Numbers of a sentence against the numbers of its sources: the value, its measure, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from assistant.verification.arithmetic import is_in_words, is_less_than_its_part, is_small, listed, rises
from assistant.verification.counts import PROPOSALS, Count, agree, equal, rarity, same_measure
from assistant.verification.evidence import Evidence
from assistant.verification.numbers_otherwise import is_said_otherwise
from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import Reading, given_name

_WISHED = frozenset(("muốn", "phải", "cần", "sẽ", "giao", "đòi", "bảo", "nhờ"))
_RESPECTIVELY = "lần lượt"
# Up to here a number in words need only stand in the source.
_SPOKEN = 10
# Another number takes the place of the one that was written where what it is about is so much more like, and the
# written one's is less than this share of it.
_CLEARLY_MORE, _SHARE = 1.5, 0.7
# Two numbers of a sentence were exchanged where what they are about is, together, so much more like the other way.
_EXCHANGED = 0.35
# So many numbers side by side are no chance.
_FEWEST = 2
_PHONE = re.compile(r"\b0\d[\d.]{4,}\d")


@dataclass(frozen=True, slots=True)
class _Match:
    """A number of the sentence, how like the sources use it, and how like they use others of its kind, by value.

    `place` is where, in the passage that uses it most alike, it stands.
    `others` are those that may stand in its place, `same_counted` those of them that count things by the same word.
    """

    mine: Count
    own: float
    place: int
    others: Mapping[float, float]
    same_counted: Mapping[float, float]


def figures(sentence: Reading, sources: Sequence[Evidence]) -> Iterator[Problem]:
    """Yield the numbers of `sentence` that no source gives, or gives to something else."""
    counts = [count for source in sources for reading in source.readings for count in reading.counts]
    bodies = [count for source in sources for count in source.body.counts]
    people = frozenset(name[-1] for source in sources for name in source.persons)
    written = phones(sentence, sources)
    together = any(_side_by_side(sentence.counts, source.body.counts) for source in sources)
    matches = []
    for mine in sentence.counts:
        if mine.number.span.start in written:
            continue
        match = _match(mine, counts, bodies)
        if match is None:
            if not is_said_otherwise(mine, sentence, sources):
                yield _problem(mine, sentence, absent=True)
        elif not together and not _may_stand(match, sentence, counts, people):
            yield _problem(mine, sentence)
        else:
            matches.append(match)
    yield from _exchanged(matches, sentence)


def _side_by_side(mine: Sequence[Count], given: Sequence[Count]) -> bool:
    """Tell whether a source has all the numbers of the sentence side by side, those of one kind in the same order."""
    length = len(mine)
    if length < _FEWEST:
        return False
    kinds = {count.kind for count in mine}
    return any(
        all(_are_the_same([each for each in mine if each.kind == kind], window, kind) for kind in kinds)
        for window in (given[at : at + length] for at in range(len(given) - length + 1))
    )


def _are_the_same(mine: Sequence[Count], given: Sequence[Count], kind: str) -> bool:
    alike = [each for each in given if each.kind == kind]
    return len(mine) == len(alike) and all(
        equal(one.number, other.number) and agree(one.number, other.number)
        for one, other in zip(mine, alike, strict=True)
    )


def phones(sentence: Reading, sources: Sequence[Evidence]) -> frozenset[int]:
    """Return the positions inside telephone numbers that a source writes the very same."""
    mine = list(_PHONE.finditer(sentence.text))
    if not mine:
        return frozenset()
    texts = (reading.text for source in sources for reading in source.readings)
    given = {found.group() for text in texts for found in _PHONE.finditer(text)}
    return frozenset(at for found in mine if found.group() in given for at in range(*found.span()))


def _problem(count: Count, sentence: Reading, *, absent: bool = False) -> Problem:
    return Problem(Claim.NUMBER, count.number.span.of(sentence.text), absent)


def _match(mine: Count, counts: Sequence[Count], bodies: Sequence[Count]) -> _Match | None:
    """Compare a number with all those of the sources, and with those of the bodies that may stand in its place."""
    alike = [count for count in counts if count.kind == mine.kind]
    same = [count for count in alike if equal(mine.number, count.number) and agree(mine.number, count.number)]
    exact = [count.number for count in alike if count.number.value == mine.number.value]
    if not same or (exact and not any(agree(mine.number, number) for number in exact)):
        return None
    telling = rarity(count.words for count in alike)
    others: dict[float, float] = {}
    same_counted: dict[float, float] = {}
    for count in bodies:
        if count.kind != mine.kind or (not mine.kind and bool(count.number.unit) != bool(mine.number.unit)):
            continue
        if count.form != mine.form or equal(mine.number, count.number) or not same_measure(mine.number, count.number):
            continue
        value, likeness = count.number.value, mine.likeness(count, telling)
        others[value] = max(likeness, others.get(value, 0.0))
        wished = count.proposed and not mine.proposed
        if not wished and (not mine.counted or not count.counted or mine.counted == count.counted):
            same_counted[value] = max(likeness, same_counted.get(value, 0.0))
    own, place = max((mine.likeness(count, telling), -count.number.span.start) for count in same)
    return _Match(mine, own, -place, others, same_counted)


def _may_stand(match: _Match, sentence: Reading, counts: Sequence[Count], people: frozenset[str]) -> bool:
    number = match.mine.number
    names = listed(number, sentence)
    if names:
        return number.value == names or not is_small(number, sentence)
    if is_small(number, sentence):
        return True
    same = [count for count in counts if equal(number, count.number) and agree(number, count.number)]
    others = [count for count in counts if count.kind == match.mine.kind and not equal(number, count.number)]
    if _only_proposed(same, sentence) or _is_of_another_person(same, others, sentence, people):
        return False
    if is_in_words(number, sentence) and number.value <= _SPOKEN:
        return True
    if any(rises(one.number, other.number, sentence.text) is not None for one, other in pairwise(sentence.counts)):
        return True  # "từ 3.800 lên 8.100": the sentence itself tells what the two are to each other
    mine = {count.number.value for count in sentence.counts}
    rival = max((likeness for value, likeness in match.same_counted.items() if value not in mine), default=0.0)
    return rival - match.own < _CLEARLY_MORE or match.own >= _SHARE * rival


def _exchanged(matches: Sequence[_Match], sentence: Reading) -> Iterator[Problem]:
    """Yield one of each two numbers of the sentence that the sources give the other way round."""
    for one, other in combinations(matches, 2):
        first, second = one.mine.number.value, other.mine.number.value
        if is_less_than_its_part(one.mine.number, other.mine.number, sentence.text):
            yield _problem(other.mine, sentence)
        if (rising := rises(one.mine.number, other.mine.number, sentence.text)) is not None:
            if rising != (first < second):
                yield _problem(other.mine, sentence)
            continue
        if second not in one.others or first not in other.others:
            continue
        gain = one.others[second] + other.others[first] - one.own - other.own
        turned = one.place > other.place and _RESPECTIVELY in sentence.text[: one.mine.number.span.start]
        if gain >= _EXCHANGED or (turned and gain > -_EXCHANGED):
            yield _problem(other.mine, sentence)


def _is_of_another_person(
    same: Sequence[Count], others: Sequence[Count], sentence: Reading, people: frozenset[str]
) -> bool:
    """Tell whether a number stands beside other people only, and its like beside those whom the sentence names."""
    spoken_of = frozenset(given_name(person, sentence) for person in sentence.people)
    named = frozenset(word for at, word in enumerate(sentence.words) if sentence.is_capital(at))
    of_another = all(each.capitals & people and not each.capitals & named for each in same)
    return bool(spoken_of) and of_another and any(each.capitals & spoken_of for each in others)


def _only_proposed(same: Sequence[Count], sentence: Reading) -> bool:
    """Tell whether the sources only propose what the sentence says was done: "kiến nghị thu hồi 30 tỷ đồng"."""
    said = any(pair in PROPOSALS for pair in pairwise(sentence.words)) or not _WISHED.isdisjoint(sentence.words)
    return not said and all(each.proposed for each in same)
