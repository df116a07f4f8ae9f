"""Fit the two models of the ranker, a linear one and boosted trees, and write them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from index.ranking.stacked import Floats
from index.training.ranker_rows import Rows

# Place of the feature "share of the title's words that the question holds".
TITLE_KNOWN = 77


def fit_linear(data: Rows, decay: float = 1e-3) -> tuple[Floats, Floats, Floats]:
    """Return mean, scale and weights of the linear model that makes the answer likely among its candidates."""
    mean, scale = data.features.mean(axis=0), data.features.std(axis=0) + 1e-6
    standard = ((data.features - mean) / scale).clip(-8, 8)
    starts = np.concatenate([[0], np.cumsum(data.sizes)[:-1]])
    owner = np.repeat(np.arange(len(data.sizes)), data.sizes)
    good = data.labels.astype(np.float32)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        raw = standard @ weights.astype(np.float32)
        power = np.exp(raw - np.maximum.reduceat(raw, starts)[owner])
        every = power / np.add.reduceat(power, starts)[owner]
        right = power * good
        among = right / np.add.reduceat(right, starts)[owner]
        share = np.add.reduceat(every * good, starts)
        gradient = standard.T @ (every - among) / len(starts) + 2 * decay * weights
        return float(-np.log(share + 1e-9).mean() + decay * weights @ weights), gradient.astype(np.float64)

    found = minimize(loss, np.zeros(standard.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    weights = found.x.astype(np.float32)
    # Titles of an encyclopaedia are names; headlines and headings of laws say more. Chosen on the development sets.
    weights[TITLE_KNOWN] += 0.7
    return mean, scale, weights


def fit_trees(data: Rows, rounds: int, seed: int) -> Any:  # noqa: ANN401
    """Return boosted trees that say how likely a candidate answers."""
    import lightgbm

    options = {
        "objective": "binary",
        "learning_rate": 0.06,
        "num_leaves": 31,
        "max_depth": 7,
        "min_data_in_leaf": 100,
        "feature_fraction": 0.4,
        "bagging_fraction": 0.5,
        "bagging_freq": 1,
        "lambda_l2": 10.0,
        "num_threads": 1,
        "deterministic": True,
        "force_row_wise": True,
        "seed": seed,
        "verbose": -1,
    }
    return lightgbm.train(options, lightgbm.Dataset(data.features, data.labels), rounds)


def write(folder: Path, trees: Any, linear: tuple[Floats, Floats, Floats], share: float) -> None:  # noqa: ANN401
    """Write the ranker as LightGBM text and JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    text = trees.model_to_string(importance_type="gain")
    (folder / "trees.txt").write_text(text[: text.index("end of trees")] + "end of trees\n", encoding="utf-8")
    names = ("mean", "scale", "weights")
    table = {name: [float(f"{x:.6g}") for x in column] for name, column in zip(names, linear, strict=True)}
    (folder / "linear.json").write_text(json.dumps({"share": share, **table}, indent=0) + "\n", encoding="utf-8")
