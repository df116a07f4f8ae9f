"""Lets only signed-in users in, where there is a file of users: the page to sign in, sessions, each request's role."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from assistant import users
from assistant.ui import strings
from assistant.ui.render.signing_in import page
from assistant.users import User

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

COOKIE = "dan_nguon"
KEY = "dan_nguon.user"
_LASTS = 12 * 3600.0
_MOST_FAILURES, _PAUSE = 5, 60.0
_LARGEST_FORM = 10_000


@dataclass(slots=True)
class Sessions:
    """Who is signed in, in memory: a restart signs everybody out. Too many wrong passwords for a name make it wait."""

    path: Path
    _open: dict[str, tuple[User, float]] = field(default_factory=dict)
    _failures: dict[str, list[float]] = field(default_factory=dict)

    def sign_in(self, name: str, password: str) -> str | None:
        """Return a fresh token when name and password are right."""
        now = time.monotonic()
        recent = [at for at in self._failures.get(name, ()) if now - at < _PAUSE]
        user = None if len(recent) >= _MOST_FAILURES else users.check(users.read(self.path), name, password)
        if user is None:
            self._failures[name] = [*recent, now][-_MOST_FAILURES:]
            return None
        token = secrets.token_urlsafe(32)
        self._open = {key: held for key, held in self._open.items() if held[1] > now}
        self._open[token] = (user, now + _LASTS)
        return token

    def sign_out(self, token: str) -> None:
        """Forget a token."""
        self._open.pop(token, None)

    def user(self, token: str) -> User | None:
        """Return who a token stands for."""
        held = self._open.get(token)
        return held[0] if held and held[1] > time.monotonic() else None


class Gate:
    """Answers the pages to sign in and out, and passes on what signed-in users ask for."""

    def __init__(self, app: ASGIApp, sessions: Sessions) -> None:
        self._app = app
        self._sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        token = _token(scope)
        user = self._sessions.user(token)
        if scope["type"] == "http" and scope["path"] == "/login":
            await self._login(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] == "/logout" and scope["method"] == "POST":
            self._sessions.sign_out(token)
            await _redirect(send, "/login", f"{COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict")
        elif user is not None:
            scope[KEY] = user
            await self._app(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] == "/":
            await _redirect(send, "/login")
        else:
            await _answer(send, 401, strings.SIGN_IN_FIRST, "text/plain")

    async def _login(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "POST":
            await _answer(send, 200, page())
            return
        form = parse_qs((await _body(receive)).decode("utf-8", "replace"))
        token = self._sessions.sign_in(form.get("name", [""])[0], form.get("password", [""])[0])
        if token is None:
            await _answer(send, 403, page(strings.WRONG_PASSWORD))
            return
        secure = "; Secure" if scope["scheme"] == "https" else ""
        # Lax, not Strict: a link to a passage from another page should open when one is signed in.
        await _redirect(send, "/", f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax{secure}")


def user_of(request: Any) -> User | None:
    """Return the signed-in user of a Gradio request; `None` where no one has to sign in."""
    return request.request.scope.get(KEY) if request and request.request else None


def _token(scope: Scope) -> str:
    for name, value in scope.get("headers", ()):
        if name == b"cookie":
            try:
                found = SimpleCookie(value.decode("latin-1")).get(COOKIE)
            except CookieError:
                return ""
            return found.value if found else ""
    return ""


async def _body(receive: Receive) -> bytes:
    body = b""
    while len(body) <= _LARGEST_FORM:
        message = await receive()
        body += message.get("body", b"")
        if message["type"] != "http.request" or not message.get("more_body"):
            break
    return body[:_LARGEST_FORM]


async def _answer(
    send: Send, status: int, text: str, kind: str = "text/html", more: Iterable[tuple[str, str]] = ()
) -> None:
    headers = [("content-type", f"{kind}; charset=utf-8"), ("cache-control", "no-store"), *more]
    coded = [(name.encode(), value.encode()) for name, value in headers]
    await send({"type": "http.response.start", "status": status, "headers": coded})
    await send({"type": "http.response.body", "body": text.encode()})


async def _redirect(send: Send, to: str, cookie: str = "") -> None:
    await _answer(send, 303, "", more=[("location", to), *([("set-cookie", cookie)] if cookie else [])])
