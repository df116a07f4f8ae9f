"""Commands that ask the index."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from index import messages
from index.console import batch, dates, lines
from index.console.options import AsJson, Count, Home, settings, shown_errors
from index.types import Filters

if TYPE_CHECKING:
    from index.library import Library


def search(  # noqa: PLR0913, PLR0917
    question: Annotated[str | None, typer.Argument()] = None,
    k: Count = 10,
    since: Annotated[str | None, typer.Option("--from", help="Từ ngày: 2020, 2020-12 hoặc 2020-12-24.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Đến ngày.")] = None,
    source: Annotated[list[str] | None, typer.Option("--source", help="Chỉ nguồn này; dùng được nhiều lần.")] = None,
    questions: Annotated[
        str | None, typer.Option("--batch", help="Tệp câu hỏi dạng JSON lines; -: đầu vào chuẩn.")
    ] = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Tìm các đoạn văn cho một câu hỏi, hoặc cho mọi câu hỏi của một tệp."""
    from index.library import Library

    if (question is None) == (questions is None):
        raise typer.BadParameter(messages.NO_QUESTION)
    filters = _filters(since, until, source or [])
    with shown_errors(as_json or questions is not None):
        library = Library.open(settings(home))
        library.warm()
        if questions is not None:
            raise typer.Exit(_search_batch(library, questions, k, filters))
        began = time.perf_counter()
        found = library.search(question or "", k, filters)
        ms = (time.perf_counter() - began) * 1000
    if as_json:
        print(lines.as_json(lines.search_line(None, question or "", found, ms)))
    else:
        print("\n".join(lines.hit_text(passage) for passage in found) or messages.NOTHING_FOUND)


def _search_batch(library: Library, questions: str, k: int, filters: Filters) -> int:
    status = 0
    for asked in batch.read(questions):
        began = time.perf_counter()
        found = () if asked.error else library.search(asked.question, k, filters)
        line = lines.search_line(asked.id, asked.question, found, (time.perf_counter() - began) * 1000)
        if asked.error:
            line["error"], status = asked.error, 1
        print(lines.as_json(line), flush=True)
    return status


def _filters(since: str | None, until: str | None, sources: list[str]) -> Filters:
    try:
        first = dates.bounds(since)[0] if since else None
        last = dates.bounds(until)[1] if until else None
    except ValueError as error:
        raise typer.BadParameter(messages.bad_date(str(error))) from error
    return Filters(first, last, tuple(sources))


def figures(
    question: Annotated[str | None, typer.Argument()] = None,
    article: Annotated[str | None, typer.Option("--article", help="Số liệu của bài mang mã này.")] = None,
    k: Count = 10,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Liệt kê số liệu của một bài, hoặc của các đoạn tìm được cho câu hỏi."""
    from index.library import Library

    if (question is None) == (article is None):
        raise typer.BadParameter(messages.NO_QUESTION)
    with shown_errors(as_json):
        library = Library.open(settings(home))
        if article is not None:
            found = library.figures(article)
        else:
            found = library.figures_of(library.search(question or "", k))
    for figure in found:
        print(lines.as_json(lines.figure_json(figure)) if as_json else messages.figure(figure))
    if not found and not as_json:
        print(messages.NO_FIGURES)


def tune(
    queries: Annotated[Path, typer.Option("--queries", help='Tệp JSON lines: {"question", "positive_ids"}.')],
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Chỉnh trọng số giữa từ khóa và vectơ theo các câu hỏi có nhãn của bạn."""
    from index.library import Library
    from index.tuning import read_questions
    from index.tuning import tune as run

    with shown_errors(as_json):
        chosen = settings(home)
        with Library.open(chosen).searching() as searcher:
            report = run(searcher, chosen, read_questions(queries))
    print(lines.as_json(asdict(report)) if as_json else messages.tuned(report.dense, report.before, report.after))
