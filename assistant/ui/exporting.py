"""A conversation as a file: Markdown, or Word, every quotation with its source and link."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant import rendering
from assistant.types import Citation, Turn
from assistant.ui import strings
from assistant.ui.render.text import day


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to give to the reader."""

    name: str
    type: str
    data: bytes


def markdown(title: str, turns: Sequence[Turn], today: date) -> Exported:
    """Return the conversation as Markdown with the quotations as footnotes of each answer."""
    parts = [f"# {rendering.escape(title)}", f"*{strings.EXPORTED_AT.format(date=day(today))}*"]
    for turn in turns:
        parts.append(f"## {rendering.escape(turn.understood.asked)}")
        if turn.answer:
            parts += [rendering.escape(line) for line in rendering.spoken(turn.answer).splitlines() if line]
            parts += [_quotation(citation) for citation in turn.answer.citations]
    return Exported(_file_name(title, "md"), "text/markdown", ("\n\n".join(parts) + "\n").encode())


def _quotation(citation: Citation) -> str:
    quoted = "\n".join(f"> {rendering.escape(line)}" for line in citation.quote.splitlines())
    return f"{rendering.escape(rendering.footnote(citation))}\n\n{quoted}"


def docx(title: str, turns: Sequence[Turn], today: date) -> Exported:
    """Return the conversation as a Word document."""
    from docx import Document

    document = Document()
    document.add_heading(_plain(title), 0)
    document.add_paragraph(strings.EXPORTED_AT.format(date=day(today)))
    for turn in turns:
        document.add_heading(_plain(turn.understood.asked), 1)
        if turn.answer:
            for line in rendering.spoken(turn.answer).splitlines():
                document.add_paragraph(_plain(line))
            for citation in turn.answer.citations:
                document.add_paragraph(_plain(rendering.footnote(citation)))
                document.add_paragraph(_plain(citation.quote), style="Quote")
    written = io.BytesIO()
    document.save(written)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return Exported(_file_name(title, "docx"), kind, written.getvalue())


def _plain(text: str) -> str:
    """Return text without the control characters that XML cannot hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", text)


def _file_name(title: str, suffix: str) -> str:
    """Return a file name of the title, without what file systems refuse."""
    name = re.sub(r'[\\/:*?"<>|\s\x00-\x1f]+', " ", title).strip(" .")[:80]
    return f"{name or strings.UNTITLED}.{suffix}"
