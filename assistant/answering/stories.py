"""Titles of one affair, and titles of two affairs of a row: "kỳ họp 33" and "kỳ họp 34"."""

from __future__ import annotations

import re

from assistant.answering.evidence import STOP, folded
from index.vietnamese.tokens import syllables

_SHARED = 2
# What tells the members of a row apart.
_OF_A_ROW = re.compile(r"\b(?:số|thứ|kỳ|khóa|khoá|lần|họp|vòng|đợt|cụm|quý|tháng|năm) (\d+|[ivx]+)\b")


def one_story(one: str, other: str) -> bool:
    """Tell titles of one affair by the words they share."""
    return len(set(syllables(one)) & set(syllables(other)) - STOP) >= _SHARED


def told_apart(one: str, other: str) -> bool:
    """Tell titles of two affairs of a row: "kỳ họp 33" and "kỳ họp 34", "năm 2019" and "năm 2020"."""
    left, right = (set(_OF_A_ROW.findall(folded(title))) for title in (one, other))
    return bool(left and right) and not left & right
