"""The two named functions that programs call over the page's address: ``/ask`` and ``/search``."""

from __future__ import annotations

import time
from typing import Any

import gradio as gr

from assistant.records import answer_record, passage_record
from assistant.types import Request, Turn
from assistant.ui import filtering, strings
from assistant.ui.backend import Backend, Phase
from index.types import Filters

_WAIT = 60.0
_MOST_PASSAGES = 100
_MOST_QUESTIONS = 20


def connect(backend: Backend) -> None:
    """Offer the functions in the open `gr.Blocks`."""

    def ask(
        question: str,
        earlier: list[str] | None = None,
        published_from: str = "",
        published_to: str = "",
        sources: list[str] | None = None,
    ) -> dict[str, Any]:
        """Answer a question, after asking the `earlier` ones of the same conversation in order."""
        _wait(backend)
        filters = limits(published_from, published_to, sources or [])
        history: tuple[Turn, ...] = ()
        for words in (earlier or [])[-_MOST_QUESTIONS:]:
            answer = backend.assistant.answer(Request(str(words), history, filters))
            history = (*history, Turn(answer.question, answer))
        return answer_record(backend.assistant.answer(Request(str(question), history, filters)))

    def search(
        words: str, k: int = 10, published_from: str = "", published_to: str = "", sources: list[str] | None = None
    ) -> list[dict[str, Any]]:
        """Return the passages nearest to some words, best first."""
        _wait(backend)
        filters = limits(published_from, published_to, sources or [])
        found = backend.library.search(str(words)[:2000], max(1, min(int(k), _MOST_PASSAGES)), filters)
        return [passage_record(passage) for passage in found]

    gr.api(ask, api_name="ask", concurrency_limit=8)
    gr.api(search, api_name="search", concurrency_limit=8)


def limits(published_from: str, published_to: str, sources: list[str]) -> Filters:
    """Return filters of what a program sends: "2020", "12/2020", "24/12/2020" or "2020-12-24"."""
    changes = [
        ("from", _day_first(published_from)),
        ("to", _day_first(published_to)),
        *(("source", s) for s in sources),
    ]
    filters = Filters()
    for field, value in changes:
        filters = filtering.changed(filters, {"field": field, "value": value})
    return filters


def _day_first(value: str) -> str:
    parts = value.strip().split("-")
    return "/".join(reversed(parts)) if len(parts[0]) == 4 else value


def _wait(backend: Backend) -> None:
    """Wait for the models; an error tells a program what a person would read on the page."""
    deadline = time.monotonic() + _WAIT
    while not backend.ready and time.monotonic() < deadline:
        status = backend.wait(0.5)
        if status.phase in (Phase.NO_INDEX, Phase.FAILED):
            raise gr.Error(f"{status.what} {status.fix}", print_exception=False)
    if not backend.ready:
        raise gr.Error(strings.LOADING_SHORT, print_exception=False)
