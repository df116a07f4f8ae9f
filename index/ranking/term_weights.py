"""How much a term of a question says about the passage that answers it, learned from questions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from index.errors import ModelError

# Bigrams count twice: with their words and as themselves.
PAIR = 0.45
REINSTALL = "Cài lại chương trình để có đủ tệp mô hình."


@dataclass(frozen=True, slots=True)
class TermWeights:
    """Weights from 0 to 1; a term not listed weighs 1. `unmarked` is the table for words typed without marks."""

    marked: dict[str, float]
    unmarked: dict[str, float]

    @classmethod
    def load(cls, folder: Path) -> TermWeights:
        """Read `weights.json` of a folder."""
        try:
            table = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
            return cls(table["marked"], table["unmarked"])
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"Không đọc được trọng số từ ở {folder}: {error}.", REINSTALL) from error

    def of(self, term: str, unmarked: bool) -> float:
        """Return the weight of a syllable or of a bigram joined by "_"."""
        return (self.unmarked if unmarked else self.marked).get(term, 1.0)
