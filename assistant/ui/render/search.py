"""Passages found, and the table of all articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.ui import hits, strings
from assistant.ui.render.text import age, day, escape, marked, number, tag
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


def table(
    metas: Sequence[ArticleMeta],
    total: int,
    offset: int,
    limit: int,
    sort: str,
    descending: bool,
    removable: bool = False,
) -> str:
    """Return one page of the table of articles with its sortable heads and its pager."""
    if not total:
        return tag("p", escape(strings.NO_ARTICLES), class_="no-hits")
    heads = "".join(_head(name, label, sort, descending) for name, label in strings.COLUMNS)
    if removable:
        heads += tag("th", tag("span", escape(strings.REMOVE), class_="unseen"), scope="col")
    rows = "".join(_row(meta, removable) for meta in metas)
    caption = tag("caption", escape(strings.TABLE_CAPTION.format(count=number(total))), role="status")
    inner = tag("table", caption + tag("thead", tag("tr", heads)) + tag("tbody", rows), class_="articles")
    return tag("div", inner, class_="table") + _pager(total, offset, limit)


def _head(name: str, label: str, sort: str, descending: bool) -> str:
    here = name == sort
    arrow = tag("span", ("↓" if descending else "↑") if here else "", aria_hidden="true")
    control = tag(
        "button", escape(label) + arrow, type="button", data_event="edit", data_sort=name,
        data_descending="0" if here and descending else "1",
    )  # fmt: skip
    order = ("descending" if descending else "ascending") if here else None
    return tag("th", control, scope="col", class_="publisher" if name == "source" else name, aria_sort=order)


def _row(meta: ArticleMeta, removable: bool) -> str:
    title = tag(
        "button", escape(meta.title or strings.NO_TITLE), type="button", class_="link", data_event="select",
        data_article=meta.id,
    )  # fmt: skip
    cells = tag("th", title, scope="row") + tag(
        "td", escape(day(meta.published, meta.published_precision)), class_="published"
    )
    cells += tag("td", escape(meta.source or strings.NO_SOURCE), class_="publisher")
    if removable:
        label = strings.REMOVE_ARTICLE.format(title=meta.title or strings.NO_TITLE)
        cross = tag(
            "button", "×", type="button", class_="icon", data_event="delete", data_article=meta.id, aria_label=label,
            title=strings.REMOVE,
        )  # fmt: skip
        cells += tag("td", cross, class_="tools")
    return tag("tr", cells)


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
