"""Texts to unit vectors: the shipped word vectors without torch, any other model through sentence-transformers."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.vietnamese.normal import fold_case, fold_tones
from index.vietnamese.pieces import Pieces

Vectors = NDArray[np.float32]

# Families whose prefixes are part of the model but not of its files.
_PREFIXES = {"e5": ("query: ", "passage: ")}
_WORD = re.compile(r"\w+")
_FIX = "Kiểm tra EMBEDDER (thư mục hoặc tên mô hình) và kết nối mạng, hoặc bỏ EMBEDDER để dùng mô hình đi kèm."


class Encoder(Protocol):
    """A model that turns texts into vectors; those of `queries` and `passages` are compared by cosine."""

    dimension: int

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a question."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a passage."""


@dataclass(frozen=True, slots=True)
class Embedder:
    """A loaded embedding model; vectors have unit length, or are zero where the text holds no known word."""

    model: str
    dimension: int
    fingerprint: str
    _encoder: Encoder

    @classmethod
    def load(cls, model: str, query_prefix: str = "", passage_prefix: str = "") -> Embedder:
        """Load the model of a folder or a hub name; raise `ModelError` where that cannot be done."""
        query_prefix, passage_prefix = prefixes(model, query_prefix, passage_prefix)
        folder = Path(model).expanduser()
        encoder: Encoder
        if (folder / "words.json").is_file() and not query_prefix and not passage_prefix:
            encoder = WordVectors(folder)
        else:
            encoder = SentenceModel(model, query_prefix, passage_prefix)
        return cls(model, encoder.dimension, fingerprint(model, passage_prefix), encoder)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of questions."""
        return _unit(self._encoder.queries(texts)) if texts else np.zeros((0, self.dimension), np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of passages."""
        return _unit(self._encoder.passages(texts)) if texts else np.zeros((0, self.dimension), np.float32)


def prefixes(model: str, query: str, passage: str) -> tuple[str, str]:
    """Return the prefixes as set, or those the model's family needs where none is set."""
    if query or passage:
        return query, passage
    parts = re.split(r"[^a-z0-9]+", Path(model).name.lower())
    return next((pair for family, pair in _PREFIXES.items() if family in parts), ("", ""))


def fingerprint(model: str, passage_prefix: str = "") -> str:
    """Return what the passages' vectors depend on: the weights or the hub name, and the prefix."""
    digest = hashlib.sha256()
    passage_prefix = prefixes(model, "", passage_prefix)[1]
    folder = Path(model).expanduser()
    if folder.is_dir():
        for path in sorted(folder.rglob("*")):
            if path.is_file() and (path.name in {"tokenizer.json", "modules.json"} or path.suffix == ".safetensors"):
                digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    else:
        digest.update(model.encode())
    digest.update(b"\0" + passage_prefix.encode())
    return digest.hexdigest()[:16]


class WordVectors:
    """The shipped model read from its SentenceTransformer folder with numpy: the same vectors, without torch.

    The folder's tokenizer cuts words of letters and digits, lower case, tone placement folded; so a word's row
    depends on the word alone and can be remembered. `words.json` in the folder says that this holds.
    """

    def __init__(self, folder: Path) -> None:
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        try:
            tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
            weights = load_file(folder / "model.safetensors")
            vocabulary: dict[str, int] = tokenizer["model"]["vocab"]
            self._table = weights["embeddings"].astype(np.float32) * weights["weights"][:, None]
        except (OSError, ValueError, KeyError, SafetensorError) as error:
            raise ModelError(f"Không đọc được mô hình nhúng ở {folder}: {error}.", _FIX) from error
        self.dimension = int(self._table.shape[1])
        self._pieces = Pieces(lambda piece: [vocabulary.get(_folded(word), 0) for word in _WORD.findall(piece)])

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return the sum of the vectors of each text's words."""
        from scipy.sparse import csr_array

        rows, sizes = self._pieces.rows(texts)
        starts = np.concatenate([[0], np.cumsum(sizes)])
        ones = np.ones(len(rows), np.float32)
        sums = csr_array((ones, rows, starts), shape=(len(texts), len(self._table))) @ self._table
        return np.asarray(sums, np.float32)

    queries = passages


class SentenceModel:
    """Any sentence-transformers model of a folder or the hub."""

    def __init__(self, model: str, query_prefix: str, passage_prefix: str) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(model, device="cpu")
        except (OSError, ValueError, RuntimeError, ImportError, KeyError) as error:
            raise ModelError(f"Không tải được mô hình nhúng «{model}»: {_first_line(error)}", _FIX) from error
        self._prefixes = (query_prefix, passage_prefix)
        self.dimension = int(self._model.get_embedding_dimension() or 0)

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of questions, with the prefix set or the model's own prompt."""
        prefix = self._prefixes[0]
        if prefix:
            return self._plain([prefix + text for text in texts])
        return np.asarray(self._model.encode_query(list(texts), show_progress_bar=False), np.float32)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of passages, with the prefix set or the model's own prompt."""
        prefix = self._prefixes[1]
        if prefix:
            return self._plain([prefix + text for text in texts])
        return np.asarray(self._model.encode_document(list(texts), show_progress_bar=False), np.float32)

    def _plain(self, texts: list[str]) -> Vectors:
        return np.asarray(self._model.encode(texts, prompt="", show_progress_bar=False), np.float32)


def _folded(word: str) -> str:
    return fold_case(fold_tones(word))


def _unit(vectors: Vectors) -> Vectors:
    if not np.isfinite(vectors).all():
        raise ModelError("Mô hình nhúng trả về giá trị không hợp lệ (NaN).", _FIX)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), np.float32)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
