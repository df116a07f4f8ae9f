"""What the place "Hỏi đáp" shows: the open conversation, the growing answer, the source of a citation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import gradio as gr

from assistant import rendering
from assistant.conversation import Conversations
from assistant.types import Request
from assistant.ui import strings, talk
from assistant.ui.backend import Backend
from assistant.ui.examples import Examples
from assistant.ui.render import actions, article, conversations, message, screen
from index.errors import DanNguonError
from index.types import Filters


@dataclass(frozen=True, slots=True)
class Desk:
    """What the handlers of this place work with."""

    backend: Backend
    store: Conversations
    examples: Examples
    asking: talk.Asking

    def history(self, current: str, owner: str) -> talk.Turns:
        """Return the turns of the open conversation; none for a new one or one that is not there."""
        try:
            return self.store.turns(current, owner) if current else ()
        except DanNguonError:
            return ()

    def shown(self, current: str, owner: str) -> str:
        """Return the open conversation, or the empty screen."""
        past = self.history(current, owner)
        if not past:
            return conversations.open_conversation(self.welcome(), "")
        return conversations.open_conversation(rendered(past, date.today()), current)

    def welcome(self) -> str:
        """Return the empty screen; examples and coverage once the library is there."""
        if not self.backend.ready:
            return screen.welcome(())
        return screen.welcome(self.examples.now(), screen.coverage(*self.backend.library.coverage()))

    def panel(self, current: str, owner: str, page: str, data: Mapping[str, Any]) -> str:
        """Return the source panel for the citation that was clicked."""
        turn, n = int(data["turn"]), int(data["n"])
        past = self.history(current, owner)
        answer = past[turn].answer if 0 <= turn < len(past) else self.asking.so_far(page)
        found = next((c for c in answer.citations if c.n == n), None) if answer else None
        if answer is None or found is None:
            return article.empty()
        held = self.backend.library.article(found.article_id) if self.backend.ready else None
        return article.cited(found, held, turn, len(answer.citations), date.today())

    def take(self, question: str, page: str, keep: int | None = None) -> Any:
        """Take a question and return the emptied box; nothing happens without words or while one is answered."""
        taken = question.strip() and self.asking.begin(page, talk.Asked(question.strip(), keep))
        return busy() if taken else gr.skip()

    def answer(self, current: str, filters: Filters, owner: str, page: str) -> Iterator[Any]:
        """Answer the question taken and keep the answer; yields current id, finished turns, the growing turn.

        Every step yields all of them: the browser may skip a step when two come close together.
        """
        taken = self.asking.next(page)
        if taken is None:
            yield gr.skip(), gr.skip(), gr.skip()
            return
        asked, stopped = taken
        past = self.history(current, owner)[: asked.keep]
        before = conversations.open_conversation(rendered(past, date.today(), last=False), current)
        request = Request(asked.question, past, filters, date.today(), stopped.is_set)
        try:
            for view in talk.ask(self.backend, request, stopped):
                if view.answer is not None and view.answer.done:
                    current = self.keep(view.answer, current, owner, asked.keep)
                    yield current, self.shown(current, owner), ""
                    return
                if view.answer:
                    self.asking.grow(page, view.answer)
                body = message.body_of(view.answer, len(past), date.today()) if view.answer else view.html
                yield current, before, message.turn(asked.question, body, last=True)
        finally:
            self.asking.end(page)

    def keep(self, answer: Any, current: str, owner: str, cut: int | None) -> str:
        """Store a finished answer and return the id of its conversation, a new one where there was none."""
        if not current or (not self.history(current, owner) and cut is None):
            current = self.store.create(owner)
        elif cut is not None:
            self.store.cut(current, cut, owner)
        self.store.append(current, answer, owner, self.backend.library.generation)
        return current


def rendered(past: talk.Turns, today: date, last: bool = True) -> str:
    """Return finished turns with their buttons."""
    written = []
    for index, turn in enumerate(past):
        asked, answer = turn.understood.asked, turn.answer
        if answer is not None:
            copied = f"{rendering.spoken(answer)}\n\n{rendering.sources(answer)}"
            body = message.body_of(answer, index, today) + actions.actions(asked, answer, index, copied)
            written.append(message.turn(asked, body, last and index == len(past) - 1))
    return "".join(written)


def busy() -> gr.Textbox:
    """Return the question box emptied, with a button that stops."""
    return gr.Textbox(value="", submit_btn=False, stop_btn=strings.STOP)


def idle() -> gr.Textbox:
    """Return the question box ready for the next question."""
    return gr.Textbox(submit_btn=strings.ASK, stop_btn=False)
