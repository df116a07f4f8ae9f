"""Build again whenever the files of the corpora change."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from index import articles
from index.build import build
from index.building.progress import Listener, silent
from index.errors import IndexBusyError
from index.settings import IndexSettings
from index.types import BuildReport


def watch(
    settings: IndexSettings, corpora: Sequence[Path], seconds: float = 2.0, listener: Listener = silent
) -> Iterator[BuildReport]:
    """Build now and after each change, for ever; yields the report of every build.

    Files are looked at every `seconds`, and a build waits until two looks see the same: a file that is still being
    written is left to settle. Looking works on every file system, network folders too.
    """
    roots = [Path(corpus) for corpus in corpora or settings.corpora]
    built = ""
    before = _look(roots)
    while True:
        now = _look(roots)
        if now == before and now != built:
            try:
                report = build(settings, roots, progress=listener)
            except IndexBusyError:
                time.sleep(seconds)
                continue
            built = now
            yield report
        before = now
        time.sleep(seconds)


def _look(roots: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for root in roots:
        for path in [root] if root.is_file() else articles.paths(root):
            try:
                found = path.stat()
            except OSError:
                continue
            digest.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\0{found.st_ctime_ns}\n".encode())
    return digest.hexdigest()
