"""A short question that is none of the talk: all it is about lies far from what was asked and answered before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.types import Turn
from assistant.understanding.kinds import QUESTION_PHRASE, folded
from assistant.understanding.lexicon import lines, word_set
from assistant.understanding.meanings import meanings
from index.vietnamese.tokens import syllables

_LIGHT = frozenset(lines("words.txt", "light"))
_QUESTION_WORDS = word_set("question") | word_set("stop")
# "Ai chủ trì?" and "Tổ chức ở đâu?" leave open who or what; "Giá xăng bao nhiêu?" names it.
_OPEN = re.compile(rf"(?:(?:do|bởi|có|vào|từ|đến|được|bị|đã|tổ chức|diễn ra) )*(?:{QUESTION_PHRASE.pattern})")
# A word is none of the talk where the nearest word said there is no nearer than this.
_FAR = 0.45


def is_elsewhere(question: str, turns: Sequence[Turn]) -> bool:
    """Tell a question whose own words have nothing to do with the turns before it ("Giá xăng bao nhiêu?")."""
    if _OPEN.match(folded(question)):
        return False
    own, names = meanings(question), _names(question)
    telling = [
        vector
        for word, vector in zip(own.words, own.vectors, strict=True)
        if word not in _LIGHT and not set(word.split()) <= _QUESTION_WORDS | names and vector.any()
    ]
    # What found no answer may have been about something else itself.
    told = [turn for turn in turns if turn.answer is None or turn.answer.status == "answered"] or turns
    talk = meanings("\n".join(text for turn in told for text in _said(turn)))
    return bool(telling) and all(talk.nearest(vector) < _FAR for vector in telling)


def _names(question: str) -> frozenset[str]:
    """Return the syllables written with a capital behind the first: a place lies near any other place."""
    return frozenset(syllables(" ".join(word for word in question.split()[1:] if word[0].isupper())))


def _said(turn: Turn) -> list[str]:
    if turn.answer is None:
        return [turn.understood.text]
    cited = [text for citation in turn.answer.citations for text in (citation.title, citation.quote)]
    return [turn.understood.text, *cited]
