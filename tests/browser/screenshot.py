"""Take the picture of the README from the real application: the sample articles, a question, its first citation open.

python tests/browser/screenshot.py docs/answer.png
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.ui.backend import Backend, Opened, Phase
from assistant.ui.server import application, free_socket, offline_environment
from index.build import build
from index.library import Library

QUESTION = "Năm 2020, Cụm thi đua số 1 phát hiện và tham mưu xử lý bao nhiêu vụ án tham nhũng?"
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def main() -> int:
    """Build, serve, ask, click, save."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("picture", type=Path)
    parser.add_argument("--question", default=QUESTION)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--dark", action="store_true")
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.stderr.write("No chromium on this machine.\n")
        return 1
    offline_environment()
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(ASSISTANT_HOME=home, _env_file=None)
        build(settings)
        take(serve(settings), chromium, options)
    return 0


def serve(settings: Settings) -> str:
    """Serve the application in a thread and return its address."""

    def opened() -> Opened:
        library = Library.open(settings)
        library.warm()
        return Opened(library, Assistant.open(settings, library))

    backend = Backend(opened)
    bound = free_socket("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(application(backend, settings), log_level="warning"))
    threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True).start()
    backend.start()
    while not (server.started and backend.ready):
        if backend.status.phase is Phase.FAILED:
            raise SystemExit(backend.status.what)
        time.sleep(0.05)
    return f"http://127.0.0.1:{bound.getsockname()[1]}"


def take(url: str, chromium: str, options: argparse.Namespace) -> None:
    """Ask in a browser, open the first citation and save what is seen."""
    from playwright.sync_api import sync_playwright

    width, height = (int(part) for part in options.size.split("x"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme="dark" if options.dark else "light",
            locale="vi-VN",
            device_scale_factor=1.5,
        )
        page.goto(url)
        page.wait_for_selector(".welcome .about")
        page.fill("#question textarea", options.question)
        page.keyboard.press("Enter")
        page.wait_for_selector(".turn.last .actions")
        page.click(".turn.last .cite >> nth=0")
        page.wait_for_selector("#source mark.quote")
        page.mouse.move(width / 2, height - 5)
        page.wait_for_timeout(600)
        options.picture.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=options.picture)
        browser.close()


if __name__ == "__main__":
    raise SystemExit(main())
