"""Pieces shared by the three places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.ui.assets import script
from assistant.ui.gate import user_of
from assistant.users import Role

# Short reads of what is already open: no queue, no spinner, not part of the public API.
FAST: dict[str, Any] = {"queue": False, "show_progress": "hidden", "api_visibility": "private"}
# Gradio drops what is done again while the time before is still on its way. Nothing that is stored may be dropped, and
# of what is opened the last counts.
EACH: dict[str, Any] = {**FAST, "trigger_mode": "multiple"}
LATEST: dict[str, Any] = {**FAST, "trigger_mode": "always_last"}


@dataclass(frozen=True, slots=True)
class Pane:
    """The components of the list of conversations; `undo` holds the offer to take a deletion back."""

    begin: gr.Button
    find: gr.Textbox
    listed: gr.HTML
    file: gr.HTML
    undo: gr.State


def live_html(value: str = "", **settings: Any) -> gr.HTML:
    """Return an HTML component whose buttons and links send their events to the server."""
    return gr.HTML(value, js_on_load=script("delegate"), apply_default_css=False, **settings)


def owner_of(request: gr.Request) -> str:
    """Return whose conversations a request may see: the signed-in user, or the one local user."""
    user = user_of(request)
    return user.name if user else ""


def may_edit(request: gr.Request) -> bool:
    """Tell whether a request comes from someone who may change the library: the local user, or an editor."""
    user = user_of(request)
    return user is None or user.role is Role.EDITOR
