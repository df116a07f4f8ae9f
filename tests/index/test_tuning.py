"""Fitting the weight of the vectors on labelled questions."""

import json
from contextlib import closing
from types import SimpleNamespace

import numpy as np
import pytest

from index.build import build
from index.errors import SettingsError
from index.fusion import Fusion, tuned
from index.library import Library
from index.search import Ranked
from index.tuning import Labelled, read_questions, tune
from index.types import ArticleMeta, Chunk
from tests.index.newsroom import settings, write_articles


class OneAnswer:
    """A searcher whose ranker prefers the wrong article and whose vectors prefer the right one, or the reverse."""

    def __init__(self, vectors_know: bool) -> None:
        self.models = SimpleNamespace(fusion=Fusion(0.1 if vectors_know else 0.9, 20))
        self._cosines = np.array([0.9, 0.1] if vectors_know else [0.1, 0.9], np.float32)
        self._scores = np.array([0.0, 1.0] if vectors_know else [1.0, 0.0], np.float32)

    def candidates(self, query, near=0) -> Ranked:
        stored = tuple((Chunk(i, 0, 0, 1, "x"), ArticleMeta(i, "", "")) for i in ("right", "wrong"))
        return Ranked((1, 2), stored, self._scores, self._cosines)


@pytest.mark.parametrize("vectors_know", [True, False])
def test_the_leg_that_knows_gets_the_weight(vectors_know, tmp_path):
    chosen = settings(tmp_path / "home")
    report = tune(OneAnswer(vectors_know), chosen, [Labelled("ai?", frozenset({"right"}))])
    assert (report.dense > report.dense_before) is vectors_know
    assert report.after == 1.0 >= report.before
    assert Fusion.load(chosen).dense == report.dense
    assert tuned(chosen).is_file()


def test_no_gain_keeps_the_present_weight(tmp_path):
    report = tune(OneAnswer(True), settings(tmp_path / "home"), [Labelled("ai?", frozenset({"neither"}))])
    assert report.dense == report.dense_before == 0.1


def test_tuning_runs_over_a_real_index(tmp_path):
    write_articles(tmp_path / "bai", range(4))
    chosen = settings(tmp_path / "home")
    build(chosen, [tmp_path / "bai"])
    with closing(Library.open(chosen)) as library, library.searching() as searcher:
        report = tune(searcher, chosen, [Labelled("đoàn công tác số 300", frozenset({"bai-003.txt"}))])
    assert 0 <= report.before <= report.after <= 1


@pytest.mark.parametrize(
    "line", ["không phải json", '{"question": "ai?"}', '{"question": 1, "positive_ids": ["a"]}', "[]"]
)
def test_a_bad_line_is_named(tmp_path, line):
    path = tmp_path / "q.jsonl"
    good = json.dumps({"question": "ai?", "positive_ids": ["a"]})
    path.write_text(f"{good}\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="Dòng 2"):
        read_questions(path)


def test_a_missing_or_empty_file_is_an_error(tmp_path):
    with pytest.raises(SettingsError):
        read_questions(tmp_path / "none.jsonl")
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(SettingsError):
        read_questions(tmp_path / "empty.jsonl")


def test_questions_are_read(tmp_path):
    path = tmp_path / "q.jsonl"
    path.write_text('{"question": "ai?", "positive_ids": ["a", 7]}\n', encoding="utf-8")
    assert read_questions(path) == [Labelled("ai?", frozenset({"a", "7"}))]
