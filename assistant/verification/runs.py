"""Runs of capitals in a sentence: each is a name, or names side by side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from assistant.verification.other_names import JOINTS
from assistant.verification.reading import Reading
from index.vietnamese.places import provinces


def runs(sentence: Reading) -> Iterator[list[int]]:
    """Yield the runs of neighbouring words in capitals."""
    run: list[int] = []
    # "Hải quan Bình Thuận Đinh Văn Thùy": a body, and a person.
    persons = {sentence.at(person.name.start) for person in sentence.people}
    # "Sở Y tế Nghệ An Thái Văn Tám": "An" ends the name of the province.
    persons = {at + _ends_province(at, sentence) for at in persons}
    measures = {sentence.at(count.number.span.end + len(count.number.unit)) - 1 for count in sentence.counts}
    for at, token in enumerate(sentence.tokens):
        if not sentence.is_capital(at) or at in measures:
            continue
        if run and len(run) > 1 and at in persons:
            yield run
            run = []
        if run and run[-1] == at - 1 and sentence.text[sentence.tokens[at - 1].end : token.start] in JOINTS:
            run.append(at)
            continue
        if run:
            yield run
        run = [at]
    if run:
        yield run


@cache
def _provinces() -> frozenset[str]:
    return frozenset(name.lower() for name in provinces())


def _ends_province(at: int, sentence: Reading) -> bool:
    """Tell whether the word at `at` is the last one of a province's name."""
    return at > 0 and " ".join(sentence.words[at - 1 : at + 1]) in _provinces()


def is_place_or_person(at: int, sentence: Reading) -> bool:
    """Tell whether the name of a province or of a person begins at `at`: it is checked by itself."""
    place = any(" ".join(sentence.words[at : at + size]) in _provinces() for size in (2, 3))
    return place or any(person.name.start == sentence.tokens[at].start for person in sentence.people)
