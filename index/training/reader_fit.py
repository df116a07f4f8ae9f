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
from torch import Tensor, nn

from index.reading.batches import batch_of
from index.reading.network import LONGEST_SPAN, LOW, Batch, ReadingNetwork, Scores
from index.training.reader_augment import retyped
from index.training.reader_questions import Example


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast one phase learns; `tokens` is the size of a batch, padding included."""

    steps: int
    rate: float = 1e-3
    warmup: int = 200
    tokens: int = 8192
    decay: float = 0.0  # of the moving average; 0 keeps none
    weight_decay: float = 0.01
    final: float = 0.05  # rate at the end, as a share of `rate`
    report: int = 100


_TAUGHT = 0.5  # share of the loss that is likeness to the teacher
_NEVER = -30.0  # log probability below which a choice counts no more
_ABOUT = 16  # passages that differ by fewer tokens are batched by the length of their questions


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


def likeness_loss(scores: Scores, taught: Scores) -> Tensor:
    """Return how far the choices are from those of a teacher that read the same batch, weighed as in `reading_loss`.

    Cross entropy with the teacher's probabilities: knowledge distillation (Hinton et al. 2015), here into a network
    like the teacher (Furlanello et al. 2018).
    """
    total = _alike(scores.span.flatten(1), scores.null[:, 0], taught.span.flatten(1), taught.null[:, 0])
    total = total + 0.25 * _alike(scores.start, scores.null[:, 1], taught.start, taught.null[:, 1])
    total = total + 0.25 * _alike(scores.end, scores.null[:, 1], taught.end, taught.null[:, 1])
    return total + 0.5 * _alike(scores.sentence, scores.null[:, 2], taught.sentence, taught.null[:, 2])


def _alike(logits: Tensor, null: Tensor, wanted: Tensor, wanted_null: Tensor) -> Tensor:
    mine = torch.cat([logits, null[:, None]], 1).log_softmax(1).clamp_min(_NEVER)
    right = torch.cat([wanted, wanted_null[:, None]], 1).softmax(1)
    return -(right * mine).sum(1).mean()


class Fitter:
    """Trains one network, with the optimiser's state kept between calls; half of what it learns is a `teacher`'s."""

    def __init__(
        self,
        network: ReadingNetwork,
        schedule: Schedule,
        unmarked: npt.NDArray[np.int64],
        seed: int,
        teacher: ReadingNetwork | None = None,
    ) -> None:
        self.network, self.schedule, self.unmarked, self.teacher = network, schedule, unmarked, teacher
        self.random = np.random.default_rng(seed)
        self.parameters = [parameter for parameter in network.parameters() if parameter.requires_grad]
        groups = [
            {"params": [p for p in self.parameters if p.dim() > 1], "weight_decay": schedule.weight_decay},
            {"params": [p for p in self.parameters if p.dim() <= 1], "weight_decay": 0.0},
        ]
        self.optimiser = torch.optim.AdamW(groups, lr=schedule.rate, betas=(0.9, 0.98), eps=1e-6, fused=True)
        self.average = copy.deepcopy(network).requires_grad_(False) if schedule.decay else None
        self.step = 0

    def run(self, source: Iterator[list[Example]]) -> None:
        """Train on `source` until the schedule ends."""
        began, plan = time.perf_counter(), self.schedule
        losses: list[float] = []
        self.network.train()
        while self.step < plan.steps:
            losses.append(self._learn(next(source)))
            if self.step % plan.report == 0:
                spent = time.perf_counter() - began
                print(f"step {self.step} loss {np.mean(losses[-plan.report :]):.3f} {spent:.0f} s", flush=True)

    def _learn(self, examples: list[Example]) -> float:
        plan, done = self.schedule, self.step / self.schedule.steps
        rate = plan.rate * (plan.final + (1 - plan.final) * 0.5 * (1 + math.cos(math.pi * done)))
        for group in self.optimiser.param_groups:
            group["lr"] = rate * min(1.0, (self.step + 1) / plan.warmup)
        batch = batch_of([self._retyped(example).pair for example in examples])
        wanted = targets(examples, batch.sentence.shape[1])
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.network(batch)
        loss = self._loss(scores, batch, wanted)
        loss.backward()
        nn.utils.clip_grad_norm_(self.parameters, 5.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        self._remember()
        return float(loss.detach())

    def _loss(self, scores: Scores, batch: Batch, wanted: Tensor) -> Tensor:
        loss = reading_loss(scores, batch, wanted)
        if self.teacher is None:
            return loss
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            taught = self.teacher(batch)
        return (1 - _TAUGHT) * loss + _TAUGHT * likeness_loss(scores, taught)

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
