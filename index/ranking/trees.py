"""Boosted trees in LightGBM's text format, evaluated with numpy: importing LightGBM takes longer than a search."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trees:
    """All nodes of all trees in flat arrays; a leaf is a node that leads to itself."""

    feature: NDArray[np.int64]
    threshold: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]
    roots: NDArray[np.int64]
    depth: int

    @classmethod
    def load(cls, path: Path) -> Trees:
        """Read the numerical trees of a LightGBM text model."""
        blocks = path.read_text(encoding="utf-8").split("\nTree=")[1:]
        parts = [_tree(block) for block in blocks]
        offsets = np.cumsum([0, *(len(part[0]) for part in parts[:-1])])
        moved = [(f, t, a + o, b + o, v) for (f, t, a, b, v), o in zip(parts, offsets, strict=True)]
        columns = [np.concatenate(column) for column in zip(*moved, strict=True)]
        feature, threshold, left, right, value = columns
        roots = offsets.astype(np.int64)
        return cls(feature, threshold, left, right, value, roots, _depth(left, right, roots))

    def scores(self, rows: Floats) -> Floats:
        """Return the sum of the leaves that each row falls into."""
        node = np.broadcast_to(self.roots, (len(rows), len(self.roots))).copy()
        base = np.arange(len(rows))[:, None] * rows.shape[1]
        flat = rows.astype(np.float64).ravel()
        for _ in range(self.depth):
            goes_left = flat[base + self.feature[node]] <= self.threshold[node]
            node = np.where(goes_left, self.left[node], self.right[node])
        return np.asarray(self.value[node].sum(axis=1), np.float32)


_Part = tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]


def _tree(block: str) -> _Part:
    table = dict(line.split("=", 1) for line in block.splitlines() if "=" in line)
    value = np.array(table["leaf_value"].split(), np.float64)
    inner = len(table.get("split_feature", "").split())
    leaves = np.arange(inner, inner + len(value))

    def children(name: str) -> NDArray[np.int64]:
        # LightGBM writes leaf i as -(i + 1).
        found = np.array(table.get(name, "").split(), np.int64)
        return np.concatenate([np.where(found < 0, inner - found - 1, found), leaves])

    feature = np.concatenate(
        [np.array(table.get("split_feature", "").split(), np.int64), np.zeros(len(value), np.int64)]
    )
    threshold = np.concatenate([np.array(table.get("threshold", "").split(), np.float64), np.full(len(value), np.inf)])
    return feature, threshold, children("left_child"), children("right_child"), np.concatenate([np.zeros(inner), value])


def _depth(left: NDArray[np.int64], right: NDArray[np.int64], roots: NDArray[np.int64]) -> int:
    depth, here = 0, roots
    while len(here):
        inner = here[left[here] != here]
        here = np.unique(np.concatenate([left[inner], right[inner]]))
        depth += len(inner) > 0
    return depth
