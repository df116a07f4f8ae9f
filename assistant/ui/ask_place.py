"""The place "Hỏi đáp": conversations, the talk, and the source of a citation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import gradio as gr

from assistant import rendering
from assistant.conversation import Conversations
from assistant.types import Request
from assistant.ui import filtering, strings, talk
from assistant.ui.backend import Backend, Phase
from assistant.ui.examples import Examples
from assistant.ui.parts import FAST, live_html, owner_of
from assistant.ui.render import article, conversations, message, screen
from assistant.ui.render import filters as chips
from index.errors import DanNguonError
from index.types import Filters


@dataclass(frozen=True, slots=True)
class AskPlace:
    """The components that other parts of the page fill: the list of conversations, and links."""

    current: gr.State
    turns: gr.HTML
    live: gr.HTML
    box: gr.Textbox
    source: gr.HTML
    filters: gr.State


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
            body = message.body_of(answer, index, today) + message.actions(asked, answer, index, copied)
            written.append(message.turn(asked, body, last and index == len(past) - 1))
    return "".join(written)


def busy() -> gr.Textbox:
    """Return the question box emptied, with a button that stops."""
    return gr.Textbox(value="", submit_btn=False, stop_btn=strings.STOP)


def idle() -> gr.Textbox:
    """Return the question box ready for the next question."""
    return gr.Textbox(submit_btn=strings.ASK, stop_btn=False)


def build(desk: Desk, current: gr.State) -> AskPlace:
    """Put talk and source into the open row and connect them."""
    filters = gr.State(Filters())
    with gr.Column(elem_id="chat"):
        with gr.Column(elem_id="talk"):
            status = live_html(screen.loading(), elem_id="status")
            turns = live_html(elem_id="turns", html_template='<div role="log" aria-live="polite">${value}</div>')
            live = live_html(elem_id="live")
        bar = live_html(elem_id="ask-filters")
        box = gr.Textbox(
            elem_id="question",
            label=strings.QUESTION_LABEL,
            show_label=False,
            placeholder=strings.PLACEHOLDER,
            lines=1,
            max_lines=6,
            submit_btn=strings.ASK,
            html_attributes=gr.InputHTMLAttributes(lang="vi", enterkeyhint="send", autocomplete="off"),
        )
    with gr.Column(elem_id="source", elem_classes=["source"]):
        source = live_html(article.empty())
    place = AskPlace(current, turns, live, box, source, filters)
    _connect_asking(desk, place)
    _connect_sources(desk, place)
    _connect_filters(desk, filters, bar)
    _connect_status(desk, place, status, bar)
    return place


ASKING: dict[str, Any] = {
    "show_progress": "hidden",
    "concurrency_limit": 16,
    "concurrency_id": "ask",
    "api_visibility": "private",
}


def then_answer(desk: Desk, place: AskPlace, event: Any) -> None:
    """Let the question that an event took be answered."""

    def answer(current: str, filters: Filters, request: gr.Request) -> Iterator[Any]:
        yield from desk.answer(current, filters, owner_of(request), str(request.session_hash))

    def rest(request: gr.Request) -> Any:
        return gr.skip() if desk.asking.busy(str(request.session_hash)) else idle()

    inputs = [place.current, place.filters]
    event.then(answer, inputs, [place.current, place.turns, place.live], **ASKING).then(rest, None, place.box, **FAST)


def _connect_asking(desk: Desk, place: AskPlace) -> None:
    def typed(question: str, request: gr.Request) -> Any:
        return desk.take(question, str(request.session_hash))

    def clicked(event: gr.EventData, request: gr.Request) -> Any:
        turn = event._data.get("turn")
        keep = int(turn) if turn is not None else None
        return desk.take(str(event._data.get("question", "")), str(request.session_hash), keep)

    def reword(event: gr.EventData) -> str:
        return str(event._data.get("question", ""))

    def halt(request: gr.Request) -> None:
        desk.asking.stop(str(request.session_hash))

    then_answer(desk, place, place.box.submit(typed, place.box, place.box, **FAST))
    for part in (place.turns, place.live):
        then_answer(desk, place, part.submit(clicked, None, place.box, **FAST))
        then_answer(desk, place, part.retry(clicked, None, place.box, **FAST))
        part.edit(reword, None, place.box, **FAST)
    place.box.stop(halt, None, None, **FAST)


def _connect_sources(desk: Desk, place: AskPlace) -> None:
    def cite(current: str, event: gr.EventData, request: gr.Request) -> str:
        return desk.panel(current, owner_of(request), str(request.session_hash), event._data)

    def like(current: str, event: gr.EventData, request: gr.Request) -> None:
        data = event._data
        reason = str(data.get("reason", ""))[:100]
        desk.store.rate(current, int(data["turn"]), data.get("good") == "1", reason, owner=owner_of(request))

    for part in (place.turns, place.live, place.source):
        part.select(cite, place.current, place.source, **FAST)
    place.source.clear(article.empty, None, place.source, **FAST)
    place.turns.like(like, place.current, None, **FAST)


def _connect_filters(desk: Desk, filters: gr.State, bar: gr.HTML) -> None:
    def filtered(now: Filters, event: gr.EventData) -> tuple[Filters, str]:
        now = filtering.changed(now, event._data)
        sources = desk.backend.library.sources() if desk.backend.ready else ()
        return now, chips.bar(now, sources, filtering.adds(event._data))

    bar.apply(filtered, filters, [filters, bar], **FAST)


def _connect_status(desk: Desk, place: AskPlace, status: gr.HTML, bar: gr.HTML) -> None:
    timer = gr.Timer(0.5)

    def tick(current: str, filters: Filters, request: gr.Request) -> tuple[Any, ...]:
        state = desk.backend.status
        if state.phase is Phase.READY and desk.examples.settled:
            idle_page = not current and not desk.asking.busy(str(request.session_hash))
            shown = desk.shown("", owner_of(request)) if idle_page else gr.skip()
            return "", shown, chips.bar(filters, desk.backend.library.sources()), gr.Timer(active=False)
        if state.phase in (Phase.NO_INDEX, Phase.FAILED):
            return talk.trouble(state), gr.skip(), gr.skip(), gr.Timer(active=state.phase is Phase.NO_INDEX)
        return gr.skip(), gr.skip(), gr.skip(), gr.skip()

    timer.tick(tick, [place.current, place.filters], [status, place.turns, bar, timer], **FAST)
