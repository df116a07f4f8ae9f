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

from index.vietnamese.marks import BOUNDARY, NUMBER, Marks, quantised, restore, syllable_spans, tokens
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


def count(files: Iterable[Path], least: int, least_pairs: int) -> dict[str, np.ndarray]:
    """Return the table of the model: syllables by frequency, their counts, and the frequent pairs."""
    single: Counter[str] = Counter()
    ids: dict[str, int] = {}
    pairs: Counter[int] = Counter()
    batch: list[int] = []
    for path in files:
        for text in texts(path, held_out=False):
            for run in runs(text):
                single.update(run)
                numbers = [ids.setdefault(word, len(ids)) for word in run]
                batch.extend(a << 20 | b for a, b in pairwise(numbers))
            if len(batch) > 4_000_000:
                _merge(pairs, batch)
        print(
            f"{path.name}: {sum(single.values()):,} syllables, {len(single):,} forms, {len(pairs):,} pairs", flush=True
        )
    _merge(pairs, batch)
    return _table(single, ids, pairs, least, least_pairs)


def _merge(pairs: Counter[int], batch: list[int]) -> None:
    keys, counts = np.unique(np.asarray(batch, dtype=np.int64), return_counts=True)
    pairs.update(dict(zip(keys.tolist(), counts.tolist(), strict=True)))
    batch.clear()


def _table(
    single: Counter[str], ids: dict[str, int], pairs: Counter[int], least: int, least_pairs: int
) -> dict[str, np.ndarray]:
    kept = [word for word, times in single.most_common() if times >= least][:65535]
    number = {word: index for index, word in enumerate(kept)}
    old = {index: number.get(word, -1) for word, index in ids.items()}
    rows = [
        (old[key >> 20] << 16 | old[key & 0xFFFFF], times)
        for key, times in pairs.items()
        if times >= least_pairs and old[key >> 20] >= 0 and old[key & 0xFFFFF] >= 0
    ]
    rows.sort()
    return {
        "syllables": np.frombuffer("\n".join(kept).encode(), dtype=np.uint8),
        "counts": np.asarray([single[word] for word in kept], dtype=np.uint32),
        # The differences of sorted keys are small numbers, which compress to a third.
        "steps": np.diff(np.asarray([0, *(key for key, _ in rows)], dtype=np.uint32)).astype(np.uint32),
        "pairs": quantised(np.asarray([times for _, times in rows], dtype=np.float64)),
    }


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
    parser.add_argument("--least", type=int, default=5, help="syllables seen less often are left out")
    parser.add_argument("--least-pairs", type=int, default=2, help="pairs seen less often are left out")
    options = parser.parse_args()
    began = time.time()
    table = count(options.files, options.least, options.least_pairs)
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
