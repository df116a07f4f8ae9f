"""What the commands of the index share: options, settings, and errors shown as sentences with an exit status."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from index import messages
from index.console.lines import as_json as json_line
from index.errors import ArticleError, DanNguonError, SettingsError
from index.settings import IndexSettings

Home = Annotated[Path | None, typer.Option("--home", help="Thư mục chứa chỉ mục (mặc định: ASSISTANT_HOME).")]
AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")]
Corpora = Annotated[list[Path] | None, typer.Option("--corpus", help="Thư mục hoặc tệp bài viết; dùng được nhiều lần.")]
Count = Annotated[int, typer.Option("-k", min=1, max=1000, help="Số đoạn cần tìm.")]


def settings(home: Path | None) -> IndexSettings:
    """Return the settings of the environment, with the home folder named on the command line."""
    from pydantic import ValidationError

    try:
        given: dict[str, Any] = {"ASSISTANT_HOME": home} if home else {}
        return IndexSettings(**given)
    except ValidationError as error:
        raise SettingsError(*messages.bad_settings(str(error))) from error


@contextmanager
def shown_errors(as_json: bool = False) -> Iterator[None]:
    """Turn an error into its sentence and an exit status: 2 for what was asked wrongly, 1 for the rest."""
    try:
        yield
    except DanNguonError as error:
        print(messages.error(error.what, error.fix), file=sys.stderr)
        if as_json:
            print(json_line({"error": error.what, "fix": error.fix}))
        raise typer.Exit(2 if isinstance(error, ArticleError | SettingsError) else 1) from error
    except KeyboardInterrupt as error:
        print(messages.STOPPED, file=sys.stderr)
        raise typer.Exit(130) from error
