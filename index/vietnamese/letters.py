"""Character classes of Vietnamese letters for regular expressions: `re` knows no class of capitals."""

from __future__ import annotations

_LATIN = [chr(code) for code in (*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]

UPPER = "".join(char for char in _LATIN if char.isupper())
# A word that starts with a capital, such as a syllable of a name.
CAPITAL_WORD = rf"[{UPPER}][\w'’]*"
