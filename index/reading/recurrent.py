"""Layers that read in both directions over padded rows, and dropout that suits them."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class Dropout(nn.Module):  # type: ignore[misc]
    """Drops the same features of every token of a row: what recurrent layers bear best, and the cheapest to draw."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Return `x`, while training with some features set to zero and the others grown to make up for them."""
        if not self.training or not self.share:
            return x
        kept = (torch.rand(x.shape[0], 1, x.shape[2]) >= self.share).to(x.dtype) / (1 - self.share)
        return x * kept


class Recurrent(nn.Module):  # type: ignore[misc]
    """One layer that reads in both directions."""

    def __init__(self, inputs: int, width: int) -> None:
        super().__init__()
        self.forth = nn.LSTM(inputs, width // 2, batch_first=True)
        self.back = nn.LSTM(inputs, width // 2, batch_first=True)
        for name, value in self.named_parameters():
            if "weight_hh" in name:
                for gate in value.data.chunk(4):
                    nn.init.orthogonal_(gate)
            elif "bias" in name:
                nn.init.zeros_(value)
            if "bias_ih" in name:
                value.data[width // 2 : width] = 1.0  # remember, until taught to forget

    def forward(self, x: Tensor, backwards: Tensor, there: Tensor) -> Tensor:
        """Return the states (B × L × width), zero where `there` is 0; `backwards` comes from `backwards_of`."""
        return torch.cat([self.forth(x)[0], _reorder(self.back(_reorder(x, backwards))[0], backwards)], -1) * there


def backwards_of(there: Tensor) -> Tensor:
    """Return for each place (B × L) the one to read instead when reading backwards: padding stays at the end."""
    length = there.sum(1, keepdim=True)
    place = torch.arange(there.shape[1])[None]
    return torch.where(place < length, length - 1 - place, place)


def _reorder(x: Tensor, order: Tensor) -> Tensor:
    rows, length, width = x.shape
    flat = (order + torch.arange(rows)[:, None] * length).flatten()
    return x.reshape(-1, width)[flat].view(rows, length, width)
