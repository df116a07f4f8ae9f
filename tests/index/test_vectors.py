"""The vector index: what goes in comes out nearest, whatever is copied, deleted or filtered."""

import shutil
from datetime import date

import numpy as np
import pytest

from index.errors import IndexDamagedError
from index.types import Filters
from index.vectors import VectorIndex, VectorWriter

DIMENSION = 16


def unit(count: int, seed: int = 0) -> np.ndarray:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture
def folder(tmp_path):
    writer = VectorWriter(tmp_path / "vectors")
    about = [(date(2020, 1, 1 + n), "Báo An" if n % 2 else None) for n in range(20)]
    writer.add(list(range(100, 120)), unit(20), about)
    writer.close()
    return tmp_path / "vectors"


def test_the_nearest_comes_first_with_its_cosine(folder):
    index = VectorIndex(folder)
    for number, vector in enumerate(unit(20)):
        found = index.search(vector, 3)
        assert found[0][0] == 100 + number
        assert found[0][1] == pytest.approx(1.0, abs=1e-5)
        assert found[0][1] >= found[1][1] >= found[2][1]
    index.close()


def test_filters_are_exact(folder):
    index = VectorIndex(folder)
    found = index.search(unit(1, 9)[0], 20, Filters(date(2020, 1, 5), date(2020, 1, 10), ("Báo An",)))
    assert {key for key, _ in found} == {105, 107, 109}
    index.close()


def test_a_filter_that_few_of_the_nearest_pass_still_finds_all(tmp_path):
    vectors = unit(400, 3)
    about = [(date(2020, 1, 1), "Báo An")] * 397 + [(date(2021, 5, 1), "Báo Bình")] * 3
    writer = VectorWriter(tmp_path / "vectors")
    writer.add(list(range(400)), vectors, about)
    writer.close()
    index = VectorIndex(tmp_path / "vectors")
    for filters in (
        Filters(date(2021, 1, 1)),
        Filters(sources=("Báo Bình",)),
        Filters(date(2021, 5, 1), date(2021, 5, 1)),
    ):
        assert {key for key, _ in index.search(vectors[0], 5, filters)} == {397, 398, 399}
    assert [key for key, _ in index.search(vectors[7], 1, Filters(None, date(2020, 12, 31)))] == [7]
    index.close()


def test_a_vector_that_is_zero_or_not_finite_finds_nothing_and_is_not_kept(folder):
    index = VectorIndex(folder)
    assert index.search(np.zeros(DIMENSION, np.float32), 3) == []
    assert index.search(np.full(DIMENSION, np.nan, np.float32), 3) == []
    assert index.search(unit(1)[0], 0) == []
    index.close()
    writer = VectorWriter(folder)
    writer.add([1, 2], np.array([[0.0] * DIMENSION, [np.inf] * DIMENSION], np.float32), [(None, None)] * 2)
    writer.close()
    index = VectorIndex(folder)
    assert index.size == 20
    index.close()


def test_a_copy_changes_without_touching_the_original(folder, tmp_path):
    copy = tmp_path / "copy"
    reading = VectorIndex(folder)
    shutil.copytree(folder, copy)
    writer = VectorWriter(copy)
    writer.delete([100, 101, 9999])
    fresh = unit(1, 5)
    writer.add([200], fresh, [(None, None)])
    writer.close()
    assert reading.search(unit(20)[0], 1)[0][0] == 100
    reading.close()
    changed = VectorIndex(copy)
    assert changed.size == 19
    assert changed.search(fresh[0], 1)[0][0] == 200
    assert changed.search(unit(20)[0], 1)[0][0] != 100
    changed.close()


def test_a_missing_index_is_not_made_by_opening_it(tmp_path):
    with pytest.raises(IndexDamagedError):
        VectorIndex(tmp_path)
    assert list(tmp_path.iterdir()) == []
