"""Words of chats written out: "ko" is "không", "bn vụ" is "bao nhiêu vụ"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from index.vietnamese.tables import rows

_TABLE = Path(__file__).with_name("shorthand.txt")
# "bn là ai" asks the assistant: there "bn" is "bạn".
_YOU = re.compile(r"^\s*bn(?=\s+(?:là|la|tên|ten|có thể|co the|ơi|oi|làm|lam|biết|biet)\b)")


@cache
def _long_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for row in rows(_TABLE):
        shorts, _, long = row.partition(" = ")
        forms.update((short.strip(), long.strip()) for short in shorts.split(","))
    return forms


@cache
def _pattern() -> re.Pattern[str]:
    shorts = "|".join(sorted(map(re.escape, _long_forms()), key=len, reverse=True))
    return re.compile(rf"(?<![\w./-])(?:{shorts})(?![\w/-]|\.\w)")


def written_out(text: str) -> str:
    """Return `text` with the words of chats written out."""
    return _pattern().sub(lambda found: _long_forms()[found.group()], _YOU.sub("bạn", text))
