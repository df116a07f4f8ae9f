"""The SQLite file of conversations: its tables, a connection for one call, and answers as they are stored in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant import messages
from assistant.types import Answer
from index.errors import DanNguonError

SCHEMA = """
CREATE TABLE IF NOT EXISTS conversation (
  id TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, folded TEXT NOT NULL,
  created TEXT NOT NULL, updated TEXT NOT NULL, deleted TEXT
);
CREATE INDEX IF NOT EXISTS conversation_owner ON conversation (owner, updated);
CREATE TABLE IF NOT EXISTS turn (
  conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  asked_at TEXT NOT NULL, generation TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (conversation, ordinal)
);
CREATE TABLE IF NOT EXISTS feedback (
  conversation TEXT NOT NULL, ordinal INTEGER NOT NULL, given_at TEXT NOT NULL, good INTEGER NOT NULL,
  reason TEXT NOT NULL, comment TEXT NOT NULL, PRIMARY KEY (conversation, ordinal),
  FOREIGN KEY (conversation, ordinal) REFERENCES turn (conversation, ordinal) ON DELETE CASCADE
);
"""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a connection for one call: threads and processes may share the file."""
    db = sqlite3.connect(path, timeout=10, isolation_level="IMMEDIATE")
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA foreign_keys = ON")
        with db:
            yield db
    finally:
        db.close()


def stored(answer: Answer) -> str:
    """Return an answer as JSON."""
    return _adapter().dump_json(answer).decode()


def restored(text: str, path: Path) -> Answer:
    """Return an answer that was stored in the file `path`."""
    try:
        return _adapter().validate_json(text)
    except ValidationError as error:
        raise DanNguonError(messages.BAD_CONVERSATION.format(path=path)) from error


@cache
def _adapter() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)
