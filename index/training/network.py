"""Train the network that reads the best passages, on questions of people and questions made from news.

    python -m index.training.network --questions FILE --news FILE... --ranker DIR

Writes `network.safetensors` into the folder of the ranker, whose word vectors it starts from. Each question is seen
with its passage and seven of those that weighted BM25 ranks highest. Deterministic for a seed.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from index.ranking.features import Tables
from index.ranking.featurizer import Featurizer
from index.ranking.lexicon import Analysed
from index.ranking.network import FILE_NAME, MOST_WORDS, REACH, given
from index.ranking.query import KINDS, understand
from index.ranking.soft import SoftWords
from index.ranking.stacked import View, matches, stack
from index.training import answer_words, term_weights
from index.training.ranker import Asked, Piece, answers, human_questions, index, news_questions
from index.training.records import held_out, records

WIDTH, OTHERS, LONGEST = 48, 7, 190


@dataclass(frozen=True, slots=True)
class Example:
    """A question, the passage that answers it and those that BM25 ranks beside it, with their BM25 scores."""

    view: View
    right: Analysed
    right_score: float
    others: tuple[tuple[Analysed, float], ...]


class Net(nn.Module):  # type: ignore[misc]
    """The network of `index.ranking.network`, over padded batches."""

    def __init__(self, words: torch.Tensor) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(words, freeze=False, padding_idx=0)
        size = words.shape[1]
        self.wp, self.wq = nn.Linear(size + 5, WIDTH), nn.Linear(size + 2, WIDTH)
        self.cp, self.cq = (nn.Conv1d(WIDTH, WIDTH, 3, padding=1) for _ in range(2))
        self.kind = nn.Embedding(KINDS, WIDTH)
        self.g = nn.Linear(3 * WIDTH, 32)
        self.o1, self.o2 = nn.Linear(64 + WIDTH, 32), nn.Linear(32, 1)
        # How far BM25 decides already: only what it does not know is to be learned.
        self.first = nn.Parameter(torch.tensor(5.0))

    def forward(self, batch: Batch) -> torch.Tensor:
        """Return one row of scores a question."""
        question = self._encode(batch.words, batch.given, batch.mask, self.wq, self.cq)
        passage = self._encode(batch.passages, batch.passage_given, batch.passage_mask, self.wp, self.cp)
        each = passage.shape[0] // question.shape[0]
        wide, mask = (x.repeat_interleave(each, 0) for x in (question, batch.mask))
        looks = torch.bmm(passage, wide.transpose(1, 2)) / WIDTH**0.5
        looks = torch.softmax(looks.masked_fill(mask[:, None, :] == 0, -1e4), -1)
        context = torch.bmm(looks, wide)
        seen = torch.relu(self.g(torch.cat([passage, context, passage * context], -1)))
        seen = seen * batch.passage_mask[..., None]
        around = functional.avg_pool1d(seen.transpose(1, 2), 2 * REACH + 1, 1, REACH).transpose(1, 2)
        weight = batch.given[..., :1]
        asked = self.kind(batch.kind) + (question * weight).sum(1) / (weight.sum(1) + 0.1)
        asked = asked.repeat_interleave(each, 0)[:, None, :].expand(-1, passage.shape[1], -1)
        places = self.o2(torch.relu(self.o1(torch.cat([seen, around, asked], -1))))[..., 0]
        return torch.logsumexp(places.masked_fill(batch.passage_mask == 0, -1e4), 1).view(-1, each)

    def _encode(self, words: torch.Tensor, given_: torch.Tensor, mask: torch.Tensor, line: nn.Module, near: nn.Module) -> torch.Tensor:  # fmt: skip  # noqa: E501
        inner = torch.relu(line(torch.cat([self.words(words), given_], -1))) * mask[..., None]
        return (inner + torch.relu(near(inner.transpose(1, 2)).transpose(1, 2))) * mask[..., None]


@dataclass(frozen=True, slots=True)
class Batch:
    """Questions and passages, padded with zeros."""

    words: torch.Tensor
    given: torch.Tensor
    mask: torch.Tensor
    kind: torch.Tensor
    passages: torch.Tensor
    passage_given: torch.Tensor
    passage_mask: torch.Tensor


def examples(asked: Sequence[Asked], found: Sequence[Piece], featurizer: Featurizer) -> Iterator[Example]:
    """Yield the questions whose passage is among the twenty best of BM25."""
    corpus = index(found)
    analysed = [featurizer.lexicon.analyse(piece.text) for piece in found]
    for one in asked:
        query = understand(one.question)
        hits = corpus.search(featurizer.fields(query), 20) if len(query.words) > 1 else []
        right = [hit for hit in hits if answers(one, found[hit[0]])]
        others = [hit for hit in hits if not answers(one, found[hit[0]])]
        if right and len(others) >= OTHERS:
            best = hits[0][1]
            beside = tuple((analysed[i], score / best) for i, score in others)
            yield Example(featurizer.view(query, corpus), analysed[right[0][0]], right[0][1] / best, beside)


def batch(chosen: Sequence[tuple[Example, Sequence[Analysed]]], featurizer: Featurizer) -> Batch:
    """Return questions, each with its passages, as padded arrays."""
    words, kinds, inputs = [], [], []
    passages, passage_given = [], []
    soft, lexicon = featurizer.tables.soft, featurizer.lexicon
    rows = soft.rows(lexicon)
    for example, texts in chosen:
        view = example.view
        sequence = view.sequence[:MOST_WORDS]
        mass = view.mass / (float(view.mass.max(initial=0)) + 1e-6)
        words.append(view.soft_rows[sequence])
        inputs.append(np.stack([mass[sequence], view.digit[sequence]], 1).astype(np.float32))
        kinds.append(view.kind)
        body = stack([Analysed(text.rows[:LONGEST], text.sentences[:LONGEST]) for text in texts])
        ids = lexicon.plains(body.rows) if view.unmarked else lexicon.forms(body.rows)
        known = given(view, body, matches(view, ids, lexicon.size), lexicon)
        for start, length in zip(body.starts, body.lengths, strict=True):
            passages.append(rows[body.rows[start : start + length]].astype(np.int64))
            passage_given.append(known[start : start + length])
    return Batch(
        _padded(words),
        _padded(inputs),
        _padded([np.ones(len(line), np.float32) for line in words]),
        torch.tensor(kinds),
        _padded(passages),
        _padded(passage_given),
        _padded([np.ones(len(line), np.float32) for line in passages]),
    )


def _padded(lines: Sequence[NDArray[Any]]) -> torch.Tensor:
    made = np.zeros((len(lines), max(map(len, lines)), *lines[0].shape[1:]), lines[0].dtype)
    for place, line in zip(made, lines, strict=True):
        place[: len(line)] = line
    return torch.from_numpy(made)


def train(net: Net, data: list[Example], featurizer: Featurizer, steps: int, seed: int, size: int = 16) -> None:  # noqa: PLR0917
    """Run `steps` of softmax over the passages of a question."""
    rng = random.Random(seed)
    words = [net.words.weight]
    rest = [value for name, value in net.named_parameters() if name != "words.weight"]
    groups = [{"params": words, "lr": 1e-3, "weight_decay": 0.0}, {"params": rest, "lr": 2e-3, "weight_decay": 0.01}]
    optimiser = torch.optim.AdamW(groups)
    rates = [group["lr"] for group in optimiser.param_groups]
    order: list[int] = []
    began, running = time.perf_counter(), 0.0
    for step in range(steps):
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / 100) * max(0.02, 1 - step / steps)
        if len(order) < size:
            order = rng.sample(range(len(data)), len(data))
        chosen = [(data[order.pop()]) for _ in range(size)]
        beside = [[*rng.sample(x.others[:8], 5), *rng.sample(x.others[8:] or x.others, 2)] if len(x.others) >= 10 else list(x.others[:OTHERS]) for x in chosen]  # fmt: skip  # noqa: E501
        first = torch.tensor([[x.right_score, *(s for _, s in o)] for x, o in zip(chosen, beside, strict=True)])
        texts = [(x, [x.right, *(text for text, _ in o)]) for x, o in zip(chosen, beside, strict=True)]
        scores = net(batch(texts, featurizer)) + net.first * first
        loss = functional.cross_entropy(scores, torch.zeros(size, dtype=torch.long))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(rest, 5.0)
        optimiser.step()
        running = 0.98 * running + 0.02 * loss.item() if step else loss.item()
        if step % 100 == 0:
            print(f"step {step}/{steps} loss {running:.3f} {time.perf_counter() - began:.0f} s", flush=True)


def write(state: dict[str, torch.Tensor], path: Path) -> None:
    """Write the weights; those of words as bytes with one scale a word, the others in half precision."""
    from safetensors.numpy import save_file

    table = state["words.weight"].numpy()
    scales = np.maximum(np.abs(table).max(axis=1), 1e-9) / 127
    kept = {
        name: value.numpy().astype(np.float16) for name, value in state.items() if name not in {"words.weight", "first"}
    }
    words = np.rint(table / scales[:, None]).astype(np.int8)
    save_file({"words": words, "scales": scales.astype(np.float32), **kept}, str(path))


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--news", type=Path, nargs="*", default=[])
    parser.add_argument("--ranker", type=Path, required=True, help="folder with the ranker's word vectors")
    parser.add_argument("--steps", type=int, default=2600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    began = time.perf_counter()
    questions = list(records(options.questions))
    tables = Tables(SoftWords.load(options.ranker), answer_words.learn(questions))
    featurizer = Featurizer(term_weights.learn(questions), tables)
    data = list(examples(*human_questions(questions, options.seed), featurizer))
    news = [r for path in options.news for r in records(path) if held_out(r["id"])][:4000]
    if news:
        data += list(examples(*news_questions(news, options.seed), featurizer))
    print(f"{len(data)} questions, {time.perf_counter() - began:.0f} s", flush=True)
    net = Net(torch.from_numpy(tables.soft.table.copy()))
    train(net, data, featurizer, options.steps, options.seed)
    write(net.state_dict(), options.ranker / FILE_NAME)
    print(f"written to {options.ranker} after {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
