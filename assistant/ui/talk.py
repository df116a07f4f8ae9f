"""What happens when a question is asked: waiting for models, growing answers, stopping, failing. No components here."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.types import Answer, Request, Turn, Understood
from assistant.ui import strings
from assistant.ui.backend import Backend, Phase, Status
from assistant.ui.render import message, screen
from index.errors import DanNguonError
from index.messages import BUILD

_log = logging.getLogger(__name__)
Turns = tuple[Turn, ...]
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class View:
    """One step of answering: HTML to show under the question, or an answer, growing or finished."""

    html: str = ""
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on its way; `keep` says how many earlier turns stay when one is asked again."""

    question: str
    keep: int | None = None


@dataclass(slots=True)
class _Ongoing:
    pending: Asked | None
    stopped: threading.Event = field(default_factory=threading.Event)
    answer: Answer | None = None
    began: float = field(default_factory=time.monotonic)


class Asking:
    """The questions being answered, one for each open page: to stop them, to open citations while they grow."""

    def __init__(self) -> None:
        self._ongoing: dict[str, _Ongoing] = {}

    def begin(self, page: str, asked: Asked) -> bool:
        """Note that a page asks; false while its question before is being answered."""
        return self._ongoing.setdefault(page, ongoing := _Ongoing(asked)) is ongoing

    def next(self, page: str) -> tuple[Asked, threading.Event] | None:
        """Return the question to be answered now, once, and what is set when it is to be stopped."""
        ongoing = self._ongoing.get(page)
        if ongoing is None or ongoing.pending is None:
            return None
        asked, ongoing.pending = ongoing.pending, None
        return asked, ongoing.stopped

    def grow(self, page: str, answer: Answer) -> None:
        """Remember what a page shows so far."""
        if page in self._ongoing:
            self._ongoing[page].answer = answer

    def so_far(self, page: str) -> Answer | None:
        """Return what a page shows so far of the question being answered."""
        return self._ongoing[page].answer if page in self._ongoing else None

    def busy(self, page: str) -> bool:
        """Tell whether a question of a page is being answered."""
        return page in self._ongoing

    def any(self) -> bool:
        """Tell whether somebody waits for an answer; who asked long ago has closed the page."""
        return any(time.monotonic() - ongoing.began < _PATIENCE for ongoing in list(self._ongoing.values()))

    def stop(self, page: str) -> None:
        """Ask the question of a page that is being answered to stop."""
        if page in self._ongoing:
            self._ongoing[page].stopped.set()

    def end(self, page: str) -> None:
        """Forget a page's question."""
        self._ongoing.pop(page, None)


def ask(backend: Backend, request: Request, stopped: threading.Event) -> Iterator[View]:
    """Answer a question; every view replaces the one before. No error leaves this function."""
    yield View(message.searching())
    while not backend.ready and not stopped.is_set():
        status = backend.wait(0.3)
        if status.phase in (Phase.NO_INDEX, Phase.FAILED):
            yield View(trouble(status))
            return
        if not backend.ready:
            yield View(message.searching(strings.STILL_LOADING))
    answer = None
    try:
        for answer in () if stopped.is_set() else backend.assistant.ask(request):
            if stopped.is_set():
                break
            yield View(answer=answer)
    except DanNguonError as error:
        yield View(screen.trouble(error.what, error.fix))
        return
    except Exception:  # noqa: BLE001  the reader must see that this question failed, and may ask the next one
        _log.exception("answering failed")
        yield View(screen.trouble(strings.FAILED_ANSWER))
        return
    if stopped.is_set() and (answer is None or not answer.done):
        yield View(answer=halted(answer, request.question))


def halted(answer: Answer | None, question: str) -> Answer:
    """Return what had been found when the reader stopped, said to be incomplete."""
    if answer is None:
        return Answer(Understood(question, question), "abstained", "extractive", reason=strings.STOPPED, done=True)
    return replace(answer, notice=strings.STOPPED, done=True)


def trouble(status: Status) -> str:
    """Return what keeps the assistant from opening, and the command that helps."""
    if status.phase is Phase.NO_INDEX:
        what = strings.NO_INDEX if status.command == BUILD else status.what
        return screen.trouble(what, strings.NO_INDEX_HINT, status.command)
    return screen.trouble(f"{strings.FAILED} {status.what}", status.fix)
