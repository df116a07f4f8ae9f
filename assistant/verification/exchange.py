"""Things that the sources do name, but beside other words: the neighbour's name, another year's figure.

For each person, number and date of a sentence: the source's sentence that best matches the other words should hold it
too. Where it holds another one of the same kind instead, and the sentences that do hold it match clearly worse, the
two were exchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.verification.evidence import Evidence, Reading, When, given_name
from assistant.verification.moments import same
from assistant.verification.problems import Claim, Problem
from assistant.verification.words import content
from index.types import Span

# How much of the sentence's other words the right place must share, and how much more than the places that hold the
# thing.
_ENOUGH = 0.5
_MORE = 0.25


@dataclass(frozen=True, slots=True)
class _Thing:
    """A name, number or date: a key to compare by, and where it stands."""

    key: object
    span: Span


def exchanged(sentence: Reading, sources: Sequence[Evidence]) -> Iterator[Problem]:
    """Yield the things of `sentence` that the sources give to other words."""
    others = frozenset(content(sentence.words))
    for claim, things in ((Claim.NAME, _persons), (Claim.DATE, _days)):
        mine = things(sentence)
        for thing in mine:
            if _is_exchanged(thing, mine, others - _words_of(thing, sentence), sources, things):
                yield Problem(claim, thing.span.of(sentence.text))


def _is_exchanged(
    thing: _Thing,
    mine: Sequence[_Thing],
    others: frozenset[str],
    sources: Sequence[Evidence],
    things: Callable[[Reading], list[_Thing]],
) -> bool:
    if not others:
        return False
    right, rival = -1.0, 0.0
    if isinstance(thing.key, When) and any(_alike(thing, each) for source in sources for each in things(source.title)):
        return False  # what the title dates is so dated throughout
    for source in sources:
        found = things(source.body)
        for span, words in source.clauses:
            inside = [each for each in found if span.start <= each.span.start < span.end]
            share = len(others & words) / len(others)
            if any(_alike(thing, each) for each in inside) or _is_called(thing, source.body, span):
                right = max(right, share)
            elif inside and not any(_alike(each, other) for each in inside for other in mine):
                rival = max(rival, share)
    return rival >= _ENOUGH and rival - max(right, 0.0) >= _MORE


def _persons(reading: Reading) -> list[_Thing]:
    return [_Thing(given_name(person, reading), person.name) for person in reading.people]


def _days(reading: Reading) -> list[_Thing]:
    return [_Thing(when, when.span) for when in reading.whens]


def _alike(thing: _Thing, other: _Thing) -> bool:
    if isinstance(thing.key, str):
        return thing.key == other.key
    return same(thing.key, other.key)  # type: ignore[arg-type]


def _is_called(thing: _Thing, reading: Reading, span: Span) -> bool:
    """Tell whether a person is called by the given name alone within `span`: "8 đến 10 năm cho Nam"."""
    if not isinstance(thing.key, str):
        return False
    first, last = reading.at(span.start), reading.at(span.end)
    for at in range(first, last):
        if reading.words[at] == thing.key and reading.is_capital(at):
            return not reading.is_joined(at) and not (at + 1 < len(reading.tokens) and reading.is_joined(at + 1))
    return False


def _words_of(thing: _Thing, sentence: Reading) -> frozenset[str]:
    return frozenset(
        token.text for token in sentence.tokens if thing.span.start <= token.start and token.end <= thing.span.end
    )
