"""The place "Kho bài viết": add articles, follow a build, see and remove what is there, how the library is doing."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.utils import get_upload_folder

from assistant.collection.drafts import Draft, corrected, drafts_of, good, keep, pasted
from assistant.collection.job import Job, Task
from assistant.ui import strings
from assistant.ui.assets import script
from assistant.ui.backend import Backend
from assistant.ui.parts import FAST, live_html
from assistant.ui.render import adding, health, screen, search
from index.types import Failure

PAGE = 25
Drafts = tuple[Draft | Failure, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Which page of the table is shown."""

    text: str = ""
    sort: str = "published"
    descending: bool = True
    offset: int = 0


def build(backend: Backend, job: Job) -> None:
    """Put the components of the place into the open `gr.Blocks` and connect them."""
    drafts, listing, ended = gr.State(()), gr.State(Listing()), gr.State(0.0)
    with gr.Column(elem_id="library-place"):
        gr.HTML(f"<h2>{strings.ADD_ARTICLES}</h2><p>{strings.ADD_HINT}</p>", apply_default_css=False)
        drop = gr.HTML(adding.drop_zone(), js_on_load=script("upload"), apply_default_css=False, elem_id="drop")
        with gr.Row(elem_id="paste-row"):
            paste = gr.Textbox(
                elem_id="paste", label=strings.PASTE_LABEL, placeholder=strings.PASTE_PLACEHOLDER, lines=2, max_lines=8
            )
            look = gr.Button(strings.PREVIEW, elem_id="preview-button", scale=0)
        preview = live_html(elem_id="preview")
        running = live_html(elem_id="build")
        gr.HTML(f"<h2>{strings.ALL_ARTICLES}</h2>", apply_default_css=False)
        find = gr.Textbox(
            elem_id="find", show_label=False, label=strings.FIND_TITLE_LABEL, placeholder=strings.FIND_TITLE
        )
        table = live_html(screen.loading(), elem_id="table")
        gr.HTML(f"<h2>{strings.HEALTH}</h2>", apply_default_css=False)
        state = live_html(elem_id="health")
    timer = gr.Timer(0.5)

    def uploaded(before: Drafts, event: gr.EventData) -> tuple[Drafts, str]:
        after = (*before, *(draft for path, name in sent(event._data) for draft in drafts_of(path, name)))
        return after, adding.preview(after)

    def look_at(text: str, before: Drafts) -> tuple[Drafts, str, str]:
        if not text.strip():
            return before, adding.preview(before), text
        after = (*before, pasted(text, strings.PASTED_NAME))
        return after, adding.preview(after), ""

    def edit(before: Drafts, event: gr.EventData) -> tuple[Drafts, str]:
        data = event._data
        place = int(data["draft"])
        after = tuple(
            corrected(d, str(data["field"]), str(data["value"])) if i == place and isinstance(d, Draft) else d
            for i, d in enumerate(before)
        )
        return after, adding.preview(after)

    def drop_draft(before: Drafts, event: gr.EventData) -> tuple[Drafts, str]:
        after = tuple(d for i, d in enumerate(before) if i != int(event._data["draft"]))
        return after, adding.preview(after)

    def add(before: Drafts) -> tuple[Any, ...]:
        if job.state.running:
            return before, adding.preview(before), adding.progress(job.state, time.monotonic()), gr.Timer(active=True)
        folder = kept_in(job)
        job.start(Task((folder,), added=keep(list(good(before)), folder)))
        return (), "", adding.progress(job.state, time.monotonic()), gr.Timer(active=True)

    def removal(event: gr.EventData) -> tuple[str, Any]:
        job.start(Task(remove=(str(event._data["article"]),)))
        return adding.progress(job.state, time.monotonic()), gr.Timer(active=True)

    def renew(event: gr.EventData) -> tuple[str, Any]:
        folder = kept_in(job)
        folder.mkdir(parents=True, exist_ok=True)
        whole = event._data.get("whole") == "1"
        job.start(Task((folder,) if whole else (*job.settings.corpora, folder), rebuild=whole))
        return adding.progress(job.state, time.monotonic()), gr.Timer(active=True)

    def stop() -> str:
        job.stop()
        return adding.progress(job.state, time.monotonic())

    def paged(now: Listing, event: gr.EventData) -> tuple[Listing, str]:
        data = event._data
        if "sort" in data:
            now = replace(now, sort=str(data["sort"]), descending=data.get("descending") == "1", offset=0)
        else:
            now = replace(now, offset=max(0, int(data.get("offset", 0))))
        return now, rows(backend, now)

    def found(text: str, now: Listing) -> tuple[Listing, str]:
        now = replace(now, text=text.strip(), offset=0)
        return now, rows(backend, now)

    def tick(now: Listing, seen: float) -> tuple[Any, ...]:
        """Follow a build, and show the table anew when the library is there or has changed."""
        if not backend.ready:
            return gr.skip(), gr.skip(), gr.skip(), gr.skip()
        shown = adding.progress(job.state, time.monotonic())
        version = hash(backend.library.generation)
        if version == seen:
            return shown, gr.skip(), gr.skip(), seen
        return shown, rows(backend, now), condition(backend, job), version

    private: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    drop.upload(uploaded, drafts, [drafts, preview], **private)
    look.click(look_at, [paste, drafts], [drafts, preview, paste], **private)
    preview.edit(edit, drafts, [drafts, preview], **FAST)
    preview.delete(drop_draft, drafts, [drafts, preview], **FAST)
    preview.clear(lambda: ((), ""), None, [drafts, preview], **FAST)
    preview.apply(add, drafts, [drafts, preview, running, timer], **private)
    running.stop(stop, None, running, **FAST)
    table.edit(paged, listing, [listing, table], **FAST)
    table.delete(removal, None, [running, timer], **FAST)
    state.apply(renew, None, [running, timer], **FAST)
    find.input(found, [find, listing], [listing, table], **FAST)
    timer.tick(tick, [listing, ended], [running, table, state, ended], **FAST)


def sent(data: dict[str, Any]) -> list[tuple[Path, str]]:
    """Return the uploaded files with their names; a path outside the upload folder is none of ours."""
    folder = Path(get_upload_folder()).resolve()
    files = [(Path(str(item["path"])).resolve(), str(item["name"])[:200]) for item in data.get("files", ())]
    return [(path, name) for path, name in files if path.is_relative_to(folder) and path.is_file()]


def kept_in(job: Job) -> Path:
    """Return the folder that holds the articles added in the browser."""
    return job.settings.home / "articles"


def rows(backend: Backend, now: Listing) -> str:
    """Return one page of the table."""
    if not backend.ready:
        return screen.loading()
    total = backend.library.count(now.text)
    found = backend.library.articles(now.offset, PAGE, search.sort_of(now.sort), now.descending, now.text)
    return search.table(found, search.Page(total, now.offset, PAGE, now.sort, now.descending), removable=True)


def condition(backend: Backend, job: Job) -> str:
    """Return the health of the library."""
    library = backend.library
    about = strings.INDEX_LINE.format(
        generation=library.generation,
        model=Path(job.settings.embedder).name,
        size=health.size(on_disk(job.settings.home)),
    )
    return health.health(about, library.per_month(), library.per_source(), library.failures(), library.runs(8))


def on_disk(folder: Path) -> int:
    """Return the bytes that the files below a folder take."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def shown_problems(drafts: Sequence[Draft | Failure]) -> int:
    """Return how many of the files could not be read."""
    return sum(isinstance(draft, Failure) for draft in drafts)
