"""Runs alone, as a child process: reads one .pdf or .docx under limits and writes its text as JSON."""

from __future__ import annotations

import json
import re
import sys
import zipfile

_MEMORY, _SECONDS, _MOST = 1_500_000_000, 30, 20_000_000
_END = re.compile(r"[.!?:;…”\"»)]\s*$")


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not a Unix: the parent's timeout is the only limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _pdf(path: str) -> dict[str, str]:
    import logging

    from pypdf import PdfReader

    logging.disable(logging.CRITICAL)
    reader = PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"failed": "encrypted"}
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(page.extract_text() or "")
        size += len(pages[-1])
        if size > _MOST:
            return {"failed": "large"}
    return {"text": _unwrapped("\n".join(pages))}


def _unwrapped(text: str) -> str:
    """Join the lines of a page that break where the paper ends: full-width lines that end in no sentence."""
    lines = [line.strip() for line in text.splitlines()]
    widths = sorted(len(line) for line in lines if line)
    full = widths[int(len(widths) * 0.9)] * 0.75 if widths else 0
    joined: list[str] = []
    wraps = False
    for line in lines:
        if wraps and line:
            joined[-1] += " " + line
        else:
            joined.append(line)
        wraps = len(line) >= full and bool(line) and not _END.search(line)
    return "\n".join(joined)


def _docx(path: str) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        if sum(member.file_size for member in archive.infolist()) > 10 * _MOST:
            return {"failed": "large"}
    from docx import Document
    from docx.table import Table

    document = Document(path)
    parts: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            parts.extend(" | ".join(cell.text.strip() for cell in row.cells) for row in block.rows)
        else:
            parts.append(block.text)
    title = document.core_properties.title or ""
    return {"text": "\n".join(parts), "title": title if title.strip().lower() not in ("word document", "") else ""}


def main() -> None:
    """Write the outcome to standard output; any fault of the file is an outcome too."""
    _limit()
    suffix, path = sys.argv[1:3]
    try:
        told = _pdf(path) if suffix == ".pdf" else _docx(path)
    except MemoryError:
        told = {"failed": "large"}
    except Exception:  # noqa: BLE001  parsers of foreign files raise anything; the parent names the file
        told = {"failed": "broken"}
    if "text" in told and not any(char.isalnum() for char in told["text"]):
        told = {"failed": "empty"}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
