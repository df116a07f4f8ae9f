"""Words that tell how, when or why ("theo kế hoạch đề ra", "nhằm răn đe"): never the thing that "gì" asks for."""

from __future__ import annotations

import re

from assistant.answering.evidence import folded
from index.vietnamese.tokens import syllables

_OPENERS = frozenset(
    (
        *("theo", "trong", "tại", "nhằm", "để", "về", "với", "từ", "vào", "trước", "sau", "khi", "bởi", "do", "vì"),
        *("qua", "bằng", "tới", "đến", "như", "nếu", "tuy", "ngoài", "vậy", "giữa", "đối", "cùng", "kể", "tính"),
    )
)
# The same syllables open these words, which are things or deeds.
WORDS = frozenset(
    (
        *("theo dõi", "theo đuổi", "trong sạch", "từ chối", "từ chức", "từ bỏ", "từ thiện", "bằng cấp", "bằng khen"),
        *("vào cuộc", "qua đời", "tại ngoại", "tại chức", "về hưu", "đối thoại", "đối tượng", "đối tác", "tính mạng"),
        *("kể tên", "tính chủ", "tính chất", "trong lành", "trước bạ", "vì dân", "do dự"),
    )
)
_ASKED_AFTER = r"\b{opener} (?:[^\W\d_]+ ){{0,4}}(?:gì|nào|đâu|ai|mấy|bao nhiêu)\b"


def adverbial(words: str) -> str:
    """Return the word that makes an adverbial of `words` ("theo", "nhằm"), else nothing."""
    first, second = (*syllables(words)[:2], "", "")[:2]
    return first if first in _OPENERS and f"{first} {second}" not in WORDS else ""


def unasked(question: str, words: str) -> bool:
    """Tell an adverbial that the question does not ask for: "theo chương trình đề ra" for "những nhiệm vụ gì"."""
    opener = adverbial(words)
    return bool(opener) and re.search(_ASKED_AFTER.format(opener=opener), folded(question)) is None
