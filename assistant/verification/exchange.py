"""Things that the sources do name, but beside other words: the neighbour's name, another year, his penalty.

For each person, date and standing of a sentence: the source's sentence that best matches the other words should hold
it too. Where it holds another one of the same kind instead, and the sentences that do hold it match clearly worse, the
two were exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from assistant.verification.evidence import Evidence
from assistant.verification.moments import written
from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import Reading
from assistant.verification.status import GROUPS
from assistant.verification.whens import When, holds_the_other, is_as_long, is_bare_day, same
from assistant.verification.words import places_of, telling
from index.types import Span
from index.vietnamese.letters import UPPER
from index.vietnamese.syllables import is_syllable
from index.vietnamese.tokens import syllables

# How much of the sentence's other words the right place must share, and how much more than the places that hold the
# thing.
_ENOUGH = 0.5
_MORE = 0.25
# Fewer words than this do not tell a place.
_FEWEST = 3
_FEWEST_BETWEEN_COMMAS = 5
_PRONOUN = re.compile(rf"(?<!\w)(?:[Ôô]ng|[Bb]à)(?: này| ấy| ta)?(?= [^\W\d{UPPER}])")
# "…", ông Nam nói: of whom the words tell they say themselves.
_SPEAKER = re.compile(r"[”\"»][\s,–-]*(?:[^\W\d_]+ ){0,4}\Z")
_SAYS = re.compile(r"[^.;]{0,60}?\b(?:nói|cho rằng|cho biết|cho hay|khẳng định|nhấn mạnh|nhận xét|chia sẻ|nêu)\b")
_COMMAS = re.compile(r"[,;:()]\s|\s[-–]\s")
_PARTS = re.compile(r";|,? (?:còn|trong khi|song|nhưng) | và (?=bị cáo |bị can |ông |bà |anh |chị |đã |đang |sẽ )")


@dataclass(frozen=True, slots=True)
class _Thing:
    """A name, date or standing: a key to compare by, where it stands, and whether it is of someone who says things."""

    key: object
    span: Span
    says: bool = False


_Finder = Callable[[Reading], list[_Thing]]


def exchanged(sentence: Reading, sources: Sequence[Evidence]) -> Iterator[Problem]:
    """Yield the things of `sentence` that the sources give to other words."""
    for claim, things in _KINDS:
        mine = things(sentence)
        for thing in mine:
            around = list(_around(thing, sentence))
            if around and all(_is_exchanged(thing, mine, words, sources, things) for words in around):
                yield Problem(claim, thing.span.of(sentence.text))


def _around(thing: _Thing, sentence: Reading) -> Iterator[frozenset[str]]:
    """Yield the other words of the part of a sentence that a thing stands in, and of what is between the commas there.

    A sentence may put two matters of an article together: where only one of the two speaks of another thing, nothing
    was exchanged.
    """
    for marks, fewest in ((_PARTS, _FEWEST), (_COMMAS, _FEWEST_BETWEEN_COMMAS)):
        cuts = [(found.start(), found.end()) for found in marks.finditer(sentence.text)]
        start = max((end for _, end in cuts if end <= thing.span.start), default=0)
        end = min((at for at, _ in cuts if at >= thing.span.end), default=len(sentence.text))
        told = sentence.words[sentence.at(start) : sentence.at(end)]
        words = frozenset(telling(told)) - _words_of(thing, sentence)
        if len(words) >= fewest:
            yield words


def _is_exchanged(
    thing: _Thing,
    mine: Sequence[_Thing],
    others: frozenset[str],
    sources: Sequence[Evidence],
    things: _Finder,
) -> bool:
    right, rival = 0.0, 0.0
    figures = frozenset(word for word in others if word[0].isdigit())
    # What the title dates is so dated throughout, but where all the figures stand.
    by_title = isinstance(thing.key, When) and any(
        _alike(thing, each) for source in sources for each in things(source.title)
    )
    for source in sources:
        for words, inside, called in _clauses(source, thing, things):
            share = len(others & words) / len(others)
            if by_title and not (len(figures) > 1 and figures <= words):
                continue
            left = [each for each in inside if not any(_alike(each, other) for other in mine)]
            if called or any(_alike(thing, each) for each in inside):
                right = max(right, share)
            elif any(_may_replace(each, thing, source) for each in left):
                rival = max(rival, share)
    return rival >= _ENOUGH and rival - right >= _MORE


def _clauses(source: Evidence, thing: _Thing, things: _Finder) -> Iterator[tuple[frozenset[str], list[_Thing], bool]]:
    """Yield the words of each clause, the things in it that may stand for `thing`, and whether it tells of `thing`.

    A person may be called by the given name alone, and is still spoken of where the next clauses name nobody.
    """
    found, last = things(source.body), list[_Thing]()
    spoken_of = False
    for span, words in source.clauses:
        inside = [each for each in found if span.start <= each.span.start < span.end]
        called = _is_called(thing, source.body, span)
        if things is _persons:
            spoken_of = called or any(_alike(thing, each) for each in inside) or (spoken_of and not inside)
            if not inside and _PRONOUN.search(source.body.text, span.start, span.end):
                inside = last
            last = inside[:1] or last
            if not thing.says:
                inside = [each for each in inside if not _SPEAKER.search(source.body.text, span.start, each.span.start)]
        yield words, inside, called or spoken_of


def _persons(reading: Reading) -> list[_Thing]:
    return [
        _Thing(
            tuple(syllables(person.name.of(reading.text))),
            person.name,
            says=_SAYS.match(reading.text, person.name.end) is not None,
        )
        for person in reading.people
    ]


def _days(reading: Reading) -> list[_Thing]:
    """Return the dates, but no stretch of time that ends today: it stands beside other dates, not for them.

    Nor days without a month: the 12 of "hai ngày 12 và 13/3".
    """
    told = (when for when in reading.whens if not (when.stretch and when.worked_out))
    return [_Thing(when, when.span) for when in told if not is_bare_day(when, reading.text)]


def _standings(forms: Sequence[tuple[str, ...]], reading: Reading) -> list[_Thing]:
    return [
        _Thing(" ".join(form), Span(reading.tokens[at].start, reading.tokens[at + len(form) - 1].end))
        for form in forms
        for at in places_of(form, reading.words)
    ]


def _may_replace(other: _Thing, thing: _Thing, source: Evidence) -> bool:
    """Tell whether `other` may stand in the place of `thing`: of dates, those as long, and known.

    "hôm nay" of an unknown day takes the place of no date, a day not that of a year, nor 2006 that of 2001-2006.
    """
    if not (isinstance(thing.key, When) and isinstance(other.key, When)):
        return True
    known = source.published is not None or any(char.isdigit() for char in other.span.of(source.body.text))
    return known and is_as_long(thing.key, other.key) and not holds_the_other(thing.key, other.key)


def _alike(thing: _Thing, other: _Thing) -> bool:
    if isinstance(thing.key, When) and isinstance(other.key, When):
        return same(thing.key, other.key)
    if isinstance(thing.key, tuple) and isinstance(other.key, tuple):
        # The second time a text has the last word of a name alone, or, of some foreigners, the first.
        alone = min(len(thing.key), len(other.key)) == 1 and not frozenset(thing.key).isdisjoint(other.key)
        return alone or thing.key[-1] == other.key[-1]
    return thing.key == other.key


def _is_called(thing: _Thing, reading: Reading, span: Span) -> bool:
    """Tell whether a person is called by the given name alone within `span`: "8 đến 10 năm cho Nam".

    So is one whose name is not seen to be a person's ("Choi Soon-sil"), and a day in figures.
    """
    key = thing.key
    if isinstance(key, When):
        return key.start == key.end and bool(written(key).search(reading.text, span.start, span.end))
    if not isinstance(key, tuple):
        return False
    words = key
    first, last = reading.at(span.start), reading.at(span.end)
    foreign = len(words) > 1 or not is_syllable(words[0])
    for at in range(first, last):
        if reading.words[at] != words[-1] or not reading.is_capital(at):
            continue
        if foreign and reading.words[max(first, at - len(words) + 1) : at + 1] == words:
            return True
        if (len(words) == 1 or not reading.is_joined(at)) and not (
            at + 1 < len(reading.tokens) and reading.is_joined(at + 1)
        ):
            return True
    return False


def _words_of(thing: _Thing, sentence: Reading) -> frozenset[str]:
    return frozenset(
        token.text for token in sentence.tokens if thing.span.start <= token.start and token.end <= thing.span.end
    )


_KINDS: tuple[tuple[Claim, _Finder], ...] = (
    (Claim.NAME, _persons),
    (Claim.DATE, _days),
    *((Claim.STATUS, partial(_standings, forms)) for forms in GROUPS),
)
