"""Which of the passages found are worth reading."""

from __future__ import annotations

from collections.abc import Sequence

from index.types import Passage

# At most so many passages are read, and none that the search ranks so far behind the best: no answer to development
# questions was lost by that, and two passages are read where it would be five.
MOST_READ = 5
_TOO_FAR = 8.0


def worth_reading(passages: Sequence[Passage]) -> Sequence[Passage]:
    """Return the passages, best first, that may hold the answer by what the search thinks of them."""
    return [each for each in passages[:MOST_READ] if each.score > passages[0].score - _TOO_FAR]
