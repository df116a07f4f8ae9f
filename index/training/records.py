"""Read training data: JSON lines, plain, .gz or .xz."""

from __future__ import annotations

import gzip
import json
import lzma
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from index.vietnamese.normal import normalise


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a file of JSON lines."""
    with _open(path) as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def field(record: dict[str, Any], name: str) -> str:
    """Return a text field in normal form, empty where the record lacks it."""
    return normalise(record.get(name) or "")


def held_out(identity: str) -> bool:
    """Tell whether the embedder leaves this article out, so that the ranker learns from articles it has not seen."""
    return zlib.crc32(identity.encode()) % 10 == 0


FOLDS = 3


def fold(title: str) -> int:
    """Return the fold of an article of questions for cross-fitting."""
    return zlib.crc32(title.encode()) % FOLDS


def _open(path: Path) -> IO[str]:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")
