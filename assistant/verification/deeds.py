"""Who does something to whom: two persons who stand in the sources the other way round about the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.people import same_person
from assistant.verification.evidence import Evidence
from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import Reading, full_name
from assistant.verification.words import content
from index.types import Span

# So much of what stands between the two must stand there the other way round; more words between tell of no deed.
_ENOUGH, _FURTHEST = 0.6, 16
_ENDS_CLAUSE = re.compile(r"[;.:\n“”\"]")
# "A phê bình B" is "B bị A phê bình".
_PASSIVE = frozenset(("bị", "được", "bởi", "do"))


@dataclass(frozen=True, slots=True)
class _Deed:
    """Two persons named one after the other, the words between, and those of them that are no office of theirs."""

    doer: str
    other: str
    words: Sequence[str]
    told: Sequence[str]
    span: Span

    def alike(self, other: _Deed) -> float:
        """Return the share of the words of content between the two that stand between those of `other`, too."""
        wanted = frozenset(content(self.told))
        same_voice = _PASSIVE.isdisjoint(self.words) == _PASSIVE.isdisjoint(other.words)
        return len(wanted & frozenset(other.words)) / len(wanted) if wanted and same_voice else 0.0


def turned_round(sentence: Reading, sources: Sequence[Evidence]) -> Iterator[Problem]:
    """Yield the persons of `sentence` who do what the sources say was done to them, by the same other one."""
    mine = list(_deeds(sentence)) if len(sentence.people) > 1 else []
    given = [deed for source in sources for deed in _deeds(source.body)] if mine else []
    for deed in mine:
        so = (deed.alike(each) for each in given if _are(deed.doer, deed.other, each))
        round_ = max((deed.alike(each) for each in given if _are(deed.other, deed.doer, each)), default=0.0)
        if round_ >= _ENOUGH and round_ > max(so, default=0.0):
            yield Problem(Claim.NAME, deed.span.of(sentence.text))


def _are(doer: str, other: str, deed: _Deed) -> bool:
    return same_person(doer, deed.doer) and same_person(other, deed.other)


def _deeds(reading: Reading) -> Iterator[_Deed]:
    for one, other in pairwise(reading.people):
        words = reading.words[reading.at(one.name.end) : reading.at(other.name.start)]
        if _ENDS_CLAUSE.search(reading.text, one.name.end, other.name.start) or len(words) > _FURTHEST:
            continue
        if not any(word[0].isdigit() for word in words):
            told = reading.words[reading.at(one.whole.end) : reading.at(other.whole.start)]
            yield _Deed(full_name(one, reading), full_name(other, reading), words, told, one.name)
