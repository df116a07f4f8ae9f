"""Questions of a batch file, one JSON object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from index import messages
from index.errors import ArticleError


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of a batch; `error` says why it cannot be asked."""

    id: object
    question: str
    error: str = ""


def read(name: str) -> Iterator[Asked]:
    """Return the questions of a file, or of standard input for "-", in order; blank lines do not count."""
    try:
        with sys.stdin.buffer if name == "-" else open(name, "rb") as file:  # noqa: PTH123
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _asked(line, number)
    except OSError as error:
        raise ArticleError(*messages.batch_unreadable(name, error.strerror or str(error))) from error


def _asked(line: bytes, number: int) -> Asked:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except ValueError:
        return Asked(None, "", messages.bad_line(number))
    if not isinstance(value, dict):
        return Asked(None, "", messages.bad_line(number))
    question = value.get("question")
    if not isinstance(question, str):
        return Asked(value.get("id"), "", messages.bad_line(number))
    return Asked(value.get("id"), question)
