"""Articles of the same case: those that share several names which few other articles hold."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from typing import Protocol

from index.types import Article
from index.vietnamese.letters import CAPITAL_WORD
from index.vietnamese.places import provinces
from index.vietnamese.tokens import syllables

# Names that tell a case, and passages looked at.
_NAMES, _PASSAGES = 12, 60
# Of articles that merely mention the same places, few share this much.
_LEAST_SHARED, _LEAST_NEAR = 2, 0.3
# A name of many articles (a country, a leader) tells no case; a part of the rarity of a name that stands once.
_LEAST_RARITY = 0.45
# What begins a sentence has a capital anyhow, so a name counts where it stands within one. Much happens at one place:
# a name after a word for places tells no case.
_PLACE = (
    "(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã|thôn|ấp|làng|bản|phố|đường|ngõ|cầu|hầm|hồ|sông|núi|đèo|"
    "biển|đảo|cảng|ga|sân bay|cao tốc|chợ|bến|khu|trường|bệnh viện)"
)
_NAME = re.compile(rf"(?:\b(?P<place>{_PLACE}) |(?<=[^\s.!?…] ))(?P<name>{CAPITAL_WORD}(?: {CAPITAL_WORD})+)")


class Terms(Protocol):
    """The lexical index."""

    @property
    def size(self) -> int:
        """Return how many passages it holds."""

    def frequency(self, field: str, term: str) -> int:
        """Return how many passages hold `term` in `field`."""

    def search(self, weights: Mapping[str, Mapping[str, float]], k: int) -> Iterable[tuple[int, float]]:
        """Return the best (passage key, score) for {field: {term: weight}}."""


# The names by which the articles of a case know each other, each with its weight; together of length 1.
Case = Mapping[str, float]


def case_of(article: Article, terms: Terms) -> Case:
    """Return the names that tell an article's case: those it repeats and few others hold."""
    text = f"{article.meta.title}\n{article.text}"
    named = [(" ".join(syllables(match["name"])), match["place"]) for match in _NAME.finditer(text)]
    found = Counter(name for name, _ in named)
    rarity = {name: _rarity(name, terms) for name in _whole(found)}
    told = rarity.keys() - _places() - {name for name, place in named if place}
    weights = {name: min(found[name], 3) * rarity[name] for name in told if rarity[name] >= _LEAST_RARITY}
    heaviest = sorted(weights, key=lambda name: (-weights[name], name))[:_NAMES]
    length = math.hypot(*(weights[name] for name in heaviest))
    return {name: weights[name] / length for name in heaviest} if length else {}


def passages_of(case: Case, terms: Terms) -> list[int]:
    """Return the keys of passages that hold names of a case, the most of them first."""
    asked = {pair: weight for name, weight in case.items() for pair in _pairs(name)}
    return [key for key, _ in terms.search({"body": asked}, _PASSAGES)] if asked else []


def same_case(case: Case, others: Mapping[str, Case]) -> list[str]:
    """Return the ids of those others that are about the same case, the surest first."""
    near = {identity: _nearness(case, other) for identity, other in others.items()}
    return sorted((identity for identity in near if near[identity]), key=lambda identity: (-near[identity], identity))


def _nearness(one: Case, two: Case) -> float:
    shared = one.keys() & two.keys()
    near = sum(one[name] * two[name] for name in shared)
    return near if len(shared) >= _LEAST_SHARED and near >= _LEAST_NEAR else 0.0


def _rarity(name: str, terms: Terms) -> float:
    """Return 1 for a name that stands once, 0 for one that stands everywhere."""
    rarest = min(terms.frequency("body", pair) for pair in _pairs(name))
    return max(0.0, 1 - math.log(max(rarest, 1)) / math.log(max(terms.size, 2)))


def _pairs(name: str) -> list[str]:
    return [f"{first}_{second}" for first, second in pairwise(name.split())]


def _whole(names: Iterable[str]) -> list[str]:
    """Return the names that are no part of another: "Mỹ Lan" beside "Trương Mỹ Lan" is one person."""
    known = [f" {name} " for name in names]
    return [name.strip() for name in known if not any(name in other for other in known if other != name)]


@cache
def _places() -> frozenset[str]:
    return frozenset(" ".join(syllables(place)) for place in provinces())
