"""Commands that change the index or look after it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from index import messages
from index.console import lines
from index.console.options import AsJson, Corpora, Home, settings, shown_errors
from index.console.progress import shown


def build(
    corpus: Corpora = None,
    home: Home = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Đọc, cắt và nhúng lại tất cả.")] = False,
    as_json: AsJson = False,
) -> None:
    """Thêm bài mới, cập nhật bài đã đổi, bỏ bài không còn tệp."""
    from index.build import build as run

    with shown_errors(as_json), shown() as progress:
        report = run(settings(home), corpus or (), rebuild, progress)
    print(lines.as_json(lines.report_json(report)) if as_json else lines.report_text(report))
    raise typer.Exit(1 if report.failures else 0)


def status(home: Home = None, as_json: AsJson = False) -> None:
    """Cho biết chỉ mục có gì, lập khi nào, tệp nào lỗi."""
    from index.library import Library

    with shown_errors(as_json):
        chosen = settings(home)
        known = lines.status(Library.open(chosen), chosen)
    print(lines.as_json(known) if as_json else messages.status(known))


def remove(ids: list[str], home: Home = None, as_json: AsJson = False) -> None:
    """Bỏ bài khỏi chỉ mục theo mã; tệp gốc không bị xóa."""
    from index.build import remove as run

    with shown_errors(as_json), shown() as progress:
        gone = run(settings(home), ids, progress)
    missing = [identity for identity in ids if identity not in gone]
    for identity in missing:
        print(messages.unknown_article(identity), file=sys.stderr)
    print(lines.as_json({"removed": gone, "missing": missing}) if as_json else messages.removed(gone))
    raise typer.Exit(1 if missing else 0)


def verify(home: Home = None, as_json: AsJson = False) -> None:
    """Kiểm tra danh mục, vị trí các đoạn, vectơ và thế hệ chỉ mục."""
    from index.verification import problems

    with shown_errors(as_json):
        found = problems(settings(home))
    if as_json:
        print(lines.as_json({"ok": not found, "problems": found}))
    else:
        print("\n".join(found) or messages.ALL_WHOLE)
    raise typer.Exit(1 if found else 0)


def watch(
    corpus: Corpora = None,
    home: Home = None,
    seconds: Annotated[float, typer.Option("--every", min=0.1, help="Số giây giữa hai lần xem.")] = 2.0,
    as_json: AsJson = False,
) -> None:
    """Theo dõi thư mục bài viết và lập lại chỉ mục mỗi khi có thay đổi."""
    from index.watching import watch as run

    print(messages.WATCHING, file=sys.stderr)
    with shown_errors(as_json), shown(quiet=True) as progress:
        for report in run(settings(home), corpus or (), seconds, progress):
            line = lines.as_json(lines.report_json(report)) if as_json else lines.report_text(report)
            print(line, flush=True)


def backup(file: Path, home: Home = None) -> None:
    """Ghi toàn bộ thư mục chỉ mục vào một tệp; không cần dừng chương trình."""
    from index.backup import backup as run

    with shown_errors():
        print(messages.backed_up(file, run(settings(home), file)))


def restore(file: Path, home: Home = None) -> None:
    """Khôi phục thư mục chỉ mục từ tệp sao lưu."""
    from index.backup import restore as run

    with shown_errors(), shown() as progress:
        run(settings(home), file, progress)
    print(messages.restored(file))
