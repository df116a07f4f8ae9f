"""Order the candidates of a question: boosted trees and a linear model over the same features."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index.errors import ModelError
from index.ranking.answer_words import AnswerWords
from index.ranking.compounds import Compounds
from index.ranking.features import Tables
from index.ranking.featurizer import Candidate, Featurizer, Frequencies
from index.ranking.query import Query
from index.ranking.soft import SoftWords
from index.ranking.stacked import Floats
from index.ranking.term_weights import REINSTALL, TermWeights
from index.ranking.trees import Trees


@dataclass(frozen=True, slots=True)
class Ranker:
    """The shipped models; `mean`, `scale` and `linear` hold one number a feature, `share` weighs the linear model."""

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
            mean, scale, linear = (np.array(table[name], np.float32) for name in ("mean", "scale", "weights"))
            share = float(table["share"])
            trees = Trees.load(folder / "trees.txt")
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"Không đọc được bộ xếp hạng ở {folder}: {error}.", REINSTALL) from error
        tables = Tables(SoftWords.load(folder), AnswerWords.load(folder), Compounds.load(folder))
        featurizer = Featurizer(TermWeights.load(term_weights), tables)
        return cls(featurizer, trees, mean, scale, linear, share)

    def scores(self, query: Query, candidates: Sequence[Candidate], corpus: Frequencies) -> Floats:
        """Return one score a candidate."""
        rows = self.featurizer.features(query, candidates, corpus)
        standard = ((rows - self.mean) / self.scale).clip(-8, 8)
        return np.asarray(self.trees.scores(rows) + self.share * (standard @ self.linear), np.float32)

    def fields(self, query: Query) -> dict[str, dict[str, float]]:
        """Return {field: {term: weight}} for the lexical index."""
        return self.featurizer.fields(query)
