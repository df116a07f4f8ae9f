"""The reading network: a question and a passage read together by convolutions and attention.

One sequence holds the question, a gap, and the passage. What of the question stands where in the passage (exact,
without marks, pairs, triples, coverage of the sentence) is computed from the ids and given to the network, which
would need far more data than there is to find that out by itself.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from index.reading.encoding import GAPS, NO_MARKS, NULL, SHAPES

FEATURES = 12
POSITIONS = 64
LONGEST_SPAN = 48
# Below any real score, and still finite in bfloat16.
LOW = -1e4
_NEAR = 15


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network; `layers` spells its blocks: "c" a convolution, "a" attention."""

    marked: int
    plain: int
    embedding: int = 128
    width: int = 192
    inner: int = 512
    heads: int = 3
    layers: str = "ccacac"

    def as_dict(self) -> dict[str, int | str]:
        """Return the sizes for a configuration file."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Batch:
    """Questions (B × Q) and passages (B × P) as ids; a question starts with NULL and ends with at least one PAD.

    `sentence` numbers the sentence of each passage token from 0.
    """

    question: dict[str, Tensor]
    passage: dict[str, Tensor]
    sentence: Tensor
    sentences: int


@dataclass(frozen=True, slots=True)
class Scores:
    """Raw scores of a batch.

    Starts and ends (B × P), spans (B × P × LONGEST_SPAN: those that start at a token and go on for 0, 1, … more),
    sentences (B × S), no answer (B × 3: to compare with spans, with starts and ends, with sentences).
    """

    start: Tensor
    end: Tensor
    span: Tensor
    sentence: Tensor
    null: Tensor
    hidden: Tensor


class Dropout(nn.Module):  # type: ignore[misc]
    """Drops the same features of every token of a row: the random bits of the usual dropout cost a tenth of a step."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Return `x`, while training with some features set to zero and the others grown to make up for them."""
        if not self.training or not self.share:
            return x
        kept = (torch.rand(x.shape[0], 1, x.shape[2]) >= self.share).to(x.dtype) / (1 - self.share)
        return x * kept


class Convolution(nn.Module):  # type: ignore[misc]
    """Each token with its two neighbours through a hidden layer."""

    def __init__(self, width: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        # A 2-d convolution one row high: only in this layout does it run without copies, half again as fast on a CPU.
        self.inner = nn.Conv2d(width, inner, (1, 3), padding=(0, 1))
        self.outer = nn.Linear(inner, width)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, kept: Tensor, _blocked: Tensor) -> Tensor:
        """Return `x` with the block's contribution; `kept` is 1 for tokens, 0 for padding."""
        y = self.norm(x) * kept
        y = self.inner(y.transpose(1, 2).unsqueeze(2)).squeeze(2).transpose(1, 2)
        return x + self.dropout(self.outer(F.relu(y)))


class Attention(nn.Module):  # type: ignore[misc]
    """Every token of question and passage attends to all others."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.mix = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, _kept: Tensor, blocked: Tensor) -> Tensor:
        """Return `x` with the block's contribution; `blocked` (B·heads × 1 × L) is 0 for tokens and low for padding."""
        batch, length, width = x.shape
        per_head = width // self.heads
        mixed = self.mix(self.norm(x)).view(batch, length, 3, self.heads, per_head).permute(2, 0, 3, 1, 4)
        query, key, value = mixed.reshape(3, batch * self.heads, length, per_head).unbind(0)
        weight = torch.softmax(torch.baddbmm(blocked, query, key.transpose(1, 2), alpha=per_head**-0.5), -1)
        y = torch.bmm(weight.to(value.dtype), value).view(batch, self.heads, length, per_head)
        return x + self.dropout(self.out(y.transpose(1, 2).reshape(batch, length, width)))


class ReadingNetwork(nn.Module):  # type: ignore[misc]
    """Scores every span, sentence and the absence of an answer of each (question, passage) pair."""

    idf: Tensor
    plain_idf: Tensor

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape
        size, width = shape.embedding, shape.width
        self.marked = nn.Embedding(shape.marked, size)
        self.plain = nn.Embedding(shape.plain, size)
        self.written = nn.Embedding(SHAPES, size)
        self.gap = nn.Embedding(GAPS, size)
        self.position = nn.Embedding(POSITIONS, size)
        self.register_buffer("idf", torch.ones(shape.marked))
        self.register_buffer("plain_idf", torch.ones(shape.plain))
        self.matches = nn.Linear(FEATURES, size)
        self.enter = nn.Linear(size, width)
        self.side = nn.Parameter(torch.zeros(2, width))
        self.blocks = nn.ModuleList(
            Convolution(width, shape.inner, dropout) if kind == "c" else Attention(width, shape.heads, dropout)
            for kind in shape.layers
        )
        self.norm = nn.LayerNorm(width)
        self.tokens = nn.Linear(width, 3)
        self.nothing = nn.Linear(width, 3)
        self.left = nn.Linear(width, 64)
        self.right = nn.Linear(width, 64)
        self.dropout = Dropout(dropout)
        self.to(memory_format=torch.channels_last)
        for table in (self.marked, self.plain, self.written, self.gap, self.position):
            nn.init.normal_(table.weight, std=0.05)

    def forward(self, batch: Batch) -> Scores:
        """Return the scores of a batch."""
        question, passage = batch.question, batch.passage
        asked = question["shape"] + question["marked"] > 0
        there = passage["shape"] > 0
        with torch.no_grad():
            asked_features, there_features = self.features(batch)
        x = torch.cat(
            [
                self._embed(question, asked_features, self.side[0]) * asked[..., None],
                self._embed(passage, there_features, self.side[1]) * there[..., None],
            ],
            1,
        )
        dtype = torch.get_autocast_dtype("cpu") if torch.is_autocast_enabled("cpu") else x.dtype
        kept = torch.cat([asked, there], 1)
        blocked = torch.zeros(kept.shape, dtype=dtype).masked_fill_(~kept, LOW)
        blocked = blocked[:, None].repeat_interleave(self.shape.heads, 0)
        x, keep = self.dropout(x).to(dtype), kept[..., None].to(dtype)
        for block in self.blocks:
            x = block(x, keep, blocked)
        return self._score(self.norm(x), asked.shape[1], there, batch)

    def in_half(self, dtype: torch.dtype) -> ReadingNetwork:
        """Turn the weights into a shorter float type for running; rarities stay exact."""
        idf, plain_idf = self.idf, self.plain_idf
        self.to(dtype)
        self.idf, self.plain_idf = idf, plain_idf
        return self

    def set_dropout(self, share: float) -> None:
        """Set the share of values dropped while training."""
        for module in self.modules():
            if isinstance(module, Dropout):
                module.share = share

    def _embed(self, ids: dict[str, Tensor], features: Tensor, side: Tensor) -> Tensor:
        x = self.marked(ids["marked"]) + self.plain(ids["plain"]) + self.written(ids["shape"]) + self.gap(ids["gap"])
        if "place" in ids:
            x = x + self.position(ids["place"])
        return self.enter(x + self.matches(features.to(self.matches.weight.dtype))) + side

    def _score(self, hidden: Tensor, questions: int, there: Tensor, batch: Batch) -> Scores:
        passage = hidden[:, questions:]
        start, end, sentence = self.tokens(passage).float().masked_fill(~there[..., None], LOW).unbind(-1)
        null = self.nothing(hidden[:, 0]).float()
        cross = _diagonals(torch.bmm(self.left(passage), self.right(passage).transpose(1, 2))).float() * 0.125
        ends = F.pad(end, (0, LONGEST_SPAN - 1), value=LOW).unfold(1, LONGEST_SPAN, 1)
        span = start[:, :, None] + ends + cross
        inside = batch.sentence[:, None, :] == torch.arange(batch.sentences)[None, :, None]
        per_sentence = sentence[:, None, :].masked_fill(~(inside & there[:, None]), LOW).logsumexp(-1)
        return Scores(start, end, span, per_sentence, null, passage)

    def features(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return what question and passage share, token by token (B × Q × FEATURES, B × P × FEATURES)."""
        asked, there = batch.question, batch.passage
        same_plain = (asked["plain"][:, :, None] == there["plain"][:, None, :]) & (asked["plain"] > NULL)[:, :, None]
        unmarked = (asked["marked"] == NO_MARKS)[:, :, None]
        same = same_plain & ((asked["marked"][:, :, None] == there["marked"][:, None, :]) | unmarked)
        pair = _extend(same_plain, same_plain)
        triple = _extend(pair, same_plain)
        rarity = torch.where(asked["marked"] == NO_MARKS, self.plain_idf[asked["plain"]], self.idf[asked["marked"]])
        rarity = rarity * (asked["shape"] > 0)
        share = rarity / rarity.sum(1, keepdim=True).clamp_min(1e-6)
        loose = same_plain.float()
        near = torch.einsum("bq,bqp->bp", share, F.max_pool1d(loose, _NEAR, 1, _NEAR // 2))
        belongs = F.one_hot(batch.sentence, batch.sentences).float() * (there["shape"] > 0)[..., None]
        covered = torch.einsum("bq,bqs->bs", share, (torch.bmm(loose, belongs) > 0).float())
        pairs = torch.einsum("bq,bqs->bs", share, (torch.bmm(pair.float(), belongs) > 0).float())
        best = covered.max(1, keepdim=True).values.clamp_min(1e-6)
        of_sentence = torch.bmm(belongs, torch.stack([covered, covered / best, pairs], -1))
        exact = same.any(1).float()
        own = self.idf[there["marked"]] / 10
        first = torch.zeros_like(own)
        first[:, 0] = 1
        first[:, 1:] = (batch.sentence[:, 1:] != batch.sentence[:, :-1]).float()
        in_passage = [
            exact,
            same_plain.any(1).float(),
            exact * own,
            _spread(pair.any(1), 2),
            _spread(triple.any(1), 3),
            near,
            own,
            first,
        ]
        passage_side = torch.cat([torch.stack(in_passage, -1), of_sentence, torch.zeros_like(own)[..., None]], -1)
        in_question = [
            same.any(2).float(),
            same_plain.any(2).float(),
            same.any(2).float() * rarity / 10,
            _spread(pair.any(2), 2),
            _spread(triple.any(2), 3),
            share,
            rarity / 10,
        ]
        empty = torch.zeros(*rarity.shape, FEATURES - len(in_question))
        return torch.cat([torch.stack(in_question, -1), empty], -1), passage_side


def _diagonals(square: Tensor) -> Tensor:
    """Return (i, i), (i, i + 1), … of each row i: B × P × P becomes B × P × LONGEST_SPAN, zeros beyond the rim."""
    rows, size, _ = square.shape
    # Rows that are one element longer than the stride of the diagonal shift by one place each.
    padded = F.pad(F.pad(square, (0, LONGEST_SPAN)).flatten(1), (0, size))
    return padded.view(rows, size, size + LONGEST_SPAN + 1)[..., :LONGEST_SPAN]


def _extend(run: Tensor, same: Tensor) -> Tensor:
    """Return where a run that starts at (q, p) goes on with one more equal token; runs shrink from the front."""
    longer = torch.zeros_like(run)
    step = 1 if run is same else 2
    longer[:, :-step, :-step] = run[:, :-step, :-step] & same[:, step:, step:]
    return longer


def _spread(starts: Tensor, length: int) -> Tensor:
    """Mark every token of the runs of `length` tokens that begin at `starts`."""
    covered = starts.clone()
    for shift in range(1, length):
        covered[:, shift:] |= starts[:, :-shift]
    return covered.float()
