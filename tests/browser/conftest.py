"""A real server with a fake assistant, and a real Chromium that may talk to it and to nothing else."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from assistant.settings import Settings
from assistant.ui.backend import Backend
from assistant.ui.server import application, free_socket
from tests.browser.fakes import opened
from tests.browser.screens import DESKTOP, SIDEWAYS, Screen

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it")
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Served:
    """A server in a thread."""

    def __init__(self, backend: Backend, settings: Settings) -> None:
        import uvicorn

        self.backend = backend
        bound = free_socket("127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{bound.getsockname()[1]}"
        config = uvicorn.Config(application(backend, settings), log_level="warning", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [bound]}, daemon=True)
        self._thread.start()
        backend.start()
        while not self._server.started:
            time.sleep(0.02)

    def stop(self) -> None:
        self.backend.close()
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Return a function that serves an assistant, by default the fake one."""
    running: list[Served] = []

    def start(open_assistant: Callable[[], object] = opened, **settings: object) -> Served:
        backend = Backend(open_assistant, retry_after=0.2)
        running.append(Served(backend, Settings(ASSISTANT_HOME=str(tmp_path / "home"), _env_file=None, **settings)))
        return running[-1]

    yield start
    for served in running:
        served.stop()


@pytest.fixture
def screen(request) -> Screen:
    return getattr(request, "param", DESKTOP)


@pytest.fixture
def open_page(chromium, screen) -> Iterator[Callable[..., object]]:
    """Return a function that opens a page; at the end no request left the host, no script failed, nothing is too wide."""
    pages, outside, broken = [], [], []

    def open_at(url: str, screen: Screen = screen, scheme: str = "light", **options: object):
        context = chromium.new_context(
            viewport={"width": screen.width, "height": screen.height},
            has_touch=screen.touched,
            is_mobile=screen.touched,
            color_scheme=scheme,
            locale="vi-VN",
            **options,
        )
        page = context.new_page()
        pages.append(page)
        page.set_default_timeout(60_000)
        if screen.touched:
            page.click = page.tap
        host = urlsplit(url).netloc
        page.on(
            "request",
            lambda r: outside.append(r.url) if r.url.startswith("http") and urlsplit(r.url).netloc != host else None,
        )
        page.on("websocket", lambda w: outside.append(w.url) if urlsplit(w.url).netloc != host else None)
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.goto(url)
        page.wait_for_selector("#head .name")
        return page

    yield open_at
    too_wide = [page.url for page in pages if not page.is_closed() and page.evaluate(SIDEWAYS)]
    for page in pages:
        page.context.close()
    assert not too_wide, f"the page can be pushed sideways: {too_wide}"
    assert not outside, f"requests left the page's host: {outside}"
    assert not broken, f"scripts failed: {broken}"


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
