"""Style sheets and scripts of the page, read as text."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def styles() -> str:
    """Return every style sheet, in the order of their names."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(_HERE.glob("*.css")))


def script(name: str) -> str:
    """Return one script."""
    return (_HERE / f"{name}.js").read_text(encoding="utf-8")
