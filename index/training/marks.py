"""Counts syllables and pairs of syllables in marked text, for restoring the marks of unmarked questions.

    python -m index.training.marks --out index/models/marks FILE.jsonl.xz [FILE.jsonl.xz ...]

Every string field named title, abstract, text, context or question is read. One record in fifty of each file is held
out; the share of its syllables restored rightly is printed at the end.
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

from index.vietnamese.marks import BOUNDARY, FORMS, NUMBER, Marks, quantised, restore, syllable_spans, tokens
from index.vietnamese.normal import fold_case, fold_tones, normalise, strip_marks
from index.vietnamese.syllables import is_syllable

FIELDS = ("title", "abstract", "text", "context", "question")
HELD_OUT = 50


def texts(path: Path, held_out: bool) -> Iterator[str]:
    """Yield the texts of a file of JSON lines; the last seen context is not yielded twice."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as stream:
        seen = ""
        for number, line in enumerate(stream):
            if (number % HELD_OUT == 0) is not held_out:
                continue
            record = json.loads(line)
            for field in FIELDS:
                value = record.get(field)
                if isinstance(value, str) and value != seen:
                    seen = value if field == "context" else seen
                    yield normalise(value)


def runs(text: str) -> Iterator[list[str]]:
    """Yield the runs of syllables of `text` between sentence ends and words that are not Vietnamese."""
    folded = fold_case(fold_tones(text))
    run: list[str] = []
    end = 0
    for start, stop, letters in tokens(folded):
        word = folded[start:stop] if letters else NUMBER
        known = not letters or is_syllable(word)
        if BOUNDARY.search(folded, end, start) or not known:
            if run:
                yield run
            run = []
        if known:
            run.append(word)
        end = stop
    if run:
        yield run


class Tally:
    """Counts of whole numbers in bounded memory: batches are merged, and rare keys dropped between them."""

    def __init__(self, batch: int = 8_000_000, keep: int = 12_000_000) -> None:
        self.keys = np.empty(0, dtype=np.int64)
        self.counts = np.empty(0, dtype=np.int64)
        self.waiting: list[int] = []
        self.batch, self.keep = batch, keep

    def extend(self, keys: Iterable[int]) -> None:
        """Count `keys`."""
        self.waiting.extend(keys)
        if len(self.waiting) > self.batch:
            self.merge()

    def merge(self) -> None:
        """Put what waits into the counts."""
        keys, counts = np.unique(np.asarray(self.waiting, dtype=np.int64), return_counts=True)
        self.waiting.clear()
        keys, counts = np.concatenate([self.keys, keys]), np.concatenate([self.counts, counts])
        self.keys, inverse = np.unique(keys, return_inverse=True)
        self.counts = np.bincount(inverse, weights=counts).astype(np.int64)
        if len(self.keys) > self.keep:
            often = self.counts > 1
            self.keys, self.counts = self.keys[often], self.counts[often]


def count(files: Iterable[Path], least: tuple[int, int, int]) -> dict[str, np.ndarray]:
    """Return the table of the model: syllables by frequency with their counts, and the frequent pairs and triples."""
    single: Counter[str] = Counter()
    ids: dict[str, int] = {}
    pairs, triples = Tally(), Tally()
    for path in files:
        for text in texts(path, held_out=False):
            for run in runs(text):
                single.update(run)
                n = [ids.setdefault(word, len(ids)) for word in run]
                pairs.extend(a << 20 | b for a, b in pairwise(n))
                triples.extend(a << 40 | b << 20 | c for a, b, c in zip(n, n[1:], n[2:], strict=False))
        print(f"{path.name}: {single.total():,} syllables, {len(single):,} forms", flush=True)
    pairs.merge()
    triples.merge()
    kept = [word for word, times in single.most_common() if times >= least[0]][:FORMS]
    table: dict[str, np.ndarray] = {
        "syllables": np.frombuffer("\n".join(kept).encode(), dtype=np.uint8),
        "counts": np.asarray([single[word] for word in kept], dtype=np.uint32),
    }
    new = np.full(len(ids), -1, dtype=np.int64)
    for index, word in enumerate(kept):
        new[ids[word]] = index
    for name, tally, order, most in (("pairs", pairs, 2, least[1]), ("triples", triples, 3, least[2])):
        table[f"{name}_steps"], table[f"{name}_counts"] = _packed(tally, new, order, most)
    return table


def _packed(tally: Tally, new: np.ndarray, order: int, least: int) -> tuple[np.ndarray, np.ndarray]:
    """Return keys of new numbers as the differences of their sorted order, which compress well, and their counts."""
    often = tally.counts >= least
    keys, counts = tally.keys[often], tally.counts[often]
    parts = [new[keys >> (20 * place) & 0xFFFFF] for place in reversed(range(order))]
    known = np.all([part >= 0 for part in parts], axis=0)
    joined = np.zeros(int(known.sum()), dtype=np.int64)
    for part in parts:
        joined = joined * FORMS + part[known]
    ordered = np.argsort(joined)
    steps = np.diff(joined[ordered], prepend=0)
    return steps.astype(np.uint32 if order == 2 else np.uint64), quantised(counts[known][ordered].astype(np.float64))


def right(model: Marks, files: Iterable[Path], most: int = 500) -> tuple[float, float, float]:
    """Return the shares of held-out syllables restored rightly: from unmarked, half-marked and marked text."""
    totals, good = [0, 0, 0], [0, 0, 0]
    for path in files:
        for _, text in zip(range(most), texts(path, held_out=True), strict=False):
            line = fold_tones(text.split("\n")[0][:400])
            words = line.split(" ")
            half = " ".join(strip_marks(word) if index % 2 else word for index, word in enumerate(words))
            for kind, given in enumerate((strip_marks(line), half, line)):
                restored = restore(given, model=model)
                for start, stop in syllable_spans(line):
                    if is_syllable(fold_case(line[start:stop])):
                        totals[kind] += 1
                        good[kind] += restored[start:stop] == line[start:stop]
    return good[0] / totals[0], good[1] / totals[1], good[2] / totals[2]


def main() -> None:
    """Train, write and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--least", type=int, nargs=3, default=(5, 2, 4), help="rarer syllables, pairs, triples are left out"
    )
    options = parser.parse_args()
    began = time.time()
    table = count(options.files, tuple(options.least))
    options.out.mkdir(parents=True, exist_ok=True)
    target = options.out / "marks.npz"
    np.savez_compressed(target, allow_pickle=False, **table)
    size = target.stat().st_size / 1e6
    print(
        f"{len(table['counts']):,} syllables, {len(table['pairs']):,} pairs, {size:.1f} MB, {time.time() - began:.0f} s"
    )
    shares = right(Marks.load(target), options.files)
    print("held out: unmarked {:.2%}, half-marked {:.2%}, marked left alone {:.2%}".format(*shares))


if __name__ == "__main__":
    main()
