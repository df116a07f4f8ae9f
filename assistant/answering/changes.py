"""Figures of a time before: "tăng từ 5 lên 6 điểm", "(cùng kỳ có 90)"."""

from __future__ import annotations

import re

from assistant.answering.evidence import folded
from assistant.types import Understood
from index.types import Span

_FORMER = re.compile(r"\btừ (?:mức )?$")
_CHANGED = re.compile(r"[^,;.\d]{0,30}(?:\([^)\n]*\)\s*)?\b(?:lên|xuống|còn|thành)\b[^,;.\d]{0,20}\d")
_COMPARED = re.compile(r"\([^()\d]*\b(?:cùng kỳ|năm trước|năm ngoái|trước (?:đó|đây))\b[^()\d]*$")
_FORMER_ASKED = re.compile(
    r"\b(?:trước (?:khi|đó|đây)|cùng kỳ|năm (?:trước|ngoái)|ban đầu|lúc đầu|cũ|từ (?:bao nhiêu|mấy))\b"
)
# Weight of what was so before, where that is not asked for; the contrary where it is.
_BEFORE_CHANGE = -0.6


def former(question: Understood, text: str, span: Span) -> float:
    """Return a penalty for what was so before a change that the sentence tells; a bonus where that is asked for."""
    words = folded(text)
    before = _FORMER.search(words, 0, span.start)
    changed = before is not None and _CHANGED.match(words, span.end) is not None
    if not changed and _COMPARED.search(words, 0, span.start) is None:
        return 0.0
    return -_BEFORE_CHANGE if _FORMER_ASKED.search(folded(question.text)) else _BEFORE_CHANGE
