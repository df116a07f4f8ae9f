"""Rows of the catalogue to frozen objects and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any, cast

from index.types import Article, ArticleMeta, Chunk, Figure, Span
from index.vietnamese.normal import fold_case, strip_marks

META = "id, title, path, published, precision, source, author, url, place"
FIGURE = "value, upper, qualifier, unit, counted, who, period, place, subset, start, end, sentence_start, sentence_end"

Row = tuple[Any, ...]


def meta_values(meta: ArticleMeta) -> Row:
    """Return the values of the columns `META`."""
    published = meta.published.isoformat() if meta.published else None
    return (
        meta.id,
        meta.title,
        meta.path,
        published,
        meta.published_precision,
        meta.source,
        meta.author,
        meta.url,
        meta.place,
    )


def meta(row: Row) -> ArticleMeta:
    """Read the columns `META`."""
    identity, title, path, published, precision, source, author, url, place = row
    day = date.fromisoformat(published) if published else None
    return ArticleMeta(identity, title, path, day, precision, source, author, url, place)


def meta_json(meta: ArticleMeta) -> str:
    """Return `meta` as JSON, equal for equal values."""
    return json.dumps(asdict(meta), ensure_ascii=False, sort_keys=True, default=date.isoformat)


def meta_from_json(text: str) -> ArticleMeta:
    """Read what `meta_json` wrote."""
    values = cast("dict[str, Any]", json.loads(text))
    values["published"] = date.fromisoformat(values["published"]) if values["published"] else None
    return ArticleMeta(**values)


def prose_json(article: Article) -> str:
    """Return the prose ranges of `article` as JSON."""
    return json.dumps([[span.start, span.end] for span in article.prose])


def prose(text: str) -> tuple[Span, ...]:
    """Read what `prose_json` wrote."""
    return tuple(Span(start, end) for start, end in json.loads(text))


def chunk(article_id: str, row: Row) -> Chunk:
    """Read the columns ordinal, start, end, text."""
    return Chunk(article_id, *row)


def figure_values(figure: Figure) -> Row:
    """Return the values of the columns `FIGURE`."""
    return (
        figure.value,
        figure.upper,
        figure.qualifier,
        figure.unit,
        figure.counted,
        figure.who,
        figure.period,
        figure.place,
        int(figure.subset),
        figure.start,
        figure.end,
        figure.sentence.start,
        figure.sentence.end,
    )


def figure(article_id: str, row: Row) -> Figure:
    """Read the columns `FIGURE`."""
    value, upper, qualifier, unit, counted, who, period, place, subset, start, end, first, last = row
    said = (value, upper, qualifier, unit, counted, who, period, place)
    return Figure(article_id, *said, bool(subset), start, end, Span(first, last))


def sort_key(title: str) -> str:
    """Return a key that sorts Vietnamese titles as a reader expects: letters first, then marks."""
    folded = fold_case(title)
    return f"{strip_marks(folded)}\0{folded}"
