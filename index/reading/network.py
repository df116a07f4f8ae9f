"""The reading network: a question and a passage read by recurrent layers that look across at each other.

What of the question stands where in the passage (exact, without marks, pairs, triples, coverage of the sentence) is
computed from the ids and given to the network, which would need far more data than there is to find that out by
itself. The layout follows BiDAF (Seo et al. 2017) and DrQA (Chen et al. 2017), with attention of the passage to itself
(Wang et al. 2017) before the last layer.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from index.reading.compounds import rows_of
from index.reading.encoding import GAPS, NO_MARKS, SHAPES
from index.reading.matching import SENTENCE_FEATURES, TOKEN_FEATURES, Ids, Match, match
from index.reading.recurrent import Dropout, Recurrent, backwards_of

LONGEST_SPAN = 48
# Below any real score, and still finite in bfloat16.
LOW = -1e4
_KIND = 64
_SIGN = 16
_WORDS_DROPPED = 0.05


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network; `width` is that of both directions of a recurrent layer together."""

    marked: int
    plain: int
    compounds: int
    embedding: int = 128
    spelling: int = 48
    width: int = 256

    def as_dict(self) -> dict[str, int]:
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


class ReadingNetwork(nn.Module):  # type: ignore[misc]
    """Scores every span, sentence and the absence of an answer of each (question, passage) pair."""

    idf: Tensor
    plain_idf: Tensor
    plain_meaning: Tensor
    compounds: Tensor
    strength: Tensor

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape
        size, width = shape.embedding, shape.width
        # What words mean by the company they keep, syllables first, then compounds; never trained here, so that few
        # questions cannot bend it.
        self.meaning = nn.Embedding(shape.marked + shape.compounds, size).requires_grad_(False)
        self.plain = nn.Embedding(shape.plain, shape.spelling)
        self.written = nn.Embedding(SHAPES, _SIGN)
        self.gap = nn.Embedding(GAPS, _SIGN)
        self.register_buffer("idf", torch.ones(shape.marked))
        self.register_buffer("plain_idf", torch.ones(shape.plain))
        self.register_buffer("compounds", torch.zeros(shape.compounds, dtype=torch.int64))
        self.register_buffer("strength", torch.zeros(shape.compounds, dtype=torch.int64))
        self.register_buffer("plain_meaning", torch.zeros(shape.plain, size), persistent=False)
        word = 2 * size + shape.spelling + 2 * _SIGN
        self.compare = nn.Linear(2 * size, size)
        self.ask = nn.Linear(word + TOKEN_FEATURES, width)
        self.tell = nn.Linear(word + TOKEN_FEATURES + 2 * size + 2, width)
        self.kind = nn.Conv1d(word, _KIND, 3, padding=1)
        self.salience = nn.Linear(word, 1)
        self.likely = nn.Sequential(nn.Linear(SENTENCE_FEATURES + 6 + _KIND, 64), nn.ReLU(), nn.Linear(64, 1))
        self.first = Recurrent(width, width)
        self.across = nn.Linear(width, width, bias=False)
        self.mixed = nn.Linear(4 * width + _KIND, width)
        self.second = Recurrent(width, width)
        self.within = nn.Linear(width, width, bias=False)
        self.gathered = nn.Linear(3 * width, width)
        self.third = Recurrent(width, width)
        self.pool = nn.Linear(width, 1)
        self.pointers = nn.Linear(width, 3 * width)
        self.tokens = nn.Linear(width, 3)
        self.nothing = nn.Sequential(nn.Linear(2 * width + 4, 64), nn.ReLU(), nn.Linear(64, 3))
        self.left = nn.Linear(width, 64)
        self.right = nn.Linear(width, 64)
        self.dropout = Dropout(dropout)
        for table in (self.plain, self.written, self.gap):
            nn.init.normal_(table.weight, std=0.3)

    def forward(self, batch: Batch) -> Scores:
        """Return the scores of a batch."""
        asked, there = batch.question, batch.passage
        dtype = torch.get_autocast_dtype("cpu") if torch.is_autocast_enabled("cpu") else self.ask.weight.dtype
        with torch.no_grad():
            shared = match(asked, there, batch.sentence, batch.sentences, self.idf, self.plain_idf)
            meant, told = self._meaning_of(asked), self._meaning_of(there)
            like = torch.bmm(F.normalize(meant, dim=-1), F.normalize(told, dim=-1).transpose(1, 2)).float()
        words, text = self._embed(asked, meant), self._embed(there, told)
        kind = self._kind_of(words, asked.there)
        prior, absent = self._prior(words, like, kind, asked, shared)
        chance = torch.bmm(shared.belongs, torch.stack([prior.softmax(1), prior.sigmoid()], -1))
        aligned = self._align(meant, told, asked.there)
        keep_question, keep = asked.there[..., None].to(dtype), there.there[..., None].to(dtype)
        left = self.dropout(F.relu(self.ask(torch.cat([words, shared.question.to(dtype)], -1))))
        right = torch.cat([text, shared.passage.to(dtype), chance.to(dtype), aligned], -1)
        right = self.dropout(F.relu(self.tell(right)))
        back = backwards_of(there.there)
        left, right = self.first(left, backwards_of(asked.there), keep_question), self.first(right, back, keep)
        x = self._look_across(left, right, asked.there, there.there, kind)
        x = self.second(self.dropout(x), back, keep)
        x = x + self._look_within(x, there.there)
        x = self.third(self.dropout(x), back, keep) + x
        return self._score(self.dropout(x), left, batch, shared, prior, absent)

    def _meaning_of(self, ids: Ids) -> Tensor:
        """Return the vectors of each token's compound and of its syllable (B × L × 2 · embedding)."""
        unmarked = (ids.marked == NO_MARKS)[..., None]
        alone = torch.where(unmarked, self.plain_meaning[ids.plain], self.meaning(ids.marked))
        rows = rows_of(ids.marked, ids.gap, self.compounds, self.strength)
        whole = torch.where((rows >= 0)[..., None], self.meaning(rows.clamp_min(0) + self.shape.marked), alone)
        return torch.cat([whole, alone], -1)

    def _embed(self, ids: Ids, meaning: Tensor) -> Tensor:
        known = torch.cat([meaning, self.plain(ids.plain)], -1)
        if self.training and self.dropout.share:
            known = known * (torch.rand(*known.shape[:2], 1) >= _WORDS_DROPPED)
        return self.dropout(torch.cat([known, self.written(ids.shape), self.gap(ids.gap)], -1))

    def _kind_of(self, words: Tensor, asked: Tensor) -> Tensor:
        """Return what is asked for (B × _KIND): the strongest of each feature over triples of the question's words."""
        return F.relu(self.kind((words * asked[..., None]).transpose(1, 2))).amax(2)

    def _align(self, meant: Tensor, told: Tensor, asked: Tensor) -> Tensor:
        """Return for each passage token the question's words most like it, mixed (DrQA's aligned question)."""
        nearness = torch.bmm(F.relu(self.compare(told)), F.relu(self.compare(meant)).transpose(1, 2)).float()
        weight = torch.softmax(nearness.masked_fill(~asked[:, None], LOW), -1)
        return torch.bmm(weight.to(meant.dtype), meant)

    def _look_across(self, left: Tensor, right: Tensor, asked: Tensor, there: Tensor, kind: Tensor) -> Tensor:
        scale = left.shape[-1] ** -0.5
        nearness = torch.bmm(self.across(right), left.transpose(1, 2)).float() * scale
        nearness = nearness.masked_fill(~asked[:, None], LOW)
        seen = torch.bmm(torch.softmax(nearness, -1).to(left.dtype), left)
        main = torch.softmax(nearness.amax(2).masked_fill(~there, LOW), 1)[:, None].to(right.dtype)
        told = torch.bmm(main, right)
        asking = kind[:, None].expand(-1, right.shape[1], -1)
        return F.relu(self.mixed(self.dropout(torch.cat([right, seen, right * seen, right * told, asking], -1))))

    def _look_within(self, x: Tensor, there: Tensor) -> Tensor:
        nearness = torch.bmm(self.within(x), x.transpose(1, 2)).float() * x.shape[-1] ** -0.5
        own = torch.eye(x.shape[1], dtype=torch.bool)[None] | ~there[:, None]
        seen = torch.bmm(torch.softmax(nearness.masked_fill(own, LOW), -1).to(x.dtype), x)
        return F.relu(self.gathered(self.dropout(torch.cat([x, seen, x * seen], -1))))

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
        return prior, torch.stack([value.amax(1) for value in weighed], -1)

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
        alone = self.meaning.weight[: self.shape.marked]
        sums = torch.zeros_like(self.plain_meaning).index_add_(0, forms, alone * weight[:, None])
        self.plain_meaning.copy_(sums / total.clamp_min(1e-9)[:, None])

    def set_dropout(self, share: float) -> None:
        """Set the share of values dropped while training."""
        self.dropout.share = share

    def _score(  # noqa: PLR0913, PLR0917  the ends of five strands
        self, passage: Tensor, question: Tensor, batch: Batch, shared: Match, prior: Tensor, absent: Tensor
    ) -> Scores:
        asked, there = batch.question.there, batch.passage.there
        weight = torch.softmax(self.pool(question)[..., 0].float().masked_fill(~asked, LOW), 1)
        summary = torch.bmm(weight[:, None].to(question.dtype), question)[:, 0]
        pointers = self.pointers(summary).unflatten(1, (3, -1))
        found = torch.bmm(passage, pointers.transpose(1, 2)).float() * passage.shape[-1] ** -0.5
        found = found + self.tokens(passage).float()
        start, end, sentence = found.masked_fill(~there[..., None], LOW).unbind(-1)
        start = start + 0.5 * torch.bmm(shared.belongs, prior.clamp_min(-30)[..., None])[..., 0]
        strongest = passage.masked_fill(~there[..., None], LOW).amax(1)
        null = self.nothing(torch.cat([summary, strongest, absent.to(summary.dtype)], -1)).float()
        cross = _diagonals(torch.bmm(self.left(passage), self.right(passage).transpose(1, 2))).float() * 0.125
        ends = F.pad(end, (0, LONGEST_SPAN - 1), value=LOW).unfold(1, LONGEST_SPAN, 1)
        span = start[:, :, None] + ends + cross
        inside = shared.belongs.transpose(1, 2) > 0
        per_sentence = sentence[:, None, :].masked_fill(~inside, LOW).logsumexp(-1) + prior
        return Scores(start, end, span, per_sentence, null)


def _diagonals(square: Tensor) -> Tensor:
    """Return (i, i), (i, i + 1), … of each row i: B × P × P becomes B × P × LONGEST_SPAN, zeros beyond the rim."""
    rows, size, _ = square.shape
    # Rows that are one element longer than the stride of the diagonal shift by one place each.
    padded = F.pad(F.pad(square, (0, LONGEST_SPAN)).flatten(1), (0, size))
    return padded.view(rows, size, size + LONGEST_SPAN + 1)[..., :LONGEST_SPAN]
