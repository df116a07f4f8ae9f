"""Addresses that open something: ``?article=…#p…`` a passage in the reader."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import gradio as gr

from assistant.ui import sources
from assistant.ui.backend import Backend
from index.types import Span


def wanted(address: str) -> tuple[str, int | None]:
    """Return the article and the passage that an address asks for; an empty id where it asks for none."""
    parts = urlsplit(address)
    article_id = parse_qs(parts.query).get("article", [""])[0]
    passage = parts.fragment.removeprefix("p")
    return article_id, int(passage) if passage.isdecimal() and len(passage) < 9 else None


def connect(backend: Backend, page: gr.Blocks, places: gr.Tabs, found: sources.Sources) -> None:
    """Open what the address names when the page is loaded, and fill the place of sources once there is a library."""
    address = gr.Textbox(visible="hidden", elem_id="address")

    def opened(link: str) -> Iterator[Any]:
        article_id, passage = wanted(link)
        if article_id:
            yield gr.Tabs(selected="search"), gr.skip(), gr.skip(), gr.skip()
        while not backend.ready:
            backend.wait(1.0)
        look = sources.Look()
        reader = gr.skip()
        if article_id:
            reader = sources.opened(backend, article_id, _span(backend, article_id, passage), date.today())
        yield gr.skip(), sources.results(backend, look, date.today()), sources.filter_bar(backend, look.filters), reader

    outputs = [places, found.results, found.bar, found.reader]
    page.load(
        opened, address, outputs, js="() => location.search + location.hash", show_progress="hidden",
        api_visibility="private", concurrency_limit=None,
    )  # fmt: skip


def _span(backend: Backend, article_id: str, passage: int | None) -> Span | None:
    chunks = backend.assistant.library.chunks(article_id) if passage is not None else ()
    return next((Span(chunk.start, chunk.end) for chunk in chunks if chunk.ordinal == passage), None)
