"""A CrossEncoder of the user's choice over the best passages."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

_FIX = "Kiểm tra RERANKER (thư mục hoặc tên mô hình) và kết nối mạng, hoặc bỏ RERANKER để dùng bộ xếp hạng đi kèm."


class Reranker:
    """A loaded CrossEncoder."""

    def __init__(self, model: str) -> None:
        from sentence_transformers import CrossEncoder

        try:
            self._model = CrossEncoder(model, device="cpu")
        except (OSError, ValueError, RuntimeError, ImportError, KeyError) as error:
            line = (str(error).strip().splitlines() or [type(error).__name__])[0]
            raise ModelError(f"Không tải được mô hình xếp hạng «{model}»: {line}", _FIX) from error

    def scores(self, question: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """Return one score a passage, larger for more relevant."""
        pairs = [(question, passage) for passage in passages]
        scores = np.asarray(self._model.predict(pairs, show_progress_bar=False), np.float32)
        if scores.ndim != 1 or not np.isfinite(scores).all():
            raise ModelError("Mô hình xếp hạng không cho một điểm số hợp lệ mỗi đoạn.", _FIX)
        return scores
