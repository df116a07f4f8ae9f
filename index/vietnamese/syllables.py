"""The shape of a Vietnamese syllable: tells "nhũng" and "nhung" from "Facebook"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from index.vietnamese.normal import strip_marks

_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?"
_RHYME = (
    r"(?:uye|uya|uyu|oai|oay|oao|oeo|uay|uây|uoi|uou|ieu|yeu|iêu|yêu|"
    r"ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ye|a|e|i|o|u|y)"
)
_SHAPE = re.compile(rf"{_ONSET}{_RHYME}(?:ng|nh|ch|[cmnpt])?")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


@lru_cache(maxsize=200_000)
def is_syllable(word: str) -> bool:
    """Tell whether the lower-case NFC `word` has the shape of one Vietnamese syllable, with or without its marks."""
    if len(word) > 7 or _SHAPE.fullmatch(strip_marks(word)) is None:
        return False
    return sum(char in _TONES for char in unicodedata.normalize("NFD", word)) <= 1
