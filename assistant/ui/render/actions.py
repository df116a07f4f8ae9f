"""The buttons under an answer: copy, ask again, and what the reader thinks of it."""

from __future__ import annotations

from assistant.conversation import Opinion
from assistant.types import Answer
from assistant.ui import strings
from assistant.ui.render.text import attributes, button, escape, tag


def actions(question: str, answer: Answer, index: int, copied: str, opinion: Opinion | None = None) -> str:
    """Return the buttons under an answer; `copied` is the text that goes to the clipboard."""
    copy = tag(
        "button", escape(strings.COPY), type="button", class_="quiet", data_local="copy", data_text=copied,
        data_done=strings.COPIED, data_failed=strings.COPY_FAILED,
    )  # fmt: skip
    again = button(strings.ASK_AGAIN, "retry", data_turn=index, data_question=question, class_="quiet")
    good = opinion is not None and opinion.good
    bad = opinion is not None and not opinion.good
    thumbs = _thumb(strings.GOOD, index, True, good) + _thumb(strings.BAD, index, False, bad)
    row = tag("div", (copy if answer.citations else "") + again + thumbs + _thanks(), class_="actions")
    return row + _reasons(index, opinion if bad else None)


_THUMB = (
    '<svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false"{turned}><path fill="none" '
    'stroke="currentColor" stroke-width="1.7" stroke-linejoin="round" d="M8 10.5V20H4.5v-9.5zm0 0 4-7.3c1.6 0 2.5 1.1 '
    '2.2 2.6L13.5 9H18c1.4 0 2.4 1.3 2.1 2.6l-1.5 6.6c-.2 1-1.1 1.8-2.2 1.8H8"/></svg>'
)


def _thumb(label: str, index: int, good: bool, pressed: bool) -> str:
    drawing = _THUMB.format(turned="" if good else ' style="transform:rotate(180deg)"')
    return tag(
        "button", drawing, type="button", class_="quiet thumb", data_event="like", data_turn=index,
        data_good="1" if good else "0", aria_label=label, title=label, aria_pressed=str(pressed).lower(),
    )  # fmt: skip


def _reasons(index: int, opinion: Opinion | None) -> str:
    """Return the form of what is wrong; hidden until the thumb goes down."""
    given = opinion.reason if opinion else ""
    chips = "".join(
        tag(
            "button", escape(reason), type="button", class_="chip", data_event="like", data_turn=index, data_good="0",
            data_reason=reason, aria_pressed=str(reason == given).lower(),
        )
        for reason in strings.REASONS
    )  # fmt: skip
    inner = tag("span", escape(strings.WHAT_IS_WRONG)) + chips + _comment(index, opinion)
    return tag("div", inner, class_="reasons", role="group", aria_label=strings.WHAT_IS_WRONG, hidden=opinion is None)


def _comment(index: int, opinion: Opinion | None) -> str:
    """Return the field for other words; Enter or leaving the field sends them."""
    field = {
        "type": "text",
        "value": opinion.comment if opinion else "",
        "maxlength": 500,
        "placeholder": strings.COMMENT_PLACEHOLDER,
        "aria-label": strings.COMMENT,
        "data-change": "like",
        "data-turn": index,
        "data-good": "0",
        "data-reason": strings.OTHER_REASON,
    }
    send = tag("button", escape(strings.SEND_COMMENT), type="button", class_="quiet")
    hidden = opinion is None or opinion.reason != strings.OTHER_REASON
    return tag("div", f"<input{attributes(field)}>" + send, class_="comment", hidden=hidden)


def _thanks() -> str:
    return tag("span", escape(strings.THANKS_FOR_FEEDBACK), class_="thanks", hidden=True)
