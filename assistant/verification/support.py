"""Which passages back a sentence: those it cites, else another one, else none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.verification.check import Check, coverage, verify
from assistant.verification.evidence import Evidence, Reading
from assistant.verification.problems import Problem

# Only passages that hold so much of a sentence are tried for it.
_WORTH_TRYING = 0.4
_MOST_TRIED = 4


@dataclass(frozen=True, slots=True)
class Support:
    """The passages (positions in the list given) that back a sentence; none where it does not stand, and then why."""

    passages: tuple[int, ...]
    problems: tuple[Problem, ...]

    @property
    def stands(self) -> bool:
        """Tell whether the sentence is backed."""
        return bool(self.passages)


def find_support(sentence: Reading, cited: Sequence[int], sources: Sequence[Evidence]) -> Support:
    """Check `sentence` against the passages it cites, then, where it does not stand, against each of the others.

    A sentence is never backed by a pair of passages that it did not cite together: what two texts say apart, none of them says.
    """
    problems: tuple[Problem, ...] = ()
    if cited:
        check = _check(sentence, cited, sources)
        if check.stands:
            return Support(_needed(sentence, cited, sources), ())
        problems = check.problems
    shares = {at: coverage(sentence, [source]) for at, source in enumerate(sources)}
    tried = sorted((at for at in shares if shares[at] >= _WORTH_TRYING), key=lambda at: -shares[at])[:_MOST_TRIED]
    for at in tried:
        check = _check(sentence, [at], sources)
        if check.stands:
            return Support((at,), ())
        problems = problems or check.problems
    return Support((), problems or verify(sentence, ()).problems)


def _check(sentence: Reading, cited: Sequence[int], sources: Sequence[Evidence]) -> Check:
    return verify(sentence, [sources[at] for at in cited], sources)


def _needed(sentence: Reading, cited: Sequence[int], sources: Sequence[Evidence]) -> tuple[int, ...]:
    """Return the first cited passage that backs the sentence alone, else all that are cited."""
    alone = [at for at in cited if _check(sentence, [at], sources).stands]
    return tuple(alone) if alone else tuple(cited)
