"""Which neighbouring syllables make one word: "tham nhũng", "Hà Nội".

Compounds are known pairs of rows of the table of syllables. Where two of them overlap the stronger one holds.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

_ROWS = 65_536
_NONE = 1 << 30


def key_of(first: Tensor, second: Tensor) -> Tensor:
    """Return the number that stands for a pair of rows."""
    return first * _ROWS + second


def rows_of(marked: Tensor, gap: Tensor, known: Tensor, strength: Tensor) -> Tensor:
    """Return the compound that each token is part of, -1 for none.

    Parameters
    ----------
    marked, gap:
        Rows of the syllables, and the sign before each, 0 for a mere space (B × L).
    known, strength:
        Keys of the compounds in rising order, and how early each wins, 0 first (C).
    """
    none = torch.full_like(marked, -1)
    if not len(known) or marked.shape[1] < 2:
        return none
    key = key_of(marked[:, :-1], marked[:, 1:])
    at = torch.searchsorted(known, key).clamp_max(len(known) - 1)
    open_ = torch.where((known[at] == key) & (gap[:, 1:] == 0), strength[at], _NONE)
    won = torch.zeros_like(open_, dtype=torch.bool)
    while True:
        before = F.pad(open_[:, :-1], (1, 0), value=_NONE)
        after = F.pad(open_[:, 1:], (0, 1), value=_NONE)
        wins = (open_ < _NONE) & (open_ < before) & (open_ <= after)
        if not wins.any():
            break
        won |= wins
        beside = wins | F.pad(wins[:, 1:], (0, 1)) | F.pad(wins[:, :-1], (1, 0))
        open_ = open_.masked_fill(beside, _NONE)
    rows = none.clone()
    rows[:, :-1] = torch.where(won, at, rows[:, :-1])
    rows[:, 1:] = torch.where(won, at, rows[:, 1:])
    return rows
