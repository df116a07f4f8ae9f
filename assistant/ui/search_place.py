"""The place "Tra cứu nguồn": passages, the table of all articles, and the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import gradio as gr

from assistant.ui import filtering, strings
from assistant.ui.backend import Backend
from assistant.ui.parts import EACH, FAST, LATEST, live_html
from assistant.ui.render import article, filters, reader, screen, search
from index.catalogue.shelf import Selection
from index.types import Filters, Span

PAGE = 25
PASSAGES, MOST_PASSAGES = 20, 100
MOST_QUERY = 1000


@dataclass(frozen=True, slots=True)
class Look:
    """What the reader of the page looks for: words, limits, order of the passages, order and page of the table."""

    query: str = ""
    filters: Filters = field(default_factory=Filters)
    newest_first: bool = False
    passages: int = PASSAGES
    sort: str = "published"
    descending: bool = True
    offset: int = 0


@dataclass(frozen=True, slots=True)
class SearchPlace:
    """The components that the rest of the page fills when a link opens an article."""

    results: gr.HTML
    reader: gr.HTML
    bar: gr.HTML


def build(backend: Backend) -> SearchPlace:
    """Put the components of the place into the open `gr.Blocks` and connect them."""
    look = gr.State(Look())
    with gr.Row(elem_id="search-place", elem_classes=["split"]):
        with gr.Column(elem_id="finder"):
            box = gr.Textbox(
                elem_id="search",
                label=strings.SEARCH_LABEL,
                show_label=False,
                placeholder=strings.SEARCH_PLACEHOLDER,
                submit_btn=strings.SEARCH,
                html_attributes=gr.InputHTMLAttributes(lang="vi", enterkeyhint="search", autocomplete="off"),
            )
            bar = live_html(elem_id="search-filters")
            shown = live_html(screen.loading(), elem_id="results")
        with gr.Column(elem_id="reader", elem_classes=["source"]):
            panel = live_html(article.empty(strings.READER_EMPTY, strings.READER_EMPTY_HINT))

    def searched(query: str, now: Look) -> tuple[Look, str]:
        now = replace(now, query=query.strip()[:MOST_QUERY], passages=PASSAGES, offset=0)
        return now, results(backend, now, date.today())

    def filtered(now: Look, event: gr.EventData) -> tuple[Look, str, str]:
        now = replace(now, filters=filtering.changed(now.filters, event._data), offset=0)
        return now, filter_bar(backend, now.filters, filtering.adds(event._data)), results(backend, now, date.today())

    def paged(now: Look, event: gr.EventData) -> tuple[Look, str]:
        now = moved(now, event._data)
        return now, results(backend, now, date.today())

    def chosen(event: gr.EventData) -> str:
        data = event._data
        mark = Span(int(data["start"]), int(data["end"])) if "start" in data else None
        return opened(backend, str(data["article"]), mark, date.today())

    box.submit(searched, [box, look], [look, shown], **LATEST)
    bar.apply(filtered, look, [look, bar, shown], **EACH)
    shown.edit(paged, look, [look, shown], **LATEST)
    shown.select(chosen, None, panel, **LATEST)
    panel.select(chosen, None, panel, **LATEST)
    panel.clear(lambda: article.empty(strings.READER_EMPTY, strings.READER_EMPTY_HINT), None, panel, **FAST)
    return SearchPlace(shown, panel, bar)


def moved(now: Look, data: Mapping[str, str]) -> Look:
    """Return what is looked for after a click on an order, on "more", or on the pager."""
    if "newest" in data:
        return replace(now, newest_first=data["newest"] == "1")
    if "more" in data:
        return replace(now, passages=min(now.passages + PASSAGES, MOST_PASSAGES))
    if "sort" in data:
        return replace(now, sort=data["sort"], descending=data.get("descending") == "1", offset=0)
    return replace(now, offset=max(0, int(data.get("offset", 0))))


def results(backend: Backend, now: Look, today: date) -> str:
    """Return the passages for the query, or the table of articles when there is none."""
    if not backend.ready:
        return screen.loading()
    library = backend.library
    if now.query:
        found = library.search(now.query, now.passages, now.filters)
        more = len(found) == now.passages < MOST_PASSAGES
        return search.passages(now.query, found, search.Order(now.newest_first, more), today)
    chosen = Selection(filters=now.filters, sort=search.sort_of(now.sort), descending=now.descending)
    total, rows = library.count(chosen), library.articles(now.offset, PAGE, chosen)
    return search.table(rows, search.Page(total, now.offset, PAGE, now.sort, now.descending))


def filter_bar(backend: Backend, now: Filters, unfolded: bool = False) -> str:
    """Return the chips and the form of the filters."""
    return filters.bar(now, backend.library.sources() if backend.ready else (), unfolded)


def opened(backend: Backend, article_id: str, mark: Span | None, today: date) -> str:
    """Return the reader with an article in it; says so when the library does not hold it."""
    library = backend.library
    found = library.article(article_id)
    if found is None:
        return screen.trouble(strings.ARTICLE_UNKNOWN)
    alike, case = library.near_duplicates(article_id), library.same_case(article_id)
    shown = reader.Reading(found, library.chunks(article_id), library.figures(article_id), alike, case, mark)
    return reader.reader(shown, today)
