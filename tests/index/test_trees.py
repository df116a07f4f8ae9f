"""Trees read from LightGBM's text give LightGBM's own scores."""

import numpy as np
import pytest

from index.ranking.trees import Trees


@pytest.mark.parametrize(("rounds", "leaves"), [(1, 2), (7, 31), (30, 8)])
def test_scores_equal_those_of_lightgbm(tmp_path, rounds, leaves):
    import lightgbm

    rng = np.random.default_rng(rounds)
    rows = rng.normal(size=(400, 6)).astype(np.float32)
    good = (rows[:, 0] * rows[:, 1] + rows[:, 2] > 0).astype(int)
    options = {"objective": "binary", "num_leaves": leaves, "verbose": -1, "num_threads": 1, "min_data_in_leaf": 3}
    model = lightgbm.train(options, lightgbm.Dataset(rows, good), rounds)
    model.save_model(str(tmp_path / "trees.txt"))
    trees = Trees.load(tmp_path / "trees.txt")
    fresh = rng.normal(size=(50, 6)).astype(np.float32)
    assert trees.scores(fresh) == pytest.approx(model.predict(fresh, raw_score=True), abs=1e-5)


def test_a_tree_without_a_split_is_its_one_leaf(tmp_path):
    text = "tree\nversion=v4\n\nTree=0\nnum_leaves=1\nnum_cat=0\nleaf_value=0.25\nshrinkage=1\n\nend of trees\n"
    (tmp_path / "trees.txt").write_text(text, encoding="utf-8")
    assert Trees.load(tmp_path / "trees.txt").scores(np.zeros((3, 2), np.float32)) == pytest.approx([0.25] * 3)
