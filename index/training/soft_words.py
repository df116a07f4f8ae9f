"""Make the ranker's small word vectors from an embedder: 64 dimensions, one byte each."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def reduce(vectors: NDArray[np.float32], dimension: int = 64) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return the directions of `vectors` after principal components, and their lengths."""
    _, _, axes = np.linalg.svd(vectors.T @ vectors)
    small = vectors @ axes[:dimension].T
    lengths = np.linalg.norm(small, axis=1)
    units = small / np.maximum(lengths, 1e-9)[:, None]
    peak = np.maximum(np.abs(units).max(axis=1, keepdims=True), 1e-9)
    return np.rint(units / peak * 127).astype(np.int8), lengths.astype(np.float32)


def write(embedder: Path, folder: Path, words: int = 30_000, dimension: int = 64) -> None:
    """Write `words.safetensors` and `words.txt` for the most frequent words of an embedder."""
    from safetensors.numpy import load_file, save_file

    weights = load_file(embedder / "model.safetensors")
    table = weights["embeddings"].astype(np.float32) * weights["weights"][:, None]
    vocabulary = json.loads((embedder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    known = sorted((row, word) for word, row in vocabulary.items() if row)[:words]
    directions, lengths = reduce(table[[row for row, _ in known]], dimension)
    folder.mkdir(parents=True, exist_ok=True)
    save_file({"vectors": directions, "lengths": lengths.astype(np.float16)}, str(folder / "words.safetensors"))
    (folder / "words.txt").write_text("\n".join(word for _, word in known), encoding="utf-8")
