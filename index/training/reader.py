"""Train the shipped reader: compounds and vectors of words from news, then human questions.

    python -m index.training.reader --news FILE... --questions FILE... --joining FILE... --dev FILE... \
        --out index/models/reader

The vectors of words stay as the news has them, and a moving average of the other weights is what is kept. The later
phases read a third of the passages with one like it before or after, and drop less. One thread; the same seed and
phases give the same weights. gensim makes the vectors: `pip install '.[training]'`.
"""

from __future__ import annotations

import argparse
import copy
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from index.reading import storage
from index.reading.encoding import Vocabulary
from index.reading.network import ReadingNetwork, Shape
from index.training.reader_corpus import (
    Articles,
    article_texts,
    count_words,
    encode_articles,
    rarities,
    unmarked_rows,
)
from index.training.reader_fit import Fitter, Schedule, batches
from index.training.reader_questions import Questions, read_questions
from index.training.reader_scores import evaluate
from index.training.reader_words import compounds, meanings
from index.training.records import field, records

_NEGATIVES = 0.15  # share of questions over a passage without the answer
_COUNTED = 15_000  # articles of each file that the vocabulary is counted on


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of learning.

    Parameters
    ----------
    steps, rate:
        Batches (of about sixty questions) and the highest rate of learning.
    dropout, joined:
        Shares of dropped values and of passages joined to another.
    earlier:
        Share of the weights of before the phase that is mixed into its result.
    taught:
        Whether the network as it was before the phase is its teacher.
    """

    steps: int
    rate: float
    dropout: float
    joined: float
    earlier: float = 0.0
    taught: bool = False


PHASES = (
    Phase(2600, 1.5e-3, 0.3, 0.0),
    Phase(2500, 1.2e-3, 0.2, 0.35),
    Phase(5000, 1.2e-3, 0.2, 0.35, earlier=0.25),
    Phase(3600, 1.2e-3, 0.25, 0.35, earlier=0.4, taught=True),
    Phase(2400, 1.1e-3, 0.25, 0.35, earlier=0.5, taught=True),
    Phase(2900, 1.2e-3, 0.25, 0.35, taught=True),
)
# Questions that join in the last phase are asked so many times as often as the others.
_JOINING = 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure on the development sets and write the model."""
    options = _options(arguments)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    began = time.perf_counter()
    vocabulary, held, total = _vocabulary(options)
    articles = encode_articles(vocabulary, article_texts(options.news, options.articles))
    print(f"vocabulary and articles after {time.perf_counter() - began:.0f} s", flush=True)
    network = _untrained(vocabulary, articles, rarities(vocabulary, held, total), options.seed)
    print(f"compounds and vectors after {time.perf_counter() - began:.0f} s", flush=True)
    asked = read_questions(vocabulary, options.questions)
    for number, phase in enumerate(PHASES):
        if phase is PHASES[-1] and options.joining:
            asked = read_questions(vocabulary, [*options.questions, *options.joining * _JOINING])
        network = _after(network, asked, phase, unmarked_rows(vocabulary), options.seed + number)
        print(f"phase {number + 1} after {time.perf_counter() - began:.0f} s", flush=True)
    storage.save(network, vocabulary, options.out)
    for path in options.dev:
        print(path.name, evaluate(network, read_questions(vocabulary, [path], lookalikes=False)), flush=True)
    print(f"took {time.perf_counter() - began:.0f} s", flush=True)


def _after(
    network: ReadingNetwork, asked: Questions, phase: Phase, unmarked: npt.NDArray[np.int64], seed: int
) -> ReadingNetwork:
    """Return the moving average of the network over a phase, mixed with the network as it was before."""
    before = copy.deepcopy(network).requires_grad_(False).eval()
    before.set_dropout(0.0)
    network.requires_grad_(True).meaning.requires_grad_(False)
    network.set_dropout(phase.dropout)
    plan = Schedule(steps=phase.steps, rate=phase.rate, warmup=100, final=0.02, decay=0.998)
    fitter = Fitter(network, plan, unmarked, seed, before if phase.taught else None)
    fitter.run(batches(asked.epochs(network.idf.numpy(), seed, _NEGATIVES, phase.joined), plan.tokens))
    learnt: ReadingNetwork = fitter.average or network
    mix(before, learnt, phase.earlier)
    return learnt


@torch.no_grad()  # type: ignore[untyped-decorator]
def mix(one: ReadingNetwork, other: ReadingNetwork, share: float) -> None:
    """Move the weights of `other` towards those of `one` by `share` (a model soup, Wortsman et al. 2022)."""
    for mine, earlier in zip(other.parameters(), one.parameters(), strict=True):
        mine.lerp_(earlier, share)


def _vocabulary(options: argparse.Namespace) -> tuple[Vocabulary, Counter[str], int]:
    """Return the words worth a row, how many texts hold each word, and how many texts there are."""
    news = (head + "\n" + body for head, body in article_texts(options.news, _COUNTED))
    contexts = sorted({field(record, "context") for path in options.questions for record in records(path)})
    titles = (field(record, "title") for path in options.titles for record in records(path))
    marked, plain, held, total = count_words(chain(news, contexts, contexts, titles))
    return Vocabulary.of(marked, plain), held, total


def _untrained(
    vocabulary: Vocabulary, articles: Articles, rarity: Sequence[npt.NDArray[np.float32]], seed: int
) -> ReadingNetwork:
    """Return a network that knows how rare words are and what they mean, and cannot read yet."""
    found = compounds(articles)
    network = ReadingNetwork(Shape(vocabulary.marked_size, vocabulary.plain_size, len(found.known)))
    for buffer, values in (
        (network.idf, rarity[0]),
        (network.plain_idf, rarity[1]),
        (network.compounds, found.known),
        (network.strength, found.strength),
        (
            network.meaning.weight.data,
            meanings(articles, found, vocabulary.marked_size, network.shape.embedding, seed),
        ),
    ):
        buffer.copy_(torch.from_numpy(values))
    network.spell(torch.from_numpy(vocabulary.unmarked_forms()))
    return network


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", nargs="+", type=Path, required=True, help="articles: title, abstract, text")
    parser.add_argument("--titles", nargs="*", type=Path, default=[], help="headlines, for the vocabulary only")
    parser.add_argument("--questions", nargs="+", type=Path, required=True, help="SQuAD-like lines to train on")
    parser.add_argument("--joining", nargs="*", type=Path, default=[], help="the same, for the last phase only")
    parser.add_argument("--dev", nargs="*", type=Path, default=[], help="SQuAD-like lines to measure on")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=60_000, help="articles read of each file")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
