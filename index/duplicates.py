"""Near-duplicates: reprints of one text, found by MinHash and confirmed on the words themselves.

Two articles are reprints when they share most runs of three syllables *and* most numbers: a weekly report
written on one template has other figures and stays a source of its own.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.vietnamese.normal import fold_case, fold_tones

# 12 bands of 5 rows: two articles that share 80% of their shingles meet in a band with probability .99, 50%: .32.
BANDS, ROWS = 12, 5
LEAST_SHINGLES = 20
SAME_WORDS, SAME_NUMBERS = 0.75, 0.8

Hashes = NDArray[np.uint64]

_WORD = re.compile(r"\w+")
_SEEDS = np.random.default_rng(20260101).integers(1, 2**63, size=(2, BANDS * ROWS), dtype=np.uint64) | np.uint64(1)
_PRIME = np.uint64(0x9E3779B97F4A7C15)


def bands(text: str) -> tuple[int, ...]:
    """Return the keys under which reprints of `text` meet; none for a text too short to tell."""
    found = _shingles(_words(text))
    if len(found) < LEAST_SHINGLES:
        return ()
    mixed = found[:, None] * _SEEDS[0] + _SEEDS[1]
    mixed ^= mixed >> np.uint64(29)
    least = (mixed * _PRIME).min(axis=0).reshape(BANDS, ROWS)
    keys = np.arange(1, BANDS + 1, dtype=np.uint64)
    for column in least.T:
        keys = (keys ^ column) * _PRIME
        keys ^= keys >> np.uint64(31)
    return tuple(int(key) for key in keys.view(np.int64))


def reprints(first: str, second: str) -> bool:
    """Return whether two texts are one story printed twice."""
    one, two = _words(first), _words(second)
    if _overlap(set(_shingles(one).tolist()), set(_shingles(two).tolist())) < SAME_WORDS:
        return False
    return _overlap(_numbers(one), _numbers(two)) >= SAME_NUMBERS


def _overlap(one: set[int] | set[str], two: set[int] | set[str]) -> float:
    return len(one & two) / len(one | two) if one | two else 1.0


def _words(text: str) -> list[str]:
    return _WORD.findall(fold_case(fold_tones(text)))


def _numbers(words: list[str]) -> set[str]:
    return {word for word in words if word[0].isdecimal()}


def _shingles(words: list[str]) -> Hashes:
    """Return the distinct hashes of the runs of three syllables."""
    hashes = np.fromiter(map(_hash, words), np.uint64, len(words))
    if len(hashes) < 3:
        return hashes[:0]
    with np.errstate(over="ignore"):
        runs = (hashes[:-2] * _PRIME + hashes[1:-1]) * _PRIME + hashes[2:]
    return np.unique(runs)


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    # crc32, not hash(): the same in every process.
    return zlib.crc32(word.encode())
