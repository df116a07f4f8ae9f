"""Answers and passages as plain records: what the command line prints and what the programs of others are given."""

from __future__ import annotations

from typing import Any

from assistant import rendering
from assistant.types import Answer
from index.types import Passage


def answer_record(answer: Answer) -> dict[str, Any]:
    """Return an answer with its citations; `quote` equals the article's text at `start:end`."""
    record: dict[str, Any] = {
        "understood_as": answer.question.text,
        "status": answer.status,
        "answer": rendering.spoken(answer),
        "citations": [
            {
                "n": citation.n,
                "article_id": citation.article_id,
                "title": citation.title,
                "published": citation.published.isoformat() if citation.published else None,
                "source": citation.source,
                "url": citation.url,
                "path": citation.path,
                "start": citation.start,
                "end": citation.end,
                "quote": citation.quote,
            }
            for citation in answer.citations
        ],
    }
    if answer.reason:
        record["reason"] = answer.reason
    return {**record, "mode": answer.mode, "ms": round(answer.ms, 1)}


def passage_record(passage: Passage) -> dict[str, Any]:
    """Return a passage that was found."""
    meta = passage.article
    return {
        "rank": passage.rank,
        "score": round(passage.score, 4),
        "article_id": meta.id,
        "title": meta.title,
        "published": meta.published.isoformat() if meta.published else None,
        "source": meta.source,
        "path": meta.path,
        "chunk_id": passage.chunk_id,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }
