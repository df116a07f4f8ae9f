"""Serve the assistant in the browser: settings, library, assistant, page.

    python app.py

The address is printed. The page opens at once; the models load behind it.
"""

from __future__ import annotations

import gc
import logging
import sys

import typer

from assistant.settings import Settings
from assistant.ui.backend import Backend, Opened
from assistant.ui.server import offline_environment, serve
from index.errors import DanNguonError


def main() -> int:
    """Run the server until it is interrupted; return the exit status."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    # Starting makes a million objects that all stay: looking for garbage among them takes a tenth of the start.
    gc.disable()
    offline_environment()
    settings = Settings()
    try:
        serve(Backend(lambda: opened(settings)), settings, typer.echo)
    except DanNguonError as error:
        typer.echo(str(error), err=True)
        return 2
    except KeyboardInterrupt:
        return 0
    return 0


def opened(settings: Settings) -> Opened:
    """Open the library and load the models."""
    from assistant.assistant import Assistant
    from index.library import Library

    try:
        library = Library.open(settings)
        assistant = Assistant.open(settings, library)
        assistant.warm()
    finally:
        gc.freeze()
        gc.enable()
    return Opened(library, assistant)


if __name__ == "__main__":
    sys.exit(main())
