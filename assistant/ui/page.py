"""The page: its head, its three places, its look."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.collection.job import Job
from assistant.conversation import Conversations
from assistant.settings import Settings
from assistant.ui import api, ask_place, conversations_pane, library_place, links, search_place, strings, talk
from assistant.ui.assets import page_script, styles
from assistant.ui.backend import Backend
from assistant.ui.desk import Desk
from assistant.ui.examples import Examples
from assistant.ui.parts import FAST, owner_of
from assistant.ui.render import screen

_SANS = ["system-ui", "Segoe UI", "Noto Sans", "Roboto", "Helvetica Neue", "sans-serif"]
_MONO = ["ui-monospace", "Noto Sans Mono", "DejaVu Sans Mono", "monospace"]


def build(backend: Backend, settings: Settings) -> gr.Blocks:
    """Return the whole page."""
    asking = talk.Asking()
    examples = Examples(backend, asking.any)
    examples.start()
    desk = Desk(backend, Conversations.open(settings.home), examples, asking)
    with gr.Blocks(title=strings.NAME, analytics_enabled=False, fill_height=True, fill_width=True) as page:
        head = gr.HTML(screen.head(), elem_id="head", apply_default_css=False)
        current = gr.State("")
        with gr.Tabs(elem_id="places") as places:
            with gr.Tab(strings.TAB_ASK, id="ask"), gr.Row(elem_id="ask-place", elem_classes=["split"]):
                pane = conversations_pane.build()
                ask = ask_place.build(desk, current, pane)
            with gr.Tab(strings.TAB_SEARCH, id="search"):
                search = search_place.build(backend)
            with gr.Tab(strings.TAB_LIBRARY, id="library"):
                table = library_place.build(backend, Job(settings), page)
        conversations_pane.connect(desk, ask)
        api.connect(backend)
        page.load(head_of, None, head, **FAST)
        links.read_from(table, backend, places, search)
        links.connect(desk, page, places, ask, search)
    return page


def head_of(request: gr.Request) -> str:
    """Return the head for the user of a request."""
    return screen.head(owner_of(request))


def look() -> dict[str, Any]:
    """Return theme, style sheet and script: system fonts only, nothing is loaded from elsewhere."""
    theme = gr.themes.Base(font=_SANS, font_mono=_MONO)
    return {"theme": theme, "css": styles(), "js": page_script()}
