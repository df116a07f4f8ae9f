"""Small tables kept as text beside the code that reads them: a row a line, "#" before what explains."""

from __future__ import annotations

from pathlib import Path


def rows(path: Path) -> list[str]:
    """Return the rows of a table, without comments and empty lines."""
    return [row for row in path.read_text(encoding="utf-8").splitlines() if row.strip() and not row.startswith("#")]
