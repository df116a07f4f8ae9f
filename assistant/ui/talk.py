"""What happens in a conversation: asking, stopping, asking again, opening a citation. No components here."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.types import Answer, Request, Turn, Understood
from assistant.ui import strings
from assistant.ui.backend import Backend, Phase
from assistant.ui.render import article, message, screen
from index.errors import DanNguonError
from index.types import Filters

_log = logging.getLogger(__name__)
Turns = tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What one step of answering shows: the finished turns, the growing one as HTML, and whether it is finished."""

    turns: Turns
    live: str
    done: bool = False


class Stops:
    """Remembers which of the open pages asked to stop."""

    def __init__(self) -> None:
        self._events: dict[str, threading.Event] = {}

    def begin(self, page: str) -> threading.Event:
        """Return a fresh flag for a new question of a page."""
        self._events[page] = threading.Event()
        return self._events[page]

    def stop(self, page: str) -> None:
        """Ask the question of a page that is being answered to stop."""
        if page in self._events:
            self._events[page].set()

    def end(self, page: str) -> None:
        """Forget a page's flag."""
        self._events.pop(page, None)


def ask(
    backend: Backend, question: str, turns: Turns, filters: Filters, stopped: threading.Event, today: date
) -> Iterator[View]:
    """Answer a question; every view replaces the one before."""
    index = len(turns)

    def live(inner: str) -> View:
        head = message.turn(question, None, index, today, last=True)
        return View(turns, head.replace(message.searching(), inner, 1))

    yield live(message.searching())
    while not backend.ready and not stopped.is_set():
        status = backend.wait(0.3)
        if status.phase in (Phase.NO_INDEX, Phase.FAILED):
            yield live(trouble(backend))
            return
        if not backend.ready:
            yield live(message.searching(strings.STILL_LOADING))
    answer = None
    try:
        if not stopped.is_set():
            request = Request(question, turns, filters, today, stopped.is_set)
            for answer in backend.assistant.ask(request):
                if stopped.is_set():
                    break
                if not answer.done:
                    yield View(turns, message.turn(question, answer, index, today, last=True))
    except DanNguonError as error:
        yield live(screen.trouble(error.what, error.fix))
        return
    except Exception:  # noqa: BLE001  the reader must see that this question failed, and may ask the next one
        _log.exception("answering failed")
        yield live(screen.trouble(strings.FAILED_ANSWER) + retry_button(index, question))
        return
    if stopped.is_set():
        answer = halted(answer, question)
    if answer is not None:
        yield View((*turns, Turn(answer.question, answer)), "", done=True)


def halted(answer: Answer | None, question: str) -> Answer:
    """Return what had been found when the reader stopped, said to be incomplete."""
    if answer is None:
        return Answer(Understood(question, question), "abstained", "extractive", reason=strings.STOPPED, done=True)
    return replace(answer, notice=strings.STOPPED, done=True)


def retry_button(index: int, question: str) -> str:
    """Return the button that asks a question again."""
    return message.button(strings.ASK_AGAIN, "retry", data_turn=index, data_question=question, class_="quiet")


def trouble(backend: Backend) -> str:
    """Return what keeps the assistant from opening, and the command that helps."""
    status = backend.status
    if status.phase is Phase.NO_INDEX:
        return screen.trouble(strings.NO_INDEX, strings.NO_INDEX_HINT, "python -m index build")
    return screen.trouble(f"{strings.FAILED} {status.what}", status.fix)


def citation_panel(backend: Backend, turns: Turns, turn: int, n: int, today: date) -> str:
    """Return the source panel for citation `n` of a turn; empty panel when there is no such citation."""
    answer = turns[turn].answer if 0 <= turn < len(turns) else None
    found = next((citation for citation in answer.citations if citation.n == n), None) if answer else None
    if answer is None or found is None:
        return article.empty()
    current = backend.assistant.library.article(found.article_id) if backend.ready else None
    return article.cited(found, current, turn, len(answer.citations), today)
