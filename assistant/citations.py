"""Numbered quotations: each names words of an article by their offsets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.answering.evidence import Evidence
from assistant.types import Answer, Citation
from index.types import ArticleMeta


class CitationList:
    """Gives numbers to quotations in the order in which an answer first uses them; the same words keep their number."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int], Citation] = {}

    def cite(self, article: ArticleMeta, start: int, end: int, quote: str) -> int:
        """Return the number of the words ``article.text[start:end] == quote``."""
        key = (article.id, start, end)
        if key not in self._found:
            self._found[key] = Citation(
                n=len(self._found) + 1,
                article_id=article.id,
                title=article.title,
                published=article.published,
                source=article.source,
                url=article.url,
                path=article.path,
                start=start,
                end=end,
                quote=quote,
            )
        return self._found[key].n

    def sentence(self, evidence: Evidence) -> int:
        """Return the number of a whole sentence."""
        return self.cite(evidence.article, evidence.start, evidence.end, evidence.text)

    def copy(self, citation: Citation) -> int:
        """Return the number here of a citation that another list made."""
        key = (citation.article_id, citation.start, citation.end)
        if key not in self._found:
            self._found[key] = replace(citation, n=len(self._found) + 1)
        return self._found[key].n

    def all(self) -> tuple[Citation, ...]:
        """Return the citations by number."""
        return tuple(self._found.values())


def stamped(answer: Answer, versions: Mapping[str, str]) -> Answer:
    """Return the answer with the version of each cited article, so that a later change of an article shows."""
    return replace(
        answer, citations=tuple(replace(c, version=versions.get(c.article_id, "")) for c in answer.citations)
    )
