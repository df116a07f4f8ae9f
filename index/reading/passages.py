"""Passages made ready for reading: their sentences and encoded words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.reading.encoding import Encoded, Ids, Vocabulary
from index.types import Span
from index.vietnamese.normal import strip_marks
from index.vietnamese.sentences import sentences
from index.vietnamese.tokens import syllables


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
