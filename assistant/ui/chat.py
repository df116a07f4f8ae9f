"""The place "Hỏi đáp": a conversation on the left, the source of a citation on the right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import gradio as gr

from assistant import rendering
from assistant.ui import strings, talk
from assistant.ui.backend import Backend, Phase
from assistant.ui.parts import FAST, live_html
from assistant.ui.render import article, message, screen
from index.types import Filters


def build(backend: Backend, examples: Any) -> None:
    """Put the components of the place into the open `gr.Blocks` and connect them."""
    stops = talk.Stops()
    turns = gr.State(())
    with gr.Row(elem_id="ask-place", elem_classes=["split"]):
        with gr.Column(elem_id="chat", scale=3):
            with gr.Column(elem_id="talk"):
                status = live_html(screen.loading(), elem_id="status")
                done = live_html(elem_id="turns", html_template='<div role="log" aria-live="polite">${value}</div>')
                live = live_html(elem_id="live")
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
        with gr.Column(elem_id="source", elem_classes=["source"], scale=2):
            panel = live_html(article.empty())
    timer = gr.Timer(0.5)

    def history(past: talk.Turns) -> str:
        if not past:
            return screen.welcome(*examples(backend))
        today = date.today()
        last = len(past) - 1
        return "".join(shown(past, i, today, i == last) for i in range(len(past)))

    def answer(question: str, past: talk.Turns, request: gr.Request) -> Iterator[Any]:
        question = question.strip()
        if not question:
            yield gr.skip()
            return
        page = str(request.session_hash)
        stopped = stops.begin(page)
        busy = gr.Textbox(value="", submit_btn=False, stop_btn=strings.STOP)
        try:
            for view in talk.ask(backend, question, past, Filters(), stopped, date.today()):
                if view.done:
                    yield view.turns, history(view.turns), "", idle()
                else:
                    yield past, history(past) if past else "", view.live, busy
                    busy = gr.skip()
        finally:
            stops.end(page)

    def idle() -> gr.Textbox:
        return gr.Textbox(submit_btn=strings.ASK, stop_btn=False)

    def from_click(past: talk.Turns, event: gr.EventData, request: gr.Request) -> Iterator[Any]:
        yield from answer(str(event._data.get("question", "")), past, request)

    def again(past: talk.Turns, event: gr.EventData, request: gr.Request) -> Iterator[Any]:
        turn = int(event._data.get("turn", len(past)))
        yield from answer(str(event._data.get("question", "")), past[:turn], request)

    def cite(past: talk.Turns, event: gr.EventData) -> str:
        data = event._data
        return talk.citation_panel(backend, past, int(data["turn"]), int(data["n"]), date.today())

    def reword(event: gr.EventData) -> str:
        return str(event._data.get("question", ""))

    def halt(request: gr.Request) -> None:
        stops.stop(str(request.session_hash))

    def tick(past: talk.Turns) -> Any:
        state = backend.status
        if state.phase is Phase.READY:
            return "", gr.skip() if past else history(past), gr.Timer(active=False)
        if state.phase is Phase.LOADING:
            return gr.skip(), gr.skip(), gr.skip()
        return talk.trouble(backend), gr.skip(), gr.Timer(active=state.phase is Phase.NO_INDEX)

    asking: dict[str, Any] = {
        "outputs": [turns, done, live, box],
        "show_progress": "hidden",
        "concurrency_limit": 8,
        "concurrency_id": "ask",
        "api_visibility": "private",
    }
    gr.on([box.submit], answer, [box, turns], **asking).then(idle, None, box, **FAST)
    for part in (done, live):
        part.submit(from_click, turns, **asking).then(idle, None, box, **FAST)
        part.retry(again, turns, **asking).then(idle, None, box, **FAST)
        part.select(cite, turns, panel, **FAST)
        part.edit(reword, None, box, **FAST)
    panel.select(cite, turns, panel, **FAST)
    panel.clear(article.empty, None, panel, **FAST)
    box.stop(halt, None, None, **FAST)
    timer.tick(tick, turns, [status, done, timer], **FAST)


def shown(past: talk.Turns, index: int, today: date, last: bool) -> str:
    """Return the HTML of one finished turn with its buttons."""
    asked, answer = past[index].understood.asked, past[index].answer
    if answer is None:
        return message.turn(asked, None, index, today, last=last)
    copied = f"{rendering.spoken(answer)}\n\n{rendering.sources(answer)}"
    return message.turn(asked, answer, index, today, message.actions(asked, answer, index, copied), last)
