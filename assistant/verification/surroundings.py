"""What each number or date of a text is about: the words around it, the nearer the weightier.

Of two numbers of one kind (money, shares, stretches of time, things counted) in a sentence, each has the words up to
the last comma or "và" between them: "án tham nhũng 2.233 tỷ đồng, án kinh tế 1.558 tỷ đồng". So have two dates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from assistant.people import Person
from assistant.verification.counts import PROPOSALS, Count
from assistant.verification.stretches import Figure, Stretches, name_of_age
from assistant.verification.words import EMPTY
from index.types import Span
from index.vietnamese.numbers import Number
from index.vietnamese.tokens import Token, syllables

# Words so far from a number still say what it is about; at this distance they weigh half.
_REACH, _HALF = 14, 4.0
# A word without content is so much of a step.
_SILENT_STEP = 0.4
# What a word weighs that is behind a comma, belongs to the next number, or stands before the first one of a list.
_AFTER_COMMA, _OF_ANOTHER, _BEFORE_LIST = 0.8, 0.3, 0.7
# Names weigh more; a person's, within what belongs to the number, as much wherever it stands.
_CAPITAL, _PERSON = 1.6, 1.0
# Of a person's name the last word tells; the others are shared by many.
_BEFORE_GIVEN = 0.3

# Who says it is not what it is about.
_ATTRIBUTION = re.compile(
    r"\b[Tt]heo [^,.;:\d]{3,90},|(?:(?<=[.;]\s)|^)[^,.;:\d]{3,90} (?:cho biết|cho hay|thông tin)\b"
)
_RESPECTIVELY = re.compile(r"\blần lượt\b")
_BOUND_TABLE = "hơn trên gần dưới khoảng chừng độ ngót xấp xỉ ít nhất tối đa thiểu quá"
_SILENT = EMPTY | frozenset(_BOUND_TABLE.split())


def counts(
    text: str, tokens: Sequence[Token], numbers: Sequence[Number], people: Sequence[Person]
) -> tuple[Count, ...]:
    """Return what each of `numbers` is about, in their order."""
    if not numbers:
        return ()
    page = _Page(text, tokens, numbers, people)
    words = {figure: page.words(group, at) for group in page.groups for at, figure in enumerate(group)}
    page.share_out(words)
    found = [count for group in page.groups for at in range(len(group)) for count in page.counts(group, at, words)]
    return tuple(sorted(found, key=lambda count: count.number.span.start))


def beside(
    text: str, tokens: Sequence[Token], kinds: Sequence[tuple[Span, str]], people: Sequence[Person] = ()
) -> tuple[Mapping[str, float], ...]:
    """Return the words and the figures around each of some spans; a sentence is shared out among those of one kind."""
    page = _Page(
        text, tokens, [Number(at, None, "", kind, span) for at, (span, kind) in enumerate(kinds)], people, figures=True
    )
    words = {group[at].numbers[0].value: page.words(group, at) for group in page.groups for at in range(len(group))}
    return tuple(words[at] for at in range(len(kinds)))


class _Page:
    """A text with its words, to say what each of its figures is about."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        numbers: Sequence[Number],
        people: Sequence[Person],
        *,
        figures: bool = False,
    ) -> None:
        self._text, self._tokens, self._people, self._figures = text, tokens, people, figures
        self._starts = [token.start for token in tokens]
        self._given = frozenset(self._at(person.name.end) - 1 for person in people)
        names = (range(self._at(person.name.start), self._at(person.name.end) - 1) for person in people)
        self._before_given = frozenset(place for name in names for place in name)
        self._stretches = Stretches(text, numbers)
        self.groups = self._stretches.groups
        measured = (
            figure.span if figures else Span(figure.span.start, figure.span.end + 1 + len(figure.unit))
            for figure in self._stretches.figures
        )
        told = (Span(*found.span()) for found in _ATTRIBUTION.finditer(text))
        self._silent = {place for span in told for place in range(self._at(span.start), self._at(span.end))}
        self._silent |= {place for span in measured for place in range(self._at(span.start), self._at(span.end))}

    def words(self, group: Sequence[Figure], at: int) -> dict[str, float]:
        """Return the words around the figure at `at` of its group, and what each weighs."""
        figure = group[at]
        if name := name_of_age(figure, self._text, self._people):
            return dict.fromkeys(name, _CAPITAL * _BEFORE_GIVEN) | {name[-1]: _CAPITAL}
        own, sentence = self._stretches.own(group, at), self._stretches.sentence(figure.span.start)
        words: dict[str, float] = {}
        for place, weight in self._around(figure.span, sentence):
            self._weigh(words, place, weight, own)
        for distance, place in enumerate(self._before_list(group, at, sentence)):
            alone = self._stretches.last_cut(group[at - 1].span.end, figure.span.start) is None
            self._weigh(words, place, (1.0 if alone else _BEFORE_LIST) * _fading(distance), None)
        return words

    def counts(self, group: Sequence[Figure], at: int, words: dict[Figure, dict[str, float]]) -> Iterator[Count]:
        """Yield the numbers of the figure at `at` of its group, with what they are about."""
        figure, own = group[at], self._stretches.own(group, at)
        first, last = self._at(figure.span.start), self._at(figure.span.end)
        near = range(max(0, first - _REACH), min(len(self._tokens), last + _REACH))
        inside = [place for place in near if own.start <= self._tokens[place].start < own.end]
        before = [self._tokens[place].text for place in inside if place < first]
        capitals = frozenset(self._tokens[place].text for place in inside if place and self._is_capital(place))
        follows = last < len(self._tokens) and not self._text[figure.span.end : self._starts[last]].strip()
        for part, number in enumerate(figure.numbers):
            yield Count(
                number=number,
                words=words[figure],
                capitals=capitals,
                counted=self._tokens[last].text if follows and not figure.unit else "",
                form=(number.upper is not None, len(figure.numbers) > 1, part > 0),
                proposed=any(pair in PROPOSALS for pair in pairwise(before)),
            )

    def share_out(self, words: dict[Figure, dict[str, float]]) -> None:
        """Give each of the figures after "lần lượt" to its own of the persons, or figures, listed before."""
        for mark in _RESPECTIVELY.finditer(self._text):
            sentence = self._stretches.sentence(mark.start())
            whole = [each for each in self._stretches.figures if sentence.start <= each.span.start < sentence.end]
            after = [each for each in whole if each.span.start > mark.start()]
            after = [each for each in after if each.unit == after[0].unit]
            persons = [each.name for each in self._people if sentence.start <= each.name.start < mark.start()]
            before = [self._at(each.span.end) for each in whole if each.span.end <= mark.start()]
            if len(after) > 1 and len(persons) >= len(after):
                _give(words, after, [syllables(name.of(self._text))[-1:] for name in persons[-len(after) :]])
            elif len(after) > 1 and len(before) >= len(after):
                _give(words, after, [self._counted(place) for place in before[-len(after) :]])

    def _counted(self, place: int) -> list[str]:
        """Return the two words of what a figure before `place` counts: "bị can"."""
        two = [at for at in (place, place + 1) if at < len(self._tokens) and (at == place or self._gap(at).isspace())]
        return [self._tokens[at].text for at in two]

    def _at(self, position: int) -> int:
        return bisect_left(self._starts, position)

    def _around(self, span: Span, sentence: Span) -> Iterator[tuple[int, float]]:
        """Yield the places of the words around a figure within its sentence, and what each weighs by its distance."""
        first, last = self._at(span.start), self._at(span.end)
        after = range(last, min(len(self._tokens), last + _REACH))
        for steps in (after, range(first - 1, max(-1, first - 1 - _REACH), -1)):
            weight, distance = 1.0, 0.0
            for place in steps:
                if not sentence.start <= self._tokens[place].start < sentence.end:
                    break
                if any(mark in self._gap(place if steps is after else place + 1) for mark in ",:()–"):
                    weight *= _AFTER_COMMA
                yield place, weight * _fading(distance)
                distance += _SILENT_STEP if self._tokens[place].text in _SILENT else 1.0

    def _before_list(self, group: Sequence[Figure], at: int, sentence: Span) -> range:
        """Return the places of the words before a list that the figure at `at` goes on, the last first.

        "kiểm tra 605 đảng viên và 598 tổ chức": a figure with no words of its own before it has those of the one
        before; others those of the first in the list.
        """
        listed = [back for back in range(at) if group[back].span.start >= sentence.start]
        if not listed or (self._has_words_before(group, at) and group[listed[0]].unit != group[at].unit):
            return range(0)
        nearest = listed[0]
        if not self._has_words_before(group, at):
            nearest = next((back for back in reversed(listed) if self._has_words_before(group, back)), nearest)
        first = group[nearest]
        head = self._at(first.span.start)
        return range(head - 1, max(self._at(sentence.start), head - _REACH) - 1, -1)

    def _has_words_before(self, group: Sequence[Figure], at: int) -> bool:
        own = self._stretches.own(group, at)
        places = range(self._at(own.start), self._at(group[at].span.start))
        return any(self._tokens[place].text not in _SILENT for place in places)

    def _gap(self, at: int) -> str:
        """Return what stands between the word at `at` and the one before."""
        if not 0 < at < len(self._tokens):
            return ""
        return self._text[self._tokens[at - 1].end : self._tokens[at].start]

    def _weigh(self, words: dict[str, float], place: int, weight: float, own: Span | None) -> None:
        token = self._tokens[place]
        if place in self._silent or (token.text[0].isdigit() and not self._figures):
            return
        if token.text in _SILENT and place not in self._given:
            return
        inside = own is not None and own.start <= token.start < own.end
        weight *= _CAPITAL if self._is_capital(place) else 1.0
        weight *= 1.0 if inside or own is None else _OF_ANOTHER
        if place in self._before_given:
            weight *= _BEFORE_GIVEN
        elif inside and place in self._given:
            weight = max(weight, _PERSON)
        words[token.text] = max(words.get(token.text, 0.0), weight)

    def _is_capital(self, place: int) -> bool:
        return self._text[self._starts[place]].isupper()


def _give(words: dict[Figure, dict[str, float]], figures: Sequence[Figure], owners: Sequence[Sequence[str]]) -> None:
    every = {word for owner in owners for word in owner}
    for figure, owner in zip(figures, owners, strict=True):
        words[figure] = {word: weight for word, weight in words[figure].items() if word not in every}
        words[figure] |= dict.fromkeys(owner, _CAPITAL)


def _fading(distance: float) -> float:
    return 1 / (1 + distance / _HALF)
