"""The page: its head, its three places, its look."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.ui import chat, links, sources, strings
from assistant.ui.assets import script, styles
from assistant.ui.backend import Backend
from assistant.ui.render import screen

_SANS = ["system-ui", "Segoe UI", "Noto Sans", "Roboto", "Helvetica Neue", "sans-serif"]
_MONO = ["ui-monospace", "Noto Sans Mono", "DejaVu Sans Mono", "monospace"]


def build(backend: Backend) -> gr.Blocks:
    """Return the whole page."""
    with gr.Blocks(title=strings.NAME, analytics_enabled=False, fill_height=True, fill_width=True) as page:
        gr.HTML(screen.head(), elem_id="head", apply_default_css=False)
        with gr.Tabs(elem_id="places") as places:
            with gr.Tab(strings.TAB_ASK, id="ask"):
                chat.build(backend, examples)
            with gr.Tab(strings.TAB_SEARCH, id="search"):
                found = sources.build(backend)
        links.connect(backend, page, places, found)
    return page


def examples(backend: Backend) -> tuple[tuple[str, ...], str]:
    """Return questions for the empty screen, and a line that tells what the library holds."""
    if not backend.ready:
        return (), ""
    return backend.assistant.examples(), screen.coverage(*backend.assistant.library.coverage())


def look() -> dict[str, Any]:
    """Return theme, style sheet and script: system fonts only, nothing is loaded from elsewhere."""
    theme = gr.themes.Base(font=_SANS, font_mono=_MONO)
    return {"theme": theme, "css": styles(), "js": script("page")}
