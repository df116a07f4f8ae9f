"""Results of the index as JSON and as text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from index import messages
from index.catalogue.schema import FILE_NAME
from index.library import Library
from index.settings import IndexSettings
from index.types import BuildReport, Figure, Passage


def as_json(value: object) -> str:
    """Return one line of JSON that can be written as UTF-8 whatever was asked."""
    return json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", "replace").decode()


def search_line(identity: object, question: str, passages: Sequence[Passage], ms: float) -> dict[str, Any]:
    """Return the line of a search."""
    return {"id": identity, "question": question, "hits": [_hit(found) for found in passages], "ms": round(ms, 2)}


def _hit(found: Passage) -> dict[str, Any]:
    return {
        "rank": found.rank,
        "score": round(float(found.score), 6),
        "article_id": found.article.id,
        "title": found.article.title,
        "published": found.article.published.isoformat() if found.article.published else None,
        "source": found.article.source,
        "path": found.article.path,
        "chunk_id": found.chunk_id,
        "start": found.start,
        "end": found.end,
        "text": found.text,
    }


def hit_text(found: Passage) -> str:
    """Return a found passage for a person's eyes."""
    about = found.article
    day = about.published.strftime("%d/%m/%Y") if about.published else ""
    head = " · ".join(part for part in (about.title, day, about.source or "") if part)
    return f"{found.rank}. {head}\n   {about.path} [{found.start}:{found.end}]\n   {' '.join(found.text.split())}\n"


def report_json(report: BuildReport) -> dict[str, Any]:
    """Return the report of a build."""
    return {**asdict(report), "seconds": round(report.seconds, 3)}


def report_text(report: BuildReport) -> str:
    """Return the report of a build for a person's eyes."""
    lines = [messages.built(report)]
    lines.extend(messages.failure(failure) for failure in report.failures)
    return "\n".join(lines)


def figure_json(figure: Figure) -> dict[str, Any]:
    """Return the line of a figure."""
    values = asdict(figure)
    sentence = values.pop("sentence")
    return {**values, "sentence_start": sentence["start"], "sentence_end": sentence["end"]}


def status(library: Library, settings: IndexSettings) -> dict[str, Any]:
    """Return what there is to know of an index."""
    count, oldest, newest = library.coverage()
    manifest = library.manifest
    return {
        "home": str(settings.home),
        "generation": library.generation,
        "articles": count,
        "chunks": library.chunk_count,
        "oldest": oldest.isoformat() if oldest else None,
        "newest": newest.isoformat() if newest else None,
        "sources": dict(library.per_source()),
        "months": dict(library.per_month()),
        "failures": [asdict(failure) for failure in library.failures()],
        "embedder": manifest.embedder,
        "dimension": manifest.dimension,
        "bytes": size(settings),
        "runs": [asdict(run) for run in library.runs()],
    }


def size(settings: IndexSettings) -> dict[str, int]:
    """Return the bytes on disk of the catalogue and of everything derived from it."""
    names = (FILE_NAME, f"{FILE_NAME}-wal")
    files = [settings.home / name for name in names]
    derived = (settings.home / "generations").rglob("*")
    return {
        "catalogue": sum(path.stat().st_size for path in files if path.is_file()),
        "generations": sum(path.stat().st_size for path in derived if path.is_file()),
    }
