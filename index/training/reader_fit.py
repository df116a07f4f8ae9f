"""Losses and the training loops of the reading network."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from index.reading.batches import batch_of
from index.reading.encoding import MASK, SPECIAL
from index.reading.network import LONGEST_SPAN, LOW, Batch, ReadingNetwork, Scores
from index.training.reader_augment import retyped
from index.training.reader_cloze import Example

_HIDDEN_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast one phase learns; `tokens` is the size of a batch, padding included."""

    steps: int
    rate: float = 1e-3
    warmup: int = 200
    tokens: int = 8192
    decay: float = 0.0  # of the moving average; 0 keeps none
    final: float = 0.05  # rate at the end, as a share of `rate`
    report: int = 100


_STRANGERS = 2000
_ASIDE = 4
_ABOUT = 16  # passages that differ by fewer tokens are batched by the length of their questions


class WordGuess(nn.Module):  # type: ignore[misc]
    """Guesses hidden words among those hidden in the batch and some strangers; used while training only."""

    def __init__(self, width: int, size: int, rows: int) -> None:
        super().__init__()
        self.narrow = nn.Linear(width, size)
        self.norm = nn.LayerNorm(size)
        self.bias = nn.Parameter(torch.zeros(rows))

    def forward(self, hidden: Tensor, table: Tensor, wanted: Tensor) -> Tensor:
        """Return the mean loss of guessing rows `wanted` from `hidden`."""
        rows, right = torch.unique(torch.cat([wanted, self._strangers(len(table))]), return_inverse=True)
        logits = F.linear(
            self.norm(self.narrow(hidden)), table[rows].to(hidden.dtype), self.bias[rows].to(hidden.dtype)
        )
        return F.cross_entropy(logits.float(), right[: len(wanted)])

    def _strangers(self, rows: int) -> Tensor:
        return torch.randint(SPECIAL, rows, (_STRANGERS,))


def batches(examples: Iterator[Example], tokens: int, pool: int = 2048) -> Iterator[list[Example]]:
    """Yield batches of examples of about equal length, at most `tokens` with padding."""
    while True:
        held = [example for _, example in zip(range(pool), examples, strict=False)]
        if not held:
            return
        held.sort(key=lambda e: (len(e.pair.passage) // _ABOUT, len(e.pair.question)))
        cut: list[list[Example]] = [[]]
        passage = question = 0
        for example in held:
            passage, question = max(passage, len(example.pair.passage)), max(question, len(example.pair.question))
            if cut[-1] and (passage + question + 3) * (len(cut[-1]) + 1) > tokens:
                cut.append([])
                passage, question = len(example.pair.passage), len(example.pair.question)
            cut[-1].append(example)
        order = np.random.default_rng(len(held)).permutation(len(cut))
        yield from (cut[i] for i in order)


def targets(examples: Sequence[Example], length: int) -> Tensor:
    """Return 1 at the start and the extent of every right span (B × P × LONGEST_SPAN)."""
    wanted = torch.zeros(len(examples), length, LONGEST_SPAN, dtype=torch.bool)
    for row, example in enumerate(examples):
        for start, end in example.spans:
            wanted[row, start, min(end - start, LONGEST_SPAN - 1)] = True
    return wanted


def reading_loss(scores: Scores, batch: Batch, wanted: Tensor) -> Tensor:
    """Return the loss of spans, of starts and ends alone, and of sentences; no right span means no answer."""
    answered = wanted.any(2).any(1)
    starts = wanted.any(2)
    ends = torch.zeros_like(starts)
    row, start, more = wanted.nonzero(as_tuple=True)
    ends[row, start + more] = True
    total = _choice(scores.span.flatten(1), wanted.flatten(1), scores.null[:, 0], answered)
    total = total + 0.25 * _choice(scores.start, starts, scores.null[:, 1], answered)
    total = total + 0.25 * _choice(scores.end, ends, scores.null[:, 1], answered)
    inside = batch.sentence[:, None, :] == torch.arange(batch.sentences)[None, :, None]
    right = (inside & starts[:, None]).any(2)
    return total + 0.5 * _choice(scores.sentence, right, scores.null[:, 2], answered)


def _choice(logits: Tensor, right: Tensor, null: Tensor, answered: Tensor) -> Tensor:
    every = torch.cat([logits, null[:, None]], 1).logsumexp(1)
    chosen = torch.where(answered, logits.masked_fill(~right, LOW).logsumexp(1), null)
    return (every - chosen).mean()


def hide_words(batch: Batch, random: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Hide some passage words in place; return their positions (flat) and their rows."""
    marked, plain = batch.passage.marked, batch.passage.plain
    draw = torch.from_numpy(random.random(marked.shape))
    chosen = (draw < _HIDDEN_SHARE) & (marked >= SPECIAL)
    wanted = marked[chosen]
    hidden = chosen & (draw < _HIDDEN_SHARE * 0.9)
    marked[hidden], plain[hidden] = MASK, MASK
    return chosen.flatten().nonzero().squeeze(1), wanted


class Fitter:
    """Trains one network, with the optimiser's state kept between calls."""

    def __init__(
        self,
        network: ReadingNetwork,
        guess: WordGuess,
        schedule: Schedule,
        unmarked: npt.NDArray[np.int64],
        seed: int,
    ) -> None:
        self.network, self.guess, self.schedule, self.unmarked = network, guess, schedule, unmarked
        self.random = np.random.default_rng(seed)
        parameters = [*network.parameters(), *guess.parameters()]
        parameters = [parameter for parameter in parameters if parameter.requires_grad]
        groups = [
            {"params": [p for p in parameters if p.dim() > 1], "weight_decay": 0.01},
            {"params": [p for p in parameters if p.dim() <= 1], "weight_decay": 0.0},
        ]
        self.parameters = parameters
        self.optimiser = torch.optim.AdamW(groups, lr=schedule.rate, betas=(0.9, 0.98), eps=1e-6, fused=True)
        self.average = copy.deepcopy(network).requires_grad_(False) if schedule.decay else None
        self.step = 0

    def run(
        self,
        source: Iterator[list[Example]],
        guessing: bool = False,
        aside: Iterator[list[Example]] | None = None,
    ) -> None:
        """Train until the schedule ends.

        Parameters
        ----------
        source:
            Batches to learn from.
        guessing:
            Whether words of them are hidden and guessed as well.
        aside:
            Batches that take every fourth turn; words of these are always hidden.
        """
        began, plan = time.perf_counter(), self.schedule
        losses: list[tuple[float, float]] = []
        self.network.train()
        while self.step < plan.steps:
            turn = aside if aside is not None and self.step % _ASIDE == _ASIDE - 1 else source
            losses.append(self._learn(next(turn), guessing or turn is aside))
            if self.step % plan.report == 0:
                reading, words = np.mean(losses[-plan.report :], 0)
                spent = time.perf_counter() - began
                print(f"step {self.step} reading {reading:.3f} words {words:.3f} {spent:.0f} s", flush=True)

    def _learn(self, examples: list[Example], guessing: bool) -> tuple[float, float]:
        plan, done = self.schedule, self.step / self.schedule.steps
        rate = plan.rate * (plan.final + (1 - plan.final) * 0.5 * (1 + math.cos(math.pi * done)))
        for group in self.optimiser.param_groups:
            group["lr"] = rate * min(1.0, (self.step + 1) / plan.warmup)
        retype = [self._retyped(example) for example in examples]
        batch = batch_of([example.pair for example in retype])
        hidden = hide_words(batch, self.random) if guessing else None
        wanted = targets(examples, batch.sentence.shape[1])
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.network(batch)
            words = torch.zeros(())
            if hidden is not None and len(hidden[0]):
                states = scores.hidden.reshape(-1, scores.hidden.shape[-1])[hidden[0]]
                words = self.guess(states, self.network.marked.weight, hidden[1])
        reading = reading_loss(scores, batch, wanted)
        (reading + words).backward()
        nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        self._remember()
        return float(reading.detach()), float(words.detach())

    def _retyped(self, example: Example) -> Example:
        question = retyped(example.pair.question, self.unmarked, self.random)
        return Example(replace(example.pair, question=question), example.spans)

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def _remember(self) -> None:
        if self.average is None:
            return
        decay = min(self.schedule.decay, (1 + self.step) / (10 + self.step))
        mine = list(self.average.parameters())
        torch._foreach_lerp_(mine, [p.detach() for p in self.network.parameters()], 1 - decay)
