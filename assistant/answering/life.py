"""A sentence that is no number of years: for life, or death."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.evidence import Evidence, folded
from assistant.answering.features import names_each
from assistant.answering.finding import Finding, Quoted
from assistant.people import names_of
from assistant.types import Understood
from index.types import Span

_ASKED = re.compile(r"\b(?:bao nhiêu|mấy) (?:năm|tháng)\b|\b(?:mức án|án tù|hình phạt)\b")
_GIVEN = re.compile(
    r"\b(?:tuyên|phạt|lĩnh|lãnh|chịu|nhận|kết|mức)\b[^.;]{0,60}?(?P<what>(?:án |tù )?(?:chung thân|tử hình))\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(r"\b(?:đề nghị|không|chưa|tránh|thoát|miễn|giảm) [^.;,]{0,30}$")
_LOOKED_AT = 16


def for_life(question: Understood, evidence: Sequence[Evidence]) -> Finding | None:
    """Return the sentence for life, or of death, of the person asked about, where years are asked for."""
    asked = names_of(question.text)
    if not asked or not _ASKED.search(folded(question.text)):
        return None
    for one in evidence[:_LOOKED_AT]:
        given = _GIVEN.search(one.text)
        if given and names_each(asked, one) and not _UNDONE.search(folded(one.text[: given.start("what")])):
            words = given["what"]
            return Finding(words, (Quoted(one, (Span(*given.span("what")),)),), marks=(words,), proof=1.0, settled=True)
    return None
