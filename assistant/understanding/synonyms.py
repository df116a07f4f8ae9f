"""Words that readers put for one another in news: "giải quyết xong" for "xử lý dứt điểm"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from index.vietnamese.tables import rows
from index.vietnamese.tokens import syllables

_FILE = Path(__file__).parent / "synonyms.txt"


@cache
def _classes() -> dict[str, frozenset[str]]:
    """Return for each phrase, in matching form, the phrases said for it."""
    found: dict[str, frozenset[str]] = {}
    for row in rows(_FILE):
        members = frozenset(" ".join(syllables(member)) for member in row.split("|"))
        for member in members:
            found[member] = found.get(member, frozenset()) | (members - {member})
    return found


def others(phrase: str) -> frozenset[str]:
    """Return what may be said for `phrase` (in matching form); empty for most."""
    return _classes().get(phrase, frozenset())


def said_otherwise(words: Sequence[str]) -> dict[tuple[int, int], frozenset[str]]:
    """Return the places (first, behind last) of phrases in `words` that may be said otherwise, longest first."""
    found: dict[tuple[int, int], frozenset[str]] = {}
    at = 0
    while at < len(words):
        for size in (4, 3, 2, 1):
            known = others(" ".join(words[at : at + size])) if at + size <= len(words) else frozenset()
            if known:
                found[at, at + size] = known
                at += size
                break
        else:
            at += 1
    return found
