"""Exact match, F1 on syllables and the right sentence of the network over questions with their passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from index.reading.batches import batch_of
from index.reading.encoding import Encoded
from index.reading.network import LONGEST_SPAN, ReadingNetwork
from index.reading.pairs import Pair, part
from index.reading.windows import windows
from index.training.reader_questions import Questions

_AT_ONCE = 24
# How much the mass of spans says about a sentence beside the sentence's own score; the running reader uses the same.
SPAN_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Marks:
    """Shares in percent."""

    exact: float
    f1: float
    sentence: float

    def __str__(self) -> str:
        return f"EM {self.exact:.1f} F1 {self.f1:.1f} sentence {self.sentence:.1f}"


@dataclass(slots=True)
class _Best:
    margin: float
    span: tuple[int, int]
    likely: float
    sentence: int


def evaluate(
    network: ReadingNetwork, questions: Questions, change: Callable[[Encoded], Encoded] | None = None
) -> Marks:
    """Return the marks of `network` given the right passages, each question changed by `change`."""
    network.eval()
    best: dict[int, _Best] = {}
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for jobs in _in_batches(questions, change):
            for (number, start, _), found in zip(jobs, _read(network, [pair for _, _, pair in jobs]), strict=True):
                first = int(questions.passages[questions.asked[number].passage][1][start])
                moved = replace(
                    found, span=(found.span[0] + start, found.span[1] + start), sentence=found.sentence + first
                )
                held = best.setdefault(number, moved)
                if moved.margin > held.margin:
                    held.margin, held.span = moved.margin, moved.span
                if moved.likely > held.likely:
                    held.likely, held.sentence = moved.likely, moved.sentence
    rows = [_marks(questions, number, found) for number, found in best.items()]
    return Marks(*(100 * np.mean(rows, axis=0)).tolist())


def _in_batches(
    questions: Questions, change: Callable[[Encoded], Encoded] | None
) -> Iterator[list[tuple[int, int, Pair]]]:
    jobs = []
    for number, asked in enumerate(questions.asked):
        encoded, sentence = questions.passages[asked.passage]
        question = change(asked.question) if change else asked.question
        for start, end in windows(sentence) if asked.spans else ():
            inside = sentence[start:end]
            jobs.append((number, start, Pair(question, part(encoded, start, end), inside - inside[0])))
    jobs.sort(key=lambda job: len(job[2].passage))
    for at in range(0, len(jobs), _AT_ONCE):
        yield jobs[at : at + _AT_ONCE]


def _read(network: ReadingNetwork, pairs: list[Pair]) -> list[_Best]:
    batch = batch_of(pairs)
    scores = network(batch)
    margins = (scores.span.flatten(1) - scores.null[:, :1]).max(1)
    spans = torch.cat([scores.span.flatten(1), scores.null[:, :1]], 1).log_softmax(1)[:, :-1]
    starts = spans.unflatten(1, (-1, LONGEST_SPAN)).logsumexp(2)
    inside = batch.sentence[:, None, :] == torch.arange(batch.sentences)[None, :, None]
    mass = starts[:, None].masked_fill(~inside, -30.0).logsumexp(2)
    own = torch.cat([scores.sentence, scores.null[:, 2:]], 1).log_softmax(1)[:, :-1]
    likely: Tensor = (own + SPAN_WEIGHT * mass).max(1)
    found = []
    for row in range(len(pairs)):
        start, more = divmod(int(margins.indices[row]), LONGEST_SPAN)
        found.append(
            _Best(
                float(margins.values[row]), (start, start + more), float(likely.values[row]), int(likely.indices[row])
            )
        )
    return found


def _marks(questions: Questions, number: int, found: _Best) -> tuple[float, float, float]:
    asked = questions.asked[number]
    encoded, sentence = questions.passages[asked.passage]
    overlaps = [_overlap(encoded, found.span, right) for right in asked.spans]
    held = any(found.sentence == sentence[right[0]] for right in asked.spans)
    return max(e for e, _ in overlaps), max(f for _, f in overlaps), float(held)


def _overlap(encoded: Encoded, given: tuple[int, int], right: tuple[int, int]) -> tuple[float, float]:
    a = encoded.marked[given[0] : given[1] + 1].tolist()
    b = encoded.marked[right[0] : right[1] + 1].tolist()
    shared = sum((Counter(a) & Counter(b)).values())
    return float(a == b), 2 * shared / (len(a) + len(b))
