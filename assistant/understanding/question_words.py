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
# "Con … thi …" opens a follow-up: "còn … thì …"; "thi" of an exam or a contest stays.
_THEN = re.compile(
    r"^((?:the |vay |va )?con\b.*? th)i(?= (?!dua|cu|hanh|sinh|truong|xa|dau|tuyen|thu)\w)", re.IGNORECASE
)


def mark_question_words(text: str) -> str:
    """Return `text` with its unmarked question phrases marked ("o dau" → "ở đâu"); case and length stay."""
    text = _THEN.sub(r"\1ì", text)
    return _PATTERN.sub(lambda match: _like(match.group(), _BY_PLAIN[match.group().lower()]), text)


def _like(typed: str, marked: str) -> str:
    return "".join(m.upper() if t.isupper() else m for t, m in zip(typed, marked, strict=True))
