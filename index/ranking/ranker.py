"""Order the candidates of a question: boosted trees, a linear model, and a network that reads the best."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.errors import ModelError
from index.ranking.answer_words import AnswerWords
from index.ranking.features import Tables
from index.ranking.featurizer import Candidate, Featurizer, Frequencies
from index.ranking.network import Network
from index.ranking.query import Query
from index.ranking.soft import SoftWords
from index.ranking.stacked import Floats
from index.ranking.term_weights import REINSTALL, TermWeights
from index.ranking.trees import Trees

# The network reads so many of the candidates that trees and linear model put first.
READ = 20


@dataclass(frozen=True, slots=True)
class Shares:
    """Weights of the linear model and of the network beside the trees."""

    linear: float
    network: float


@dataclass(frozen=True, slots=True)
class Ranker:
    """The shipped models; `mean`, `scale` and `linear` are one weight a feature."""

    featurizer: Featurizer
    trees: Trees
    mean: Floats
    scale: Floats
    linear: Floats
    network: Network
    shares: Shares

    @classmethod
    def load(cls, folder: Path, term_weights: Path) -> Ranker:
        """Read the shipped ranker."""
        try:
            table = json.loads((folder / "linear.json").read_text(encoding="utf-8"))
            mean, scale, linear = (np.array(table[name], np.float32) for name in ("mean", "scale", "weights"))
            shares = Shares(float(table["shares"]["linear"]), float(table["shares"]["network"]))
            trees = Trees.load(folder / "trees.txt")
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"Không đọc được bộ xếp hạng ở {folder}: {error}.", REINSTALL) from error
        tables = Tables(SoftWords.load(folder), AnswerWords.load(folder))
        featurizer = Featurizer(TermWeights.load(term_weights), tables)
        return cls(featurizer, trees, mean, scale, linear, Network.load(folder), shares)

    def scores(self, query: Query, candidates: Sequence[Candidate], corpus: Frequencies) -> Floats:
        """Return one score a candidate."""
        prepared = self.featurizer.prepare(query, candidates, corpus)
        rows = self.featurizer.features(prepared)
        standard = ((rows - self.mean) / self.scale).clip(-8, 8)
        scores = self.trees.scores(rows) + self.shares.linear * (standard @ self.linear)
        best = np.argsort(-scores, kind="stable")[:READ]
        read = self.featurizer.read(self.network, prepared, best.tolist())
        # What the network has not read counts as the least of what it has.
        opinion = np.full(len(scores), read.min(), np.float32)
        opinion[best] = read
        return np.asarray(scores + self.shares.network * opinion, np.float32)

    def fields(self, query: Query) -> dict[str, dict[str, float]]:
        """Return {field: {term: weight}} for the lexical index."""
        return self.featurizer.fields(query)
