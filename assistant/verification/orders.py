"""Sentences of an article that speak to the machine that reads it, instead of to people.

They back nothing and are not shown to a model. Only plain orders are known; the fence around the passages and the
check of every sentence hold for the rest.
"""

from __future__ import annotations

import re

from index.vietnamese.normal import fold_case, fold_tones, strip_marks
from index.vietnamese.sentences import sentences

_ORDER = re.compile(
    r"\b(?:bo qua|phot lo|quen|huy bo|khong (?:tuan theo|lam theo)|vo hieu hoa)\b.{0,30}"
    r"\b(?:chi dan|huong dan|chi thi|quy tac|lenh|loi nhac|yeu cau)\b.{0,60}"
    r"\b(?:tren|truoc|nay|he thong|tra loi|hay|va|ban)\b"
    r"|\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|prompt|rule|above|previous)"
    r"|\b(?:tro ly|chatbot|mo hinh ngon ngu|may tra loi|he thong ai|ai)\b.{0,30}\b(?:hay|phai|can|chi duoc)\b.{0,20}"
    r"\b(?:tra loi|noi rang|viet|trich)\b"
    r"|\bhay (?:tra loi|noi|viet|khang dinh) rang\b|\btu (?:bay gio|nay) ban la\b"
    r"|\b(?:system|developer) prompt\b|\byou are (?:now|an?)\b"
    r"|<\|?(?:im_start|im_end|system|assistant|user)\b|\[/?inst\]|^\s*(?:system|assistant)\s*:",
    re.DOTALL,
)


def without_orders(text: str) -> str:
    """Return `text` with the sentences that give orders to a machine blanked out, the length kept."""
    plain = strip_marks(fold_case(fold_tones(text)))
    for span in sentences(text):
        if _ORDER.search(plain, span.start, span.end):
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
