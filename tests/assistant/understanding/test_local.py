from __future__ import annotations

import pytest

from assistant.understanding import understand
from assistant.understanding.local import Surroundings

NEAR = (
    "Hội nghị tổng kết phong trào thi đua. Cụm thi đua số 1 thi đua phòng, chống tham nhũng; tham nhũng vặt; tham nhũng.",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Cụm TĐ số 1 xử lý mấy vụ án TN?", "Cụm thi đua số 1 xử lý mấy vụ án tham nhũng?"),
        ("Cụm QX số 1 họp khi nào?", "Cụm QX số 1 họp khi nào?"),
    ],
)
def test_short_forms_are_written_out_by_what_the_texts_say(typed: str, meant: str) -> None:
    assert understand(typed, around=Surroundings(NEAR)).text == meant


def test_a_short_form_that_the_texts_use_stays() -> None:
    assert (
        understand("Cụm TĐ số 1 họp khi nào?", around=Surroundings((*NEAR, "Cụm TĐ."))).text
        == "Cụm TĐ số 1 họp khi nào?"
    )
