"""The place "Tra cứu nguồn": passages, the table of all articles, and the reader."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import gradio as gr

from assistant.ui import filtering, strings
from assistant.ui.backend import Backend
from assistant.ui.parts import FAST, live_html
from assistant.ui.render import article, filters, reader, screen, search
from index.types import Filters, Span

PAGE = 25
PASSAGES = 20


@dataclass(frozen=True, slots=True)
class Look:
    """What the reader of the page looks for: words, limits, order and page of the table."""

    query: str = ""
    filters: Filters = field(default_factory=Filters)
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
        now = replace(now, query=query.strip(), offset=0)
        return now, results(backend, now, date.today())

    def filtered(now: Look, event: gr.EventData) -> tuple[Look, str, str]:
        now = replace(now, filters=filtering.changed(now.filters, event._data), offset=0)
        return now, filter_bar(backend, now.filters, filtering.adds(event._data)), results(backend, now, date.today())

    def paged(now: Look, event: gr.EventData) -> tuple[Look, str]:
        data = event._data
        if "sort" in data:
            now = replace(now, sort=str(data["sort"]), descending=data.get("descending") == "1", offset=0)
        else:
            now = replace(now, offset=max(0, int(data.get("offset", 0))))
        return now, results(backend, now, date.today())

    def chosen(event: gr.EventData) -> str:
        data = event._data
        mark = Span(int(data["start"]), int(data["end"])) if "start" in data else None
        return opened(backend, str(data["article"]), mark, date.today())

    box.submit(searched, [box, look], [look, shown], **FAST)
    bar.apply(filtered, look, [look, bar, shown], **FAST)
    shown.edit(paged, look, [look, shown], **FAST)
    shown.select(chosen, None, panel, **FAST)
    panel.select(chosen, None, panel, **FAST)
    panel.clear(lambda: article.empty(strings.READER_EMPTY, strings.READER_EMPTY_HINT), None, panel, **FAST)
    return SearchPlace(shown, panel, bar)


def results(backend: Backend, now: Look, today: date) -> str:
    """Return the passages for the query, or the table of articles when there is none."""
    if not backend.ready:
        return screen.loading()
    library = backend.library
    if now.query:
        return search.passages(now.query, library.search(now.query, PASSAGES, now.filters), today)
    total = library.count(filters=now.filters)
    rows = library.articles(now.offset, PAGE, search.sort_of(now.sort), now.descending, "", now.filters)
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
    alike = library.near_duplicates(article_id)
    shown = reader.Reading(found, library.chunks(article_id), library.figures(article_id), alike, mark)
    return reader.reader(shown, today)
