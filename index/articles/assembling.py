"""From what a file tells to a finished article: normal form, layout, and the metadata that the text itself tells."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from index.articles.dateline import Published
from index.articles.headline import shortened
from index.articles.layout import lay_out
from index.articles.opening import place_of, published_by, source_of
from index.errors import ArticleError
from index.types import Article, ArticleMeta, Span
from index.vietnamese.dates import dates
from index.vietnamese.normal import normalise

MOST_CHARACTERS = 5_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of one article and whatever metadata its file states; all of it as written."""

    text: str
    id: str = ""
    title: str = ""
    published: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    place: str = ""


def assemble(draft: Draft, path: Path, default_id: str) -> Article:
    """Return the article of `draft`; what the file leaves out is taken from its text where it stands there."""
    text = normalise(draft.text)
    if not any(char.isalnum() for char in text):
        raise ArticleError("Bài viết trống, không có chữ nào.", "Thêm nội dung hoặc bỏ bài này ra khỏi thư mục.")
    if len(text) > MOST_CHARACTERS:
        raise ArticleError(
            f"Bài viết quá dài ({len(text):,} ký tự).".replace(",", "."), "Chia thành nhiều bài, mỗi bài một tệp."
        )
    layout = lay_out(text, _line(draft.title))
    prose = layout.prose() or (Span(0, len(text)),)
    opening = _opening(text, prose)
    title = _line(draft.title) or layout.title or shortened(opening or text)
    published = read_date(draft.published) or published_by(opening, title, text, layout.published)
    meta = ArticleMeta(
        id=_line(draft.id) or default_id,
        title=title,
        path=str(path),
        published=published.value if published else None,
        published_precision=published.precision if published else "day",
        source=_line(draft.source) or layout.source or source_of(opening) or None,
        author=_line(draft.author) or layout.author or None,
        url=_url(draft.url) or _told_url(text),
        place=_line(draft.place) or layout.place or place_of(opening, title) or None,
    )
    return Article(meta, text, prose, _hash(meta, text))


def _opening(text: str, prose: tuple[Span, ...]) -> str:
    """Return the first lines of prose, where date, place and paper are told."""
    first = prose[0]
    return text[first.start : min(first.end, first.start + 700)].replace("\n", " ")


def _line(value: str) -> str:
    return " ".join(normalise(value).split())[:500]


_URL = re.compile(r"https?://[^\s\"'<>]{1,2000}")


_LINK_LINE = re.compile(
    r"^\s*(?:(?:link|url|link gốc|liên kết|đường dẫn|nguồn)\s*:\s*)(https?://\S+)\s*$", re.IGNORECASE | re.MULTILINE
)


def _told_url(text: str) -> str | None:
    """Return the address in a line such as "Link: https://…" that a paste begins or ends with."""
    found = _LINK_LINE.search(text[:3000]) or _LINK_LINE.search(text[-1000:])
    return _url(found.group(1)) if found else None


def _url(value: str) -> str | None:
    """Only web addresses become links: "javascript:" and the like are dropped."""
    return value.strip() if _URL.fullmatch(value.strip()) else None


def read_date(value: str) -> Published | None:
    """Return the date that metadata states: "2023-07-13T08:00:00+07:00", "13/7/2023", "2023-07", "2023"."""
    value = value.strip()
    precision: Literal["day", "month", "year"] = "day"
    try:
        return Published(datetime.fromisoformat(value).date(), precision)
    except ValueError:
        pass
    if re.fullmatch(r"(?:19|20)\d\d", value):
        return Published(date(int(value), 1, 1), "year")
    named = dates(value)
    return Published(named[0].start, named[0].precision) if named else None


def _hash(meta: ArticleMeta, text: str) -> str:
    told = (meta.title, str(meta.published), meta.published_precision, meta.source, meta.author, meta.url, meta.place)
    return hashlib.sha256("\x1f".join([text, *(value or "" for value in told)]).encode("utf-8", "replace")).hexdigest()
