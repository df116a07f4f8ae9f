"""Spans of words within a sentence, made clean: no cut names, no loose punctuation, quotes and brackets closed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.types import Span
from index.vietnamese.dates import DateMention
from index.vietnamese.letters import UPPER
from index.vietnamese.tokens import CODE

_NAME_RUN = re.compile(rf"[{UPPER}]\w*(?: [{UPPER}]\w*)+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The asked-for words within a sentence; `worked_out` is the full date where the sentence leaves out the year."""

    span: Span
    worked_out: DateMention | None = None


def uncut(text: str, span: Span) -> Span:
    """Widen a span that cuts a name ("Ma Thuột" of "Buôn Ma Thuột") or a code ("142" of "142-KH/TW") to all of it."""
    for code in CODE.finditer(text):
        if code.start() < span.end and span.start < code.end():
            span = Span(min(span.start, code.start()), max(span.end, code.end()))
    for run in _NAME_RUN.finditer(text):
        if run.start() < span.start < run.end() and (span.start > 0 and text[span.start].isupper()):
            span = Span(run.start(), span.end)
        if run.start() < span.end < run.end() and text[span.end :].lstrip()[:1].isupper():
            span = Span(span.start, run.end())
    return span


def trim(text: str, span: Span) -> Span:
    """Leave out blanks and loose punctuation at both ends; a quote or bracket that opens inside is closed."""
    start, end = span.start, span.end
    while start < end and text[start] in " \t\n,;:–-":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:":
        end -= 1
    while end > start and text[end - 1] == "." and end == len(text):
        end -= 1
    for left, right in (("“", "”"), ("(", ")")):
        inner = text[start:end]
        if inner.count(left) > inner.count(right) and text[end : end + 1] == right:
            end += 1
        elif inner.count(right) > inner.count(left) and text[start - 1 : start] == left:
            start -= 1
    return Span(start, end)
