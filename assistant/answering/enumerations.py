"""Members told one after the other in a sentence."""

from __future__ import annotations

import re

from assistant.answering.adverbials import adverbial
from assistant.answering.evidence import STOP, Evidence
from assistant.answering.titles import QUOTE, words_before
from assistant.types import Understood
from index.types import Span
from index.vietnamese.tokens import syllables

_LIST_OPEN = re.compile(r"\b(?:gồm có|bao gồm|gồm|như|là|có|ở|tại|đó là|cụ thể)\s*:?\s*$|:\s*$", re.IGNORECASE)
_TITLE_GAP = re.compile(r"\s*(?:,|;|và|, và|; và)\s*(?:[Đđ]ề án\s*)?")


def listed(question: Understood, one: Evidence, marked: Span | None) -> Span | None:
    """Extend the marked words over the whole enumeration they belong to."""
    quoted = _titles(question, one.text)
    if quoted:
        return quoted
    if marked is None:
        opening = re.search(r"\b(?:bao gồm|gồm có|gồm)\s*:?\s*|:\s", one.text)
        return Span(opening.end(), _sentence_end(one.text, opening.end())) if opening else None
    return Span(_items_start(one.text, marked.start), _items_end(one.text, marked.end))


def _titles(question: Understood, text: str) -> Span | None:
    """Return a run of quoted titles told right after a word of the question: "03 Đề án “…”, “…” và “…”"."""
    quotes = list(QUOTE.finditer(text))
    for first, quote in enumerate(quotes):
        lead = words_before(text, quote.start())
        last = first
        while last + 1 < len(quotes) and _TITLE_GAP.fullmatch(text[quotes[last].end() : quotes[last + 1].start()]):
            last += 1
        if last > first and lead & (set(syllables(question.text)) - STOP):
            return Span(quote.start(), quotes[last].end())
    return None


def _items_start(text: str, start: int) -> int:
    while True:
        head = text[:start]
        if _LIST_OPEN.search(head):
            return start
        gap = re.search(r"(?:,|;|\bvà\b)\s*$", head)
        if gap is None:
            return start
        previous = re.split(r"[,;:]\s*|\b(?:và|gồm|bao gồm|là|như)\s+", text[: gap.start()])[-1]
        if not previous.strip() or len(previous.split()) > 14 or adverbial(previous):
            return start
        start = gap.start() - len(previous)


def _items_end(text: str, end: int) -> int:
    commas = "," in text[:end].rpartition(":")[2]
    while True:
        gap = re.match(r"\s*(?:,|;|và\b|, và\b|; và\b)\s*", text[end:])
        # What commas part ends at a semicolon: the next group begins there.
        if gap is None or (";" in gap.group() and commas):
            return end
        commas = commas or "," in gap.group()
        item = re.match(r"(?:[^,;.:\n]|(?<=\d)\.(?=\d))+?(?=\s+và\s|[,;.:\n]|$)", text[end + gap.end() :])
        if item is None or len(item.group().split()) > 18:
            return end
        if len(item.group().split()) > 3 * max(4, len(text[:end].split())):
            return end
        end = end + gap.end() + item.end()


def _sentence_end(text: str, start: int) -> int:
    end = re.search(r"[;.](?:\s|$)", text[start:])
    return start + end.start() if end else len(text)
