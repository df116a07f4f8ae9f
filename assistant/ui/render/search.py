"""Passages found, and the table of all articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from assistant.ui import hits, strings
from assistant.ui.render.text import age, day, escape, marked, number, tag
from index.catalogue.shelf import ArticleRow, Sort
from index.types import ArticleMeta, Passage


def passages(query: str, found: Sequence[Passage], today: date) -> str:
    """Return the passages of a search, best first, the words that matched marked."""
    if not found:
        return tag("p", escape(strings.NO_HITS), class_="no-hits")
    heading = tag("p", escape(strings.HITS.format(count=number(len(found)))), class_="count-line", role="status")
    return heading + tag("ol", "".join(tag("li", _hit(query, p, today)) for p in found), class_="hits")


def _hit(query: str, passage: Passage, today: date) -> str:
    spans = hits.matches(query, passage.text)
    part = hits.excerpt(passage.text, spans)
    before = "… " if part.start else ""
    after = " …" if part.end < len(passage.text) else ""
    words = before + marked(part.of(passage.text), spans, part.start) + after
    inner = (
        tag("span", escape(passage.article.title or strings.NO_TITLE), class_="title")
        + tag("span", escape(about(passage.article, today)), class_="meta")
        + tag("span", words, class_="words")
    )
    return tag(
        "button", inner, type="button", class_="hit", data_event="select", data_article=passage.article.id,
        data_start=passage.start, data_end=passage.end,
    )  # fmt: skip


def about(meta: ArticleMeta, today: date) -> str:
    """Return source, date and age of an article in one line."""
    old = age(meta.published, today)
    parts = [meta.source or strings.NO_SOURCE, day(meta.published, meta.published_precision), *([old] if old else [])]
    return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of the table is shown, in which order."""

    total: int
    offset: int
    limit: int
    sort: str
    descending: bool


def sort_of(name: str) -> Sort:
    """Return the order that a browser asks for; the newest first where it asks for none that exists."""
    return next((known for known in get_args(Sort) if known == name), "published")


def table(rows: Sequence[ArticleRow], page: Page, removable: bool = False) -> str:
    """Return one page of the table of articles with its sortable heads and its pager."""
    if not page.total:
        return tag("p", escape(strings.NO_ARTICLES), class_="no-hits")
    heads = "".join(_head(name, label, page.sort, page.descending) for name, label in strings.COLUMNS)
    if removable:
        heads += tag("th", tag("span", escape(strings.REMOVE), class_="unseen"), scope="col")
    caption = tag("caption", escape(strings.TABLE_CAPTION.format(count=number(page.total))), role="status")
    body = "".join(_row(row, removable) for row in rows)
    inner = tag("table", caption + tag("thead", tag("tr", heads)) + tag("tbody", body), class_="articles")
    return tag("div", inner, class_="table") + _pager(page.total, page.offset, page.limit)


def _head(name: str, label: str, sort: str, descending: bool) -> str:
    here = name == sort
    arrow = tag("span", ("↓" if descending else "↑") if here else "", aria_hidden="true")
    control = tag(
        "button", escape(label) + arrow, type="button", data_event="edit", data_sort=name,
        data_descending="0" if here and descending else "1",
    )  # fmt: skip
    order = ("descending" if descending else "ascending") if here else None
    return tag("th", control, scope="col", class_="publisher" if name == "source" else name, aria_sort=order)


def _row(row: ArticleRow, removable: bool) -> str:
    meta = row.meta
    name = meta.title or strings.NO_TITLE
    title = tag("button", escape(name), type="button", class_="link", data_event="select", data_article=meta.id)
    cells = tag("th", title, scope="row")
    cells += tag("td", escape(day(meta.published, meta.published_precision)), class_="published")
    cells += tag("td", escape(meta.source or strings.NO_SOURCE), class_="publisher")
    cells += tag("td", number(row.passages), class_="passages") + tag("td", number(row.words), class_="words")
    if removable:
        cells += tag("td", _remove(meta.id, name), class_="tools")
    return tag("tr", cells)


def _remove(article_id: str, title: str) -> str:
    return tag(
        "button", "×", type="button", class_="icon", data_event="delete", data_article=article_id, title=strings.REMOVE,
        aria_label=strings.REMOVE_ARTICLE.format(title=title), data_confirm=strings.CONFIRM_REMOVE,
    )  # fmt: skip


def _pager(total: int, offset: int, limit: int) -> str:
    if total <= limit:
        return ""
    place = strings.PAGE_OF.format(
        first=number(offset + 1), last=number(min(total, offset + limit)), total=number(total)
    )
    last = (total - 1) // limit * limit
    steps = [("«", strings.FIRST_PAGE, 0), ("‹", strings.PREVIOUS_PAGE, offset - limit)]
    steps += [("›", strings.NEXT_PAGE, offset + limit), ("»", strings.LAST_PAGE, last)]
    buttons = [
        tag(
            "button", sign, type="button", class_="icon", data_event="edit", data_offset=to, aria_label=label,
            disabled=to < 0 or to >= total or to == offset,
        )
        for sign, label, to in steps
    ]  # fmt: skip
    inner = "".join(buttons[:2]) + tag("span", escape(place)) + "".join(buttons[2:])
    return tag("nav", inner, class_="pager", aria_label=strings.PAGES)
