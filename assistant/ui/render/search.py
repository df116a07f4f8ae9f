"""Passages found, and the table of all articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from assistant.ui import hits, strings
from assistant.ui.render.text import age, button, day, escape, marked, number, tag
from index.catalogue.shelf import ArticleRow, Sort
from index.types import ArticleMeta, Passage


@dataclass(frozen=True, slots=True)
class Order:
    """How the passages found are shown: the newest first or the best, and whether there may be more of them."""

    newest_first: bool = False
    more: bool = False


def passages(query: str, found: Sequence[Passage], order: Order, today: date) -> str:
    """Return the passages of a search, the words that matched marked."""
    if not found:
        return tag("p", escape(strings.NO_HITS), class_="no-hits", data_spoken=True)
    shown = sorted(found, key=_published, reverse=True) if order.newest_first else found
    counted = tag("p", escape(strings.HITS.format(count=number(len(found)))), class_="count-line", data_spoken=True)
    choices = _choice(strings.BY_RELEVANCE, False, order) + _choice(strings.BY_DATE, True, order)
    head = tag("div", choices, class_="orders", role="group", aria_label=strings.SORT_BY)
    more = button(strings.MORE_HITS, "edit", data_more=1, class_="quiet more") if order.more else ""
    hits = tag("ol", "".join(tag("li", _hit(query, p, today)) for p in shown), class_="hits")
    return tag("div", counted + head, class_="results-head") + hits + more


def _published(passage: Passage) -> date:
    return passage.article.published or date.min


def _choice(label: str, newest: bool, order: Order) -> str:
    pressed = str(newest is order.newest_first).lower()
    return button(label, "edit", data_newest=int(newest), class_="quiet", aria_pressed=pressed)


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


def table(rows: Sequence[ArticleRow], page: Page, editable: bool = False) -> str:
    """Return one page of the table of articles with its sortable heads and its pager."""
    if not page.total:
        return tag("p", escape(strings.NO_ARTICLES), class_="no-hits")
    heads = "".join(_head(name, label, page.sort, page.descending) for name, label in strings.COLUMNS)
    if editable:
        heads += tag("th", tag("span", escape(strings.TOOLS), class_="unseen"), scope="col")
    caption = tag("caption", escape(strings.TABLE_CAPTION.format(count=number(page.total))), data_spoken=True)
    body = "".join(_row(row, editable) for row in rows)
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


def _row(row: ArticleRow, editable: bool) -> str:
    meta = row.meta
    name = meta.title or strings.NO_TITLE
    title = tag("button", escape(name), type="button", class_="link", data_event="select", data_article=meta.id)
    cells = tag("th", title, scope="row")
    cells += tag("td", escape(day(meta.published, meta.published_precision)), class_="published")
    cells += tag("td", escape(meta.source or strings.NO_SOURCE), class_="publisher")
    cells += tag("td", number(row.passages), class_="passages") + tag("td", number(row.words), class_="words")
    if editable:
        cells += tag("td", _renew(meta.id, name) + _remove(meta.id, name), class_="tools")
    return tag("tr", cells)


def _renew(article_id: str, title: str) -> str:
    return tag(
        "button", "↻", type="button", class_="icon", data_event="apply", data_article=article_id, title=strings.RENEW,
        aria_label=strings.RENEW_ARTICLE.format(title=title),
    )  # fmt: skip


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
