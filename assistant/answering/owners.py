"""Whose figure it is: in a sentence that names several persons, each figure belongs to the one named with it."""

from __future__ import annotations

from assistant.people import names_of, people, same_person
from assistant.types import Understood

# A figure told of another person is no answer; one told right behind another person hardly is.
_OTHERS, _BEHIND_OTHER = -1.5, -0.8


def another(question: Understood, clause: str, figure: str) -> float:
    """Return a penalty for a `figure` whose `clause` names another person than the one asked about."""
    asked = names_of(question.text)
    if not asked:
        return 0.0
    found = [(person.name.start, person.name.of(clause)) for person in people(clause)]
    if not found:
        return 0.0
    if not any(same_person(name, one) for _, name in found for one in asked):
        return _OTHERS
    at = clause.find(figure)
    before = [name for start, name in found if start < at]
    return 0.0 if not before or any(same_person(before[-1], one) for one in asked) else _BEHIND_OTHER
