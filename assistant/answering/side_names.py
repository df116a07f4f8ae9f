"""Two things told apart by name: persons, places, numbered bodies, years."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.answering.side_question import side_question
from assistant.understanding.comparing import COORDINATOR
from assistant.understanding.proper_names import proper_names
from assistant.understanding.slots import numbered_names
from index.vietnamese.dates import periods
from index.vietnamese.normal import fold_case, fold_tones

# The name of each side with the question that is asked of it.
Sides = tuple[tuple[str, str], ...]

_LONGEST_GAP = 8
_JOINED = re.compile(rf"(?:^|\s)(?:{COORDINATOR}|đến|sang|hơn|khác)\s|,", re.IGNORECASE)


def two_names(text: str) -> Sides:
    """Return the question once for each of two neighbours of one sort."""
    for left, right in _pairs(text):
        start, end = text.index(left), text.rindex(right) + len(right)
        if start >= text.rindex(right):
            continue
        before, head = text[:start], _head(text[start + len(left) : text.rindex(right)])
        words = before.split()
        other = " ".join((*words[: max(0, len(words) - len(head))], *head, "")) if head else before
        return (
            (left, side_question(before + left + text[end:])),
            (right, side_question(other + right + text[end:])),
        )
    return ()


def _head(gap: str) -> list[str]:
    """Return the words of `gap` behind "và" or "hay": what the second name is called, "cựu tổng thống"."""
    return re.sub(rf"^.*?(?:^|\s){COORDINATOR}\s", "", f"{gap} ", count=1, flags=re.IGNORECASE).split()


def _pairs(text: str) -> list[tuple[str, str]]:
    """Return neighbours of one sort named in `text`: two periods, two numbered names, two proper names."""
    found: list[tuple[str, str]] = []
    spans = [mention.span.of(text) for mention in periods(text)]
    years = re.findall(r"(?:năm )?(?:19|20)\d\d", text)
    for names in (spans, years, numbered(text), list(proper_names(text))):
        found += [(a, b) for a, b in pairwise(names) if a != b and _neighbours(text, a, b)]
    return found


def numbered(text: str) -> list[str]:
    """Return the numbered names of `text` as it writes them: "Cụm thi đua số 1"."""
    folded = fold_case(fold_tones(text))
    names = [name for name in numbered_names(text) if name in folded]
    return [text[folded.index(name) : folded.index(name) + len(name)] for name in names]


def _neighbours(text: str, left: str, right: str) -> bool:
    start = text.index(left) + len(left)
    gap = text[start : max(text.rindex(right), start)]
    return len(gap.split()) <= _LONGEST_GAP and _JOINED.search(gap) is not None
