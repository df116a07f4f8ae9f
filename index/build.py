"""Build the index: files → catalogue → vectors → a new generation → one row that publishes it.

Killed at any moment, the generation published last goes on answering, and the next build takes up the work where it
stopped.
"""

from __future__ import annotations

import errno
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from index import generations, messages
from index.building.embedding import PassageEmbedder, embed_missing
from index.building.intake import Intake, Outcome
from index.building.progress import Listener, Progress, Stage, silent
from index.building.publishing import derive, publish, sweep
from index.building.reading import Reading
from index.catalogue import articles, clusters, embeddings, files, runs
from index.catalogue.batches import Batches
from index.catalogue.schema import FILE_NAME, NEVER, explained, open_writer
from index.errors import ArticleError, IndexStorageError
from index.generations import Generation
from index.lock import exclusive
from index.manifest import Manifest, check
from index.settings import IndexSettings
from index.types import BuildReport

__all__ = ["Progress", "Stage", "build", "remove", "renew"]

LOCK = "build.lock"


@dataclass(frozen=True, slots=True)
class _Work:
    """What the steps of one build share: the open catalogue, what is published, what is wanted."""

    settings: IndexSettings
    db: sqlite3.Connection
    last: Generation | None
    wanted: Manifest
    listener: Listener

    @property
    def since(self) -> int:
        """Return the generation whose vectors and indexes can be kept, 0 for none."""
        return self.last.number if self.last and not self.last.manifest.differences(self.wanted) else 0

    @property
    def intake(self) -> Intake:
        """Return what writes records for the next generation."""
        return Intake(self.db, self.last.number + 1 if self.last else 1, self.wanted.cut)


def build(
    settings: IndexSettings, corpora: Sequence[Path] = (), rebuild: bool = False, progress: Listener | None = None
) -> BuildReport:
    """Bring the index into agreement with the files under `corpora` and publish it.

    Articles whose file vanished are deleted only under the corpora named here. A file that cannot be read keeps the
    articles it gave before, and is reported.

    Parameters
    ----------
    settings:
        Where the index is and which embedder it uses.
    corpora:
        Folders or single files; none: those of the settings.
    rebuild:
        Read, cut and embed everything again; needed after a change of the embedder. After a new version of this program
        with the same embedder's name it happens by itself.
    progress:
        Told of every step; raising from it stops the build without harm.
    """
    began = time.monotonic()
    roots = _existing(corpora or settings.corpora)
    with _opened(settings, progress or silent, rebuild, upgrades=True) as work, runs.recorded(work.db) as run:
        reading = Reading(work.db, work.intake, work.listener)
        reading.run(roots)
        with Batches(work.db) as batches:
            for _ in work.intake.recut():
                reading.outcomes[Outcome.UPDATED] += 1
                batches.step()
        report = _finish(work, reading.outcomes, roots, began)
        run.report(report)
    return report


def renew(settings: IndexSettings, ids: Sequence[str], progress: Listener | None = None) -> BuildReport:
    """Read the files of these articles again, cut and index the articles anew, and publish; all others stay."""
    began = time.monotonic()
    with _opened(settings, progress or silent) as work, runs.recorded(work.db) as run:
        reading = Reading(work.db, work.intake, work.listener)
        with Batches(work.db):
            work.db.executemany(
                f"UPDATE articles SET made_with = '' WHERE id = ? AND died = {NEVER}", [(i,) for i in ids]
            )
        for path, root in files.files_of(work.db, ids):
            reading.again(path, root)
        # An article that its file no longer tells apart is made anew from the catalogue's own text.
        with Batches(work.db):
            reading.outcomes[Outcome.UPDATED] += sum(1 for _ in work.intake.recut())
        report = _finish(work, reading.outcomes, (), began)
        run.report(report)
    return report


def remove(settings: IndexSettings, ids: Sequence[str], progress: Listener | None = None) -> tuple[str, ...]:
    """Take articles out of the index and publish it; return the ids that were there.

    Their files stay where they are. A build brings such an article back only when its text has changed, when its file
    has been away, or with ``rebuild``.
    """
    began = time.monotonic()
    with _opened(settings, progress or silent) as work, runs.recorded(work.db) as run:
        with Batches(work.db):
            gone = [identity for identity in dict.fromkeys(ids) if _take_out(work, identity)]
        run.report(_finish(work, Counter({Outcome.DELETED: len(gone)}), (), began))
    return tuple(gone)


def _take_out(work: _Work, identity: str) -> bool:
    found = articles.live(work.db, identity)
    if found is None:
        return False
    for place in files.places_of(work.db, identity):
        work.db.execute("INSERT OR REPLACE INTO removed VALUES(?,?)", (place.identity, found.content_hash))
    articles.bury(work.db, found.key, work.intake.generation)
    clusters.leave(work.db, found.cluster)
    return True


def _existing(corpora: Sequence[Path]) -> list[Path]:
    roots = [Path(corpus).expanduser().resolve() for corpus in corpora]
    for root in roots:
        if not root.exists():
            raise ArticleError(*messages.corpus_missing(root))
    return roots


@contextmanager
def _opened(
    settings: IndexSettings, listener: Listener, rebuild: bool = False, upgrades: bool = False
) -> Iterator[_Work]:
    """Lock the home folder and open its catalogue; refuse to mix settings unless all is made anew."""
    home = settings.home
    with storage_explained(home):
        home.mkdir(parents=True, exist_ok=True)
        with exclusive(home / LOCK), closing(open_writer(home)) as db, explained(home / FILE_NAME):
            # What killed builds left behind may be what fills the disk.
            generations.prune(db, home)
            last, wanted = generations.published(db), Manifest.of(settings)
            resumes = _resumes(db, wanted)
            if rebuild or (upgrades and last and last.manifest.precedes(wanted) and not resumes):
                _distrust(db, wanted)
            elif last and not resumes:
                check(last.manifest, wanted)
            yield _Work(settings, db, last, wanted, listener)


@contextmanager
def storage_explained(home: Path) -> Iterator[None]:
    """Turn the system's refusals to write under `home` into errors for the user's eyes."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise IndexStorageError(*messages.disk_full(home)) from error
        raise IndexStorageError(*messages.not_writable(home, error.strerror or str(error))) from error


def _resumes(db: sqlite3.Connection, wanted: Manifest) -> bool:
    """Return whether a rebuild with these settings was begun and cut off."""
    target = db.execute("SELECT rebuild FROM pointer").fetchone()[0]
    return target is not None and not Manifest.from_json(target).differences(wanted)


def _distrust(db: sqlite3.Connection, wanted: Manifest) -> None:
    """Let nothing count as done; a rebuild that is cut off is resumed, because what remains stands in the catalogue."""
    with Batches(db):
        files.distrust(db)
        db.execute(f"UPDATE articles SET made_with = '' WHERE died = {NEVER}")
        db.execute("DELETE FROM removed")
        embeddings.forget_all(db, wanted.fingerprint)
        db.execute("UPDATE pointer SET rebuild = ?", (wanted.to_json(),))


def _finish(work: _Work, outcomes: Counter[Outcome], roots: Sequence[Path], began: float) -> BuildReport:
    """Embed what is new and publish, where anything changed."""
    db, home = work.db, work.settings.home
    embedded = embed_missing(db, work.wanted.fingerprint, work.since, lambda: _load(work.settings), work.listener)
    generation = work.last
    if generation is None or _is_stale(work, generation):
        manifest = work.wanted.with_dimension(embeddings.dimension(db, work.wanted.fingerprint))
        generation = derive(db, home, manifest, work.listener)
        work.listener(Progress(Stage.PUBLISH, 1, 1))
        publish(db, generation)
    sweep(db, home)
    return BuildReport(
        added=outcomes[Outcome.ADDED],
        updated=outcomes[Outcome.UPDATED],
        skipped=outcomes[Outcome.SKIPPED],
        deleted=outcomes[Outcome.DELETED],
        duplicates=outcomes[Outcome.DUPLICATE],
        chunks=generation.chunks,
        embedded=embedded,
        failures=files.failures(db, roots) if roots else (),
        generation=generation.name,
        seconds=time.monotonic() - began,
    )


def _load(settings: IndexSettings) -> PassageEmbedder:
    from index.embedding import Embedder

    return Embedder.load(settings.embedder, settings.embedder_query_prefix, settings.embedder_passage_prefix)


def _is_stale(work: _Work, last: Generation) -> bool:
    sql = f"""SELECT EXISTS(SELECT 1 FROM articles WHERE born > ?1)
      OR EXISTS(SELECT 1 FROM articles WHERE died > ?1 AND died < {NEVER})
      OR EXISTS(SELECT 1 FROM pointer WHERE rebuild IS NOT NULL)"""
    changed = bool(work.db.execute(sql, (last.number,)).fetchone()[0])
    return changed or not work.since or not generations.whole(work.settings.home / generations.FOLDER / last.name)
