"""Conversations kept in one SQLite file of the home folder: every turn with its citations as it was answered."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant import messages
from assistant.conversation_file import SCHEMA, opened, restored, stored
from assistant.types import Answer, Turn
from index.errors import DanNguonError
from index.vietnamese.normal import fold_case, strip_marks

FILE_NAME = "conversations.sqlite"
_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class ConversationMeta:
    """A conversation in a list; `updated` is the time of its last turn (UTC)."""

    id: str
    title: str
    created: datetime
    updated: datetime
    turns: int


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reader thinks of one turn; `reason` is one of the reasons offered, `comment` free words."""

    good: bool
    reason: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """An opinion with the turn it is about."""

    conversation: str
    ordinal: int
    opinion: Opinion
    given_at: datetime
    generation: str
    answer: Answer


class Conversations:
    """The conversations of every owner; each call sees only those of the owner it names."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._open() as db:
            db.executescript(SCHEMA)

    @classmethod
    def open(cls, home: Path) -> Conversations:
        """Open the conversations of a home folder; the file is made when it is missing."""
        home.mkdir(parents=True, exist_ok=True)
        return cls(home / FILE_NAME)

    def create(self, owner: str = "", title: str = "") -> str:
        """Begin a conversation and return its id."""
        identity, now = uuid.uuid4().hex, _now()
        with self._open() as db:
            db.execute(
                "INSERT INTO conversation VALUES (?, ?, ?, ?, ?, ?, NULL)",
                (identity, owner, title, _folded(title), now, now),
            )
        return identity

    def append(self, identity: str, answer: Answer, owner: str = "", generation: str = "") -> int:
        """Add a finished answer and return its ordinal; the first question names a conversation without a title."""
        now = _now()
        with self._open() as db:
            title = self._title(db, identity, owner)
            ordinal = int(
                db.execute(
                    "SELECT COALESCE(MAX(ordinal) + 1, 0) FROM turn WHERE conversation = ?", (identity,)
                ).fetchone()[0]
            )
            turn = (identity, ordinal, now, generation, stored(answer))
            db.execute("INSERT INTO turn VALUES (?, ?, ?, ?, ?)", turn)
            name = title or answer.question.text[:_LONGEST_TITLE]
            db.execute(
                "UPDATE conversation SET updated = ?, title = ?, folded = ? WHERE id = ?",
                (now, name, _folded(name), identity),
            )
        return ordinal

    def turns(self, identity: str, owner: str = "") -> tuple[Turn, ...]:
        """Return the turns of a conversation, oldest first, as they were answered."""
        with self._open() as db:
            self._title(db, identity, owner)
            rows = db.execute("SELECT answer FROM turn WHERE conversation = ? ORDER BY ordinal", (identity,)).fetchall()
        answers = [restored(row[0], self._path) for row in rows]
        return tuple(Turn(answer.question, answer) for answer in answers)

    def cut(self, identity: str, ordinal: int, owner: str = "") -> None:
        """Forget the turns from `ordinal` on: what a retry does before it asks again."""
        with self._open() as db:
            self._title(db, identity, owner)
            db.execute("DELETE FROM turn WHERE conversation = ? AND ordinal >= ?", (identity, ordinal))

    def list(self, owner: str = "", search: str = "", limit: int = 200) -> tuple[ConversationMeta, ...]:
        """Return the conversations of `owner`, the newest first; `search` looks in titles, marks may be left out."""
        like = "%" + _folded(search).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        query = (
            "SELECT id, title, created, updated, (SELECT COUNT(*) FROM turn WHERE conversation = id) FROM conversation "
            "WHERE owner = ? AND deleted IS NULL AND folded LIKE ? ESCAPE '\\' ORDER BY updated DESC, id LIMIT ?"
        )
        with self._open() as db:
            rows = db.execute(query, (owner, like, limit)).fetchall()
        return tuple(
            ConversationMeta(row[0], row[1], datetime.fromisoformat(row[2]), datetime.fromisoformat(row[3]), row[4])
            for row in rows
        )

    def rename(self, identity: str, title: str, owner: str = "") -> None:
        """Give a conversation another title."""
        title = " ".join(title.split())[:_LONGEST_TITLE]
        with self._open() as db:
            self._title(db, identity, owner)
            db.execute("UPDATE conversation SET title = ?, folded = ? WHERE id = ?", (title, _folded(title), identity))

    def delete(self, identity: str, owner: str = "") -> None:
        """Hide a conversation; `restore` brings it back until `purge`."""
        with self._open() as db:
            self._title(db, identity, owner)
            db.execute("UPDATE conversation SET deleted = ? WHERE id = ?", (_now(), identity))

    def restore(self, identity: str, owner: str = "") -> None:
        """Undo `delete`."""
        with self._open() as db:
            db.execute("UPDATE conversation SET deleted = NULL WHERE id = ? AND owner = ?", (identity, owner))

    def purge(self, before: datetime) -> int:
        """Remove for good what was deleted before a moment; return how many conversations."""
        with self._open() as db:
            return db.execute(
                "DELETE FROM conversation WHERE deleted < ?", (before.astimezone(UTC).isoformat(),)
            ).rowcount

    def rate(self, identity: str, ordinal: int, opinion: Opinion, owner: str = "") -> None:
        """Keep what a reader thinks of a turn; a later word replaces an earlier one."""
        with self._open() as db:
            self._title(db, identity, owner)
            db.execute(
                "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?, ?)",
                (identity, ordinal, _now(), int(opinion.good), opinion.reason, opinion.comment),
            )

    def opinions(self, identity: str, owner: str = "") -> dict[int, Opinion]:
        """Return what was thought of the turns of a conversation, by their ordinal."""
        with self._open() as db:
            self._title(db, identity, owner)
            rows = db.execute(
                "SELECT ordinal, good, reason, comment FROM feedback WHERE conversation = ?", (identity,)
            ).fetchall()
        return {ordinal: Opinion(bool(good), reason, comment) for ordinal, good, reason, comment in rows}

    def feedback(self) -> tuple[Feedback, ...]:
        """Return all feedback, oldest first, with the turns it is about."""
        query = (
            "SELECT f.conversation, f.ordinal, f.good, f.reason, f.comment, f.given_at, t.generation, t.answer "
            "FROM feedback f JOIN turn t ON t.conversation = f.conversation AND t.ordinal = f.ordinal "
            "ORDER BY f.given_at"
        )
        with self._open() as db:
            rows: Sequence[tuple[str, int, int, str, str, str, str, str]] = db.execute(query).fetchall()
        return tuple(
            Feedback(
                c, n, Opinion(bool(good), why, words), datetime.fromisoformat(at), made, restored(kept, self._path)
            )
            for c, n, good, why, words, at, made, kept in rows
        )

    def _title(self, db: sqlite3.Connection, identity: str, owner: str) -> str:
        row = db.execute("SELECT title FROM conversation WHERE id = ? AND owner = ?", (identity, owner)).fetchone()
        if row is None:
            raise DanNguonError(messages.NO_CONVERSATION)
        return str(row[0])

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self._path)


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _folded(text: str) -> str:
    return strip_marks(fold_case(text))
