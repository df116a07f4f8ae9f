"""Text made ready for the reading network: for every token its ids, its shape and the punctuation before it.

Nothing here needs torch. Two vocabularies are kept: the matching form of a syllable, and the same without marks, so a
question typed without marks still meets the words of a passage.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from index.vietnamese.normal import fold_case, strip_marks
from index.vietnamese.tokens import tokens

PAD, MASK, NULL, NO_MARKS = range(4)
SPECIAL = 4
# Words outside of the vocabulary share hashed rows: a rare name still looks the same in question and passage.
MARKED_BUCKETS = 1024
PLAIN_BUCKETS = 512

SHAPES = 14
GAPS = 16
_GAP_ORDER = (
    ("\n", 1),
    (".", 2),
    ("?!…", 3),
    (":", 4),
    (";", 5),
    (",", 6),
    ("([", 7),
    (")]", 8),
    ("\"“”'‘’«»", 9),
    ("%", 10),
    ("/", 11),
    ("-–—", 12),
    ("•*+·", 13),
)
_GAP_CODE = {char: code for chars, code in _GAP_ORDER for char in chars}
_OTHER_GAP = 14
_NO_GAP = 15
_ENTRIES_KEPT = 200_000
_YEAR = re.compile(r"(?:1\d|20)\d\d")

Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Encoded:
    """The tokens of a text as columns of equal length; `starts` and `ends` are offsets into the text."""

    marked: Ids
    plain: Ids
    shape: Ids
    gap: Ids
    starts: Ids
    ends: Ids

    def __len__(self) -> int:
        return len(self.marked)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Known syllables with and without marks; ids below `SPECIAL` are reserved, hashed rows follow, then the words."""

    marked: Mapping[str, int]
    plain: Mapping[str, int]
    _entries: dict[str, tuple[int, int, int]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, marked: Sequence[str], plain: Sequence[str]) -> Vocabulary:
        """Number the words in the order given."""
        return cls(
            {word: SPECIAL + MARKED_BUCKETS + i for i, word in enumerate(marked)},
            {word: SPECIAL + PLAIN_BUCKETS + i for i, word in enumerate(plain)},
        )

    @property
    def marked_size(self) -> int:
        """Rows of the table of syllables."""
        return SPECIAL + MARKED_BUCKETS + len(self.marked)

    @property
    def plain_size(self) -> int:
        """Rows of the table of syllables without marks."""
        return SPECIAL + PLAIN_BUCKETS + len(self.plain)

    def encode(self, text: str) -> Encoded:
        """Return the tokens of NFC `text` as numbers."""
        rows: list[tuple[int, int, int, int, int, int]] = []
        before = 0
        for token in tokens(text):
            raw = text[token.start : token.end]
            entry = self._entries.get(raw) or self._enter(raw, token.text)
            rows.append((*entry, gap_code(text[before : token.start]), token.start, token.end))
            before = token.end
        columns = np.array(rows, dtype=np.int64).reshape(-1, 6).T
        return Encoded(*columns)

    def encode_question(self, question: str) -> Encoded:
        """Return `question` as numbers; one without a single mark is read by its unmarked forms alone."""
        encoded = self.encode(question)
        if not lacks_marks(question):
            return encoded
        marked = np.full_like(encoded.marked, NO_MARKS)
        return Encoded(marked, encoded.plain, encoded.shape, encoded.gap, encoded.starts, encoded.ends)

    def unmarked_forms(self) -> Ids:
        """Return for each row of the marked table the row of its unmarked form in the plain one, 0 where unknown."""
        forms = np.zeros(self.marked_size, np.int64)
        for word, row in self.marked.items():
            forms[row] = self.plain.get(strip_marks(word), 0)
        return forms

    def _enter(self, raw: str, word: str) -> tuple[int, int, int]:
        if len(self._entries) >= _ENTRIES_KEPT:
            self._entries.clear()
        plain = strip_marks(word)
        entry = (
            self.marked.get(word) or _bucket(word, MARKED_BUCKETS),
            self.plain.get(plain) or _bucket(plain, PLAIN_BUCKETS),
            shape_code(raw),
        )
        self._entries[raw] = entry
        return entry


def lacks_marks(text: str) -> bool:
    """Tell whether `text` was typed without any Vietnamese mark."""
    return strip_marks(text) == text


def gap_code(gap: str) -> int:
    """Return the code of the strongest sign between two tokens."""
    if gap == " " or (gap.isspace() and "\n" not in gap):
        return 0
    if not gap:
        return _NO_GAP
    return min((_GAP_CODE.get(char, _OTHER_GAP) for char in gap if char != " "), default=0)


def shape_code(raw: str) -> int:
    """Return the code of how a token is written: in lower case, capitalised, with digits."""
    if raw[0].isdecimal():
        return _number_shape(raw)
    if fold_case(raw) == raw:
        return 1 if raw.isalpha() else 2
    if len(raw) == 1:
        return 3
    if raw.isupper():
        return 4
    return 5 if fold_case(raw[1:]) == raw[1:] else 6


def _number_shape(raw: str) -> int:
    if not raw.replace(".", "").isdecimal():
        return 7
    if "." in raw:
        return 8
    if len(raw) == 4 and _YEAR.fullmatch(raw):
        return 9
    return {1: 10, 2: 11, 3: 12}.get(len(raw), 13)


def _bucket(word: str, buckets: int) -> int:
    return SPECIAL + zlib.crc32(word.encode()) % buckets
