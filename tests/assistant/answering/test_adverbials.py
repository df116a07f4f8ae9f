from __future__ import annotations

import pytest

from assistant.answering.adverbials import adverbial, unasked


@pytest.mark.parametrize("words", ["theo kế hoạch đã đề ra", "nhằm răn đe", "trước khi trình cấp trên", "do thiếu vốn"])
def test_words_that_tell_how_when_or_why_are_no_thing(words: str) -> None:
    assert adverbial(words)
    assert unasked("Xã đã làm những việc gì?", words)


@pytest.mark.parametrize("words", ["theo dõi công trình", "từ chức giám đốc", "đường vào thôn", "tại ngoại"])
def test_a_word_that_begins_alike_is_a_thing_or_a_deed(words: str) -> None:
    assert not adverbial(words)


@pytest.mark.parametrize(
    ("question", "words"),
    [("Xã làm đường theo kế hoạch nào?", "theo kế hoạch năm 2021"), ("Ông An bị phạt về tội gì?", "về tội trốn thuế")],
)
def test_what_the_question_asks_with_the_same_word_may_be_said_so(question: str, words: str) -> None:
    assert not unasked(question, words)
