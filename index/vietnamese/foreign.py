"""Words that news use and that are no Vietnamese syllables: names, abbreviations, English."""

from __future__ import annotations

from functools import cache

from index.settings import MODELS
from index.vietnamese.syllables import is_syllable

# The words of the ranker, the most frequent ones first.
_FILE = MODELS / "ranker" / "words.txt"


def is_foreign(form: str) -> bool:
    """Tell whether news use `form`, in lower case, though it is no syllable."""
    return form in _ranks()


def rank(form: str) -> int:
    """Return the place of a foreign word by frequency; 0 for what is none."""
    return _ranks().get(form, 0)


@cache
def _ranks() -> dict[str, int]:
    words = _FILE.read_text(encoding="utf-8").split("\n")
    return {word: place for place, word in enumerate(words) if not is_syllable(word)}
