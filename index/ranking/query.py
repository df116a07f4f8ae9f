"""A question as the search sees it."""

from __future__ import annotations

from dataclasses import dataclass

from index.vietnamese.normal import normalise, strip_marks
from index.vietnamese.tokens import terms, unmarked_terms

# A question longer than this many terms says everything twice; more would only cost time.
_MOST_TERMS = 400


@dataclass(frozen=True, slots=True)
class Query:
    """The question's text in normal form, its terms, and whether it was typed without any mark."""

    text: str
    terms: tuple[str, ...]
    unmarked: bool


def understand(question: str) -> Query:
    """Return the question ready for searching."""
    text = normalise(question).strip()
    unmarked = strip_marks(text) == text
    found = unmarked_terms(text) if unmarked else terms(text)
    return Query(text, tuple(dict.fromkeys(found[:_MOST_TERMS])), unmarked)
