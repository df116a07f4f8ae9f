"""Watching: a change is built once it has settled."""

import threading

from index.library import Library
from index.watching import watch
from tests.index.newsroom import settings, write_articles


def test_each_change_gives_one_build(tmp_path):
    here, corpus = settings(tmp_path / "home"), tmp_path / "bai"
    write_articles(corpus, range(2))
    reports = watch(here, [corpus], seconds=0.05)
    assert next(reports).added == 2
    late = threading.Timer(0.3, write_articles, (corpus, range(2, 3)))
    late.start()
    report = next(reports)
    assert (report.added, report.skipped) == (1, 2)
    assert Library.open(here).count() == 3
