"""Places of Vietnam that a text names: provinces from a table, and units such as "huyện Vũ Thư" by their word."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from index.types import Span
from index.vietnamese.letters import CAPITAL_WORD
from index.vietnamese.normal import fold_tones
from index.vietnamese.tables import rows

_TABLE = Path(__file__).with_name("provinces.txt")
_UNIT = r"(?:[Tt]hành phố|TP\.?|[Tt]ỉnh|thị xã|thị trấn|huyện|quận|phường|xã|đặc khu)"
_NAME = rf"{CAPITAL_WORD}(?:[ -]{CAPITAL_WORD}){{0,3}}"


@cache
def provinces() -> frozenset[str]:
    """Return the names of the provinces, tone placement folded."""
    return frozenset(fold_tones(row.strip()) for row in rows(_TABLE))


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(provinces(), key=len, reverse=True))
    return re.compile(rf"(?<!\w){_UNIT}\s+{_NAME}|(?<!\w)(?:{names})(?!\w| Phủ)")


def places(text: str) -> list[Span]:
    """Return the places that `text` names, in order and disjoint."""
    folded = fold_tones(text)
    return [Span(*found.span()) for found in _pattern().finditer(folded)]
