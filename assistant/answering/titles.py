"""Titles asked for by the noun before them: "tên đề án là gì", "cuốn sách nào", "chủ đề thi đua là gì"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.evidence import STOP, Evidence, folded
from assistant.answering.finding import Finding, Quoted
from assistant.answering.spans import trim
from assistant.types import Understood
from assistant.understanding.synonyms import others
from index.types import Span
from index.vietnamese.letters import UPPER
from index.vietnamese.tokens import syllables

QUOTE = re.compile(r"[“\"][^”\"“\n]{3,300}[”\"]")
_NAME_ASKED = re.compile(r"\btên\b.*\bgì\b|\b(?:nhan đề|tựa đề)\b")
# Things that bear a title, with what may be told of them before they are asked for.
_BEARERS = "cuốn sách|sách|chuyên đề|chủ đề|đề tài|khẩu hiệu|phương châm|thông điệp|bộ phim|bài thơ|bài viết|bài hát"
_BEARER_ASKED = re.compile(
    rf"\b(?P<noun>{_BEARERS})(?: [^\W\d_]+){{0,2}} (?:gì|nào)\b|\b(?P<named>{_BEARERS})\b.* là gì$"
)
# A title of so many words of the question needs no word of it before.
_TITLE_WORDS = 3
_LEAD, _LEAD_WORDS, _LOOKED_AT = 40, 4, 10
# Without quotes a title stands behind a colon, up to where the sentence goes on about it.
_BARE = re.compile(
    rf"\s*:\s*(?P<title>[{UPPER}][^.;:(\n]{{12,300}}?)"
    rf"(?=\s+của [{UPPER}]|\s+(?:xảy ra|do|đã|được|đang|sẽ)\b|,\s+năm\b|[.;:(\n]|$)"
)


def title(question: Understood, text: str) -> Span | None:
    """Return the quoted title that a thing's name is asked for by: told right after its word, or of the same words."""
    if not _NAME_ASKED.search(folded(question.text)):
        return None
    asked = set(syllables(question.text)) - STOP
    found: list[tuple[int, int, Span]] = []
    for quote in QUOTE.finditer(text):
        lead = words_before(text, quote.start())
        shared = len(asked & set(syllables(quote.group())))
        if asked & lead or shared >= _TITLE_WORDS:
            found.append((-shared, quote.start(), Span(quote.start(), quote.end())))
    return min(found, key=lambda one: one[:2])[2] if found else None


def words_before(text: str, start: int) -> set[str]:
    """Return the last words before a quoted title: those that tell whose title it is."""
    return set(syllables(text[max(0, start - _LEAD) : start])[-_LEAD_WORDS:])


def titled(question: Understood, evidence: Sequence[Evidence]) -> Finding | None:
    """Return the title of the sort of thing asked for, `None` where none of the best sentences gives one."""
    asked = _BEARER_ASKED.search(folded(question.text).strip(" ?.!"))
    if asked is None:
        return None
    noun = asked["noun"] or asked["named"]
    bearer = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted({noun, *others(noun)})))})\b")
    for one in evidence[:_LOOKED_AT]:
        span = _told_behind(bearer, one.text)
        if span is not None:
            text = span.of(one.text)
            return Finding(headline=text, leads=(Quoted(one, (span,)),), marks=(text,), proof=1.0, deed=one.deed)
    return None


def _told_behind(bearer: re.Pattern[str], text: str) -> Span | None:
    for named in bearer.finditer(folded(text)):
        quote = QUOTE.search(text, named.end(), named.end() + _LEAD + 300)
        if quote and not re.search(r"[.;]", text[named.end() : quote.start()]) and quote.start() < named.end() + _LEAD:
            return Span(*quote.span())
        bare = _BARE.match(text, named.end())
        if bare:
            return trim(text, Span(*bare.span("title")))
    return None
