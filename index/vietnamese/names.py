"""Names that news hardly ever write in lower case: a question typed so gets its capitals back."""

from __future__ import annotations

import re
from functools import cache

from index.settings import MODELS
from index.vietnamese.normal import fold_case, fold_tones

_FILE = MODELS / "marks" / "names.txt"
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 4


@cache
def _names() -> dict[str, str]:
    return {fold_case(name): name for name in _FILE.read_text(encoding="utf-8").split("\n") if name}


def capitalised(text: str) -> str:
    """Return `text` with the names that everybody knows in capitals, the length kept: "cà mau" → "Cà Mau"."""
    folded = fold_case(fold_tones(text))
    words = list(_WORD.finditer(folded))
    written = list(text)
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            start, end = words[at].start(), words[at + size - 1].end()
            name = _names().get(folded[start:end])
            if name:
                # The tone stays where it was typed; only the case is taken over.
                written[start:end] = [
                    char.upper() if capital.isupper() else char
                    for char, capital in zip(text[start:end], name, strict=True)
                ]
                at += size - 1
                break
        at += 1
    return "".join(written)
