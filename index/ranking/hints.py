"""What a question names exactly, codes and periods, looked for in passages beside the learned features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from index.ranking.query import Query
from index.types import ArticleMeta, Chunk
from index.vietnamese.normal import fold_case
from index.vietnamese.periods import periods
from index.vietnamese.tokens import codes

Floats = NDArray[np.float32]
# Worth in deviations of the candidates' scores: a code is a name, a period is said in many ways.
CODE, SPOKEN, DATED = 1.0, 1.2, 0.6
# Reports on a period come out in the months after it.
_AFTER = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class Hints:
    """The codes and the stretches of time of a question."""

    codes: tuple[str, ...]
    periods: tuple[tuple[date, date], ...]

    @classmethod
    def of(cls, query: Query, today: date) -> Hints:
        """Return the hints of a question asked on `today`."""
        found = periods(query.meaning, today)
        return cls(query.codes, tuple((period.start, period.end) for period in found))

    def bonus(self, stored: Sequence[tuple[Chunk, ArticleMeta]], scores: Floats) -> Floats:
        """Return what to add to `scores`."""
        added = np.zeros(len(stored), np.float32)
        if self.codes:
            added += CODE * np.array([self._coded(chunk.text) for chunk, _ in stored], np.float32)
        if self.periods:
            added += np.array([self._timed(*pair) for pair in stored], np.float32)
        return np.asarray(added * (float(scores.std()) or 1.0), np.float32)

    def _coded(self, text: str) -> float:
        low = fold_case(text)
        if not any(code in low for code in self.codes):
            return 0.0
        held = set(codes(text))
        return sum(code in held for code in self.codes) / len(self.codes)

    def _timed(self, chunk: Chunk, meta: ArticleMeta) -> float:
        """Return more where the passage speaks of the period, less where its article came out then or soon after."""
        text = f"{meta.title}\n{chunk.text}"
        spoken = periods(text, meta.published) if self._may_speak(text, meta.published) else []
        worth = 0.0
        for start, end in self.periods:
            if any(period.start == start and period.end == end for period in spoken):
                worth += SPOKEN
            elif any(start <= period.start and period.end <= end for period in spoken):
                worth += SPOKEN / 2
            if meta.published and start <= meta.published <= end + _AFTER:
                worth += DATED
        return worth / len(self.periods)

    def _may_speak(self, text: str, published: date | None) -> bool:
        """Look for the years first: reading the periods of a passage takes a third of a millisecond."""
        for start, end in self.periods:
            if published and start.year <= published.year <= end.year + 1:
                return True
            if any(str(year) in text for year in range(start.year, min(end.year, start.year + 20) + 1)):
                return True
        return False
