"""Who holds an office: one that the sources give only to other persons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.people import Person, same_person
from assistant.verification.evidence import Evidence
from assistant.verification.offices import HEADS
from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import Reading, full_name
from assistant.verification.words import holds, places_of
from index.types import Span
from index.vietnamese.tokens import syllables

# An office of fewer words is held by many, and more words tell no more of it.
_FEWEST, _MOST = 3, 8
# A name of two words without a title may be a place's.
_FULL_NAME = 3
# "Ông Bình là Vụ trưởng Vụ Kế hoạch"; an office right beside the name is part of the person as read.
_IS = re.compile(r",?\s+(?:(?:hiện|vốn|cũng|mới)\s+)?(?:là|làm|giữ chức)\s+")
_ENDS = re.compile(
    r"[,.;:()\n]|\s[-–]\s|\b(?:và|đã|đang|sẽ|bị|được|cho|nói|yêu|đề|thay|từ|vào|ký|trao|là|của|chỉ đạo|phát|giao|"
    r"về|với|tại|trong)\b"
)
# Between these several persons hold one office together.
_TOGETHER = re.compile(r"(?:\s|,|và|cùng|với|ông|bà|các|đồng chí|bị cáo|bị can)*")


def held_by_others(sentence: Reading, sources: Sequence[Evidence]) -> Iterator[Problem]:
    """Yield the persons to whom `sentence` gives an office that the sources give to others only."""
    readings = [reading for source in sources for reading in source.readings]
    for person in sentence.people:
        name = full_name(person, sentence)
        if any(_is_of_others(office, name, readings) for office in _offices(person, sentence)):
            yield Problem(Claim.NAME, person.name.of(sentence.text))


def _offices(person: Person, sentence: Reading) -> Iterator[tuple[str, ...]]:
    """Yield the offices that a sentence gives to a person, each from its first word on."""
    beside = [Span(person.whole.start, person.name.start), Span(person.name.end, person.whole.end)]
    if said := _IS.match(sentence.text, person.whole.end):
        following = (other.whole.start for other in sentence.people if other.name.start > person.name.start)
        beside.append(Span(said.end(), min(following, default=len(sentence.text))))
    for span in beside:
        at, last = sentence.at(span.start), sentence.at(span.end)
        while at + 1 < last:
            if sentence.words[at : at + 2] not in HEADS:
                at += 1
                continue
            end = _ENDS.search(sentence.text, sentence.tokens[at].end, span.end)
            if end and span.end == person.name.start:
                break  # "Chủ tịch xã giao cho ông Bình" tells of no office of his
            stop = min(sentence.at(end.start()) if end else last, at + _MOST)
            yield sentence.words[at:stop]
            at = max(stop, at + 1)


def _is_of_others(office: Sequence[str], name: str, readings: Sequence[Reading]) -> bool:
    """Tell whether all places that have an office, with as many of its words as any, are beside other persons."""
    if any(
        same_person(name, full_name(person, reading)) and holds(office[:2], syllables(person.whole.of(reading.text)))
        for reading in readings
        for person in reading.people
    ):
        return False
    for length in range(len(office), _FEWEST - 1, -1):
        found = [(reading, at) for reading in readings for at in places_of(office[:length], reading.words)]
        if found:
            holders = [_holders(Span(at, at + length), reading) for reading, at in found]
            return all(each and not any(same_person(name, other) for other in each) for each in holders)
    return False


def _holders(place: Span, reading: Reading) -> list[str]:
    """Return who holds the office at `place`, counted in words: whom it stands beside, and who is named with him."""
    span = Span(reading.tokens[place.start].start, reading.tokens[place.end - 1].end)
    for at, person in enumerate(reading.people):
        if person.whole.start <= span.start and span.end <= person.whole.end and _is_beside(span, person, reading):
            beside = [person, *_named_with(person, reading.people[at + 1 :], reading)]
            beside += _named_with(person, reading.people[:at][::-1], reading)
            return [full_name(each, reading) for each in beside]
    return []


def _named_with(person: Person, others: Sequence[Person], reading: Reading) -> Iterator[Person]:
    """Yield the persons who stand beside one, one after the other, without an office of their own."""
    for other in others:
        first, last = sorted((person, other), key=lambda each: each.name.start)
        if not _TOGETHER.fullmatch(reading.text, first.whole.end, last.name.start) or _has_office(other, reading):
            return
        yield other
        person = other


def _has_office(person: Person, reading: Reading) -> bool:
    return not HEADS.isdisjoint(pairwise(syllables(person.whole.of(reading.text))))


def _is_beside(office: Span, person: Person, reading: Reading) -> bool:
    """Tell whether an office is the person's, and the person no place: "… là Trưởng thôn, chỉ đạo cho ông Bình"."""
    titled = person.whole.start < person.name.start or len(full_name(person, reading).split()) >= _FULL_NAME
    return titled and not _ENDS.search(reading.text, office.end, person.name.start)
