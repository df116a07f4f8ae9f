"""Train the shipped reader: vectors of words, then questions made from news by rule, then human questions.

    python -m index.training.reader --news FILE... --questions FILE... --dev FILE... --out index/models/reader

Over the news the network also guesses hidden words; among the human questions every fourth batch is still news, the
tables of words are fixed, and a moving average of the weights is what is kept. One thread; the same seed and numbers of
steps give the same weights. gensim makes the vectors: `pip install gensim`.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import torch

from index.reading import storage
from index.reading.encoding import Vocabulary
from index.reading.network import ReadingNetwork, Shape
from index.training.reader_cloze import ClozeMaker
from index.training.reader_corpus import (
    Articles,
    article_texts,
    count_words,
    encode_articles,
    rarities,
    unmarked_rows,
)
from index.training.reader_fit import Fitter, Schedule, WordGuess, batches
from index.training.reader_questions import read_questions
from index.training.reader_scores import evaluate
from index.training.reader_words import meanings
from index.training.records import field, records

_COUNTED = 15_000  # articles of each file that the vocabulary is counted on


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, measure on the development sets and write the model."""
    options = _options(arguments)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    began = time.perf_counter()
    vocabulary, network = _fresh(options)
    unmarked = unmarked_rows(vocabulary)
    print(f"vocabulary and network after {time.perf_counter() - began:.0f} s", flush=True)

    articles = _articles(vocabulary, options.news, options.articles)
    vectors = meanings(articles, vocabulary.marked_size, network.shape.embedding, options.seed)
    network.meaning.weight.data.copy_(torch.from_numpy(vectors))
    network.spell(torch.from_numpy(vocabulary.unmarked_forms()))
    print(f"vectors of words after {time.perf_counter() - began:.0f} s", flush=True)
    maker = ClozeMaker(articles, vocabulary, network.idf.numpy(), options.seed)
    guess = WordGuess(network.shape.width, network.shape.embedding, vocabulary.marked_size)
    plan = Schedule(steps=options.cloze_steps, rate=1.2e-3, warmup=200, final=0.1)
    Fitter(network, guess, plan, unmarked, options.seed).run(batches(maker.examples(), plan.tokens), guessing=True)
    print(f"news after {time.perf_counter() - began:.0f} s", flush=True)

    asked = read_questions(vocabulary, options.questions)
    network.set_dropout(0.2)
    network.marked.weight.requires_grad_(False)
    network.plain.weight.requires_grad_(False)
    plan = Schedule(steps=options.question_steps, rate=1e-3, warmup=100, final=0.02, decay=0.997)
    fitter = Fitter(network, guess, plan, unmarked, options.seed)
    human = batches(asked.epochs(network.idf.numpy(), options.seed, options.negatives), plan.tokens)
    fitter.run(human, aside=batches(maker.examples(), plan.tokens))
    average = fitter.average or network
    storage.save(average, vocabulary, options.out)
    for path in options.dev:
        print(path.name, evaluate(average, read_questions(vocabulary, [path], lookalikes=False)), flush=True)
    print(f"took {time.perf_counter() - began:.0f} s", flush=True)


def _fresh(options: argparse.Namespace) -> tuple[Vocabulary, ReadingNetwork]:
    """Count the words and return an untrained network that knows how rare each is."""
    news = (head + "\n" + body for head, body in article_texts(options.news, _COUNTED))
    contexts = sorted({field(record, "context") for path in options.questions for record in records(path)})
    titles = (field(record, "title") for path in options.titles for record in records(path))
    marked, plain, held, total = count_words(chain(news, contexts, contexts, titles))
    vocabulary = Vocabulary.of(marked, plain)
    network = ReadingNetwork(Shape(vocabulary.marked_size, vocabulary.plain_size))
    for table, values in zip((network.idf, network.plain_idf), rarities(vocabulary, held, total), strict=True):
        table.copy_(torch.from_numpy(np.asarray(values)))
    return vocabulary, network


def _articles(vocabulary: Vocabulary, news: Sequence[Path], limit: int) -> Articles:
    return encode_articles(vocabulary, article_texts(news, limit))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", nargs="+", type=Path, required=True, help="articles: title, abstract, text")
    parser.add_argument("--titles", nargs="*", type=Path, default=[], help="headlines, for the vocabulary only")
    parser.add_argument("--questions", nargs="+", type=Path, required=True, help="SQuAD-like lines to train on")
    parser.add_argument("--dev", nargs="*", type=Path, default=[], help="SQuAD-like lines to measure on")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=60_000, help="articles read of each file")
    parser.add_argument("--cloze-steps", type=int, default=1500)
    parser.add_argument("--question-steps", type=int, default=3000)
    parser.add_argument(
        "--negatives", type=float, default=0.18, help="share of questions over a passage without answer"
    )
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
