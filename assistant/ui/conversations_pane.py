"""The list of conversations: open, begin, find, rename, delete with undo, save as a file."""

from __future__ import annotations

import base64
from datetime import UTC, date, datetime, timedelta
from typing import Any

import gradio as gr

from assistant.conversation import Conversations
from assistant.ui import exporting, strings
from assistant.ui.ask_place import AskPlace
from assistant.ui.desk import Desk
from assistant.ui.parts import EACH, FAST, LATEST, Pane, live_html, owner_of
from assistant.ui.render import article, conversations
from assistant.ui.render.text import tag
from index.errors import DanNguonError

# A deleted conversation can be brought back as long as the offer stands; after a day it is removed for good.
_KEPT_AFTER_DELETION = timedelta(days=1)


def build() -> Pane:
    """Put the components of the pane into the open row."""
    with gr.Column(elem_id="history"):
        begin = gr.Button(strings.NEW_CONVERSATION, elem_id="new-conversation")
        find = gr.Textbox(
            elem_id="find-conversation",
            label=strings.FIND_CONVERSATION,
            show_label=False,
            placeholder=strings.FIND_CONVERSATION,
        )
        listed = live_html(elem_id="conversations")
        file = live_html(elem_id="file")
    return Pane(begin, find, listed, file, gr.State(""))


def connect(desk: Desk, place: AskPlace) -> None:
    """Connect the pane with the talk."""
    store, parts = desk.store, place.pane
    listed, find, undo = parts.listed, parts.find, parts.undo

    def show(identity: str, search: str, request: gr.Request, offer: str = "") -> tuple[Any, ...]:
        owner = owner_of(request)
        return (
            identity,
            *desk.shown(identity, owner),
            "",
            article.empty(),
            desk.listed(owner, identity, search, offer),
            offer,
        )

    def opened(search: str, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        return show(str(event._data["conversation"]), search, request)

    def begun(search: str, request: gr.Request) -> tuple[Any, ...]:
        return show("", search, request)

    def renamed(current: str, search: str, event: gr.EventData, request: gr.Request) -> str:
        owner, name = owner_of(request), str(event._data.get("value", "")).strip()
        if name:
            store.rename(str(event._data["conversation"]), name, owner)
        return desk.listed(owner, current, search)

    def deleted(current: str, search: str, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        owner, identity = owner_of(request), str(event._data["conversation"])
        title = next((meta.title for meta in store.list(owner) if meta.id == identity), "")
        store.delete(identity, owner)
        store.purge(datetime.now(UTC) - _KEPT_AFTER_DELETION)
        offer = conversations.undo_offer(identity, title)
        if identity == current:
            return show("", search, request, offer)
        return current, gr.skip(), gr.skip(), gr.skip(), gr.skip(), desk.listed(owner, current, search, offer), offer

    def undone(search: str, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        identity = str(event._data["conversation"])
        store.restore(identity, owner_of(request))
        return show(identity, search, request)

    def saved(event: gr.EventData, request: gr.Request) -> str:
        return file_of(store, str(event._data["conversation"]), str(event._data["kind"]), owner_of(request))

    def again(search: str, current: str, offer: str, request: gr.Request) -> str:
        return desk.listed(owner_of(request), current, search, offer)

    whole = [place.current, place.turns, place.last, place.offers, place.source, listed, undo]
    listed.select(opened, find, whole, **LATEST)
    parts.begin.click(begun, find, whole, **FAST)
    listed.edit(renamed, [place.current, find], listed, **EACH)
    listed.delete(deleted, [place.current, find], whole, **FAST)
    listed.undo(undone, find, whole, **FAST)
    listed.download(saved, None, parts.file, **EACH)
    for changed in (find.change, find.submit):
        changed(again, [find, place.current, undo], listed, **LATEST)


def file_of(store: Conversations, identity: str, kind: str, owner: str) -> str:
    """Return an element that the page's script turns into a saved file; empty where there is no such conversation."""
    meta = next((meta for meta in store.list(owner, limit=10_000) if meta.id == identity), None)
    try:
        turns = store.turns(identity, owner)
    except DanNguonError:
        return ""
    write = exporting.docx if kind == "docx" else exporting.markdown
    made = write(meta.title if meta and meta.title else strings.UNTITLED, turns, date.today())
    data = base64.b64encode(made.data).decode()
    # The moment makes two requests for one file differ, so that the second is saved too.
    moment = datetime.now(UTC).isoformat()
    return tag("i", "", data_file=data, data_name=made.name, data_type=made.type, data_moment=moment)
