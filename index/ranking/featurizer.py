"""A question and its candidates made ready for the models that order them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from index.ranking.features import Tables, Texts, features
from index.ranking.lexicon import Lexicon
from index.ranking.query import Query
from index.ranking.stacked import Floats, Ints, View, stack, total
from index.ranking.term_weights import PAIR, TermWeights

TITLE = 0.2
# Another form of an abbreviation says as much as the one typed, but its words are more.
ALSO = 0.5


class Frequencies(Protocol):
    """How common terms are in the corpus."""

    @property
    def size(self) -> int:
        """Return how many passages there are."""

    def frequency(self, field: str, term: str) -> int:
        """Return how many passages hold `term` in `field`."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage to be ordered; `first` is its score by weighted BM25, `group` names its article."""

    text: str
    title: str
    first: float
    group: int


class Featurizer:
    """Turns a question and its candidates into features."""

    def __init__(self, weights: TermWeights, tables: Tables) -> None:
        self.weights = weights
        self.tables = tables
        self.lexicon = Lexicon()

    def fields(self, query: Query) -> dict[str, dict[str, float]]:
        """Return {field: {term: weight}} for the lexical index."""
        weigh = self.weights.of
        weights = {word: weigh(word, query.unmarked) for word in query.words}
        pairs = (f"{a}_{b}" for a, b in query.pairs)
        weights.update((pair, PAIR * weigh(pair, query.unmarked)) for pair in pairs)
        for term in query.also:
            weights.setdefault(term, ALSO * (PAIR if "_" in term else 1.0) * weigh(term, query.unmarked))
        weights.update((code, 1.0) for code in query.codes)
        if query.unmarked:
            return {"unmarked": weights}
        return {"body": weights, "title": {term: TITLE * weight for term, weight in weights.items()}}

    def features(self, query: Query, candidates: Sequence[Candidate], corpus: Frequencies) -> Floats:
        """Return one row of features a candidate."""
        bodies = stack(*self.lexicon.analyse([candidate.text for candidate in candidates]))
        titles = stack(*self.lexicon.analyse([candidate.title for candidate in candidates]))
        view = self.view(query, corpus)
        first = np.array([candidate.first for candidate in candidates], np.float32)
        groups = np.array([candidate.group for candidate in candidates], np.int64)
        # A product with an empty matrix raises the flag of an invalid value on some machines; the result is right.
        with np.errstate(invalid="ignore"):
            return features(view, Texts(bodies, titles, first, groups), self.lexicon, self.tables)

    def view(self, query: Query, corpus: Frequencies) -> View:
        """Return the question in numbers."""
        field = "unmarked" if query.unmarked else "body"
        distinct = list(dict.fromkeys(query.words))
        place = {word: i for i, word in enumerate(distinct)}
        m = len(distinct)
        restored = dict(zip(query.words, query.restored, strict=True))
        pairs = list(dict.fromkeys(query.pairs))
        rarity = rarity_of([corpus.frequency(field, word) for word in distinct], corpus.size)
        pair_rarity = rarity_of([corpus.frequency(field, f"{a}_{b}") for a, b in pairs], corpus.size)
        weigh = np.array([self.weights.of(word, query.unmarked) for word in distinct], np.float32)
        pair_weigh = np.array([self.weights.of(f"{a}_{b}", query.unmarked) for a, b in pairs], np.float32)
        rows = np.array([self.lexicon.add(word) for word in distinct], np.int32)
        capital = np.zeros(m, bool)
        for word, is_capital in zip(query.words, query.capital, strict=True):
            capital[place[word]] |= is_capital
        mass, pair_mass = rarity * weigh, pair_rarity * pair_weigh
        sequence = np.array([place[word] for word in query.words], np.int64)
        unit, unit_mass = self._units(query, mass[sequence], dict(zip(pairs, pair_mass.tolist(), strict=True)))
        meant = self.tables.soft.places([restored[word] for word in distinct])
        return View(
            ids=self.lexicon.forms(rows).astype(np.int64),
            sequence=sequence,
            rarity=rarity,
            mass=mass,
            pairs=np.array([place[a] * m + place[b] for a, b in pairs], np.int64),
            pair_rarity=pair_rarity,
            pair_mass=pair_mass,
            capital=capital,
            digit=np.array([word[:1].isdecimal() for word in distinct], bool),
            unmarked=query.unmarked,
            kind=query.kind,
            soft=self.tables.soft.table[meant],
            units=self.tables.compounds.table[unit],
            unit_mass=unit_mass,
        )

    def _units(self, query: Query, masses: Floats, pair_masses: dict[tuple[str, str], float]) -> tuple[Ints, Floats]:
        """Return the question's distinct words, compounds as one, and the share of each in the mass of all."""
        if not query.words:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        syllables = self.tables.compounds.numbers(query.restored)
        units = self.tables.compounds.units(syllables, np.zeros(len(syllables), bool))
        mass: dict[int, float] = {}
        for number, place, after in zip(units.number, units.place, [*units.place[1:], len(syllables)], strict=True):
            own = float(masses[place:after].mean())
            if after - place == 2:
                own = max(own, pair_masses[query.words[place], query.words[place + 1]])
            mass[int(number)] = max(mass.get(int(number), 0.0), own if number else 0.0)
        found = np.array(list(mass.values()), np.float32)
        return np.array(list(mass), np.int64), found / total(found)


def rarity_of(frequencies: Sequence[int], size: int) -> Floats:
    """Return the inverse document frequencies of terms."""
    df = np.array(frequencies, np.float32)
    return np.asarray(np.log(1 + (max(size, 1) - df + 0.5).clip(0.5) / (df + 0.5)), np.float32)
