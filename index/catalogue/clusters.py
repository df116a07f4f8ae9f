"""Clusters of near-duplicates: an article joins the first living article that it reprints."""

from __future__ import annotations

import sqlite3

from index.catalogue.schema import NEVER
from index.duplicates import reprints

# A story printed a thousand times is compared with a few of its copies only, and its cluster is not formed anew.
MOST_COMPARED, MOST_FORMED = 8, 50

# CROSS JOIN keeps SQLite to this order: from the few bands of one article to the few articles that share one.
_CANDIDATES = f"""
SELECT a.cluster, a.key FROM bands mine
CROSS JOIN bands other ON other.band = mine.band AND other.article < mine.article
CROSS JOIN articles a ON a.key = other.article AND a.died = {NEVER}
WHERE mine.article = ? GROUP BY a.cluster ORDER BY count(*) DESC, a.key LIMIT {MOST_COMPARED}"""


def join(db: sqlite3.Connection, key: int, text: str) -> None:
    """Put the new version `key` into the cluster of an article that it reprints, if there is one."""
    for cluster, other in db.execute(_CANDIDATES, (key,)).fetchall():
        if reprints(text, db.execute("SELECT text FROM texts WHERE article = ?", (other,)).fetchone()[0]):
            db.execute("UPDATE articles SET cluster = ? WHERE key = ?", (cluster, key))
            return


def leave(db: sqlite3.Connection, cluster: int) -> None:
    """Form a cluster anew after a member was buried: what held the others together may be gone with it."""
    members = db.execute(
        f"SELECT a.key, t.text FROM articles a JOIN texts t ON t.article = a.key"
        f" WHERE a.cluster = ? AND a.died = {NEVER} ORDER BY a.key LIMIT {MOST_FORMED + 1}",
        (cluster,),
    ).fetchall()
    if len(members) > MOST_FORMED:
        return
    db.execute(f"UPDATE articles SET cluster = key WHERE cluster = ? AND died = {NEVER}", (cluster,))
    for key, text in members[1:]:
        join(db, key, text)
