"""Train the ranker on questions and on news, over articles that its word weights and vectors have not seen.

    python -m index.training.ranker --questions FILE --news FILE... --embedder DIR --folds DIR --out DIR

The folder of `--out` holds the meanings already (index.training.meanings). Deterministic for a seed. About sixteen
minutes on one core.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from index.training import answer_words, soft_words
from index.training.ranker_fit import fit_linear, fit_trees, write
from index.training.ranker_rows import merge, news_rows, question_rows
from index.training.records import FOLDS, held_out, records


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--news", type=Path, nargs="*", default=[])
    parser.add_argument("--embedder", type=Path, required=True)
    parser.add_argument(
        "--folds", type=Path, required=True, help="folder of the fold models of index.training.embedder"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--linear", type=float, default=0.7, help="weight of the linear model beside the trees")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.perf_counter()
    questions = list(records(options.questions))
    parts = [
        question_rows(questions, [options.folds / str(number) for number in range(FOLDS)], options.out, options.seed)
    ]
    if options.news:
        news = [r for path in options.news for r in records(path) if held_out(r["id"])]
        parts.append(news_rows(news, questions, options.embedder, options.out, options.seed))
    data = merge(parts)
    print(
        f"{len(data.sizes)} questions, {len(data.labels)} candidates, {time.perf_counter() - began:.0f} s", flush=True
    )
    write(options.out, fit_trees(data, options.rounds, options.seed), fit_linear(data), options.linear)
    soft_words.write(options.embedder, options.out)
    answer_words.learn(questions).save(options.out)
    print(f"written to {options.out} after {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
