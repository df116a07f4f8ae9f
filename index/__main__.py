"""The command line of the index: ``python -m index --help``."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from index import messages
from index.console import batch, dates, lines
from index.console.progress import shown
from index.errors import ArticleError, DanNguonError, SettingsError
from index.settings import IndexSettings
from index.types import Filters

if TYPE_CHECKING:
    from index.library import Library

app = typer.Typer(
    help="Lập và tra chỉ mục các bài báo.", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)

Home = Annotated[Path | None, typer.Option("--home", help="Thư mục chứa chỉ mục (mặc định: ASSISTANT_HOME).")]
AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")]
Corpora = Annotated[list[Path] | None, typer.Option("--corpus", help="Thư mục hoặc tệp bài viết; dùng được nhiều lần.")]
Count = Annotated[int, typer.Option("-k", min=1, max=1000, help="Số đoạn cần tìm.")]


def _settings(home: Path | None) -> IndexSettings:
    from pydantic import ValidationError

    try:
        given: dict[str, Any] = {"ASSISTANT_HOME": home} if home else {}
        return IndexSettings(**given)
    except ValidationError as error:
        raise SettingsError(*messages.bad_settings(str(error))) from error


@contextmanager
def _shown_errors(as_json: bool = False) -> Iterator[None]:
    """Turn an error into its sentence and an exit status: 2 for what was asked wrongly, 1 for the rest."""
    try:
        yield
    except DanNguonError as error:
        print(messages.error(error.what, error.fix), file=sys.stderr)
        if as_json:
            print(lines.as_json({"error": error.what, "fix": error.fix}))
        raise typer.Exit(2 if isinstance(error, ArticleError | SettingsError) else 1) from error
    except KeyboardInterrupt as error:
        print(messages.STOPPED, file=sys.stderr)
        raise typer.Exit(130) from error


@app.command()
def build(
    corpus: Corpora = None,
    home: Home = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Đọc, cắt và nhúng lại tất cả.")] = False,
    as_json: AsJson = False,
) -> None:
    """Thêm bài mới, cập nhật bài đã đổi, bỏ bài không còn tệp."""
    from index.build import build as run

    with _shown_errors(as_json), shown() as progress:
        report = run(_settings(home), corpus or (), rebuild, progress)
    print(lines.as_json(lines.report_json(report)) if as_json else lines.report_text(report))
    raise typer.Exit(1 if report.failures else 0)


@app.command()
def status(home: Home = None, as_json: AsJson = False) -> None:
    """Cho biết chỉ mục có gì, lập khi nào, tệp nào lỗi."""
    from index.library import Library

    with _shown_errors(as_json):
        settings = _settings(home)
        known = lines.status(Library.open(settings), settings)
    print(lines.as_json(known) if as_json else messages.status(known))


@app.command()
def remove(ids: list[str], home: Home = None, as_json: AsJson = False) -> None:
    """Bỏ bài khỏi chỉ mục theo mã; tệp gốc không bị xóa."""
    from index.build import remove as run

    with _shown_errors(as_json), shown() as progress:
        gone = run(_settings(home), ids, progress)
    missing = [identity for identity in ids if identity not in gone]
    for identity in missing:
        print(messages.unknown_article(identity), file=sys.stderr)
    print(lines.as_json({"removed": gone, "missing": missing}) if as_json else messages.removed(gone))
    raise typer.Exit(1 if missing else 0)


@app.command()
def verify(home: Home = None, as_json: AsJson = False) -> None:
    """Kiểm tra danh mục, vị trí các đoạn, vectơ và thế hệ chỉ mục."""
    from index.verification import problems

    with _shown_errors(as_json):
        found = problems(_settings(home))
    if as_json:
        print(lines.as_json({"ok": not found, "problems": found}))
    else:
        print("\n".join(found) or messages.ALL_WHOLE)
    raise typer.Exit(1 if found else 0)


@app.command()
def watch(
    corpus: Corpora = None,
    home: Home = None,
    seconds: Annotated[float, typer.Option("--every", min=0.1, help="Số giây giữa hai lần xem.")] = 2.0,
    as_json: AsJson = False,
) -> None:
    """Theo dõi thư mục bài viết và lập lại chỉ mục mỗi khi có thay đổi."""
    from index.watching import watch as run

    print(messages.WATCHING, file=sys.stderr)
    with _shown_errors(as_json), shown(quiet=True) as progress:
        for report in run(_settings(home), corpus or (), seconds, progress):
            line = lines.as_json(lines.report_json(report)) if as_json else lines.report_text(report)
            print(line, flush=True)


@app.command()
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
    with _shown_errors(as_json or questions is not None):
        library = Library.open(_settings(home))
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


@app.command()
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
    with _shown_errors(as_json):
        library = Library.open(_settings(home))
        if article is not None:
            found = library.figures(article)
        else:
            found = library.figures_of(library.search(question or "", k))
    for figure in found:
        print(lines.as_json(lines.figure_json(figure)) if as_json else messages.figure(figure))
    if not found and not as_json:
        print(messages.NO_FIGURES)


@app.command()
def backup(file: Path, home: Home = None) -> None:
    """Ghi toàn bộ thư mục chỉ mục vào một tệp; không cần dừng chương trình."""
    from index.backup import backup as run

    with _shown_errors():
        print(messages.backed_up(file, run(_settings(home), file)))


@app.command()
def restore(file: Path, home: Home = None) -> None:
    """Khôi phục thư mục chỉ mục từ tệp sao lưu."""
    from index.backup import restore as run

    with _shown_errors(), shown() as progress:
        run(_settings(home), file, progress)
    print(messages.restored(file))


if __name__ == "__main__":
    app()
