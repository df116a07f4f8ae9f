"""The parts of the page that are no answer: its head, the empty screen, and what it says while models load."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.ui import strings
from assistant.ui.render.text import button, day, escape, number, tag

_MARK = (
    '<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">'
    '<path fill="currentColor" d="M4 6.5C4 5.1 5.1 4 6.5 4H10v6.2c0 4.1-2.3 7.5-5.7 9.4l-.9-1.7'
    "c2-1.2 3.3-2.8 3.7-4.9H4z"
    'M14 6.5C14 5.1 15.1 4 16.5 4H20v6.2c0 4.1-2.3 7.5-5.7 9.4l-.9-1.7c2-1.2 3.3-2.8 3.7-4.9H14z"/></svg>'
)
_MOON = (
    '<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">'
    '<path fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" '
    'd="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"/></svg>'
)


_OPENING = (
    "<style>#opening{position:fixed;inset:0;z-index:99;display:flex;align-items:flex-start;padding:18px 20px;"
    "background:#f6f5f1;color:#1d1f20;font:650 18px system-ui,'Segoe UI','Noto Sans',sans-serif}"
    "#opening span{margin-left:auto;font-weight:400;font-size:15px;opacity:.7}"
    "@media(prefers-color-scheme:dark){#opening{background:#141617;color:#eae8e3}}</style>"
)


def opening() -> str:
    """Return what stands on the page until its scripts have run; the page's script takes it away."""
    words = escape(strings.NAME) + tag("span", escape(strings.OPENING))
    return _OPENING + tag("div", words, id="opening", role="status")


def head(user: str = "") -> str:
    """Return the name of the product and the switch of the theme, and who is signed in with the way out."""
    skip = tag("a", escape(strings.SKIP_TO_QUESTION), href="#question", class_="skip", data_local="skip")
    history = tag(
        "button", "☰", type="button", class_="icon history-button", data_local="conversations",
        aria_controls="history", aria_expanded="false", aria_label=strings.SHOW_CONVERSATIONS,
        title=strings.SHOW_CONVERSATIONS,
    )  # fmt: skip
    name = tag("h1", _MARK + tag("span", escape(strings.NAME)), class_="name")
    switch = tag(
        "button", _MOON, type="button", class_="theme icon", data_local="theme", title=strings.THEME,
        aria_label=strings.THEME,
    )  # fmt: skip
    account = ""
    if user:
        leave = tag("button", escape(strings.SIGN_OUT), type="submit", class_="quiet")
        account = tag("form", tag("span", escape(user)) + leave, method="post", action="/logout", class_="account")
    return skip + history + name + switch + account


def loading() -> str:
    """Return the line that says that the models are loading."""
    return tag(
        "p",
        tag("span", "", class_="dots", aria_hidden="true") + escape(strings.LOADING),
        class_="loading",
        data_spoken=True,
    )


def trouble(what: str, fix: str = "", command: str = "") -> str:
    """Return what went wrong, what to do, and the command that does it."""
    inner = tag("p", escape(what), class_="what")
    if fix:
        inner += tag("p", escape(fix), class_="fix")
    if command:
        inner += tag("pre", tag("code", escape(command)))
    return tag("div", inner, class_="trouble", role="alert")


def heading(words: str, hint: str = "") -> str:
    """Return the heading of a part of a place."""
    return tag("h2", escape(words)) + (tag("p", escape(hint)) if hint else "")


def note(words: str) -> str:
    """Return a line that explains."""
    return tag("p", escape(words), class_="notice")


def coverage(count: int, oldest: date | None, newest: date | None) -> str:
    """Return one plain line: how many articles there are, and from when to when."""
    if oldest is None or newest is None:
        return strings.COVERAGE_NO_DATES.format(count=number(count))
    return strings.COVERAGE.format(count=number(count), oldest=day(oldest), newest=day(newest))


def welcome(examples: Sequence[str], about: str = "") -> str:
    """Return the empty screen with questions that the index answers."""
    inner = tag("h2", escape(strings.WELCOME)) + tag("p", escape(strings.WELCOME_HINT), class_="hint")
    if about:
        inner += tag("p", escape(about), class_="about")
    if examples:
        asks = "".join(tag("li", button(q, "submit", data_question=q, class_="ask")) for q in examples)
        inner += tag("h3", escape(strings.EXAMPLES)) + tag("ul", asks)
    return tag("section", inner, class_="welcome")
