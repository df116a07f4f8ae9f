"""Fusion of the ranker's scores with cosines, and its weights beside the embedder."""

import numpy as np
import pytest

from index.fusion import Fusion, tuned
from tests.index.newsroom import settings


def test_without_a_dense_weight_the_ranker_decides():
    ranked = np.array([3.0, 1.0, 2.0], np.float32)
    assert Fusion(0.0).scores(ranked, np.array([0, 1, np.nan], np.float32)) is ranked


def test_an_unknown_cosine_counts_as_the_least():
    scores = Fusion(1.0).scores(np.zeros(3, np.float32), np.array([0.9, np.nan, 0.5], np.float32))
    assert scores == pytest.approx([1, 0, 0])


def test_both_scores_are_scaled_before_they_are_weighed():
    scores = Fusion(0.25).scores(np.array([0, 1000], np.float32), np.array([0.3, 0.1], np.float32))
    assert scores == pytest.approx([0.25, 0.75])


def test_all_cosines_unknown_leaves_the_ranker():
    ranked = np.array([1, 2], np.float32)
    assert Fusion(0.7).scores(ranked, np.full(2, np.nan, np.float32)) is ranked


def test_weights_tuned_come_before_those_of_the_folder_and_the_default(tmp_path):
    model = tmp_path / "model"
    model.mkdir()
    chosen = settings(tmp_path / "home", EMBEDDER=str(model))
    assert Fusion.load(chosen) == Fusion()
    Fusion(0.2, 30).save(model / "fusion.json")
    assert Fusion.load(chosen) == Fusion(0.2, 30)
    Fusion(0.4, 40).save(tuned(chosen))
    assert Fusion.load(chosen) == Fusion(0.4, 40)


def test_weights_belong_to_one_embedder(tmp_path):
    Fusion(0.4, 40).save(tuned(settings(tmp_path / "home")))
    assert Fusion.load(settings(tmp_path / "home")) == Fusion(0.4, 40)
    assert Fusion.load(settings(tmp_path / "home", EMBEDDER="BAAI/bge-m3")) == Fusion()
