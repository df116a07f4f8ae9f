"""An encoded question with an encoded passage."""

from __future__ import annotations

from dataclasses import dataclass

from index.reading.encoding import Encoded, Ids


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a passage; `sentence` numbers the sentence of each passage token from 0."""

    question: Encoded
    passage: Encoded
    sentence: Ids


def part(encoded: Encoded, start: int, end: int) -> Encoded:
    """Return tokens `start` to `end` of an encoded text; offsets stay those of the whole text."""
    columns = (encoded.marked, encoded.plain, encoded.shape, encoded.gap, encoded.starts, encoded.ends)
    return Encoded(*(column[start:end] for column in columns))
