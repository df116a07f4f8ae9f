"""An article on its way in: what is understood of it, corrected by the person who adds it, kept as one file."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path

import yaml

from index.articles import read
from index.articles.assembling import read_date
from index.chunking import chunks
from index.types import Article, ArticleMeta, Failure
from index.vietnamese.normal import fold_case, strip_marks

# More than this at once is work for the command line: nobody corrects so many by hand.
MOST = 200


@dataclass(frozen=True, slots=True)
class Stated:
    """What the front matter of a kept article states; each as its file would write it, empty where unknown."""

    title: str = ""
    published: str = ""
    source: str = ""
    author: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article to be added, as the index will read it.

    Parameters
    ----------
    name:
        The file it came from, for the eyes of the person who adds it.
    words, passages:
        How much text it is, and how many passages the index will make of it.
    """

    name: str
    stated: Stated
    text: str
    words: int
    passages: int


def drafts_of(path: Path, name: str) -> tuple[Draft | Failure, ...]:
    """Return the articles of a file, each as it will be read once it is kept, or why it cannot be."""
    found = list(islice(read(path, path.parent), MOST + 1))
    if len(found) > MOST:
        fix = "Hãy chép tệp vào một thư mục và chạy: python -m index build --corpus THƯ_MỤC"
        return (Failure(name, f"Tệp có hơn {MOST} bài.", fix),)
    return tuple(_draft(outcome, name) for outcome in found)


def pasted(text: str, name: str) -> Draft | Failure:
    """Return the article of a pasted text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pasted.txt"
        path.write_text(text, encoding="utf-8")
        return _draft(next(read(path, path.parent)), name)


def corrected(draft: Draft, field: str, value: str) -> Draft | Failure:
    """Return the draft with one statement changed and read anew, so that it shows what the index will see.

    Words that are no date change nothing.
    """
    if field not in asdict(draft.stated) or (field == "published" and value.strip() and read_date(value) is None):
        return draft
    stated = replace(draft.stated, **{field: " ".join(value.split())[:500]})
    return _read_back(draft.text, stated, draft.name)


def as_typed(drafts: Sequence[Draft | Failure], fields: Sequence[Mapping[str, str]]) -> tuple[Draft | Failure, ...]:
    """Return the drafts corrected by what stands in their fields: each names its draft, its field and its value."""
    now = list(drafts)
    for field in fields:
        place = int(field["draft"])
        draft = now[place] if place < len(now) else None
        if isinstance(draft, Draft):
            now[place] = corrected(draft, field["field"], field["value"])
    return tuple(now)


def keep(drafts: Sequence[Draft], folder: Path) -> tuple[Path, ...]:
    """Write each draft into the folder as Markdown; return the files that are new there.

    The name is made of title and text, so the same article added twice is one file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    new = []
    for draft in drafts:
        path = folder / file_name(draft)
        if not path.exists():
            new.append(path)
        path.write_text(written(draft.text, draft.stated), encoding="utf-8")
    return tuple(new)


def file_name(draft: Draft) -> str:
    """Return a short readable file name that holds no character of danger."""
    words = re.findall(r"[a-z0-9]+", fold_case(strip_marks(draft.stated.title)))
    slug = "-".join(words)[:60].strip("-") or "bai-viet"
    return f"{slug}-{hashlib.sha256(draft.text.encode()).hexdigest()[:8]}.md"


def written(text: str, stated: Stated) -> str:
    """Return an article as Markdown with front matter."""
    fields = {name: value for name, value in asdict(stated).items() if value}
    front = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000) if fields else ""
    return f"---\n{front}---\n{text.strip()}\n"


def _draft(outcome: Article | Failure, name: str) -> Draft | Failure:
    if isinstance(outcome, Failure):
        return replace(outcome, path=name)
    return _read_back(outcome.text, _stated(outcome.meta), name)


def _read_back(text: str, stated: Stated, name: str) -> Draft | Failure:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.md"
        path.write_text(written(text, stated), encoding="utf-8")
        outcome = next(read(path, path.parent))
    if isinstance(outcome, Failure):
        return replace(outcome, path=name)
    return Draft(name, _stated(outcome.meta), text, len(text.split()), len(chunks(outcome)))


def _stated(meta: ArticleMeta) -> Stated:
    return Stated(meta.title, date_text(meta), meta.source or "", meta.author or "", meta.url or "")


def date_text(meta: ArticleMeta) -> str:
    """Return the date as front matter writes it, no finer than it is known."""
    if meta.published is None:
        return ""
    return meta.published.isoformat()[: {"day": 10, "month": 7, "year": 4}[meta.published_precision]]


def good(drafts: Sequence[Draft | Failure]) -> Iterator[Draft]:
    """Yield the drafts that can be added."""
    return (draft for draft in drafts if isinstance(draft, Draft))
