"""Train the shipped embedder: one vector a syllable, averaged, from pairs of news and questions.

    python -m index.training.embedder --news FILE... --titles FILE... --questions FILE... --out index/models/embedder

In-batch negatives over pairs that belong together: headline and body, abstract and body, a few words and the text
around them, headline and abstract, question and passage. Deterministic for a seed on one thread.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from index.training.records import FOLDS, field, fold, held_out, records
from index.training.static_model import words, write_model

BODY = 400
TEMPERATURE = 0.05


@dataclass(frozen=True, slots=True)
class Pool:
    """Texts as one flat array of word ids: text i is ``ids[starts[i]:starts[i + 1]]``."""

    ids: NDArray[np.int32]
    starts: NDArray[np.int64]

    def get(self, index: int) -> NDArray[np.int32]:
        """Return the word ids of one text."""
        return self.ids[self.starts[index] : self.starts[index + 1]]

    def __len__(self) -> int:
        return len(self.starts) - 1


def pool(texts: Iterable[str], ids: dict[str, int], longest: int = BODY) -> Pool:
    """Turn texts into word ids; unknown words are left out."""
    rows = [[ids[word] for word in words(text)[:longest] if word in ids] for text in texts]
    starts = np.cumsum([0, *map(len, rows)])
    return Pool(np.fromiter((i for row in rows for i in row), np.int32, int(starts[-1])), starts)


Pairs = Callable[[np.random.Generator, int], tuple[list[NDArray[np.int32]], list[NDArray[np.int32]], NDArray[np.int64]]]


def news_pairs(titles: Pool, abstracts: Pool, bodies: Pool) -> Pairs:
    """Return a sampler of (headline | abstract | words of the body) and a window of the body."""

    def sample(
        rng: np.random.Generator, size: int
    ) -> tuple[list[NDArray[np.int32]], list[NDArray[np.int32]], NDArray[np.int64]]:
        chosen = rng.choice(len(bodies), size, replace=False)
        queries, passages = [], []
        for index, kind in zip(chosen, rng.random(size), strict=True):
            body = bodies.get(index)
            first = int(rng.integers(0, max(1, len(body) - 150)))
            window = body[first : first + 200]
            if kind < 0.35:
                query = titles.get(index)
            elif kind < 0.6:
                query = abstracts.get(index)
            else:
                # A few words of the window, taken out of it: the rest must be recognised without them.
                length = int(rng.integers(5, 18))
                at = int(rng.integers(0, max(1, len(window) - length)))
                query = window[at : at + length]
                if kind < 0.9:
                    window = np.concatenate([window[:at], window[at + length :]])
            queries.append(query)
            passages.append(window)
        return queries, passages, chosen

    return sample


def fixed_pairs(queries: Pool, passages: Pool, of: NDArray[np.int64]) -> Pairs:
    """Return a sampler of query i and passage ``of[i]``."""

    def sample(
        rng: np.random.Generator, size: int
    ) -> tuple[list[NDArray[np.int32]], list[NDArray[np.int32]], NDArray[np.int64]]:
        chosen = rng.choice(len(queries), min(size, len(queries)), replace=False)
        return [queries.get(i) for i in chosen], [passages.get(of[i]) for i in chosen], of[chosen]

    return sample


def question_pairs(questions: Sequence[dict[str, Any]], ids: dict[str, int]) -> Pairs:
    """Return a sampler of questions and the passages that answer them."""
    contexts = {text: i for i, text in enumerate(dict.fromkeys(field(r, "context") for r in questions))}
    of = np.array([contexts[field(r, "context")] for r in questions])
    return fixed_pairs(pool((field(r, "question") for r in questions), ids), pool(contexts, ids), of)


class Bag(torch.nn.Module):  # type: ignore[misc]
    """Mean of word vectors, unit length."""

    def __init__(self, weights: torch.Tensor) -> None:
        super().__init__()
        self.table = torch.nn.EmbeddingBag.from_pretrained(weights, freeze=False, mode="mean")

    def forward(self, rows: list[NDArray[np.int32]]) -> torch.Tensor:
        """Return one unit vector for each list of word ids."""
        offsets = torch.from_numpy(np.cumsum([0, *map(len, rows[:-1])]))
        flat = torch.from_numpy(np.concatenate(rows).astype(np.int64))
        return torch.nn.functional.normalize(self.table(flat, offsets), dim=1)


def train(  # noqa: PLR0917
    model: Bag, samplers: list[tuple[float, Pairs]], steps: int, rate: float, batch: int, seed: int
) -> None:
    """Run `steps` of in-batch softmax, both directions, the rate falling to zero."""
    rng = np.random.default_rng(seed)
    optimiser = torch.optim.Adam(model.parameters(), lr=rate, betas=(0.9, 0.99))
    odds = np.array([share for share, _ in samplers])
    began = time.perf_counter()
    running = 0.0
    for step in range(steps):
        for part in optimiser.param_groups:
            part["lr"] = rate * min(1.0, (step + 1) / 50) * (1 - step / steps)
        sample = samplers[rng.choice(len(samplers), p=odds / odds.sum())][1]
        queries, passages, groups = sample(rng, batch)
        keep = [i for i, (q, p) in enumerate(zip(queries, passages, strict=True)) if len(q) and len(p)]
        a, b = model([queries[i] for i in keep]), model([passages[i] for i in keep])
        group = torch.from_numpy(np.asarray(groups)[keep])
        scores = a @ b.T / TEMPERATURE
        same = (group[:, None] == group[None, :]) & ~torch.eye(len(keep), dtype=torch.bool)
        scores = scores.masked_fill(same, -1e4)
        target = torch.arange(len(keep))
        loss = (
            torch.nn.functional.cross_entropy(scores, target) + torch.nn.functional.cross_entropy(scores.T, target)
        ) / 2
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        running = 0.95 * running + 0.05 * loss.item() if step else loss.item()
        if step % 100 == 0:
            print(f"step {step}/{steps} loss {running:.3f} {time.perf_counter() - began:.0f} s", flush=True)


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--news", type=Path, nargs="+", required=True)
    parser.add_argument("--titles", type=Path, nargs="*", default=[])
    parser.add_argument("--questions", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--words", type=int, default=40_000)
    parser.add_argument("--dimension", type=int, default=256)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--question-steps", type=int, default=200)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folds", type=Path, help="also write one model a fold that has not seen that fold's articles")
    parser.add_argument(
        "--pretrained", type=Path, help="word vectors of the news phase: read where it exists, else written"
    )
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    began = time.perf_counter()

    news = [r for path in options.news for r in records(path) if not held_out(r["id"])]
    heads = [r for path in options.titles for r in records(path)]
    questions = [r for path in options.questions for r in records(path)]
    counts: Counter[str] = Counter()
    for record in [*news, *heads, *questions]:
        for name in ("title", "abstract", "text", "context", "question"):
            counts.update(words(field(record, name)))
    vocabulary = [word for word, n in counts.most_common(options.words) if n >= 3]
    ids = {word: i + 1 for i, word in enumerate(vocabulary)}
    print(f"{len(vocabulary)} words, {time.perf_counter() - began:.0f} s", flush=True)

    samplers = [
        (0.7, news_pairs(*(pool((field(r, name) for r in news), ids) for name in ("title", "abstract", "text")))),
    ]
    if heads:
        some = pool((field(r, "title") for r in heads), ids), pool((field(r, "abstract") for r in heads), ids)
        samplers.append((0.3, fixed_pairs(*some, np.arange(len(heads)))))
    total = sum(counts.values())
    rng = np.random.default_rng(options.seed)
    # Rare words start long, frequent ones short, as the weights of a search would have it.
    share = np.array([1.0, *(counts[word] / total for word in vocabulary)])
    weights = rng.normal(0, 1, (len(ids) + 1, options.dimension)) / np.sqrt(options.dimension)
    weights *= (1e-4 / (1e-4 + share))[:, None] + 0.02
    model = Bag(torch.from_numpy(weights.astype(np.float32)))
    print(f"pairs ready, {time.perf_counter() - began:.0f} s", flush=True)
    if options.pretrained and options.pretrained.exists():
        model.table.weight.data = torch.from_numpy(np.load(options.pretrained))
    else:
        train(model, samplers, options.steps, 0.01, options.batch, options.seed)
        if options.pretrained:
            np.save(options.pretrained, model.table.weight.detach().numpy())
    start = model.table.weight.detach().clone()
    for number in [None, *(range(FOLDS) if options.folds else ())]:
        model.table.weight.data.copy_(start)
        asked = [r for r in questions if fold(r["title"]) != number]
        if asked:
            mixed = [(0.6, question_pairs(asked, ids)), (0.4, samplers[0][1])]
            train(model, mixed, options.question_steps, 0.003, options.batch, options.seed)
        folder = options.out if number is None else options.folds / str(number)
        write_model(folder, vocabulary, model.table.weight.detach().numpy())
        print(f"written to {folder} after {time.perf_counter() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
