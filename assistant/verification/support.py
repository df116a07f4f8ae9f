"""Which passages back a sentence: those it cites, else another one, else none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.verification.check import Check, closeness, verify
from assistant.verification.evidence import Evidence
from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import Reading
from assistant.verification.words import ANOTHER_MATTER, content

# A passage with so much less of a sentence's words than the best one does not speak of the same.
_CLEARLY_FEWER = 0.1
_MOST_TRIED = 3
# Behind these a sentence goes on with a matter of its own, which a part of so many words of content can tell.
_NEXT_MATTER = re.compile(rf"; |,? (?=(?:{ANOTHER_MATTER}|song|nhưng)\b)|, (?=và )")
_FEWEST = 4
# What may only be bound to the wrong part of the sentence.
_MISPLACED = frozenset((Claim.NAME, Claim.DATE))


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
    """Check `sentence` against the passages it cites; where it does not stand, against others that speak of the same.

    A passage that shares clearly fewer words with the sentence than another one is not asked: it would back by its
    silence what the other denies. A sentence is never backed by two passages that it did not cite together (what two
    texts say apart, none of them says), unless they are of one article: where it was cut is no matter of the sentence.
    That is asked where the nearest one lacks something; and of a sentence whose names or dates seem to belong to other
    words, each part that tells a matter of its own is looked up for itself.
    """
    support = _find(sentence, cited, sources)
    if support.stands or not all(problem.claim in _MISPLACED for problem in support.problems):
        return support
    parts = [_find(part, cited, sources) for part in _parts(sentence)]
    if not all(part.stands for part in parts) or len({part.passages for part in parts}) <= 1:
        return support
    backing = tuple(sorted({at for part in parts for at in part.passages}))
    cited_together = all(at in cited for at in backing) or len({sources[at].article for at in backing}) == 1
    return Support(backing, ()) if cited_together else support


def _parts(sentence: Reading) -> list[Reading]:
    """Return the parts of a sentence that each tell a matter of their own, if there are several."""
    texts = _NEXT_MATTER.split(sentence.text)
    parts = [Reading.of(text, sentence.anchor) for text in texts] if len(texts) > 1 else []
    return parts if all(len(content(part.words)) >= _FEWEST for part in parts) else []


def _find(sentence: Reading, cited: Sequence[int], sources: Sequence[Evidence]) -> Support:
    if not sources:
        return Support((), verify(sentence, ()).problems)
    shares = [closeness(sentence, source) for source in sources]
    near = [at for at, share in enumerate(shares) if share >= max(shares) - _CLEARLY_FEWER]
    near.sort(key=lambda at: -shares[at])
    problems: tuple[Problem, ...] = ()
    best: Check | None = None
    if cited and max(shares[at] for at in cited) >= max(shares) - _CLEARLY_FEWER:
        check = _check(sentence, cited, sources)
        if check.stands:
            return Support(_needed(sentence, cited, sources, shares), ())
        problems = check.problems
    for at in near[:_MOST_TRIED]:
        check = _check(sentence, [at], sources)
        if check.stands:
            return Support((at,), ())
        problems = problems or check.problems
        best = best or check
    if best is not None and any(problem.absent for problem in best.problems):
        for pair in _with_others(near[0], shares, sources):
            if _check(sentence, pair, sources).stands:
                return Support(pair, ())
    return Support((), problems)


def _with_others(at: int, shares: Sequence[float], sources: Sequence[Evidence]) -> list[tuple[int, int]]:
    """Return a passage with each of the others of its article, the one that shares most words first."""
    others = [other for other, source in enumerate(sources) if other != at and source.article == sources[at].article]
    others.sort(key=lambda other: -shares[other])
    return [(min(at, other), max(at, other)) for other in others[:_MOST_TRIED]]


def _check(sentence: Reading, cited: Sequence[int], sources: Sequence[Evidence]) -> Check:
    return verify(sentence, [sources[at] for at in cited], sources)


def _needed(
    sentence: Reading, cited: Sequence[int], sources: Sequence[Evidence], shares: Sequence[float]
) -> tuple[int, ...]:
    """Return those of the cited passages that back the sentence alone, else all of them."""
    if len(cited) == 1:
        return tuple(cited)
    near = [at for at in cited if shares[at] >= max(shares) - _CLEARLY_FEWER]
    alone = tuple(at for at in near if _check(sentence, [at], sources).stands)
    return alone or tuple(cited)
