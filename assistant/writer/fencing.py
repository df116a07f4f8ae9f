"""Passages as a model sees them: numbered, and fenced with marks that no article can know.

The random code is drawn for each request, after the articles were written, so no text can close its own fence. What
an article says in square brackets is put in round ones, so a "[99]" copied from it is never taken for a citation.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence

from assistant.verification.orders import without_orders
from assistant.writer.budget import Excerpt

_BRACKETED_NUMBER = re.compile(r"[\[【]([^\[\]【】\n]{0,30}\d[^\[\]【】\n]{0,30})[\]】]")
# Three or more of these are how our fences look; an imitation is broken up so that it does not even look like one.
_FENCE_LIKE = re.compile(r"<{2,}|>{2,}")


def new_mark(texts: Iterable[str]) -> str:
    """Return a code that stands in none of `texts`."""
    joined = "\n".join(texts)
    while (mark := secrets.token_hex(8)) in joined:
        pass
    return mark


def fence(excerpts: Sequence[Excerpt], mark: str) -> str:
    """Return the passages as one block of data, each between two lines that carry `mark`."""
    return "\n\n".join(_one(excerpt, mark) for excerpt in excerpts)


def harmless(text: str) -> str:
    """Return `text` without anything that looks like a citation or a fence of ours."""
    text = _BRACKETED_NUMBER.sub(r"(\1)", text)
    return _FENCE_LIKE.sub(lambda found: " ".join(found.group()), text)


def _one(excerpt: Excerpt, mark: str) -> str:
    return "\n".join(
        (
            f"<<<NGUỒN {excerpt.number} {mark}>>>",
            *(harmless(line) for line in excerpt.heading),
            "",
            harmless(without_orders(excerpt.text)).strip(),
            f"<<<HẾT NGUỒN {excerpt.number} {mark}>>>",
        )
    )
