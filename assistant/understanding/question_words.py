"""Question words typed without marks: the model of marks learned from news, where few questions are asked."""

from __future__ import annotations

import re

from assistant.understanding.lexicon import lines
from index.vietnamese.normal import strip_marks

_PHRASES = lines("words.txt", "question phrases")
_BY_PLAIN = {strip_marks(phrase): phrase for phrase in _PHRASES}
_PATTERN = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, _BY_PLAIN), key=len, reverse=True)) + r")\b", re.IGNORECASE
)


def mark_question_words(text: str) -> str:
    """Return `text` with its unmarked question phrases marked ("o dau" → "ở đâu"); case and length stay."""
    return _PATTERN.sub(lambda match: _like(match.group(), _BY_PLAIN[match.group().lower()]), text)


def _like(typed: str, marked: str) -> str:
    return "".join(m.upper() if t.isupper() else m for t, m in zip(typed, marked, strict=True))
