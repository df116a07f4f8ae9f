"""How much the vectors weigh against the words; it depends on the embedder and is kept beside it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.settings import IndexSettings

FILE_NAME = "fusion.json"
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Fusion:
    """`dense` is the weight of the cosine, 0 to 1, the rest is the ranker's; `candidates` of the vector leg are ranked.

    The default is for a pretrained encoder: on ten Vietnamese sets about .7 on the dense side was published as best.
    """

    dense: float = 0.7
    candidates: int = 50

    @classmethod
    def load(cls, settings: IndexSettings) -> Fusion:
        """Return what `tune` found for this embedder, else what its folder says, else the default."""
        for path in (tuned(settings), Path(settings.embedder).expanduser() / FILE_NAME):
            if path.is_file():
                return cls(**json.loads(path.read_text(encoding="utf-8")))
        return cls()

    def save(self, path: Path) -> None:
        """Write the weights."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(self)) + "\n", encoding="utf-8")

    def scores(self, ranked: Floats, cosines: Floats) -> Floats:
        """Return both in one, each scaled to 0..1 over the candidates; an unknown cosine (NaN) counts as the least."""
        if self.dense == 0 or np.isnan(cosines).all():
            return ranked
        known = np.where(np.isnan(cosines), np.nanmin(cosines), cosines)
        return np.asarray((1 - self.dense) * _scaled(ranked) + self.dense * _scaled(known), np.float32)


def tuned(settings: IndexSettings) -> Path:
    """Return where `tune` keeps the weights of the embedder in use."""
    from index.embedding import fingerprint

    mark = fingerprint(settings.embedder, settings.embedder_passage_prefix)
    return settings.home / "fusion" / f"{mark}.json"


def _scaled(values: Floats) -> Floats:
    low, high = float(values.min()), float(values.max())
    return np.asarray((values - low) / ((high - low) or 1.0), np.float32)
