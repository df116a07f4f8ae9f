"""The vector index of one generation: Chroma with our own vectors. The only module that knows chromadb."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamagedError
from index.lexical import day
from index.storage import system_errors
from index.types import ANYTHING, Filters

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "passages"
# Chroma takes 5,461 rows at once. Rows beyond the last whole SYNC are indexed again at each opening, so batches of a
# first build are larger than it. Killed writes may break its files: a generation is published only when closed.
BATCH, SYNC = 5_000, 1_000
_WIDER = 8


def _client(folder: Path) -> Any:  # noqa: ANN401
    # Read by chromadb when it is imported; the setting alone leaves other parts of it free to ask.
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    import chromadb

    return chromadb.PersistentClient(str(folder), chromadb.Settings(anonymized_telemetry=False, allow_reset=False))


class VectorWriter:
    """Fills the vectors of a generation nobody reads yet; to be closed before it is published."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        with _writing():
            self._client = _client(folder)
            self._collection = self._client.get_or_create_collection(
                NAME, embedding_function=None, configuration={"hnsw": {"space": "cosine", "sync_threshold": SYNC}}
            )

    def add(
        self, keys: Sequence[int], vectors: NDArray[np.float32], about: Sequence[tuple[date | None, str | None]]
    ) -> None:
        """Add passages, at most `BATCH` of them; a zero vector is near nothing and is left out."""
        kept = np.flatnonzero(np.isfinite(vectors).all(axis=1) & vectors.any(axis=1)).tolist()
        if kept:
            with _writing():
                self._collection.upsert(
                    ids=[str(keys[i]) for i in kept],
                    embeddings=vectors[kept],
                    metadatas=[_metadata(*about[i]) for i in kept],
                )

    def delete(self, keys: Sequence[int]) -> None:
        """Delete passages."""
        for start in range(0, len(keys), BATCH):
            with _writing():
                self._collection.delete(ids=[str(key) for key in keys[start : start + BATCH]])

    def close(self) -> None:
        """Let go of the files; they are final."""
        self._client.close()


def _metadata(published: date | None, source: str | None) -> dict[str, int | str] | None:
    known: dict[str, int | str] = {}
    if published:
        known["published"] = day(published)
    if source:
        known["source"] = source
    return known or None


class VectorIndex:
    """The vectors of a published generation, open for reading; safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        # Chroma makes a new empty database where none is: it must not be asked to open nothing.
        if not (folder / "chroma.sqlite3").is_file():
            raise IndexDamagedError(f"{folder.name}/chroma.sqlite3")
        with _explained():
            self._client = _client(folder)
            self._collection = self._client.get_collection(NAME, embedding_function=None)
            self.size = int(self._collection.count())

    def search(self, vector: NDArray[np.float32], k: int, filters: Filters = ANYTHING) -> list[tuple[int, float]]:
        """Return the nearest (passage key, cosine), best first."""
        if k < 1 or not self.size or not np.isfinite(vector).all() or not vector.any():
            return []
        if filters == ANYTHING:
            return _hits(self._query(vector, k))
        # Chroma's own filter costs tens of milliseconds: it is asked only when the limits leave few of the nearest.
        wide = self._query(vector, k * _WIDER, include=["distances", "metadatas"])
        passing = [hit for hit, about in zip(_hits(wide), wide["metadatas"][0], strict=True) if _passes(about, filters)]
        if len(passing) >= k or k * _WIDER >= self.size:
            return passing[:k]
        return _hits(self._query(vector, k, where=_where(filters)))

    def _query(self, vector: NDArray[np.float32], k: int, **asked: Any) -> dict[str, Any]:  # noqa: ANN401
        # Metadata is fetched row by row: only where it is needed.
        with _explained():
            found: dict[str, Any] = self._collection.query(
                query_embeddings=[vector], n_results=min(k, self.size), **{"include": ["distances"], **asked}
            )
        return found

    def close(self) -> None:
        """Let go of the files."""
        self._client.close()


def _hits(found: dict[str, Any]) -> list[tuple[int, float]]:
    return [(int(key), 1.0 - far) for key, far in zip(found["ids"][0], found["distances"][0], strict=True)]


def _passes(about: dict[str, Any] | None, filters: Filters) -> bool:
    about = about or {}
    published = about.get("published")
    if filters.published_from and (published is None or published < day(filters.published_from)):
        return False
    if filters.published_to and (published is None or published > day(filters.published_to)):
        return False
    return not filters.sources or about.get("source") in filters.sources


def _where(filters: Filters) -> dict[str, Any] | None:
    limits: list[dict[str, Any]] = []
    if filters.published_from:
        limits.append({"published": {"$gte": day(filters.published_from)}})
    if filters.published_to:
        limits.append({"published": {"$lte": day(filters.published_to)}})
    if filters.sources:
        limits.append({"source": {"$in": list(filters.sources)}})
    if len(limits) > 1:
        return {"$and": limits}
    return limits[0] if limits else None


@contextmanager
def _writing() -> Iterator[None]:
    from chromadb.errors import ChromaError

    with system_errors(ChromaError, RuntimeError, ValueError):
        yield


@contextmanager
def _explained() -> Iterator[None]:
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, OSError, ValueError, RuntimeError) as error:
        raise IndexDamagedError((str(error).splitlines() or [""])[0]) from error
