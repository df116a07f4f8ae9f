"""Questions to go on with: about the figures of the articles that an answer cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant import messages
from assistant.answering.evidence import STOP
from assistant.answering.sources import Sources
from assistant.types import Understood
from assistant.understanding.lexicon import word_set
from index.types import Figure
from index.vietnamese.tokens import syllables

_SHORTEST, _LONGEST = 2, 7
# A longer title is cut where a phrase of it ends, not within one.
_TITLE, _SHORTEST_TITLE = 90, 20
_BORDERS = word_set("phrase border")
_STRONG_BORDER = re.compile(r"\s*(?:[:;,]|\s[-–])\s")
_UNCLEAR = re.compile(r"[\d“”\"()]|\b[IVX]+\b|^[^\W\d_]*[^\w\s]")


def suggestions(question: Understood, articles: Sequence[str], sources: Sources) -> Iterator[tuple[str, str]]:
    """Yield questions about the figures of `articles`, those nearest to the question first, each behind its article."""
    asked = set(syllables(question.text)) - STOP
    found: list[tuple[int, int, str, str]] = []
    for identity in dict.fromkeys(articles):
        article = sources.article(identity)
        if article is None:
            continue
        for figure in sources.figures(identity):
            text = _question(figure, article.meta.title)
            if text and text.lower() != question.text.lower():
                found.append((-len(asked & set(syllables(text))), len(found), identity, text))
    yield from dict.fromkeys((identity, text) for _, _, identity, text in sorted(found))


def _question(figure: Figure, title: str) -> str:
    """Return the question that a figure answers; empty where what it counts is not clear enough."""
    words = figure.counted.split()
    if figure.subset or not figure.unit or not _SHORTEST <= len(words) <= _LONGEST or _UNCLEAR.search(figure.counted):
        return ""
    return messages.SUGGESTED.format(title=_short(title), counted=figure.counted.strip(" ,.;"))


def _short(title: str) -> str:
    """Return a title, or so much of a long one as ends with a phrase."""
    if len(title) <= _TITLE:
        return title
    head = title[: _TITLE + 1].rsplit(" ", 1)[0]
    ends = [match.start() for match in _STRONG_BORDER.finditer(head)]
    ends = ends or [match.start() for match in re.finditer(r"\s+(?=(\w+))", head) if match[1].lower() in _BORDERS]
    end = max((at for at in ends if at >= _SHORTEST_TITLE), default=len(head))
    return head[:end].rstrip(" ,:;-–") + "…"
