"""A close race among the best passages is decided by reading them.

The ranker sees which words of the question stand where; only a reader sees whether the passage answers it. Reading
takes longer than all the rest of a search, so it is done where the first passage fits and leads by little (one question
in four), for the best few, over the sentences that share most with the question. A passage gains the margin of its best
span over "no answer here", weighed against the ranker's score. Size, reach and weight were chosen on the development
sets.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.reading.encoding import Encoded
from index.reading.model import reading_model
from index.reading.pairs import Pair, part
from index.reading.shortening import closest, shortened

# A lead of this many points of the ranker is hardly ever wrong.
_CLOSE = 4.0
# Where even the best scores less, the answer is seldom there to be read.
_FITS = -1.0
# So many of the best are read.
REREAD = 6
_TOKENS = 110
_LONGEST = 150
_WEIGHT = 0.8
_LEAST, _MOST = -8.0, 12.0
# Longer questions tell a story of which the answer is a part: the reader, taught with short ones, takes any part.
_MOST_WORDS = 22

Floats = NDArray[np.float32]


class Rereader:
    """Reads the best passages again where the search is in doubt."""

    def __init__(self, folder: Path) -> None:
        self._model = reading_model(folder)
        self._rarity: Floats = self._model.network.idf.float().numpy()

    def reordered(self, question: str, passages: Sequence[str], scores: Sequence[float]) -> list[int]:
        """Return the places of the passages in their new order.

        Parameters
        ----------
        question:
            With its marks.
        passages, scores:
            The best of the search, best first, and the ranker's scores of them.
        """
        order = list(range(len(passages)))
        if not _in_doubt(question, scores):
            return order
        asked = self._model.question(question)
        pairs = [self._pair(asked, passage) for passage in passages[:REREAD]]
        if self._copies(*pairs[:2]):
            return order
        margins = self._margins(pairs)
        total = np.asarray(scores[: len(margins)]) + _WEIGHT * np.clip(margins, _LEAST, _MOST)
        return [*np.argsort(-total, kind="stable").tolist(), *order[len(margins) :]]

    def _pair(self, asked: Encoded, passage: str) -> Pair:
        ready = self._model.prepare(passage)
        return Pair(asked, ready.encoded, ready.sentence)

    def _copies(self, one: Pair, other: Pair) -> bool:
        """Tell whether what stands closest to the question is the same sentence in both: no reader tells them apart."""
        if not (len(one.passage) and len(other.passage)):
            return False
        first, second = (pair.passage.marked[closest(pair, self._rarity, 1)] for pair in (one, other))
        return np.array_equal(first, second)

    def _margins(self, pairs: Sequence[Pair]) -> Floats:
        """Return how far the best span of each passage stands above "no answer here"."""
        found = self._model.scores([self._cut(pair) for pair in pairs])
        best = found.span.flatten(1).amax(1) - found.null[:, 0]
        margins: Floats = best.float().numpy()
        return margins

    def _cut(self, pair: Pair) -> Pair:
        cut = shortened(pair, closest(pair, self._rarity, _TOKENS)) if len(pair.passage) else pair
        return Pair(cut.question, part(cut.passage, 0, _LONGEST), cut.sentence[:_LONGEST])


def _in_doubt(question: str, scores: Sequence[float]) -> bool:
    if len(scores) < 2 or len(question.split()) > _MOST_WORDS:
        return False
    return scores[0] > _FITS and scores[0] - scores[1] < _CLOSE
