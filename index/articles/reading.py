"""Reads the articles of one file, whatever its format; what cannot be read becomes a `Failure`, never an exception."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from index.articles import markdown, office, records, webpage
from index.articles.assembling import Draft, assemble
from index.articles.decoding import decode
from index.articles.files import check, name_of, printable, suffix_of, unreadable
from index.errors import ArticleError
from index.types import Article, Failure

# A file with so many bad lines, more than good ones, is no file of articles: naming each line helps nobody.
_MOST_BAD = 200


def read(path: Path, root: Path) -> Iterator[Article | Failure]:
    """Yield the articles of the file `path` below `root`, and a failure for each thing in it that is no article."""
    shown = printable(str(path))
    try:
        check(path, root)
        suffix, name = suffix_of(path), name_of(path, root)
        if suffix.startswith(".jsonl"):
            yield from _records(path, suffix, name, shown)
        else:
            yield assemble(_draft(path, suffix), Path(shown), name)
    except ArticleError as error:
        yield Failure(shown, error.what, error.fix)
    except (OSError, MemoryError) as error:
        told = unreadable(error)
        yield Failure(shown, told.what, told.fix)


def _records(path: Path, suffix: str, name: str, shown: str) -> Iterator[Article | Failure]:
    found, bad = 0, 0
    for number, outcome in records.drafts(path, suffix):
        found += 1
        try:
            if isinstance(outcome, ArticleError):
                raise outcome
            yield assemble(outcome, Path(shown), records.hashed_id(name, outcome))
        except ArticleError as error:
            yield Failure(shown, error.what, error.fix, number)
            bad += 1
            if bad >= _MOST_BAD and bad * 2 > found:
                raise ArticleError(f"Hơn {_MOST_BAD} dòng hỏng, dừng đọc tệp.", "Kiểm tra định dạng.") from error
    if not found:
        raise ArticleError("Tệp trống.", "Thêm nội dung hoặc xóa tệp này.")


def _draft(path: Path, suffix: str) -> Draft:
    if suffix in (".pdf", ".docx"):
        return office.draft(path, suffix)
    data = path.read_bytes()
    if suffix in (".html", ".htm"):
        return webpage.draft(data)
    text = decode(data)
    return markdown.draft(text) if suffix == ".md" else Draft(text)
