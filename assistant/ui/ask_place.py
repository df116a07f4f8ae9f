"""The place "Hỏi đáp": conversations, the talk, and the source of a citation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.conversation import Opinion
from assistant.ui import filtering, strings, talk
from assistant.ui.backend import Phase
from assistant.ui.desk import Desk, idle
from assistant.ui.parts import EACH, FAST, LATEST, Pane, live_html, owner_of
from assistant.ui.render import article, screen
from assistant.ui.render import filters as chips
from index.types import Filters


@dataclass(frozen=True, slots=True)
class AskPlace:
    """The components that other parts of the page fill: the list of conversations, and links.

    What is `provisional` was drawn without all that it shows: a talk before there was a library to tell which of its
    articles have changed, or the empty screen before there were examples. It is drawn once more, and nothing else is:
    that would take away what is being pressed or typed.
    """

    current: gr.State
    turns: gr.HTML
    last: gr.HTML
    offers: gr.HTML
    box: gr.Textbox
    source: gr.HTML
    filters: gr.State
    provisional: gr.State
    pane: Pane


def build(desk: Desk, current: gr.State, pane: Pane) -> AskPlace:
    """Put talk and source into the open row and connect them."""
    filters = gr.State(Filters())
    provisional = gr.State(True)
    with gr.Column(elem_id="chat"):
        with gr.Column(elem_id="talk"):
            status = live_html(screen.loading(), elem_id="status")
            turns = live_html(elem_id="turns")
            last = live_html(elem_id="last")
            offers = live_html(elem_id="offers")
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
    place = AskPlace(current, turns, last, offers, box, source, filters, provisional, pane)
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

    def rest(current: str, search: str, undo: str, request: gr.Request) -> tuple[Any, str]:
        box = gr.skip() if desk.asking.busy(str(request.session_hash)) else idle()
        return box, desk.listed(owner_of(request), current, search, undo)

    def offer(current: str, filters: Filters, request: gr.Request) -> Any:
        return desk.offers(current, filters, owner_of(request), str(request.session_hash))

    shown = [place.current, place.turns, place.last, place.provisional, place.offers]
    answered = event.then(answer, [place.current, place.filters], shown, **ASKING)
    listing = [place.current, place.pane.find, place.pane.undo]
    rested = answered.then(rest, listing, [place.box, place.pane.listed], **FAST)
    rested.then(offer, [place.current, place.filters], place.offers, **FAST)


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
    then_answer(desk, place, place.offers.submit(clicked, None, place.box, **FAST))
    for part in (place.turns, place.last):
        then_answer(desk, place, part.submit(clicked, None, place.box, **FAST))
        then_answer(desk, place, part.retry(clicked, None, place.box, **FAST))
        part.edit(reword, None, place.box, **FAST)
    place.box.stop(halt, None, None, **FAST)


def _connect_sources(desk: Desk, place: AskPlace) -> None:
    def cite(current: str, event: gr.EventData, request: gr.Request) -> str:
        return desk.panel(current, owner_of(request), str(request.session_hash), event._data)

    def like(current: str, event: gr.EventData, request: gr.Request) -> None:
        data = event._data
        reason, comment = str(data.get("reason", "")), str(data.get("value", ""))
        opinion = Opinion(data.get("good") == "1", reason[:100], comment[:500])
        desk.store.rate(current, int(data["turn"]), opinion, owner_of(request))

    for part in (place.turns, place.last, place.source):
        part.select(cite, place.current, place.source, **LATEST)
    place.source.clear(article.empty, None, place.source, **FAST)
    for part in (place.turns, place.last):
        part.like(like, place.current, None, **EACH)


def _connect_filters(desk: Desk, filters: gr.State, bar: gr.HTML) -> None:
    def filtered(now: Filters, event: gr.EventData) -> tuple[Filters, str]:
        now = filtering.changed(now, event._data)
        sources = desk.backend.library.sources() if desk.backend.ready else ()
        return now, chips.bar(now, sources, filtering.adds(event._data))

    bar.apply(filtered, filters, [filters, bar], **EACH)


def _connect_status(desk: Desk, place: AskPlace, status: gr.HTML, bar: gr.HTML) -> None:
    timer = gr.Timer(0.5)

    def tick(current: str, filters: Filters, provisional: bool, request: gr.Request) -> tuple[Any, ...]:
        state = desk.backend.status
        if state.phase is Phase.READY:
            settled = desk.examples.settled
            drawn = provisional and (settled or bool(current))
            shown = desk.shown(current, owner_of(request)) if drawn else (gr.skip(), gr.skip())
            sources = chips.bar(filters, desk.backend.library.sources()) if settled else gr.skip()
            return "", *shown, sources, False if drawn else gr.skip(), gr.Timer(active=not settled)
        if state.phase in (Phase.NO_INDEX, Phase.FAILED):
            active = gr.Timer(active=state.phase is Phase.NO_INDEX)
            return talk.trouble(state), gr.skip(), gr.skip(), gr.skip(), gr.skip(), active
        return gr.skip(), gr.skip(), gr.skip(), gr.skip(), gr.skip(), gr.skip()

    shown = [status, place.turns, place.last, bar, place.provisional, timer]
    timer.tick(tick, [place.current, place.filters, place.provisional], shown, **FAST)
