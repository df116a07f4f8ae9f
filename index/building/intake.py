"""One record of one file into the catalogue: added, updated, skipped, or known as a copy of another article."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from index import chunking, duplicates
from index.catalogue import articles, clusters, files, rows
from index.catalogue.articles import Live, Prepared
from index.catalogue.files import Place
from index.figures import figures
from index.types import Article


class Outcome(StrEnum):
    """What became of a record."""

    ADDED = "added"
    UPDATED = "updated"
    SKIPPED = "skipped"
    DELETED = "deleted"
    DUPLICATE = "duplicates"


@dataclass(frozen=True, slots=True)
class Intake:
    """Writes records for the generation being built; articles are cut as `made_with` says."""

    db: sqlite3.Connection
    generation: int
    made_with: str

    def take(self, article: Article, path: str, root: Path) -> Outcome:
        """Bring the catalogue into agreement with one record of the file `path`."""
        article = replace(article, content_hash=hashlib.sha256(article.text.encode()).hexdigest())
        record = self._record_id(article)
        old = files.place(self.db, path, record)
        identity = old.identity if old else self._free_identity(article, record, path, root)
        article = replace(article, meta=replace(article.meta, id=identity))
        text = rows.meta_json(article.meta)
        new = Place(path, record, identity, identity, article.content_hash, text)
        if self._is_removed(new):
            return self._keep_out(old, new)
        if old and old.content_hash == article.content_hash:
            return self._same_text(old, new, article, root)
        if old:
            self.withdraw(old)
        return self._settle(new, article, root, Outcome.UPDATED if old else Outcome.ADDED)

    def _same_text(self, old: Place, new: Place, article: Article, root: Path) -> Outcome:
        holder = articles.live(self.db, old.article)
        if holder is None:
            return self._settle(new, article, root, Outcome.ADDED)
        if holder.meta.id != new.identity:
            files.put(self.db, replace(new, article=holder.meta.id))
            return Outcome.DUPLICATE
        if old.meta == new.meta and holder.made_with == self.made_with:
            return Outcome.SKIPPED
        files.put(self.db, new)
        self._replace(holder, article)
        return Outcome.UPDATED

    def _settle(self, new: Place, article: Article, root: Path, outcome: Outcome) -> Outcome:
        holder = articles.with_content(self.db, article.content_hash)
        if holder:
            files.put(self.db, replace(new, article=holder.meta.id))
            return Outcome.DUPLICATE
        if articles.live(self.db, new.identity):  # another place kept the id together with the text
            identity = self._free_identity(article, new.id, new.path, root)
            article = replace(article, meta=replace(article.meta, id=identity))
            new = replace(new, identity=identity, article=identity, meta=rows.meta_json(article.meta))
        files.put(self.db, new)
        self._bear(article)
        return outcome

    def withdraw(self, place: Place) -> Outcome:
        """Take one place from its article; the article goes with its last place, or moves to the next one."""
        files.drop(self.db, place)
        self.db.execute("DELETE FROM removed WHERE id = ?", (place.identity,))
        holder = articles.live(self.db, place.article)
        if holder is None:
            return Outcome.SKIPPED
        others = files.places_of(self.db, place.article)
        if others and holder.meta.id != place.identity:
            return Outcome.SKIPPED
        article = articles.load(self.db, holder)
        self._bury(holder)
        if not others:
            return Outcome.DELETED
        heir = others[0]
        for other in others:
            files.put(self.db, replace(other, article=heir.identity))
        self._bear(replace(article, meta=rows.meta_from_json(heir.meta)))
        return Outcome.SKIPPED

    def recut(self) -> Iterator[str]:
        """Cut again, from the catalogue's own text, the articles that were cut in another way; tell their ids."""
        for holder in articles.made_otherwise(self.db, self.made_with):
            self._replace(holder, articles.load(self.db, holder))
            yield holder.meta.id

    def _replace(self, holder: Live, article: Article) -> None:
        self._bury(holder)
        self._bear(article)

    def _bear(self, article: Article) -> None:
        if articles.revive(self.db, article, self.made_with, self.generation):
            return
        prepared = Prepared(
            article, chunking.chunks(article), figures(article), duplicates.bands(article.text), self.made_with
        )
        clusters.join(self.db, articles.insert(self.db, prepared, self.generation), article.text)

    def _bury(self, holder: Live) -> None:
        articles.bury(self.db, holder.key, self.generation)
        clusters.leave(self.db, holder.cluster)

    def _record_id(self, article: Article) -> str:
        """Return the record's id within its file: a second text under an id met before gets a name of its own."""
        identity = article.meta.id
        self.db.execute("INSERT OR IGNORE INTO met VALUES(?,?)", (identity, article.content_hash))
        first = self.db.execute("SELECT content_hash FROM met WHERE id = ?", (identity,)).fetchone()[0]
        if first != article.content_hash:
            identity = f"{identity}~{article.content_hash[:8]}"
            self.db.execute("INSERT OR IGNORE INTO met VALUES(?,?)", (identity, article.content_hash))
        return identity

    def _free_identity(self, article: Article, record: str, path: str, root: Path) -> str:
        """Return the record's id, or a longer one when an article of another file has it for another text."""
        for identity in (record, f"{root.name}/{record}"):
            holder = articles.live(self.db, identity)
            if holder is None or holder.content_hash == article.content_hash:
                return identity
        return f"{record}~{hashlib.sha256(path.encode()).hexdigest()[:8]}"

    def _is_removed(self, new: Place) -> bool:
        row = self.db.execute("SELECT content_hash FROM removed WHERE id = ?", (new.identity,)).fetchone()
        return row is not None and row[0] == new.content_hash

    def _keep_out(self, old: Place | None, new: Place) -> Outcome:
        if old and old.content_hash != new.content_hash:
            self.withdraw(old)
        files.put(self.db, new)
        return Outcome.SKIPPED
