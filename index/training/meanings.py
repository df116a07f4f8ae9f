"""Learn from news which neighbouring syllables make one word, and what words mean by the company they keep.

    python -m index.training.meanings --news FILE... --out index/models/ranker

gensim is needed for training only: `pip install '.[training]'`. About five minutes on one core; deterministic for a
seed.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

import numpy as np

from index.ranking.compounds import FILE_NAME, Compounds, Floats, Ints
from index.ranking.lexicon import BREAK, Lexicon
from index.training.records import field, held_out, records
from index.training.word_company import compounds, vectors

SYLLABLES = 19_000
WIDTH, SHIPPED = 128, 64
# Stands for the end of a sentence among the numbers of words.
END = 0
_BLOCK = 2_000
_T = TypeVar("_T")


def numbered(texts: Iterable[str]) -> tuple[list[str], Ints]:
    """Return the commonest syllables, and all texts as their numbers from 1; `END` for sentence ends and the rest."""
    lexicon = Lexicon()
    parts = []
    for block in _blocks(texts):
        rows, sizes = lexicon.analyse(block)
        forms = np.where(rows == BREAK, -1, lexicon.forms(rows))
        parts.append(np.insert(forms, np.cumsum(sizes), -1).astype(np.int32))
    forms = np.concatenate(parts)
    words = {
        int(form): word
        for word, form in zip(lexicon.words, lexicon.forms(np.arange(len(lexicon.words), dtype=np.int32)), strict=True)
    }
    often = np.bincount(forms[forms >= 0], minlength=lexicon.size)
    common = [
        int(form) for form in np.argsort(-often, kind="stable")[:SYLLABLES] if often[form] and words.get(int(form))
    ]
    number = np.zeros(lexicon.size + 1, np.int64)
    number[common] = np.arange(1, len(common) + 1)
    return [words[form] for form in common], number[forms]


def _blocks(items: Iterable[_T]) -> Iterator[list[_T]]:
    rest = iter(items)
    while block := list(islice(rest, _BLOCK)):
        yield block


def pairs_of(numbers: Ints, syllables: Sequence[str]) -> Ints:
    """Return the pairs of syllables that make one word, the firmest first."""
    width = len(syllables) + 1
    letters = np.array([False, *(word.isalpha() for word in syllables)])
    inside = letters[numbers[:-1]] & letters[numbers[1:]]
    often = np.bincount(numbers, minlength=width).astype(float)
    keys = compounds((numbers[:-1] * width + numbers[1:])[inside], often, float((numbers != END).sum()), width)
    return np.stack(np.divmod(keys, width), axis=1)


def sentences(numbers: Ints, known: Compounds) -> Iterator[str]:
    """Yield sentences as lines of numbers of words."""
    ends = np.flatnonzero(numbers == END)
    for block in _blocks(zip([0, *(ends[:-1] + 1)], ends, strict=True)):
        part = numbers[block[0][0] : block[-1][1] + 1]
        units = known.units(part, part == END)
        cuts = np.flatnonzero(units.number == END)
        for line in np.split(units.number, cuts):
            if (words := line[line != END]).size > 1:
                yield " ".join(map(str, words.tolist()))


def reduced(table: Floats) -> Floats:
    """Return unit vectors of `SHIPPED` dimensions: without their mean, turned to their principal axes."""
    known = np.abs(table).sum(axis=1) > 0
    centred = np.where(known[:, None], table - table[known].mean(axis=0), 0)
    _, _, axes = np.linalg.svd(centred.T.astype(np.float64) @ centred)
    small = centred @ axes[:SHIPPED].T
    return np.asarray(small / np.maximum(np.linalg.norm(small, axis=1, keepdims=True), 1e-9), np.float32)


def write(folder: Path, syllables: Sequence[str], pairs: Ints, table: Floats) -> None:
    """Write the files of `Compounds`; `table` holds the syllables from row 1, then the pairs, firmest first."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    units = reduced(table[1:])
    peak = np.maximum(np.abs(units).max(axis=1, keepdims=True), 1e-9)
    rounded = {"vectors": np.rint(units / peak * 127).astype(np.int8), "pairs": pairs.astype(np.uint16)}
    save_file(rounded, str(folder / f"{FILE_NAME}.safetensors"))
    (folder / f"{FILE_NAME}.txt").write_text("\n".join(syllables), encoding="utf-8")


def main() -> None:
    """Learn from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--news", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.perf_counter()
    articles = (r for path in options.news for r in records(path) if not held_out(r["id"]))
    texts = chain.from_iterable((field(r, name) for name in ("title", "abstract", "text")) for r in articles)
    syllables, numbers = numbered(texts)
    pairs = pairs_of(numbers, syllables)
    print(f"{len(syllables)} syllables, {len(pairs)} compounds, {time.perf_counter() - began:.0f} s", flush=True)
    size = 1 + len(syllables) + len(pairs)
    known = Compounds(syllables, pairs, np.zeros((size - 1, 1), np.float32))
    table = vectors(sentences(numbers, known), size, WIDTH, options.seed)
    # Compounds are numbered in the order of their keys, and written the firmest first.
    order = np.argsort(pairs[:, 0] * (len(syllables) + 1) + pairs[:, 1])
    table[1 + len(syllables) + order] = table[1 + len(syllables) :].copy()
    write(options.out, syllables, pairs, table)
    print(f"written to {options.out} after {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
