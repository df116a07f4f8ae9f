"""The command line of the index: ``python -m index --help``."""

from __future__ import annotations

import typer

from index.console import asking, keeping

app = typer.Typer(
    help="Lập và tra chỉ mục các bài báo.", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
for command in (
    keeping.build,
    keeping.status,
    asking.search,
    asking.figures,
    keeping.remove,
    keeping.verify,
    keeping.watch,
    keeping.backup,
    keeping.restore,
    asking.tune,
):
    app.command()(command)

if __name__ == "__main__":
    app()
