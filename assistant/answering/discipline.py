"""How somebody is disciplined: the question for it, and the few forms that there are."""

from __future__ import annotations

import re

from assistant.answering.evidence import folded
from assistant.types import Understood
from index.types import Span

_ASKED = re.compile(r"\bkỷ luật\b.*\b(?:gì|nào|sao)\b|\b(?:hình thức|mức)\b.*\bkỷ luật\b")
_FORM = re.compile(
    r"\b(?:khiển trách|cảnh cáo|cách (?:hết |tất cả |mọi )?(?:các )?chức|khai trừ|buộc thôi việc|giáng (?:chức|cấp)|"
    r"hạ bậc lương|bãi nhiệm|phê bình|x[óo][aá] tư cách|sa thải)\b"
)


def asks_discipline(question: Understood) -> bool:
    """Tell a question for the form of a discipline: "bị kỷ luật thế nào", "mức kỷ luật"."""
    return _ASKED.search(folded(question.text)) is not None


def disciplines(text: str) -> list[Span]:
    """Return where `text` tells forms of discipline."""
    return [Span(*match.span()) for match in _FORM.finditer(folded(text))]
