"""Style sheets and scripts of the page, read as text."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def styles() -> str:
    """Return every style sheet, in the order of their names."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(_HERE.glob("*.css")))


def page_script() -> str:
    """Return the script of the page: one function, its parts in the order of their names."""
    parts = (path.read_text(encoding="utf-8") for path in sorted(_HERE.glob("page-*.js")))
    return "() => {\n" + "\n".join(parts) + "}"


def script(name: str) -> str:
    """Return the script of one kind of component."""
    return (_HERE / f"{name}.js").read_text(encoding="utf-8")
