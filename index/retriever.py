"""The search as a LangChain retriever, for chains of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from index.library import Library
from index.settings import IndexSettings
from index.types import Filters, Passage


class ArticleRetriever(BaseRetriever):
    """Documents are passages; their metadata name the article and the offsets of the passage in its text."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    k: int = Field(default=10, ge=1)
    filters: Filters = Field(default_factory=Filters)

    @classmethod
    def open(cls, home: Path | str | None = None, **fields: Any) -> ArticleRetriever:  # noqa: ANN401
        """Open the index of `home`, or of ``ASSISTANT_HOME``."""
        given: dict[str, Any] = {"ASSISTANT_HOME": Path(home)} if home else {}
        return cls(library=Library.open(IndexSettings(**given)), **fields)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [document(passage) for passage in self.library.search(query, self.k, self.filters)]


def document(passage: Passage) -> Document:
    """Return a passage as a LangChain document."""
    article = passage.article
    return Document(
        id=passage.chunk_id,
        page_content=passage.text,
        metadata={
            "article_id": article.id,
            "title": article.title,
            "published": article.published.isoformat() if article.published else None,
            "source": article.source,
            "url": article.url,
            "path": article.path,
            "chunk_id": passage.chunk_id,
            "start": passage.start,
            "end": passage.end,
            "score": passage.score,
            "rank": passage.rank,
        },
    )
