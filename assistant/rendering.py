"""An answer as plain text and as Markdown. Pure: the same answer always gives the same words."""

from __future__ import annotations

import re

from assistant import messages
from assistant.types import Answer, Citation, Intent, Sentence, Table, Verdict

# Characters that Markdown or HTML would read as more than themselves.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")
_LINE_START = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-+=])", re.MULTILINE)


def text(answer: Answer) -> str:
    """Return the answer as plain text with its sources as numbered lines below."""
    blocks = [_understood(answer), *(_line(sentence) for sentence in _body(answer)), _table_text(answer.table)]
    if answer.status == "abstained" and answer.reason:
        blocks.insert(1, answer.reason)
    blocks += [answer.notice, _sources_text(answer.citations), _suggestions(answer)]
    return "\n".join(block for block in blocks if block)


def spoken(answer: Answer) -> str:
    """Return only what is said, with its [n]: the `answer` of the command line's JSON."""
    blocks = [answer.reason if answer.status == "abstained" else "", *(_line(sentence) for sentence in _body(answer))]
    blocks.append(_table_text(answer.table))
    return "\n".join(block for block in blocks if block)


def markdown(answer: Answer, key: str = "") -> str:
    """Return the answer as Markdown; citations are links to ``#cite-{key}{n}``, everything from articles is escaped."""
    blocks: list[str] = []
    if answer.question.intent is Intent.QUESTION and _restated(answer):
        blocks.append(f"*{escape(messages.UNDERSTOOD_AS.format(text=answer.question.text))}*")
    if answer.status == "abstained" and answer.reason:
        blocks.append(f"**{escape(answer.reason)}**")
    if answer.headline:
        blocks.append(f"**{escape(answer.headline.text)}** {_links(answer.headline.citations, key)}".rstrip())
    if answer.table:
        blocks.append(_table_markdown(answer.table, key))
    if answer.status == "abstained" and answer.sentences:
        blocks.append(messages.NEAREST)
    blocks += [_quoted(sentence, key) for sentence in answer.sentences]
    if answer.notice:
        blocks.append(f"*{escape(answer.notice)}*")
    if answer.suggestions:
        blocks.append("\n".join([messages.SUGGESTIONS, "", *(f"- {escape(each)}" for each in answer.suggestions)]))
    return "\n\n".join(blocks)


def escape(words: str) -> str:
    """Return `words` so that Markdown shows them as they are and starts no list, heading, link, image or tag."""
    words = _SPECIAL.sub(r"\\\1", words)
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[4]}\\{m[5]}", words)


def sources(answer: Answer) -> str:
    """Return the sources of the answer as Vietnamese footnotes, one a line, for copying."""
    return _sources_text(answer.citations)


def footnote(citation: Citation) -> str:
    """Return one source: title, publisher, date, address."""
    parts = [
        f"“{citation.title}”" if citation.title else citation.article_id,
        citation.source or "",
        messages.day(citation.published),
    ]
    return f"[{citation.n}] " + ", ".join(part for part in [*parts, citation.url or ""] if part)


def _restated(answer: Answer) -> bool:
    return " ".join(answer.question.asked.split()) != answer.question.text


def _understood(answer: Answer) -> str:
    shown = answer.question.intent is Intent.QUESTION and _restated(answer)
    return messages.UNDERSTOOD_AS.format(text=answer.question.text) if shown else ""


def _body(answer: Answer) -> list[Sentence]:
    return [answer.headline, *answer.sentences] if answer.headline else list(answer.sentences)


def _line(sentence: Sentence) -> str:
    if sentence.verdict is Verdict.UNSUPPORTED:
        return f"{sentence.text} ({messages.UNSUPPORTED})"
    numbers = "".join(f"[{n}]" for n in sentence.citations)
    return f"{sentence.text} {numbers}".rstrip()


def _links(numbers: tuple[int, ...], key: str) -> str:
    return " ".join(f"[{n}](#cite-{key}{n})" for n in numbers)


def _quoted(sentence: Sentence, key: str) -> str:
    """Return a sentence with the asked-for words in bold; one that its sources do not support is struck."""
    pieces, at = [], 0
    for mark in sorted(sentence.marks, key=lambda span: span.start):
        pieces += [escape(sentence.text[at : mark.start]), f"**{escape(mark.of(sentence.text))}**"]
        at = mark.end
    body = "".join(pieces) + escape(sentence.text[at:])
    if sentence.verdict is Verdict.UNSUPPORTED:
        body = f"~~{body}~~ ({messages.UNSUPPORTED})"
    return f"{body} {_links(sentence.citations, key)}".rstrip()


def _table_text(table: Table | None) -> str:
    if table is None:
        return ""
    rows = [" | ".join(table.header)]
    rows += [" | ".join(_line(Sentence(cell.text, cell.citations)) for cell in row) for row in table.rows]
    return "\n".join(rows)


def _table_markdown(table: Table, key: str) -> str:
    lines = ["| " + " | ".join(escape(name) for name in table.header) + " |", "|" + " --- |" * len(table.header)]
    for row in table.rows:
        cells = (f"{escape(cell.text)} {_links(cell.citations, key)}".strip().replace("\n", " ") for cell in row)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _sources_text(citations: tuple[Citation, ...]) -> str:
    return "\n".join([messages.SOURCES + ":", *(footnote(citation) for citation in citations)]) if citations else ""


def _suggestions(answer: Answer) -> str:
    return (
        "\n".join([messages.SUGGESTIONS, *(f"- {each}" for each in answer.suggestions)]) if answer.suggestions else ""
    )
