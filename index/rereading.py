"""A close race among the best passages is decided by reading them.

The ranker sees which words of the question stand where; only a reader sees whether the passage answers it. Reading
takes longer than all the rest of a search, so it is done where the first passage leads by little (one question in
five), for the best few, over the sentences that share most with the question. A passage gains the margin of its best
span over "no answer here", weighed against the ranker's score. Size, reach and weight were chosen on the development
sets.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.reading.running import running

# A lead of this many points of the ranker is hardly ever wrong.
_CLOSE = 3.0
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
        self._reader = running(folder)
        self._rarity: Floats = self._reader.network.idf.float().numpy()

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
        if len(passages) < 2 or scores[0] - scores[1] >= _CLOSE or len(question.split()) > _MOST_WORDS:
            return order
        margins = self._margins(question, passages[:REREAD])
        total = np.asarray(scores[: len(margins)]) + _WEIGHT * np.clip(margins, _LEAST, _MOST)
        return [*np.argsort(-total, kind="stable").tolist(), *order[len(margins) :]]

    def _margins(self, question: str, passages: Sequence[str]) -> Floats:
        """Return how far the best span of each passage stands above "no answer here"."""
        from index.reading.batches import Pair, part
        from index.reading.shortening import closest, shortened

        asked = self._reader.question(question)
        pairs = []
        for passage in passages:
            ready = self._reader.prepare(passage)
            pair = Pair(asked, ready.encoded, ready.sentence)
            cut = shortened(pair, closest(pair, self._rarity, _TOKENS)) if len(ready.encoded) else pair
            pairs.append(Pair(asked, part(cut.passage, 0, _LONGEST), cut.sentence[:_LONGEST]))
        found = self._reader.scores(pairs)
        best = found.span.flatten(1).amax(1) - found.null[:, 0]
        margins: Floats = best.float().numpy()
        return margins
