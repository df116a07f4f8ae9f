"""Close races decided by the shipped reader."""

import pytest

from index.rereading import REREAD, Rereader
from index.settings import MODELS

QUESTION = "Ai chủ trì hội nghị tổng kết công tác nội chính của tỉnh?"
ANSWERS = "Sáng 3/4, hội nghị tổng kết công tác nội chính của tỉnh khai mạc do ông Trần Văn Bình chủ trì."
REPEATS = "Hội nghị tổng kết công tác nội chính của tỉnh sẽ bàn việc chủ trì công tác nội chính năm sau."


@pytest.fixture(scope="module")
def rereader():
    return Rereader(MODELS / "reader")


def test_in_a_close_race_the_passage_that_answers_comes_first(rereader):
    assert rereader.reordered(QUESTION, [REPEATS, ANSWERS], [5.0, 4.5]) == [1, 0]
    assert rereader.reordered(QUESTION, [ANSWERS, REPEATS], [5.0, 4.5]) == [0, 1]


def test_a_clear_lead_stays(rereader):
    assert rereader.reordered(QUESTION, [REPEATS, ANSWERS], [9.0, 4.5]) == [0, 1]


def test_where_nothing_fits_nothing_is_read(rereader):
    assert rereader.reordered(QUESTION, [REPEATS, ANSWERS], [-1.5, -2.0]) == [0, 1]


def test_copies_of_one_sentence_are_no_race(rereader):
    beside = [f"{ANSWERS} {more}" for more in ("Trời mưa to.", "Đại biểu về dự đông đủ.")]
    assert rereader.reordered(QUESTION, [*beside, REPEATS], [5.0, 4.9, 4.8]) == [0, 1, 2]


def test_a_question_that_tells_a_story_leaves_the_order(rereader):
    story = "Sáng nay tôi nghe kể rất nhiều điều về tỉnh nhà và muốn biết thêm, vậy xin cho hỏi: " + QUESTION
    assert rereader.reordered(story, [REPEATS, ANSWERS], [5.0, 4.5]) == [0, 1]


def test_what_stands_behind_the_best_keeps_its_place(rereader):
    passages = [REPEATS] * REREAD + [ANSWERS, REPEATS]
    order = rereader.reordered(QUESTION, passages, [5.0 - place / 10 for place in range(len(passages))])
    assert order == list(range(len(passages)))


@pytest.mark.parametrize("odd", ["", "…", "một " * 2000])
def test_passages_without_words_or_end_are_survived(rereader, odd):
    assert sorted(rereader.reordered(QUESTION, [odd, ANSWERS], [5.0, 4.5])) == [0, 1]
    assert rereader.reordered(QUESTION, [odd], [5.0]) == [0]
    assert rereader.reordered(QUESTION, [], []) == []
