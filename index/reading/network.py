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

from index.reading.encoding import GAPS, NO_MARKS, SHAPES
from index.reading.matching import SENTENCE_FEATURES, TOKEN_FEATURES, Ids, Match, match

POSITIONS = 64
LONGEST_SPAN = 48
# Below any real score, and still finite in bfloat16.
LOW = -1e4
_PLACE = 8
_KIND = 64
_WORDS_DROPPED = 0.06


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

    question: Ids
    passage: Ids
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
        # What words mean by the company they keep; never trained here, so that few questions cannot bend it.
        self.meaning = nn.Embedding(shape.marked, size).requires_grad_(False)
        self.register_buffer("plain_meaning", torch.zeros(shape.plain, size), persistent=False)
        self.meant = nn.Linear(size, size)
        self.sharpness = nn.Parameter(torch.ones(1))
        self.matches = nn.Linear(TOKEN_FEATURES, size)
        self.enter = nn.Linear(size, width)
        self.kind = nn.Linear(3 * size, _KIND)
        self.ask = nn.Linear(_KIND, width)
        self.salience = nn.Linear(size, 1)
        self.compare = nn.Linear(size, _KIND)
        self.aligned = nn.Linear(size, size)
        self.likely = nn.Sequential(nn.Linear(SENTENCE_FEATURES + 6 + _KIND, 64), nn.ReLU(), nn.Linear(64, 1))
        self.expected = nn.Parameter(torch.zeros(2, width))
        self.absent = nn.Linear(4, 3)
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
        for table in (self.marked, self.plain, self.meaning, self.written, self.gap, self.position):
            nn.init.normal_(table.weight, std=0.05)
        # What is added to the tokens starts silent.
        for layer in (self.ask, self.aligned, self.salience, self.absent, self.meant):
            nn.init.zeros_(layer.weight)

    def forward(self, batch: Batch) -> Scores:
        """Return the scores of a batch."""
        asked, there = batch.question, batch.passage
        dtype = torch.get_autocast_dtype("cpu") if torch.is_autocast_enabled("cpu") else self.enter.weight.dtype
        with torch.no_grad():
            shared = match(asked, there, batch.sentence, batch.sentences, self.idf, self.plain_idf)
            meant, told = self._meaning_of(asked), self._meaning_of(there)
            like = torch.bmm(F.normalize(meant, dim=-1), F.normalize(told, dim=-1).transpose(1, 2)).float()
        words, text = self._embed(asked, meant), self._embed(there, told)
        kind = self._kind_of(words, asked.there)
        prior, absent = self._prior(words, like, kind, asked, shared)
        places = (torch.arange(text.shape[1]) // _PLACE).clamp_max(POSITIONS - 1)
        text = text + self.position(places) + self._align(words, text, like, asked.there)
        left = self.enter(words + self.matches(shared.question.to(dtype))) + self.side[0]
        right = self.enter(text + self.matches(shared.passage.to(dtype))) + self.side[1] + self.ask(kind)[:, None]
        chance = torch.bmm(shared.belongs, torch.stack([prior.softmax(1), prior.sigmoid()], -1))
        right = right + chance.to(dtype) @ self.expected.to(dtype)
        kept = torch.cat([asked.there, there.there], 1)
        x = torch.cat([left, right], 1).to(dtype) * kept[..., None]
        blocked = torch.zeros(kept.shape, dtype=dtype).masked_fill_(~kept, LOW)
        blocked = blocked[:, None].repeat_interleave(self.shape.heads, 0)
        x, keep = self.dropout(x), kept[..., None].to(dtype)
        for block in self.blocks:
            x = block(x, keep, blocked)
        return self._score(self.norm(x), asked.marked.shape[1], batch, shared, prior, absent)

    def _meaning_of(self, ids: Ids) -> Tensor:
        unmarked = (ids.marked == NO_MARKS)[..., None]
        return torch.where(unmarked, self.plain_meaning[ids.plain], self.meaning(ids.marked))

    def _embed(self, ids: Ids, meaning: Tensor) -> Tensor:
        known = self.marked(ids.marked) + self.plain(ids.plain) + self.meant(meaning)
        if self.training and self.dropout.share:
            known = known * (torch.rand(*known.shape[:2], 1) >= _WORDS_DROPPED)
        return self.dropout(known + self.written(ids.shape) + self.gap(ids.gap))

    def _kind_of(self, words: Tensor, asked: Tensor) -> Tensor:
        """Return what is asked for (B × _KIND): the strongest of each feature over triples of the question's words."""
        padded = F.pad(words * asked[..., None], (0, 0, 1, 1))
        triples = torch.cat([padded[:, :-2], padded[:, 1:-1], padded[:, 2:]], -1)
        return F.relu(self.kind(triples)).amax(1)

    def _align(self, words: Tensor, text: Tensor, like: Tensor, asked: Tensor) -> Tensor:
        """Return for each passage token the question's words most like it, mixed."""
        nearness = torch.bmm(self.compare(text), self.compare(words).transpose(1, 2)).float()
        nearness = nearness + 5 * self.sharpness.float() * like.transpose(1, 2)
        weight = torch.softmax(nearness.masked_fill(~asked[:, None], LOW), -1).to(words.dtype)
        return self.aligned(torch.bmm(weight, words))

    def _prior(self, words: Tensor, like: Tensor, kind: Tensor, asked: Ids, shared: Match) -> tuple[Tensor, Tensor]:
        """Return how likely each sentence is before reading (B × S), and what the same signs say of no answer."""
        weight = self.salience(words)[..., 0].float() + torch.log(shared.share + 1e-3)
        weight = torch.softmax(weight.masked_fill(asked.shape == 0, LOW), 1)
        rows, length, sentences = shared.belongs.shape
        number = shared.belongs.argmax(-1)[:, None].expand(rows, words.shape[1], length)
        nearest = torch.zeros(rows, words.shape[1], sentences)
        nearest = nearest.scatter_reduce(2, number, like.float().clamp_min(0), "amax")
        weighed = [
            torch.einsum("bq,bqs->bs", weight, held) for held in (shared.held, shared.exact, shared.pairs, nearest)
        ]
        covered = weighed[0]
        beside = [covered - covered.amax(1, keepdim=True), weighed[3] - weighed[3].amax(1, keepdim=True)]
        signs = torch.cat([shared.sentence, torch.stack([*weighed, *beside], -1)], -1)
        signs = torch.cat([signs.to(kind.dtype), kind[:, None].expand(-1, sentences, -1)], -1)
        there = shared.belongs.sum(1) > 0
        prior = self.likely(signs)[..., 0].float().masked_fill(~there, LOW)
        most = torch.stack([value.amax(1) for value in weighed], -1)
        return prior, self.absent(most.to(kind.dtype)).float()

    def in_half(self, dtype: torch.dtype) -> ReadingNetwork:
        """Turn the weights into a shorter float type for running; rarities stay exact."""
        idf, plain_idf = self.idf, self.plain_idf
        self.to(dtype)
        self.idf, self.plain_idf = idf, plain_idf
        return self

    def spell(self, forms: Tensor) -> None:
        """Give each unmarked form the mean of the meanings of its words, common ones counting more.

        `forms` is the row of the unmarked form of each marked row, 0 for rows that have none.
        """
        weight = torch.exp(-self.idf).to(self.plain_meaning.dtype) * (forms > 0)
        total = torch.zeros(len(self.plain_meaning), dtype=weight.dtype).index_add_(0, forms, weight)
        sums = torch.zeros_like(self.plain_meaning).index_add_(0, forms, self.meaning.weight * weight[:, None])
        self.plain_meaning.copy_(sums / total.clamp_min(1e-9)[:, None])

    def set_dropout(self, share: float) -> None:
        """Set the share of values dropped while training."""
        for module in self.modules():
            if isinstance(module, Dropout):
                module.share = share

    def _score(  # noqa: PLR0913, PLR0917  the ends of five strands
        self, hidden: Tensor, questions: int, batch: Batch, shared: Match, prior: Tensor, absent: Tensor
    ) -> Scores:
        passage = hidden[:, questions:]
        there = batch.passage.there
        start, end, sentence = self.tokens(passage).float().masked_fill(~there[..., None], LOW).unbind(-1)
        start = start + 0.5 * torch.bmm(shared.belongs, prior.clamp_min(-30)[..., None])[..., 0]
        null = self.nothing(hidden[:, 0]).float() + absent
        cross = _diagonals(torch.bmm(self.left(passage), self.right(passage).transpose(1, 2))).float() * 0.125
        ends = F.pad(end, (0, LONGEST_SPAN - 1), value=LOW).unfold(1, LONGEST_SPAN, 1)
        span = start[:, :, None] + ends + cross
        inside = shared.belongs.transpose(1, 2) > 0
        per_sentence = sentence[:, None, :].masked_fill(~inside, LOW).logsumexp(-1) + prior
        return Scores(start, end, span, per_sentence, null, passage)


def _diagonals(square: Tensor) -> Tensor:
    """Return (i, i), (i, i + 1), … of each row i: B × P × P becomes B × P × LONGEST_SPAN, zeros beyond the rim."""
    rows, size, _ = square.shape
    # Rows that are one element longer than the stride of the diagonal shift by one place each.
    padded = F.pad(F.pad(square, (0, LONGEST_SPAN)).flatten(1), (0, size))
    return padded.view(rows, size, size + LONGEST_SPAN + 1)[..., :LONGEST_SPAN]
