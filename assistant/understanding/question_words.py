"""Question words typed without marks: the model of marks learned from news, where few questions are asked."""

from __future__ import annotations

import re

from index.vietnamese.normal import strip_marks

_PHRASES = (
    "ở đâu|tại đâu|từ đâu|đến đâu|khi nào|lúc nào|ngày nào|năm nào|tháng nào|bao giờ|hôm nào|thời gian nào|là gì|là ai|cái gì|những gì|điều gì|vì sao|tại sao|"
    "như thế nào|thế nào|ra sao|bao nhiêu|bao lâu|mấy người|thì sao|bằng cách nào|làm sao|có phải|đúng không|phải không|hay không|được không|có không|"
    "những ai|do ai|ai là|gồm những|kể tên|liệt kê|so sánh|nơi nào|tỉnh nào|còn năm|tên là gì|nói gì|làm gì|giữ chức|chức vụ|họp lần|chủ trì"
).split("|")
_BY_PLAIN = {strip_marks(phrase): phrase for phrase in _PHRASES}
_PATTERN = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, _BY_PLAIN), key=len, reverse=True)) + r")\b", re.IGNORECASE
)


def mark_question_words(text: str) -> str:
    """Return `text` with its unmarked question phrases marked ("o dau" → "ở đâu"); case and length stay."""
    return _PATTERN.sub(lambda match: _like(match.group(), _BY_PLAIN[match.group().lower()]), text)


def _like(typed: str, marked: str) -> str:
    return "".join(m.upper() if t.isupper() else m for t, m in zip(typed, marked, strict=True))
