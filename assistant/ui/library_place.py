"""The place "Kho bài viết": add articles, follow a build, see and remove what is there, how the library is doing."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from assistant.collection.drafts import Draft, as_typed, corrected, drafts_of, good, keep, pasted
from assistant.collection.job import Job, Task
from assistant.ui import strings
from assistant.ui.assets import script
from assistant.ui.backend import Backend
from assistant.ui.library_content import Listing, condition, kept_in, remove, rows, sent
from assistant.ui.parts import FAST, LATEST, live_html, may_edit
from assistant.ui.render import adding, screen
from index.types import Failure

Drafts = tuple[Draft | Failure, ...]
# A correction that is still on its way goes into the library with its article.
_IN_ORDER: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "trigger_mode": "multiple",
    "concurrency_limit": 1,
    "concurrency_id": "drafts",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """The components of this place."""

    adding: gr.Column
    reading: gr.HTML
    drop: gr.HTML
    paste: gr.Textbox
    look: gr.Button
    preview: gr.HTML
    running: gr.HTML
    halt: gr.HTML
    find: gr.Textbox
    table: gr.HTML
    health: gr.HTML
    timer: gr.Timer

    @property
    def following(self) -> list[Any]:
        """Return what follows a build, as `_followed` fills it."""
        return [self.running, self.halt, self.timer]


def build(backend: Backend, job: Job, page: gr.Blocks) -> gr.HTML:
    """Put the components of the place into the open `gr.Blocks` and connect them; return the table of articles."""
    place = _components()
    listing = gr.State(Listing())
    _connect_adding(job, place)
    _connect_table(backend, job, place, listing)
    _connect_following(backend, job, place, listing)

    def rights(request: gr.Request) -> tuple[Any, Any]:
        return gr.Column(visible=may_edit(request)), gr.HTML(visible=not may_edit(request))

    page.load(rights, None, [place.adding, place.reading], **FAST)
    return place.table


def _components() -> _Place:
    with gr.Column(elem_id="library-place"):
        reading = gr.HTML(screen.note(strings.ONLY_EDITORS), visible=False, apply_default_css=False)
        with gr.Column(elem_id="adding") as column:
            gr.HTML(screen.heading(strings.ADD_ARTICLES, strings.ADD_HINT), apply_default_css=False)
            drop = gr.HTML(adding.drop_zone(), js_on_load=script("upload"), apply_default_css=False, elem_id="drop")
            with gr.Row(elem_id="paste-row"):
                paste = gr.Textbox(
                    elem_id="paste",
                    label=strings.PASTE_LABEL,
                    placeholder=strings.PASTE_PLACEHOLDER,
                    lines=2,
                    max_lines=8,
                )
                look = gr.Button(strings.PREVIEW, elem_id="preview-button", scale=0)
            preview = live_html(elem_id="preview")
        with gr.Row(elem_id="building"):
            running = live_html(elem_id="build")
            halt = live_html(elem_id="halt")
        gr.HTML(screen.heading(strings.ALL_ARTICLES), apply_default_css=False)
        find = gr.Textbox(
            elem_id="find", show_label=False, label=strings.FIND_TITLE_LABEL, placeholder=strings.FIND_TITLE
        )
        table = live_html(screen.loading(), elem_id="table")
        gr.HTML(screen.heading(strings.HEALTH), apply_default_css=False)
        state = live_html(elem_id="health")
    return _Place(column, reading, drop, paste, look, preview, running, halt, find, table, state, gr.Timer(0.5))


def _connect_adding(job: Job, place: _Place) -> None:
    drafts = gr.State(())
    refused = gr.State(None)

    def uploaded(before: Drafts, event: gr.EventData, request: gr.Request) -> tuple[Drafts, str]:
        files = sent(event._data) if may_edit(request) else []
        after = (*before, *(draft for path, name in files for draft in drafts_of(path, name)))
        for path, _ in files:
            path.unlink(missing_ok=True)
        return after, adding.preview(after)

    def look_at(text: str, before: Drafts) -> tuple[Drafts, str, str]:
        after = (*before, pasted(text, strings.PASTED_NAME)) if text.strip() else before
        return after, adding.preview(after), ""

    def edit(before: Drafts, told: int | None, event: gr.EventData) -> tuple[Drafts, Any, int | None]:
        place, name, value = int(event._data["draft"]), str(event._data["field"]), str(event._data["value"])
        if place >= len(before):  # it was added meanwhile, with this correction
            return before, gr.skip(), told
        draft = before[place]
        after = corrected(draft, name, value) if isinstance(draft, Draft) else draft
        # A date that was not understood changes nothing: say so, or the page would show what is not kept.
        wrong = name == "published" and after == draft and value.strip() != adding.date_of(draft)
        drafts_now = (*before[:place], after, *before[place + 1 :])
        # What was typed stands there already; drawn again, a button that is being pressed would slip from the finger.
        now = place if wrong else None if name == "published" else told
        return drafts_now, adding.preview(drafts_now, now) if now != told else gr.skip(), now

    def leave_out(before: Drafts, event: gr.EventData) -> tuple[Drafts, str]:
        after = tuple(draft for i, draft in enumerate(before) if i != int(event._data["draft"]))
        return after, adding.preview(after)

    def add(before: Drafts, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        before = as_typed(before, event._data.get("fields", ()))
        wanted = list(good(before))
        if not wanted or job.state.running or not may_edit(request):
            return before, adding.preview(before), gr.skip(), gr.skip(), gr.skip()
        folder = kept_in(job)
        job.start(Task((folder,), added=keep(wanted, folder)))
        return (), "", *_followed(job)

    shown = [drafts, place.preview]
    place.drop.upload(uploaded, drafts, shown, **_IN_ORDER)
    place.look.click(look_at, [place.paste, drafts], [*shown, place.paste], **_IN_ORDER)
    place.preview.edit(edit, [drafts, refused], [*shown, refused], **_IN_ORDER)
    place.preview.delete(leave_out, drafts, shown, **FAST)
    place.preview.clear(lambda: ((), ""), None, shown, **FAST)
    place.preview.apply(add, drafts, [*shown, *place.following], **_IN_ORDER)


def _connect_table(backend: Backend, job: Job, place: _Place, listing: gr.State) -> None:
    def paged(now: Listing, event: gr.EventData, request: gr.Request) -> tuple[Listing, str]:
        data = event._data
        if "sort" in data:
            now = replace(now, sort=str(data["sort"]), descending=data.get("descending") == "1", offset=0)
        else:
            now = replace(now, offset=max(0, int(data.get("offset", 0))))
        return now, rows(backend, now, may_edit(request))

    def found(text: str, now: Listing, request: gr.Request) -> tuple[Listing, str]:
        now = replace(now, text=text.strip()[:200], offset=0)
        return now, rows(backend, now, may_edit(request))

    def removal(event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        if may_edit(request):
            remove(backend, job, str(event._data["article"]))
        return _followed(job)

    def renewal(event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        if may_edit(request):
            job.start(Task(renew=(str(event._data["article"]),)))
        return _followed(job)

    place.table.apply(renewal, None, place.following, **FAST)
    place.table.edit(paged, listing, [listing, place.table], **LATEST)
    place.table.delete(removal, None, place.following, **FAST)
    for searched in (place.find.change, place.find.submit):
        searched(found, [place.find, listing], [listing, place.table], **LATEST)


def _connect_following(backend: Backend, job: Job, place: _Place, listing: gr.State) -> None:
    seen = gr.State("")

    def tick(now: Listing, before: str, request: gr.Request) -> tuple[Any, ...]:
        """Follow a build, and show table and health anew when the library is there or has changed."""
        if not backend.ready:
            return (gr.skip(),) * 6
        version = backend.library.generation
        if version == before:
            return *_followed(job), gr.skip(), gr.skip(), before
        may = may_edit(request)
        return *_followed(job), rows(backend, now, may), condition(backend, job, may), version

    def renew(event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        if may_edit(request):
            folder = kept_in(job)
            folder.mkdir(parents=True, exist_ok=True)
            whole = event._data.get("whole") == "1"
            job.start(Task((folder,) if whole else (*job.settings.corpora, folder), rebuild=whole))
        return _followed(job)

    def stop(request: gr.Request) -> tuple[Any, ...]:
        if may_edit(request):
            job.stop()
        return _followed(job)

    place.halt.stop(stop, None, place.following, **FAST)
    place.health.apply(renew, None, place.following, **FAST)
    place.timer.tick(tick, [listing, seen], [*place.following, place.table, place.health, seen], **FAST)


def _followed(job: Job) -> tuple[str, str, gr.Timer]:
    """Return how far a build is, what stops it, and when to look again: rarely on pages that only stand open."""
    state = job.state
    pace = gr.Timer(0.5 if state.running else 4.0)
    return adding.progress(state, time.monotonic()), adding.stopper(state), pace
