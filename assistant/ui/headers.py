"""What every response carries, so that the page keeps to itself, and how it shows something at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.ui.render import screen

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Gradio evaluates its templates and writes inline styles, hence the unsafe- words; nothing leaves the page's own host.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
# Gradio sets the language of its own words on the page, some time later: whenever that is, the page stays Vietnamese.
_VIETNAMESE = b"""<script>
new MutationObserver(() => { const html = document.documentElement; if (html.lang !== "vi") html.lang = "vi"; })
  .observe(document.documentElement, { attributeFilter: ["lang"] });
</script>"""
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}


class Guarded:
    """Adds the security headers to every response, and makes the page Vietnamese and visible before its scripts run."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start: Message | None = None
        page = b""

        async def guarded(message: Message) -> None:
            nonlocal start, page
            if message["type"] == "http.response.start":
                kept = [(k, v) for k, v in message["headers"] if k.decode().lower() not in HEADERS]
                message["headers"] = kept + [(k.encode(), v.encode()) for k, v in HEADERS.items()]
                if scope["path"] != "/":
                    await send(message)
                start = message
            elif scope["path"] != "/" or start is None:
                await send(message)
            else:
                page += message.get("body", b"")
                if not message.get("more_body"):
                    await _send_page(start, opened_at_once(page), send)

        await self._app(scope, receive, guarded)


async def _send_page(start: Message, page: bytes, send: Send) -> None:
    kept = [(k, v) for k, v in start["headers"] if k.lower() != b"content-length"]
    await send({**start, "headers": [*kept, (b"content-length", str(len(page)).encode())]})
    await send({"type": "http.response.body", "body": page})


def opened_at_once(page: bytes) -> bytes:
    """Return the page with its language set and something to see until Gradio's scripts have drawn it."""
    page = page.replace(b'lang="en"', b'lang="vi"', 1).replace(b"<head>", b"<head>" + _VIETNAMESE, 1)
    return page.replace(b"<gradio-app", screen.opening().encode() + b"<gradio-app", 1)
