"""Carries the page: an address that is free, headers that keep the page to itself, and the Gradio app behind them."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from assistant.settings import Settings
from assistant.ui import strings
from assistant.ui.backend import Backend
from assistant.ui.gate import Gate, Sessions
from assistant.ui.headers import Guarded
from assistant.users import read
from index.errors import SettingsError

if TYPE_CHECKING:
    from fastapi import FastAPI

_TRIES = 50


def offline_environment() -> None:
    """Tell the libraries to stay offline; must run before Gradio is imported."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["LANGSMITH_TRACING"] = "false"


def free_socket(host: str, port: int) -> socket.socket:
    """Return a socket bound to the port, or to the next free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, min(port + _TRIES, 65536)):
        bound = socket.socket(family, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, candidate))
            bound.listen(128)
        except OSError as error:
            bound.close()
            if error.errno in (errno.EADDRINUSE, errno.EACCES) and port != 0:
                continue
            raise SettingsError(f"Không mở được địa chỉ {host}:{port} ({error}).", "Hãy sửa HOST hoặc PORT.") from error
        return bound
    raise SettingsError(f"Không còn cổng trống từ {port} đến {port + _TRIES - 1}.", "Hãy đặt PORT khác.")


def allowed_hosts(host: str) -> list[str]:
    """Return the names a request may be addressed to; a page of another site cannot rebind its name to this server."""
    if host in ("0.0.0.0", "::"):  # asked for by the settings: the network is meant to reach it
        return ["*"]
    return ["127.0.0.1", "localhost", "[::1]", host]


def application(backend: Backend, settings: Settings) -> FastAPI:
    """Return the web application with the page at its root."""
    offline_environment()
    import gradio as gr
    from fastapi import FastAPI
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    from assistant.ui.page import build, look

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    gr.mount_gradio_app(app, build(backend, settings), path="", **_mounting(), **look())
    if settings.auth_file is not None:
        read(settings.auth_file)
        app.add_middleware(Gate, sessions=Sessions(settings.auth_file))
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=allowed_hosts(settings.host))
    app.add_middleware(Guarded)
    return app


def _mounting() -> dict[str, Any]:
    return {
        "footer_links": [],
        "run_history": False,
        "ssr_mode": False,
        "enable_monitoring": False,
        "show_error": False,
        "max_file_size": "50mb",
        "pwa": False,
    }


def serve(backend: Backend, settings: Settings, say: Callable[[str], object]) -> None:
    """Serve until interrupted; `say` gets the address to print."""
    import uvicorn

    bound = free_socket(settings.host, settings.port)
    port = bound.getsockname()[1]
    app = application(backend, settings)
    if settings.port not in (0, port):
        say(strings.PORT_TAKEN.format(taken=settings.port, port=port))
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    say(strings.SERVING.format(url=f"http://{host}:{port}"))

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            # The page first: loading models beside the start of Gradio makes both slow.
            await super().startup(sockets)
            backend.start()

    config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=2)
    try:
        Server(config).run(sockets=[bound])
    finally:
        backend.close()
