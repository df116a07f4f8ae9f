"""What the place "Kho bài viết" shows and does, without its components."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gradio.utils import get_upload_folder

from assistant.collection.job import Job, Task
from assistant.ui import strings
from assistant.ui.backend import Backend
from assistant.ui.render import health, screen, search
from index.catalogue.shelf import Selection
from index.settings import MODELS

PAGE = 25


@dataclass(frozen=True, slots=True)
class Listing:
    """Which page of the table is shown."""

    text: str = ""
    sort: str = "published"
    descending: bool = True
    offset: int = 0


def sent(data: dict[str, Any]) -> list[tuple[Path, str]]:
    """Return the uploaded files with their names; a path outside the upload folder is none of ours."""
    folder = Path(get_upload_folder()).resolve()
    files = [(Path(str(item["path"])).resolve(), str(item["name"])[:200]) for item in data.get("files", ())]
    return [(path, name) for path, name in files if path.is_relative_to(folder) and path.is_file()]


def remove(backend: Backend, job: Job, article_id: str) -> None:
    """Take an article out; one that was added in the browser goes with its file."""
    folder = kept_in(job).resolve()
    article = backend.library.article(article_id)
    path = Path(article.meta.path).resolve() if article else None
    if path and path.is_relative_to(folder) and path.is_file():
        job.start(Task((folder,), gone=(path,)))
    elif article:
        job.start(Task(remove=(article_id,)))


def kept_in(job: Job) -> Path:
    """Return the folder that holds the articles added in the browser."""
    return job.settings.home / "articles"


def rows(backend: Backend, now: Listing, removable: bool) -> str:
    """Return one page of the table."""
    if not backend.ready:
        return screen.loading()
    chosen = Selection(now.text, sort=search.sort_of(now.sort), descending=now.descending)
    total, found = backend.library.count(chosen), backend.library.articles(now.offset, PAGE, chosen)
    return search.table(found, search.Page(total, now.offset, PAGE, now.sort, now.descending), removable)


def condition(backend: Backend, job: Job, renewable: bool) -> str:
    """Return the health of the library."""
    library, home = backend.library, job.settings.home
    about = strings.INDEX_LINE.format(
        generation=library.generation, model=model_name(job.settings.embedder), size=health.size(on_disk(home))
    )
    now = health.Health(
        about,
        library.per_month(),
        library.per_source(),
        library.failures(),
        library.runs(8),
        library.count(),
        library.reprints(),
    )
    return health.health(now, renewable)


def model_name(embedder: str) -> str:
    """Return what to call the embedding model: the one that comes with the program, or its own name."""
    return strings.SHIPPED_MODEL if Path(embedder).is_relative_to(MODELS) else Path(embedder).name


def on_disk(folder: Path) -> int:
    """Return the bytes that the files below a folder take."""
    total = 0
    for path in folder.rglob("*"):
        try:
            total += path.stat().st_size
        except FileNotFoundError:  # a build removes files while we count
            continue
    return total
