"""What the place "Hỏi đáp" shows: the open conversation, the growing answer, the source of a citation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import gradio as gr

from assistant.citations import stamped
from assistant.conversation import Conversations
from assistant.types import Answer, Request
from assistant.ui import strings, talk
from assistant.ui.backend import Backend
from assistant.ui.examples import Examples
from assistant.ui.render import article, conversations, message, screen
from index.errors import DanNguonError
from index.types import Filters

# What stands still of a talk, and its last turn: only the last one grows, so only it is drawn again.
Shown = tuple[str, str]


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

    def shown(self, current: str, owner: str) -> Shown:
        """Return the open conversation, or the empty screen: what stands still, and the last turn."""
        past = self.history(current, owner)
        if not past:
            return conversations.open_conversation(self.welcome(), ""), ""
        *earlier, last = self.rendered(past, current, owner) or [""]
        return conversations.open_conversation("".join(earlier), current), last

    def rendered(self, past: talk.Turns, current: str, owner: str, last: bool = True) -> list[str]:
        """Return finished turns with their buttons; `last` tells whether the last one stands at the end of the talk."""
        opinions = self.store.opinions(current, owner) if past else {}
        versions = self.versions(past)
        written = []
        for index, turn in enumerate(past):
            if turn.answer is not None:
                known = conversations.Known(versions, opinions.get(index), date.today())
                written.append(conversations.finished(turn.answer, index, known, last and index == len(past) - 1))
        return written

    def versions(self, past: talk.Turns) -> dict[str, str] | None:
        """Return the version of each cited article that the library holds now; `None` before there is a library."""
        cited = {citation.article_id for turn in past if turn.answer for citation in turn.answer.citations}
        return self.backend.library.versions(sorted(cited)) if self.backend.ready else None

    def welcome(self) -> str:
        """Return the empty screen; examples and coverage once the library is there."""
        if not self.backend.ready:
            return screen.welcome(())
        return screen.welcome(self.examples.now(), screen.coverage(*self.backend.library.coverage()))

    def listed(self, owner: str, current: str, search: str, undo: str = "") -> str:
        """Return the list of conversations."""
        return conversations.pane(self.store.list(owner, search), current, search, undo)

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
        """Answer the question taken and keep the answer.

        Yields the current id, earlier turns, the last turn, whether they are provisional, and what is offered.
        Every step yields all of them: the browser may skip a step when two come close together.
        """
        taken = self.asking.next(page)
        if taken is None:
            yield gr.skip(), gr.skip(), gr.skip(), gr.skip(), gr.skip()
            return
        asked, stopped = taken
        past = self.history(current, owner)[: asked.keep]
        before = conversations.open_conversation("".join(self.rendered(past, current, owner, last=False)), current)
        request = Request(asked.question, past, filters, date.today(), stopped.is_set)
        try:
            for view in talk.ask(self.backend, request, stopped):
                if view.answer is not None and view.answer.done:
                    current = self.keep(view.answer, current, owner, asked.keep)
                    earlier, last = self.shown(current, owner)
                    yield current, earlier, message.answered(last), False, ""
                    return
                if view.answer:
                    self.asking.grow(page, view.answer)
                body = message.body_of(view.answer, len(past), date.today()) if view.answer else view.html
                yield current, before, message.turn(asked.question, body, last=True), False, ""
        finally:
            self.asking.end(page)

    def offers(self, current: str, filters: Filters, owner: str, page: str) -> Any:
        """Return questions to go on with from the last answer, unless the next one is asked meanwhile."""
        past = self.history(current, owner)
        if not past or past[-1].answer is None or not self.backend.ready or self.asking.busy(page):
            return gr.skip()
        found = self.backend.assistant.follow_ups(past[-1].answer, Request("", (), filters, date.today()))
        return gr.skip() if self.asking.busy(page) else message.suggestions(found)

    def keep(self, answer: Answer, current: str, owner: str, cut: int | None) -> str:
        """Store a finished answer and return the id of its conversation, a new one where there was none."""
        library = self.backend.library
        answer = stamped(answer, library.versions([citation.article_id for citation in answer.citations]))
        if not current or (not self.history(current, owner) and cut is None):
            current = self.store.create(owner)
        elif cut is not None:
            self.store.cut(current, cut, owner)
        self.store.append(current, answer, owner, library.generation)
        return current


def busy() -> gr.Textbox:
    """Return the question box emptied, with a button that stops."""
    return gr.Textbox(value="", submit_btn=False, stop_btn=strings.STOP)


def idle() -> gr.Textbox:
    """Return the question box ready for the next question."""
    return gr.Textbox(submit_btn=strings.ASK, stop_btn=False)
