"""Words that tend to stand in the sentence that answers a kind of question: "vì", "do" for why, "tại" for where."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.ranking.lexicon import Lexicon
from index.ranking.query import KINDS
from index.ranking.term_weights import REINSTALL

FILE_NAME = "answer_words.json"


class AnswerWords:
    """For each kind of question, how much more often a word stands in answering sentences than in others (log odds)."""

    def __init__(self, table: list[dict[str, float]]) -> None:
        self._table = table
        self._known = np.zeros((KINDS, 0), np.float32)

    @classmethod
    def load(cls, folder: Path) -> AnswerWords:
        """Read the table of the shipped ranker."""
        try:
            return cls(json.loads((folder / FILE_NAME).read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise ModelError(f"Không đọc được {FILE_NAME} ở {folder}: {error}.", REINSTALL) from error

    def save(self, folder: Path) -> None:
        """Write the table as JSON."""
        text = json.dumps(self._table, ensure_ascii=False, indent=0)
        (folder / FILE_NAME).write_text(text + "\n", encoding="utf-8")

    def odds(self, lexicon: Lexicon, kind: int) -> NDArray[np.float32]:
        """Return the log odds of every row of the lexicon."""
        known = self._known
        words = lexicon.words[known.shape[1] :]
        if words:
            more = np.array([[table.get(word, 0.0) for word in words] for table in self._table], np.float32)
            known = self._known = np.concatenate([known, more], axis=1)
        return np.asarray(known[kind], np.float32)
