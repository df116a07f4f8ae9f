"""Counts syllables and pairs of syllables in marked text, for restoring the marks of unmarked questions.

    python -m index.training.marks --out index/models/marks FILE.jsonl.xz [FILE.jsonl.xz ...]

Every string field named title, abstract, text, context or question is read. One record in fifty of each file is held
out; the share of its syllables restored rightly is printed at the end.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from index.vietnamese.marks import restore, syllable_spans
from index.vietnamese.normal import fold_case, fold_tones, normalise, strip_marks
from index.vietnamese.syllable_counts import FORMS, NUMBER, SyllableCounts, quantised
from index.vietnamese.syllables import is_syllable

FIELDS = ("title", "abstract", "text", "context", "question")
HELD_OUT = 50
_TOKEN = re.compile(r"[^\W\d_]+|\d[\d.,/-]*|[.!?;:\n]")


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


class Numbering:
    """Gives every syllable a number from 1 on; 0 stands for the end of a sentence and for words that are foreign."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.words: list[str] = [""]

    def of(self, text: str) -> list[int]:
        """Return the numbers of the words of `text`, closed by 0."""
        known = self.numbers.get
        words = _TOKEN.findall(fold_case(fold_tones(text)))
        found = [known(word, -1) for word in words]
        if -1 in found:
            found = [self._new(word) if number < 0 else number for word, number in zip(words, found, strict=True)]
        return [*found, 0]

    def _new(self, word: str) -> int:
        if word[0].isdecimal():
            word = NUMBER
        if word not in self.numbers:
            known = word == NUMBER or is_syllable(word)
            if not known:
                return 0
            self.numbers[word] = len(self.words)
            self.words.append(word)
        return self.numbers[word]


class Tally:
    """Counts of whole numbers in bounded memory: batches are merged, and too many rare keys are dropped."""

    def __init__(self, keep: int = 10_000_000) -> None:
        self.keys = np.empty(0, dtype=np.int64)
        self.counts = np.empty(0, dtype=np.int64)
        self.keep = keep

    def add(self, keys: np.ndarray) -> None:
        """Count `keys`."""
        keys, counts = np.unique(keys, return_counts=True)
        keys, counts = np.concatenate([self.keys, keys]), np.concatenate([self.counts, counts])
        self.keys, inverse = np.unique(keys, return_inverse=True)
        self.counts = np.bincount(inverse, weights=counts).astype(np.int64)
        if len(self.keys) > self.keep:
            often = self.counts > 1
            self.keys, self.counts = self.keys[often], self.counts[often]


def count(files: Iterable[Path], least: tuple[int, int, int]) -> dict[str, np.ndarray]:
    """Return the table of the model: syllables by frequency with their counts, and the frequent pairs and triples."""
    numbering = Numbering()
    single, pairs, triples = Tally(), Tally(), Tally()
    batch: list[int] = []

    def tally() -> None:
        a = np.asarray(batch, dtype=np.int64)
        batch.clear()
        single.add(a[a > 0])
        pairs.add((a[:-1] << 20 | a[1:])[(a[:-1] > 0) & (a[1:] > 0)])
        whole = (a[:-2] > 0) & (a[1:-1] > 0) & (a[2:] > 0)
        triples.add((a[:-2] << 40 | a[1:-1] << 20 | a[2:])[whole])

    for path in files:
        for text in texts(path, held_out=False):
            batch.extend(numbering.of(text))
            if len(batch) > 5_000_000:
                tally()
        print(f"{path.name}: {int(single.counts.sum()):,} syllables counted", flush=True)
    tally()
    return _table(numbering, single, pairs, triples, least)


def _table(
    numbering: Numbering, single: Tally, pairs: Tally, triples: Tally, least: tuple[int, int, int]
) -> dict[str, np.ndarray]:
    order = np.argsort(-single.counts, kind="stable")
    kept = [int(single.keys[at]) for at in order if single.counts[at] >= least[0]][: FORMS - 1]
    times = dict(zip(single.keys.tolist(), single.counts.tolist(), strict=True))
    new = np.full(len(numbering.words), -1, dtype=np.int64)
    new[kept] = np.arange(len(kept))
    table: dict[str, np.ndarray] = {
        "syllables": np.frombuffer("\n".join(numbering.words[old] for old in kept).encode(), dtype=np.uint8),
        "counts": np.asarray([times[old] for old in kept], dtype=np.uint32),
    }
    for name, tally, length, most in (("pairs", pairs, 2, least[1]), ("triples", triples, 3, least[2])):
        table[f"{name}_steps"], table[f"{name}_counts"] = _packed(tally, new, length, most)
    return table


def _packed(tally: Tally, new: np.ndarray, length: int, least: int) -> tuple[np.ndarray, np.ndarray]:
    """Return keys of new numbers as the differences of their sorted order, which compress well, and their counts."""
    often = tally.counts >= least
    keys, counts = tally.keys[often], tally.counts[often]
    parts = [new[keys >> (20 * place) & 0xFFFFF] for place in reversed(range(length))]
    known = np.all([part >= 0 for part in parts], axis=0)
    joined = np.zeros(int(known.sum()), dtype=np.int64)
    for part in parts:
        joined = joined * FORMS + part[known]
    ordered = np.argsort(joined)
    steps = np.diff(joined[ordered], prepend=0)
    return steps.astype(np.uint32 if length == 2 else np.uint64), quantised(counts[known][ordered].astype(np.float64))


def right(model: SyllableCounts, files: Iterable[Path], most: int = 500) -> tuple[float, float, float]:
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
    sizes = ", ".join(f"{len(table[name]):,} {name}" for name in ("counts", "pairs_counts", "triples_counts"))
    print(f"{sizes}; {size:.1f} MB, {time.time() - began:.0f} s")
    shares = right(SyllableCounts.load(target), options.files)
    print("held out: unmarked {:.2%}, half-marked {:.2%}, marked left alone {:.2%}".format(*shares))


if __name__ == "__main__":
    main()
