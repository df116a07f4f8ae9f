"""A question that asks for several counts at once, taken apart: one question for each."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from assistant.answering.evidence import folded
from assistant.types import Period, Understood
from assistant.understanding.slots import measure
from index.vietnamese.dates import periods

_COUNT = re.compile(r"\b(?:bao nhiêu|mấy)\b")
_BORDER = re.compile(r"\s*(?:[,;]|\b(?:và|còn|rồi|cùng|hay)\b)\s*")
_TWO_DEEDS = re.compile(
    r"\b(?P<one>[^\W\d_]+) (?:và|với) (?P<other>(?!mức|giá|số)[^\W\d_]+) (?:là )?(?:bao nhiêu|mấy)\b[^?.]*[?. ]*$"
)
# A count without a noun of its own goes on about the noun before: "… và bao nhiêu còn lại?".
_NO_NOUN = re.compile(r"(?:còn|đã|chưa|bị|được|đang|không|xong|hết)\b")


def counts(question: Understood) -> tuple[Understood, ...]:
    """Return a question for each count that `question` asks for; one for most questions."""
    words = folded(question.text)
    asked = list(_COUNT.finditer(words))
    if len(asked) >= 2:
        return _by_count(question, words, asked)
    return _by_period(question) or _by_deed(question, words) or (question,)


def _by_count(question: Understood, words: str, asked: list[re.Match[str]]) -> tuple[Understood, ...]:
    starts = [0]
    for left, right in pairwise(asked):
        borders = list(_BORDER.finditer(words, left.end(), right.start()))
        starts.append(borders[-1].end() if borders else right.start())
    found: list[Understood] = []
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        text = question.text[start:end].strip(" ,;?.")
        text = re.sub(r"\s+(?:và|còn|rồi|cùng|hay)$", "", text)
        counted = measure(text)
        if not counted or _NO_NOUN.match(folded(counted)):
            counted = found[0].measure if found else question.measure
        found.append(replace(question, text=text, measure=counted))
    return tuple(found)


def _by_period(question: Understood) -> tuple[Understood, ...]:
    """Return a question for each of two times: "năm 2017 và năm 2018 là bao nhiêu?"."""
    named = periods(question.text)
    if len(named) < 2 or not _COUNT.search(folded(question.text)):
        return ()
    between = question.text[named[0].span.end : named[1].span.start].strip()
    if folded(between) not in ("và", "với", "cùng", ","):
        return ()
    found: list[Understood] = []
    for own in named[:2]:
        text = question.text[: named[0].span.start] + own.span.of(question.text) + question.text[named[1].span.end :]
        found.append(replace(question, text=text, period=Period(own.start, own.end, own.label)))
    return tuple(found)


def _by_deed(question: Understood, words: str) -> tuple[Understood, ...]:
    """Return a question for each of two deeds: "thu và chi bao nhiêu?"."""
    pair = _TWO_DEEDS.search(words)
    if pair is None or question.measure:
        return ()
    head, tail = question.text[: pair.start("one")], question.text[pair.end("other") :]
    return tuple(
        replace(question, text=f"{head}{question.text[slice(*pair.span(name))]}{tail}") for name in ("one", "other")
    )
