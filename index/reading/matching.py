"""What a question and a passage share, computed from their ids: nothing here is learned."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from index.reading.encoding import NO_MARKS, NULL

TOKEN_FEATURES = 12
SENTENCE_FEATURES = 16
_NEAR = 15
# Shapes of names (a capital letter somewhere) and of numbers, and the one of years.
_NAMES, _NUMBERS, _YEAR = (3, 6), (7, 13), 9


@dataclass(frozen=True, slots=True)
class Ids:
    """One side of a batch: columns of ids (B × length)."""

    marked: Tensor
    plain: Tensor
    shape: Tensor
    gap: Tensor

    @property
    def there(self) -> Tensor:
        """Which places hold a word (or the NULL in front of a question)."""
        return (self.shape > 0) | (self.marked > 0)


@dataclass(frozen=True, slots=True)
class Match:
    """What is shared.

    Parameters
    ----------
    question, passage:
        Features of each token (B × Q × TOKEN_FEATURES, B × P × TOKEN_FEATURES).
    share:
        How much of the question's rarity each of its tokens holds (B × Q).
    held, exact, pairs:
        Which tokens of the question stand in which sentence: without marks, with them, with the next one (B × Q × S).
    sentence:
        Features of each sentence (B × S × SENTENCE_FEATURES).
    belongs:
        Which passage tokens stand in which sentence (B × P × S).
    """

    question: Tensor
    passage: Tensor
    share: Tensor
    held: Tensor
    exact: Tensor
    pairs: Tensor
    sentence: Tensor
    belongs: Tensor


def match(  # noqa: PLR0913, PLR0917  the two sides, how one is cut, and the two tables of rarity
    asked: Ids, there: Ids, number: Tensor, sentences: int, idf: Tensor, plain_idf: Tensor
) -> Match:
    """Compare questions with passages; `number` is the sentence of each passage token."""
    loose = (asked.plain[:, :, None] == there.plain[:, None, :]) & (asked.plain > NULL)[:, :, None]
    unmarked = (asked.marked == NO_MARKS)[:, :, None]
    same = loose & ((asked.marked[:, :, None] == there.marked[:, None, :]) | unmarked)
    pair = _extend(loose, loose, 1)
    triple = _extend(pair, loose, 2)
    four = _extend(triple, loose, 3)
    rarity = torch.where(asked.marked == NO_MARKS, plain_idf[asked.plain], idf[asked.marked]) * (asked.shape > 0)
    share = rarity / rarity.sum(1, keepdim=True).clamp_min(1e-6)
    near = torch.einsum("bq,bqp->bp", share, F.max_pool1d(loose.float(), _NEAR, 1, _NEAR // 2))
    belongs = F.one_hot(number, sentences).float() * (there.shape > 0)[..., None]
    held, exact, pairs, triples, fours = (
        (torch.bmm(found.float(), belongs) > 0).float() for found in (loose, same, pair, triple, four)
    )
    own = idf[there.marked] / 10
    covered = torch.einsum("bq,bqs->bs", share, held)
    in_pairs = torch.einsum("bq,bqs->bs", share, pairs)
    best = covered.max(1, keepdim=True).values.clamp_min(1e-6)
    first = F.pad((number[:, 1:] != number[:, :-1]).float(), (1, 0), value=1.0)
    exactly = same.any(1).float()
    of_sentence = torch.bmm(belongs, torch.stack([covered, covered / best, in_pairs], -1))
    runs = [_spread(pair.any(1), 2), _spread(triple.any(1), 3)]
    in_passage = [exactly, loose.any(1).float(), exactly * own, *runs, near, own, first]
    passage_side = torch.cat([torch.stack(in_passage, -1), of_sentence, torch.zeros_like(own)[..., None]], -1)
    again = same.any(2).float()
    runs = [_spread(pair.any(2), 2), _spread(triple.any(2), 3)]
    in_question = torch.stack([again, loose.any(2).float(), again * rarity / 10, *runs, share, rarity / 10], -1)
    question_side = F.pad(in_question, (0, TOKEN_FEATURES - in_question.shape[-1]))
    sentence = torch.stack(
        [
            covered,
            covered / best,
            covered - _best_other(covered),
            in_pairs,
            torch.einsum("bq,bqs->bs", share, triples),
            torch.einsum("bq,bqs->bs", share, fours),
            torch.einsum("bq,bqs->bs", _of_kind(asked, _NAMES, share), held),
            torch.einsum("bq,bqs->bs", _of_kind(asked, _NUMBERS, share), held),
            (belongs * near[..., None]).amax(1),
            *_makeup(there, loose.any(1), own, belongs),
        ],
        -1,
    )
    return Match(question_side, passage_side, share, held, exact, pairs, sentence, belongs)


def _makeup(there: Ids, matched: Tensor, own: Tensor, belongs: Tensor) -> list[Tensor]:
    """Return of each sentence: length, new words, new numbers, years and names, its place, the covered neighbour."""
    length = belongs.sum(1)
    new = ~matched
    numbers = new & (there.shape >= _NUMBERS[0])
    names = new & (there.shape >= _NAMES[0]) & (there.shape <= _NAMES[1])
    found = torch.stack([own * new, numbers.float(), (new & (there.shape == _YEAR)).float(), names.float()], -1)
    counts = torch.bmm(belongs.transpose(1, 2), found)
    place = torch.arange(belongs.shape[2]).expand_as(length) / 10
    before = F.pad(torch.bmm(belongs.transpose(1, 2), matched.float()[..., None])[:, :-1, 0], (1, 0))
    return [
        torch.log1p(length) / 5,
        counts[..., 0] / 20,
        counts[..., 1].clamp_max(3) / 3,
        counts[..., 2].clamp_max(2) / 2,
        counts[..., 3].clamp_max(6) / 6,
        place,
        before / 20,
    ]


def _best_other(value: Tensor) -> Tensor:
    """Return for each sentence the highest value of the others."""
    if value.shape[1] < 2:
        return torch.zeros_like(value)
    top = value.topk(2, 1).values
    return torch.where(value >= top[:, :1], top[:, 1:], top[:, :1])


def _of_kind(asked: Ids, shapes: tuple[int, int], share: Tensor) -> Tensor:
    """Return the shares of the tokens whose shape is within `shapes`, made to sum to 1."""
    kept = share * ((asked.shape >= shapes[0]) & (asked.shape <= shapes[1]))
    return kept / kept.sum(1, keepdim=True).clamp_min(1e-6)


def _extend(run: Tensor, same: Tensor, length: int) -> Tensor:
    """Return where runs of `length` equal tokens that start at (q, p) go on with one more."""
    longer = torch.zeros_like(run)
    longer[:, :-length, :-length] = run[:, :-length, :-length] & same[:, length:, length:]
    return longer


def _spread(starts: Tensor, length: int) -> Tensor:
    """Mark every token of the runs of `length` tokens that begin at `starts`."""
    covered = starts.clone()
    for shift in range(1, length):
        covered[:, shift:] |= starts[:, :-shift]
    return covered.float()
