"""Boosted trees in LightGBM's text format, evaluated with numpy: importing LightGBM takes longer than a search."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trees:
    """All nodes of all trees in flat arrays, the right child behind the left one; a leaf leads to itself."""

    feature: Ints
    threshold: Floats
    left: Ints
    value: NDArray[np.float64]
    roots: Ints
    depth: int

    @classmethod
    def load(cls, path: Path) -> Trees:
        """Read the numerical trees of a LightGBM text model."""
        blocks = path.read_text(encoding="utf-8").split("\nTree=")[1:]
        parts = [_tree(block) for block in blocks]
        roots = np.cumsum([0, *(len(part.left) for part in parts)])[:-1]
        return cls(
            np.concatenate([part.feature for part in parts]),
            np.concatenate([part.threshold for part in parts]),
            np.concatenate([part.left + root for part, root in zip(parts, roots, strict=True)]),
            np.concatenate([part.value for part in parts]),
            roots,
            max(part.depth for part in parts),
        )

    def scores(self, rows: Floats) -> Floats:
        """Return the sum of the leaves that each row falls into."""
        columns = np.ascontiguousarray(rows.T, np.float32).ravel()
        row = np.arange(len(rows))[:, None]
        node = np.repeat(self.roots[None, :], len(rows), axis=0)
        feature = self.feature * len(rows)
        for _ in range(self.depth):
            goes_right = columns.take(feature.take(node) + row) > self.threshold.take(node)
            node = self.left.take(node) + goes_right
        return np.asarray(self.value.take(node).sum(axis=1), np.float32)


@dataclass(frozen=True, slots=True)
class _Tree:
    feature: Ints
    threshold: Floats
    left: Ints
    value: NDArray[np.float64]
    depth: int


def _tree(block: str) -> _Tree:
    table = dict(line.split("=", 1) for line in block.splitlines() if "=" in line)
    leaves = np.array(table["leaf_value"].split(), np.float64)
    feature, left, right = (
        np.array(table.get(name, "").split(), np.int64) for name in ("split_feature", "left_child", "right_child")
    )
    # Features are float32: a threshold rounded down parts them as the exact one does.
    limit = _down(np.array(table.get("threshold", "").split(), np.float64))
    order, depth = _by_level(left, right)
    place = {node: at for at, node in enumerate(order)}
    made = _Tree(
        np.zeros(len(order), np.int64),
        np.full(len(order), np.inf, np.float32),
        np.arange(len(order)),
        np.zeros(len(order)),
        depth,
    )
    for at, node in enumerate(order):
        if node >= 0 and len(feature):
            made.feature[at], made.threshold[at], made.left[at] = feature[node], limit[node], place[int(left[node])]
        else:
            # LightGBM writes leaf i as -(i + 1); a tree of one leaf has no node but that.
            made.value[at] = leaves[-node - 1]
    return made


def _by_level(left: Ints, right: Ints) -> tuple[list[int], int]:
    """Return the nodes level by level, brothers side by side, and the number of levels below the root."""
    level, order, depth = [0 if len(left) else -1], [], -1
    while level:
        order += level
        depth += 1
        level = [int(child) for node in level if node >= 0 for child in (left[node], right[node])]
    return order, depth


def _down(values: NDArray[np.float64]) -> Floats:
    near = values.astype(np.float32)
    return np.where(near > values, np.nextafter(near, np.float32(-np.inf)), near)
