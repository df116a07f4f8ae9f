"""Vectors for the passages that have none; each batch is committed, so a killed build embeds nothing twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.building.progress import Listener, Progress, Stage
from index.catalogue import embeddings
from index.catalogue.batches import Batches

BATCH = 1_024


class PassageEmbedder(Protocol):
    """What a build needs of an embedding model."""

    @property
    def dimension(self) -> int:
        """Return the length of its vectors."""

    @property
    def fingerprint(self) -> str:
        """Return what its vectors depend on."""

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector a passage."""


def embed_missing(
    db: sqlite3.Connection, fingerprint: str, since: int, load: Callable[[], PassageEmbedder], listener: Listener
) -> int:
    """Embed the living passages that have no vector, of articles born after `since`; return how many texts it were."""
    total = embeddings.missing(db, fingerprint, since)
    if not total:
        return 0
    listener(Progress(Stage.EMBED, 0, total))
    model = load()
    number = embeddings.embedder(db, fingerprint, model.dimension)
    done = after = 0
    while True:
        after, found = embeddings.next_missing(db, fingerprint, since, after, BATCH)
        if not found:
            return done
        texts = dict(found)
        with Batches(db):
            embeddings.keep(db, number, list(texts), model.passages(list(texts.values())))
        done += len(texts)
        listener(Progress(Stage.EMBED, done, total))
