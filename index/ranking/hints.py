"""What a question names exactly, codes and periods, looked for in passages beside the learned features."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from index.ranking.query import Query
from index.types import ArticleMeta, Chunk
from index.vietnamese.calendar import PeriodMention
from index.vietnamese.normal import fold_case
from index.vietnamese.periods import periods
from index.vietnamese.tokens import codes

Floats = NDArray[np.float32]
# Worth in deviations of the candidates' scores: a code is a name, a period is said in many ways.
CODE, SPOKEN, DATED = 1.0, 1.2, 0.6
# Reports on a period come out in the months after it.
_AFTER = timedelta(days=100)
_SENTENCE_END = re.compile(r"\n|(?<=\.) ")


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
        spoken = self._spoken(f"{meta.title}\n{chunk.text}", meta.published)
        worth = 0.0
        for start, end in self.periods:
            if any(period.start == start and period.end == end for period in spoken):
                worth += SPOKEN
            elif any(start <= period.start and period.end <= end for period in spoken):
                worth += SPOKEN / 2
            if meta.published and start <= meta.published <= end + _AFTER:
                worth += DATED
        return worth / len(self.periods)

    def _spoken(self, text: str, published: date | None) -> list[PeriodMention]:
        """Return the periods that a text speaks of; reading a whole passage for them takes a third of a millisecond."""
        if published and any(start.year <= published.year <= end.year + 1 for start, end in self.periods):
            return periods(text, published)
        # A year that does not come from the article's date is written in the same sentence.
        years = {
            str(year) for start, end in self.periods for year in range(start.year, min(end.year, start.year + 20) + 1)
        }
        if not any(year in text for year in years):
            return []
        told = [part for part in _SENTENCE_END.split(text) if any(year in part for year in years)]
        return [period for part in told for period in periods(part, published)]
