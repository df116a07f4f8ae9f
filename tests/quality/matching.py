"""Whether words stand in a text, whatever way numbers and dates are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.vietnamese.normal import normalise, strip_marks
from index.vietnamese.tokens import syllables

# "29 tháng 7 năm 2020" and "29/7/2020", "tháng 7 năm 2018" and "7/2018" are the same day and month; in "50 năm. [1]"
# stands no date.
_DATE_WORDS = re.compile(r"(?<=\d)\s+(?:tháng|năm)\s+(?=\d{1,4}\b)", re.IGNORECASE)
_SPELLINGS = (("tỉ", "tỷ"),)


def canonical(text: str) -> str:
    """Return the syllables of `text` with numbers, dates and spellings made one, a space at each end."""
    words = " ".join(syllables(_DATE_WORDS.sub(" ", normalise(text))))
    for other, one in _SPELLINGS:
        words = re.sub(rf"\b{other}\b", one, words)
    return f" {words} "


def holds(text: str, words: str) -> bool:
    """Tell whether `words` stand in `text` as whole words, in order and side by side."""
    return canonical(words) in canonical(text)


def found(text: str, facts: Sequence[Sequence[str]]) -> list[bool]:
    """Tell for each fact whether one of its wordings stands in `text`."""
    return [any(holds(text, wording) for wording in fact) for fact in facts]


def shared_words(question: str, sentence: str) -> float:
    """Return the share of the question's words that also stand in `sentence`, marks aside."""
    asked, said = (set(canonical(strip_marks(normalise(text))).split()) for text in (question, sentence))
    return len(asked & said) / max(1, len(asked))
