"""Exact match, F1 on syllables and the right sentence of the network over questions with their passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from index.reading.batches import Pair, batch_of, part
from index.reading.encoding import Encoded
from index.reading.network import ReadingNetwork
from index.training.reader_questions import WINDOW, Questions


@dataclass(frozen=True, slots=True)
class Marks:
    """Shares in percent."""

    exact: float
    f1: float
    sentence: float

    def __str__(self) -> str:
        return f"EM {self.exact:.1f} F1 {self.f1:.1f} sentence {self.sentence:.1f}"


def windows(length: int, borders: Sequence[int]) -> list[tuple[int, int]]:
    """Return overlapping windows of whole sentences that cover `length` tokens."""
    if length <= WINDOW:
        return [(0, length)]
    found, start = [], 0
    while True:
        end = min(length, start + WINDOW)
        found.append((start, end))
        if end == length:
            return found
        later = [b for b in borders if start + WINDOW // 2 < b <= start + WINDOW - 64]
        start = later[-1] if later else start + WINDOW // 2


@torch.no_grad()
def evaluate(
    network: ReadingNetwork, questions: Questions, change=lambda q: q, limit: int = 10**9, weight: float = 1.0
) -> Marks:  # type: ignore[no-untyped-def]
    """Return the marks of `network` given the right passages."""
    network.eval()
    jobs = []
    for number, asked in enumerate(questions.asked[:limit]):
        if not asked.spans:
            continue
        encoded, sentence = questions.passages[asked.passage]
        borders = np.flatnonzero(np.diff(sentence, prepend=-1)).tolist()
        for start, end in windows(len(encoded), borders):
            inside = sentence[start:end]
            jobs.append((number, start, Pair(change(asked.question), part(encoded, start, end), inside - inside[0])))
    jobs.sort(key=lambda job: len(job[2].passage))
    spans: dict[int, tuple[float, int, int]] = {}
    sentences: dict[int, tuple[float, int]] = {}
    for at in range(0, len(jobs), 24):
        some = jobs[at : at + 24]
        with torch.autocast("cpu", torch.bfloat16):
            batch = batch_of([pair for _, _, pair in some])
            scores = network(batch)
        width = scores.start.shape[1]
        margin = scores.pair.flatten(1) - scores.null[:, :1]
        best = margin.max(1)
        inside = batch.sentence[:, None, :] == torch.arange(batch.sentences)[None, :, None]
        start_mass = (
            torch.cat([scores.pair.flatten(1), scores.null[:, :1]], 1)
            .log_softmax(1)[:, :-1]
            .view(len(some), width, width)
            .logsumexp(2)
        )
        span_mass = start_mass[:, None, :].masked_fill(~inside, -1e4).logsumexp(2)
        own = torch.cat([scores.sentence, scores.null[:, 2:]], 1).log_softmax(1)[:, :-1]
        ranked = (own + weight * span_mass) if len(some) else own
        # across windows, margins over no answer compare
        for row, (number, start, pair) in enumerate(some):
            score, flat = float(best.values[row]), int(best.indices[row])
            if number not in spans or score > spans[number][0]:
                spans[number] = (score, start + flat // width, start + flat % width)
            s = ranked[row, : int(pair.sentence[-1]) + 1].max(0)
            first = int(questions.passages[questions.asked[number].passage][1][start])
            if number not in sentences or float(s.values) > sentences[number][0]:
                sentences[number] = (float(s.values), first + int(s.indices))
    exact, f1, right = [], [], []
    for number, (_, start, end) in spans.items():
        asked = questions.asked[number]
        encoded, sentence = questions.passages[asked.passage]
        pairs = [_overlap(encoded, (start, end), gold) for gold in asked.spans]
        exact.append(max(e for e, _ in pairs))
        f1.append(max(f for _, f in pairs))
        right.append(any(sentences[number][1] == sentence[gold[0]] for gold in asked.spans))
    network.train()
    return Marks(100 * float(np.mean(exact)), 100 * float(np.mean(f1)), 100 * float(np.mean(right)))


def _overlap(encoded: Encoded, given: tuple[int, int], gold: tuple[int, int]) -> tuple[float, float]:
    a = encoded.marked[given[0] : given[1] + 1].tolist()
    b = encoded.marked[gold[0] : gold[1] + 1].tolist()
    shared = sum((Counter(a) & Counter(b)).values())
    return float(a == b), 2 * shared / (len(a) + len(b))
