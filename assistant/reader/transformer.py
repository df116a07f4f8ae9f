"""Read with any extractive question-answering model of transformers, from the hub or a folder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from assistant.reader.choice import NEVER, WindowScores, best_spans, span_mass
from index.errors import ModelError
from index.reading.encoding import Vocabulary
from index.reading.passages import Prepared, prepare, sentence_of

_WINDOW = 384
_LONGEST_PIECES = 64
_PASSAGES_KEPT = 1024
_WINDOWS_AT_ONCE = 8
_LOW = -1e4
_LONGEST_SPAN = 48


class TransformerScorer:
    """Scores passages with a model that has a start and an end logit for each piece of text."""

    def __init__(self, tokenizer: Any, model: Any) -> None:  # noqa: ANN401  # transformers ships no usable types
        self._tokenizer = tokenizer
        self._model = model
        limit = min(tokenizer.model_max_length, getattr(model.config, "max_position_embeddings", _WINDOW) - 2)
        self._window = max(16, min(_WINDOW, limit))
        # Offsets of tokens come from our own words: the pieces of the model are mapped onto them.
        words = Vocabulary.of((), ())
        self._prepared = lru_cache(_PASSAGES_KEPT)(lambda text: prepare(text, words))

    @classmethod
    def load(cls, name: str) -> TransformerScorer:
        """Load a model by hub name or folder."""
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer

        try:
            tokenizer = AutoTokenizer.from_pretrained(name)
            model = AutoModelForQuestionAnswering.from_pretrained(name)
        except (OSError, ValueError, ImportError, KeyError) as error:
            raise ModelError(
                f"Không mở được mô hình đọc {name!r}: {error}", "Hãy kiểm tra biến READER (thư mục hoặc tên trên hub)."
            ) from error
        if not tokenizer.is_fast:
            raise ModelError(
                f"Bộ tách từ của mô hình đọc {name!r} không cho biết vị trí trong văn bản.",
                "Hãy chọn cho READER một mô hình có tokenizer nhanh (tokenizer.json).",
            )
        return cls(tokenizer, model.eval().requires_grad_(False))

    def prepare(self, passage: str) -> Prepared:
        """Return the passage with its sentences and words."""
        return self._prepared(passage)

    def score(self, question: str, passages: Sequence[Prepared]) -> list[list[WindowScores]]:
        """Return the scores of the windows of each passage."""
        short = self._shortened(question)
        found: list[list[WindowScores]] = [[] for _ in passages]
        for number, passage in enumerate(passages):
            if len(passage.encoded):
                found[number] = self._windows(short, passage)
        return found

    def _shortened(self, question: str) -> str:
        """Return what of the question fits into a third of a window."""
        limit = min(_LONGEST_PIECES, self._window // 3)
        pieces = self._tokenizer(question, add_special_tokens=False, return_offsets_mapping=True)["offset_mapping"]
        return question if len(pieces) <= limit else question[: pieces[limit - 1][1]]

    def _windows(self, question: str, passage: Prepared) -> list[WindowScores]:
        import torch

        made = self._tokenizer(
            question,
            passage.text,
            truncation="only_second",
            max_length=self._window,
            stride=self._window // 4,
            padding=True,
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        offsets = made.pop("offset_mapping").numpy()
        made.pop("overflow_to_sample_mapping")
        windows = []
        for at in range(0, len(offsets), _WINDOWS_AT_ONCE):
            rows = slice(at, at + _WINDOWS_AT_ONCE)
            with torch.inference_mode():
                output = self._model(**{name: value[rows] for name, value in made.items()})
            for row, (start, end) in enumerate(zip(output.start_logits, output.end_logits, strict=True), at):
                inside = np.array([kind == 1 for kind in made.sequence_ids(row)])
                windows.append(_of_window(passage, offsets[row], inside, start.float().numpy(), end.float().numpy()))
        return [window for window in windows if window is not None]


def _of_window(
    passage: Prepared, offsets: np.ndarray, inside: np.ndarray, start: np.ndarray, end: np.ndarray
) -> WindowScores | None:
    """Map the logits of pieces onto our words: a word starts with its best piece's start and ends with its best end."""
    inside = inside & (offsets[:, 1] > offsets[:, 0])
    null = float(start[0] + end[0])
    pieces = np.flatnonzero(inside)
    words = np.searchsorted(passage.encoded.ends, offsets[pieces, 0], side="right")
    known = words < len(passage.encoded)
    # A piece of punctuation stands before the start of its next word: it is no part of any.
    known[known] &= offsets[pieces[known], 1] > passage.encoded.starts[words[known]]
    pieces, words = pieces[known], words[known]
    if not len(words):
        return None
    first, last = int(words.min()), int(words.max())
    starts, ends = (np.full(last - first + 1, _LOW, np.float32) for _ in range(2))
    np.maximum.at(starts, words - first, start[pieces])
    np.maximum.at(ends, words - first, end[pieces])
    beyond = np.concatenate([ends, np.full(_LONGEST_SPAN - 1, _LOW, np.float32)])
    table = starts[:, None] + np.lib.stride_tricks.sliding_window_view(beyond, _LONGEST_SPAN)
    numbers = sentence_of(passage.encoded.starts[first : last + 1], passage.sentences)
    count = len(passage.sentences)
    mass = span_mass(table, null, numbers, count) if count else np.full(0, NEVER, np.float32)
    return WindowScores(best_spans(table, first), null, mass)
