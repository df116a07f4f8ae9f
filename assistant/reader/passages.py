"""Passages made ready once and kept: their sentences, and character offsets that make a span whole."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.reading.encoding import Encoded, Ids, Vocabulary
from index.types import Span
from index.vietnamese.normal import strip_marks
from index.vietnamese.sentences import sentences
from index.vietnamese.tokens import syllables

_CLOSING = {"(": ")", "[": "]", "“": "”", "‘": "’", "«": "»"}
_OPENING = {close: open_ for open_, close in _CLOSING.items()}
_UNIT_SIGNS = "%‰"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A passage with its sentences and tokens; `sentence` numbers the sentence of each token.

    `words` are the tokens without marks, in order.
    """

    text: str
    sentences: tuple[Span, ...]
    encoded: Encoded
    sentence: Ids
    words: tuple[str, ...]


def prepare(text: str, vocabulary: Vocabulary) -> Prepared:
    """Return `text` ready for reading."""
    encoded = vocabulary.encode(text)
    spans = tuple(sentences(text))
    return Prepared(text, spans, encoded, sentence_of(encoded.starts, spans), unmarked_words(text))


def unmarked_words(text: str) -> tuple[str, ...]:
    """Return the tokens of `text` without marks."""
    return tuple(strip_marks(" ".join(syllables(text))).split())


def sentence_of(starts: Ids, spans: tuple[Span, ...]) -> Ids:
    """Return the number of the sentence that holds each offset; words between sentences go with the one before."""
    borders = np.array([span.start for span in spans] or [0], dtype=np.int64)
    return np.maximum(np.searchsorted(borders, starts, side="right") - 1, 0)


def rounded(text: str, start: int, end: int) -> Span:
    """Return the range with what belongs to it at the rim: "%", and the partner of a bracket or quote inside it."""
    while end < len(text) and text[end] in _UNIT_SIGNS:
        end += 1
    inside = text[start:end]
    if end < len(text) and (partner := _OPENING.get(text[end])) and inside.count(partner) > inside.count(text[end]):
        end += 1
    elif (
        start > 0
        and (partner := _CLOSING.get(text[start - 1]))
        and inside.count(partner) > inside.count(text[start - 1])
    ):
        start -= 1
    return Span(start, end)
