"""Which neighbouring syllables make one word: "tham nhũng", "Hà Nội".

Compounds are known pairs of rows of the table of syllables. Where two of them overlap the stronger one holds.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from index.vietnamese.pairing import NONE, firmest

ROWS = 65_536


def key_of(first: Tensor, second: Tensor) -> Tensor:
    """Return the number that stands for a pair of rows."""
    return first * ROWS + second


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
    strength = torch.where((known[at] == key) & (gap[:, 1:] == 0), strength[at], NONE)
    # One row of all texts: the pair of the last token of a text and the first of the next is none.
    taken = torch.from_numpy(firmest(F.pad(strength, (0, 1), value=NONE).flatten().numpy()))
    rows, found = none.flatten(), F.pad(at, (0, 1)).flatten()[taken]
    rows[taken], rows[taken + 1] = found, found
    return rows.view_as(none)
