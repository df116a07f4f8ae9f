"""The list of conversations with what can be done to each, and the turns of the one that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant import rendering
from assistant.conversation import ConversationMeta, Opinion
from assistant.types import Answer
from assistant.ui import strings
from assistant.ui.render import actions, message
from assistant.ui.render.text import attributes, button, escape, tag


def pane(found: Sequence[ConversationMeta], current: str, search: str = "", undo: str = "") -> str:
    """Return the list, the open conversation marked; `undo` is the HTML of the offer to take a deletion back."""
    empty = strings.NO_CONVERSATION_FOUND if search else strings.NO_CONVERSATIONS
    rows = "".join(_row(meta, meta.id == current) for meta in found)
    listed = tag("ul", rows) if found else tag("p", escape(empty), class_="none")
    return undo + tag("nav", listed, aria_label=strings.CONVERSATIONS)


def undo_offer(identity: str, title: str) -> str:
    """Return the line that takes a deletion back."""
    words = escape(strings.DELETED.format(title=title or strings.UNTITLED))
    offer = button(strings.UNDO, "undo", data_conversation=identity, class_="link")
    return tag("p", words + " " + offer, class_="undo", data_spoken=True)


def _row(meta: ConversationMeta, current: bool) -> str:
    title = meta.title or strings.UNTITLED
    show = tag(
        "button", escape(title), type="button", class_="talk", data_event="select", data_conversation=meta.id,
        title=title, aria_current="true" if current else None,
    )  # fmt: skip
    return tag("li", show + _menu(meta.id, title))


def _menu(identity: str, title: str) -> str:
    label = strings.MENU.format(title=title)
    summary = tag("summary", "⋯", class_="icon", aria_label=label, title=label)
    name = {"type": "text", "value": title, "maxlength": 80, "data-change": "edit", "data-conversation": identity}
    rename = tag("label", escape(strings.RENAME) + f"<input{attributes(name)}>")
    items = [
        button(strings.EXPORT_MARKDOWN, "download", data_conversation=identity, data_kind="md"),
        button(strings.EXPORT_DOCX, "download", data_conversation=identity, data_kind="docx"),
        button(strings.DELETE, "delete", data_conversation=identity, class_="danger"),
    ]
    return tag("details", summary + tag("div", rename + "".join(items), class_="menu"))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside a kept answer: the versions of its articles now, what its reader thinks of it, the day."""

    versions: Mapping[str, str] | None
    opinion: Opinion | None
    today: date


def finished(answer: Answer, index: int, known: Known, last: bool) -> str:
    """Return a finished turn with its buttons."""
    asked = answer.question.asked
    copied = f"{rendering.spoken(answer)}\n\n{rendering.sources(answer)}"
    body = message.body_of(answer, index, known.today, known.versions)
    return message.turn(asked, body + actions.actions(asked, answer, index, copied, known.opinion), last)


def open_conversation(turns: str, identity: str) -> str:
    """Return the turns of the open conversation; the page's script puts its id into the address."""
    return tag("div", turns, data_open=identity)
