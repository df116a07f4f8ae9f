"""Order the candidates of a question: features, boosted trees and a linear model."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np

from index.errors import ModelError
from index.ranking.features import Texts, features
from index.ranking.lexicon import Analysed, Lexicon
from index.ranking.query import Query
from index.ranking.soft import SoftWords
from index.ranking.stacked import Floats, View
from index.ranking.term_weights import PAIR, REINSTALL, TermWeights
from index.ranking.trees import Trees

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
    """Turns a question and its candidates into features; remembers the words of passages seen."""

    def __init__(self, weights: TermWeights, soft: SoftWords) -> None:
        self.weights = weights
        self.soft = soft
        self._lexicon = Lexicon()
        self._analyse = lru_cache(maxsize=4096)(self._lexicon.analyse)

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
        texts: list[Analysed] = [self._analyse(candidate.text) for candidate in candidates]
        titles: list[Analysed] = [self._analyse(candidate.title) for candidate in candidates]
        view = self.view(query, corpus)
        first = np.array([candidate.first for candidate in candidates], np.float32)
        groups = np.array([candidate.group for candidate in candidates], np.int64)
        return features(view, Texts(texts, titles, first, groups), self._lexicon, self.soft)

    def view(self, query: Query, corpus: Frequencies) -> View:
        """Return the question in numbers."""
        field = "unmarked" if query.unmarked else "body"
        distinct = list(dict.fromkeys(query.words))
        place = {word: i for i, word in enumerate(distinct)}
        m = len(distinct)
        restored = dict(zip(query.words, query.restored, strict=True))
        pairs = list(dict.fromkeys(query.pairs))
        rarity = _rarity([corpus.frequency(field, word) for word in distinct], corpus.size)
        pair_rarity = _rarity([corpus.frequency(field, f"{a}_{b}") for a, b in pairs], corpus.size)
        weigh = np.array([self.weights.of(word, query.unmarked) for word in distinct], np.float32)
        pair_weigh = np.array([self.weights.of(f"{a}_{b}", query.unmarked) for a, b in pairs], np.float32)
        rows = np.array([self._lexicon.add(word) for word in distinct], np.int32)
        capital = np.zeros(m, bool)
        for word, is_capital in zip(query.words, query.capital, strict=True):
            capital[place[word]] |= is_capital
        return View(
            ids=self._lexicon.forms(rows).astype(np.int64),
            sequence=np.array([place[word] for word in query.words], np.int64),
            rarity=rarity,
            mass=rarity * weigh,
            pairs=np.array([place[a] * m + place[b] for a, b in pairs], np.int64),
            pair_rarity=pair_rarity,
            pair_mass=pair_rarity * pair_weigh,
            capital=capital,
            digit=np.array([word[:1].isdecimal() for word in distinct], bool),
            unmarked=query.unmarked,
            kind=query.kind,
            soft=self.soft.of([restored[word] for word in distinct]),
        )


def _rarity(frequencies: Sequence[int], size: int) -> Floats:
    df = np.array(frequencies, np.float32)
    return np.asarray(np.log(1 + (max(size, 1) - df + 0.5).clip(0.5) / (df + 0.5)), np.float32)


@dataclass(frozen=True, slots=True)
class Ranker:
    """Boosted trees plus a share of a linear model, both over the same features."""

    featurizer: Featurizer
    trees: Trees
    mean: Floats
    scale: Floats
    linear: Floats
    share: float

    @classmethod
    def load(cls, folder: Path, term_weights: Path) -> Ranker:
        """Read the shipped ranker."""
        try:
            table = json.loads((folder / "linear.json").read_text(encoding="utf-8"))
            arrays = [np.array(table[name], np.float32) for name in ("mean", "scale", "weights")]
            trees = Trees.load(folder / "trees.txt")
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"Không đọc được bộ xếp hạng ở {folder}: {error}.", REINSTALL) from error
        featurizer = Featurizer(TermWeights.load(term_weights), SoftWords.load(folder))
        return cls(featurizer, trees, arrays[0], arrays[1], arrays[2], float(table["share"]))

    def scores(self, query: Query, candidates: Sequence[Candidate], corpus: Frequencies) -> Floats:
        """Return one score a candidate."""
        rows = self.featurizer.features(query, candidates, corpus)
        standard = ((rows - self.mean) / self.scale).clip(-8, 8)
        return self.trees.scores(rows) + self.share * (standard @ self.linear)

    def fields(self, query: Query) -> dict[str, dict[str, float]]:
        """Return {field: {term: weight}} for the lexical index."""
        return self.featurizer.fields(query)
