"""The lexical index: weights, filters, deletion, order."""

from datetime import date

import pytest

from index.lexical import Lexical, LexicalWriter
from index.types import ANYTHING, Filters


@pytest.fixture
def folder(tmp_path):
    writer = LexicalWriter(tmp_path / "lexical")
    writer.add(1, "Cụm thi đua số 1", "Phát hiện 38 vụ án tham nhũng.", date(2020, 12, 24), "Báo An")
    writer.add(2, "Cụm thi đua số 10", "Phát hiện 40 vụ án ma túy theo 84-KL/TW.", date(2021, 1, 1), None)
    writer.add(3, "Hội nghị", "Hòa Bình tổng kết 1.493 hồ sơ.", None, "Báo An")
    writer.finish()
    return tmp_path / "lexical"


def keys(lexical, weights, filters=ANYTHING) -> list[int]:
    return [key for key, _ in lexical.search(weights, 10, filters)]


def test_a_term_finds_the_passages_that_hold_it(folder):
    lexical = Lexical(folder)
    assert keys(lexical, {"body": {"vụ_án": 1.0}}) == [1, 2]
    assert keys(lexical, {"title": {"1": 1.0}}) == [1], "số 1 is not số 10"
    assert keys(lexical, {"body": {"84-kl/tw": 1.0}}) == [2]
    assert keys(lexical, {"unmarked": {"tham_nhung": 1.0}}) == [1]
    assert keys(lexical, {"unmarked": {"hoi_nghi": 1.0}}) == [3], "the title is in the field without marks"
    assert keys(lexical, {"body": {"1493": 1.0}}) == [3]
    assert keys(lexical, {"body": {"không_có": 1.0}}) == []
    assert keys(lexical, {}) == []


def test_weights_decide_the_order(folder):
    lexical = Lexical(folder)
    assert keys(lexical, {"body": {"38": 1.0, "40": 3.0}}) == [2, 1]
    assert keys(lexical, {"body": {"38": 3.0, "40": 1.0}}) == [1, 2]


def test_a_score_is_the_weighted_sum_of_its_terms(folder):
    lexical = Lexical(folder)
    score = dict(lexical.search({"body": {"38": 1.0}}, 1))[1]
    assert dict(lexical.search({"body": {"38": 2.5}}, 1))[1] == pytest.approx(2.5 * score)
    filtered = lexical.search({"body": {"38": 1.0}}, 1, Filters(date(2020, 1, 1), None, ("Báo An",)))
    assert dict(filtered)[1] == pytest.approx(score), "a filter adds nothing to the score"


def test_words_with_the_signs_of_a_query_language_are_words(folder):
    lexical = Lexical(folder)
    for term in ('a" OR "b', "*", "body:38", "(", "\\", "a b", "", "\0", "x" * 70_000):
        assert keys(lexical, {"body": {term: 1.0}}) == []


def test_deleted_passages_are_not_found_and_others_are(folder):
    writer = LexicalWriter(folder)
    writer.delete([1, 999])
    writer.add(4, "Mới", "Thêm 38 hộ dân.", None, None)
    writer.finish()
    lexical = Lexical(folder)
    assert lexical.size == 3
    assert keys(lexical, {"body": {"38": 1.0}}) == [4]


def test_how_common_a_term_is(folder):
    lexical = Lexical(folder)
    assert (lexical.size, lexical.frequency("body", "vụ_án"), lexical.frequency("body", "không_có")) == (3, 2, 0)
