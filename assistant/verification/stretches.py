"""Which part of a text belongs to which of its figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.people import Person
from assistant.verification.counts import kind
from index.types import Span
from index.vietnamese.letters import UPPER
from index.vietnamese.numbers import Number
from index.vietnamese.tokens import syllables

_BORDER = re.compile(r"[.;!?]\s|\n")
_BETWEEN = re.compile(r"[,;:]|\b(?:và|cùng|còn|trong khi|trong đó|song|nhưng)\b")
_WITH = re.compile(r"\bvới\b")
_AGE, _APPOSED = "tuổi", re.compile(r"\s?[,(]\s?")
# "Nguyễn Văn Bình: 3 năm tù": what stands before the colon is told by the figure.
_VALUE_OF = re.compile(rf".*\b(?:[{UPPER}]\w*|\d+): ", re.DOTALL)
# Behind these, or before, something else is told of the same.
_ASIDE = re.compile(r",? (?:trong đó|trong số đó|song|nhưng|sau đó|trước đó) | và (?=ông |bà |bị cáo |bị can )")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the smaller measures that go on with it: "3 năm 6 tháng"."""

    numbers: tuple[Number, ...]

    @property
    def span(self) -> Span:
        """Return the number with the measures that go on with it."""
        return Span(self.numbers[0].span.start, self.numbers[-1].span.end)

    @property
    def unit(self) -> str:
        """Return the first measure."""
        return self.numbers[0].unit


class Stretches:
    """The figures of a text, in groups of one measure, ranges apart; and the sentences they stand in."""

    def __init__(self, text: str, numbers: Sequence[Number]) -> None:
        self._text = text
        self._borders = [0, *(found.end() for found in _BORDER.finditer(text)), len(text) + 1]
        self.figures = list(_figures(text, numbers))
        kinds: dict[tuple[str, str, bool], list[Figure]] = defaultdict(list)
        for figure in self.figures:
            first = figure.numbers[0]
            kinds[kind(first), first.unit.lower(), first.upper is None].append(figure)
        self.groups = list(kinds.values())

    def sentence(self, position: int) -> Span:
        """Return the sentence around a position; a colon ends none."""
        at = bisect_left(self._borders, position + 1)
        return Span(self._borders[at - 1], self._borders[at])

    def own(self, group: Sequence[Figure], at: int) -> Span:
        """Return the part of the sentence that belongs to one figure of a group."""
        span = group[at].span
        sentence = self.sentence(span.start)
        low, high = sentence.start, sentence.end
        if at:
            cut = self.last_cut(group[at - 1].span.end, span.start)
            low = max(low, cut.end if cut else group[at - 1].span.end)
        if at + 1 < len(group) and group[at + 1].span.start < high:
            cut = self.last_cut(span.end, group[at + 1].span.start)
            high = min(high, cut.start if cut else group[at + 1].span.start)
        before = max((each.span.end for each in self.figures if low <= each.span.end <= span.start), default=None)
        if before is not None and (comma := self._text.rfind(",", before, span.start)) > 0:
            low = comma + 1  # "2.064 vụ, 2.875 bị can, tăng 21%"
        for aside in _ASIDE.finditer(self._text, low, high):
            low, high = (aside.end(), high) if aside.end() <= span.start else (low, min(high, aside.start()))
        return Span(low, high)

    def last_cut(self, start: int, end: int) -> Span | None:
        """Return the last border between two figures; "với" is one where there is no other."""
        for pattern in (_BETWEEN, _WITH):
            cuts = [Span(*found.span()) for found in pattern.finditer(self._text, start, end)]
            if cuts and _VALUE_OF.fullmatch(self._text, start, end):
                cuts.pop()
            if cuts:
                return cuts[-1]
        return None


def name_of_age(figure: Figure, text: str, people: Sequence[Person]) -> list[str]:
    """Return the words of the name that an age stands right behind, and which it is of: "Nguyễn Văn Bình, 48 tuổi"."""
    names = (person.name for person in people if figure.unit == _AGE)
    before = (name for name in names if _APPOSED.fullmatch(text, name.end, figure.span.start))
    return next((syllables(name.of(text)) for name in before), [])


def _figures(text: str, numbers: Sequence[Number]) -> Iterator[Figure]:
    parts: list[Number] = []
    for number in numbers:
        between = text[parts[-1].span.end : number.span.start].strip() if parts else ""
        if parts and number.unit and between and between == parts[-1].unit:
            parts.append(number)
            continue
        if parts:
            yield Figure(tuple(parts))
        parts = [number]
    if parts:
        yield Figure(tuple(parts))
