"""The page to sign in; it stands alone, without Gradio."""

from __future__ import annotations

from assistant.ui import strings
from assistant.ui.render.text import attributes, escape, tag

_STYLE = """
:root{color-scheme:light dark;--paper:#f6f5f1;--sheet:#fff;--ink:#1d1f20;--soft:#5a5d5f;
--line:#8b8880;--accent:#0b5e62;--on:#fff;--bad:#a3271d}
@media(prefers-color-scheme:dark){:root{--paper:#141617;--sheet:#1c1f21;--ink:#eae8e3;--soft:#a7a8a6;
--line:#6d7376;
--accent:#7fd0c8;--on:#06211f;--bad:#ff9d92}}
*{box-sizing:border-box}
body{display:grid;place-items:center;min-height:100dvh;margin:0;padding:16px;background:var(--paper);color:var(--ink);
font:16px/1.5 system-ui,'Segoe UI','Noto Sans',sans-serif}
form{display:grid;gap:14px;width:min(360px,100%);padding:28px;border-radius:16px;background:var(--sheet)}
h1{margin:0;font-size:22px}p{margin:0;color:var(--soft)}p[role=alert]{color:var(--bad)}
label{display:grid;gap:4px;font-size:15px}
input,button{height:44px;padding:0 12px;border:1px solid var(--line);border-radius:11px;background:none;
color:inherit;font:inherit}
button{border:0;background:var(--accent);color:var(--on);font-weight:600;cursor:pointer}
:focus-visible{outline:2.5px solid var(--accent);outline-offset:2px}
"""


def page(problem: str = "") -> str:
    """Return the whole document, with what went wrong the last time."""
    fields = _field(strings.USER_NAME, name="name", autocomplete="username", required=True, autofocus=True)
    fields += _field(strings.PASSWORD, name="password", type="password", autocomplete="current-password", required=True)
    alert = tag("p", escape(problem), role="alert") if problem else tag("p", escape(strings.TAGLINE))
    form = tag("h1", escape(strings.NAME)) + alert + fields + tag("button", escape(strings.SIGN_IN))
    head = tag("title", escape(f"{strings.SIGN_IN} · {strings.NAME}")) + tag("style", _STYLE)
    view = '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
    body = tag("body", tag("main", tag("form", form, method="post", action="/login")))
    return f'<!doctype html><html lang="vi"><head>{view}{head}</head>{body}</html>'


def _field(label: str, **values: object) -> str:
    return tag("label", escape(label) + f"<input{attributes(values)}>")
