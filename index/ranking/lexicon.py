"""Words as small numbers, so that the features of many passages are array arithmetic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.vietnamese.normal import fold_case, fold_tones, strip_marks
from index.vietnamese.pieces import LINE, Pieces, Rows
from index.vietnamese.tokens import GROUPED, number_form

# Words, grouped numbers as one word, and what ends a sentence.
_CUT = re.compile(rf"{GROUPED}|\w+|[.!?…]+(?=[\s\"”’)]|$)|{LINE}")
BREAK, _OTHER = 0, 1
_MOST_WORDS = 500_000
# So many texts are remembered with their words: a conversation asks for the same ones again.
_TEXTS = 4_096
CAPITAL, DIGIT, YEAR = 1, 2, 4


class Lexicon:
    """Every word seen, as written, with ids of its matching form and of that form without marks; safe in threads."""

    def __init__(self) -> None:
        self._rows = _Memo(self)
        self._pieces = Pieces(self._cut, _TEXTS)
        self._forms: dict[str, int] = {}
        self._lock = Lock()
        self._form = np.zeros(1024, np.int32)
        self._plain = np.zeros(1024, np.int32)
        self._flags = np.zeros(1024, np.uint8)
        self._stripped = np.zeros(2048, np.int64)
        self.words: list[str] = []
        for mark in ("\n", ""):
            self.add(mark)

    def analyse(self, texts: Sequence[str]) -> tuple[Rows, NDArray[np.int64]]:
        """Return the words of normal `texts` one after another, `BREAK` after sentences, and how many each text has."""
        return self._pieces.rows(texts)

    def _cut(self, piece: str) -> list[int]:
        return [self._rows[word] for word in _CUT.findall(piece)]

    def forms(self, rows: Rows) -> Rows:
        """Return the ids of the matching forms: equal ids are equal words."""
        return self._form[rows]

    def plains(self, rows: Rows) -> Rows:
        """Return the ids of the forms without marks."""
        return self._plain[rows]

    def flags(self, rows: Rows) -> NDArray[np.uint8]:
        """Return CAPITAL | DIGIT | YEAR of the words as written."""
        return self._flags[rows]

    def unmark(self, forms: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the ids without marks of ids of matching forms."""
        return self._stripped[forms]

    @property
    def size(self) -> int:
        """Return the number of ids given out: every id is below it."""
        return len(self._forms)

    def add(self, word: str) -> int:
        """Give `word` its row."""
        if not word[:1].isalnum() and word[:1] != "_" and word:
            word = "\n"
        with self._lock:
            if word in self._rows:
                return self._rows[word]
            row = len(self.words)
            if row >= _MOST_WORDS:
                return _OTHER
            if row == len(self._form):
                self._grow()
            form = matching_form(word)
            self._form[row] = self._forms.setdefault(form, len(self._forms))
            self._plain[row] = self._forms.setdefault(strip_marks(form), len(self._forms))
            self._stripped[self._form[row]] = self._stripped[self._plain[row]] = self._plain[row]
            self._flags[row] = _flags(word, form)
            self.words.append(form)
            self._rows[word] = row
        return row

    def _grow(self) -> None:
        self._form = np.concatenate([self._form, np.zeros_like(self._form)])
        self._plain = np.concatenate([self._plain, np.zeros_like(self._plain)])
        self._flags = np.concatenate([self._flags, np.zeros_like(self._flags)])
        self._stripped = np.concatenate([self._stripped, np.zeros_like(self._stripped)])


class _Memo(dict[str, int]):
    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> int:
        row = self._lexicon.add(word)
        if row != _OTHER:
            self[word] = row
        return row


def matching_form(word: str) -> str:
    """Return a word as the lexical index stores it: lower case, tone placement folded, "3.393" → "3393", "03" → "3"."""
    if word[:1].isdecimal() and "." in word:
        return word.replace(".", "")
    return number_form(fold_case(fold_tones(word)))


def _flags(word: str, form: str) -> int:
    year = form.isdecimal() and len(form) == 4 and form[:2] in {"17", "18", "19", "20"}
    return CAPITAL * word[:1].isupper() + DIGIT * form[:1].isdecimal() + YEAR * year
