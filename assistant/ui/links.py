"""Addresses that open something: ``?article=…#p…`` a passage, ``?c=…`` a conversation, ``?q=…`` asks at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import gradio as gr

from assistant.ui import search_place
from assistant.ui.ask_place import AskPlace, then_answer
from assistant.ui.backend import Backend
from assistant.ui.desk import Desk
from assistant.ui.parts import FAST, owner_of
from assistant.ui.search_place import SearchPlace
from index.types import Span


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address asks for; empty where it asks for nothing."""

    article: str = ""
    passage: int | None = None
    conversation: str = ""
    question: str = ""


def wanted(address: str) -> Wanted:
    """Return what an address asks for."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return Wanted()
    fields = parse_qs(parts.query)
    passage = parts.fragment.removeprefix("p")
    return Wanted(
        article=fields.get("article", [""])[0],
        passage=int(passage) if passage.isdecimal() and passage.isascii() and len(passage) < 9 else None,
        conversation=fields.get("c", [""])[0],
        question=fields.get("q", [""])[0],
    )


def connect(desk: Desk, page: gr.Blocks, places: gr.Tabs, ask: AskPlace, found: SearchPlace) -> None:
    """Open what the address names when the page is loaded, and fill the place of sources once there is a library."""
    address = gr.Textbox(visible="hidden", elem_id="address")
    # The page rewrites its address once a conversation is open; what counts is the one it was opened with.
    read = "() => (window.openedAt ??= location.search + location.hash)"

    def conversation(link: str, request: gr.Request) -> tuple[str | bool, ...]:
        owner, identity = owner_of(request), wanted(link).conversation
        there = identity if desk.history(identity, owner) else ""
        provisional = not (desk.backend.ready if there else desk.examples.settled)
        return there, *desk.shown(there, owner), desk.listed(owner, there, ""), provisional

    def asked(link: str, request: gr.Request) -> Any:
        return desk.take(wanted(link).question, str(request.session_hash))

    def article(link: str) -> Iterator[Any]:
        link_to = wanted(link)
        if link_to.article:
            yield gr.Tabs(selected="search"), gr.skip(), gr.skip(), gr.skip()
        while not desk.backend.ready:
            desk.backend.wait(1.0)
        look = search_place.Look()
        reader = gr.skip()
        if link_to.article:
            mark = _span(desk, link_to)
            reader = search_place.opened(desk.backend, link_to.article, mark, date.today())
        filters = search_place.filter_bar(desk.backend, look.filters)
        yield gr.skip(), search_place.results(desk.backend, look, date.today()), filters, reader

    shown = [ask.current, ask.turns, ask.last, ask.pane.listed, ask.provisional]
    begun = page.load(conversation, address, shown, js=read, **FAST)
    then_answer(desk, ask, begun.then(asked, address, ask.box, js=read, **FAST))
    page.load(
        article, address, [places, found.results, found.bar, found.reader], js=read, show_progress="hidden",
        api_visibility="private", concurrency_limit=None,
    )  # fmt: skip


def read_from(table: gr.HTML, backend: Backend, places: gr.Tabs, found: SearchPlace) -> None:
    """Open an article chosen in the table of the library in the reader."""

    def chosen(event: gr.EventData) -> tuple[gr.Tabs, str]:
        reader = search_place.opened(backend, str(event._data["article"]), None, date.today())
        return gr.Tabs(selected="search"), reader

    table.select(chosen, None, [places, found.reader], **FAST)


def _span(desk: Desk, link: Wanted) -> Span | None:
    chunks = desk.backend.library.chunks(link.article) if link.passage is not None else ()
    return next((Span(chunk.start, chunk.end) for chunk in chunks if chunk.ordinal == link.passage), None)
