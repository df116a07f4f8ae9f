"""Verifying an index: each kind of damage is found, and what it names mends it."""

import sqlite3
from contextlib import closing

import pytest

from index.build import build
from index.vectors import VectorWriter
from index.verification import problems
from tests.index.newsroom import settings, write_articles


@pytest.fixture
def here(tmp_path):
    chosen = settings(tmp_path / "home")
    write_articles(tmp_path / "bai", range(3))
    build(chosen, [tmp_path / "bai"])
    return chosen


def change(here, sql: str) -> None:
    with closing(sqlite3.connect(here.home / "catalogue.sqlite")) as db:
        db.execute(sql)
        db.commit()


def test_a_whole_index_has_no_problems(here):
    assert problems(here) == ()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE chunks SET start = start + 1 WHERE key = 1",
        "UPDATE chunks SET text = 'khác' WHERE key = 1",
        "UPDATE vectors SET vector = x'00' WHERE rowid = 1",
        "DELETE FROM vectors WHERE rowid = 1",
    ],
)
def test_damage_in_the_catalogue_is_found_and_a_rebuild_mends_it(here, tmp_path, sql):
    change(here, sql)
    found = problems(here)
    assert any("python -m index build" in line for line in found)
    build(here, [tmp_path / "bai"], rebuild=True)
    assert problems(here) == ()


def test_lost_vectors_are_found_and_the_next_build_brings_them_back(here, tmp_path):
    folder = next((here.home / "generations").glob("*/vectors"))
    writer = VectorWriter(folder)
    writer.delete([1])
    writer.close()
    assert any("vectors" in line for line in problems(here))
    assert build(here, [tmp_path / "bai"]).embedded == 0
    assert problems(here) == ()
