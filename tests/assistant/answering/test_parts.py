from __future__ import annotations

import pytest

from assistant.answering.parts import counts
from assistant.types import Kind, Understood
from assistant.understanding import understand


def asked(question: str) -> tuple[Understood, ...]:
    understood = understand(question)
    assert understood.kind is Kind.HOW_MANY
    return counts(understood)


def test_one_count_stays_whole() -> None:
    assert len(asked("Tỉnh phát hiện bao nhiêu vụ án tham nhũng?")) == 1


def test_each_count_has_its_own_noun_and_words() -> None:
    first, second = asked("Tỉnh phát hiện bao nhiêu vụ án và tiếp nhận bao nhiêu đơn?")
    assert (first.measure, second.measure) == ("vụ án", "đơn")
    assert "tiếp nhận" in second.text
    assert "tiếp nhận" not in first.text


@pytest.mark.parametrize("rest", ["bao nhiêu đã xong", "bao nhiêu còn lại"])
def test_a_count_without_a_noun_goes_on_about_the_one_before(rest: str) -> None:
    assert asked(f"Tỉnh xử lý bao nhiêu vụ án và {rest}?")[1].measure == "vụ án"


def test_two_years_are_two_counts() -> None:
    first, second = asked("Huyện sai phạm năm 2017 và năm 2018 là bao nhiêu tiền?")
    assert first.period is not None
    assert second.period is not None
    assert (first.period.label, second.period.label) == ("năm 2017", "năm 2018")


def test_the_word_before_a_rate_is_no_second_deed() -> None:
    assert len(asked("Tài sản ấy bị truy thu thuế với mức bao nhiêu?")) == 1
