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


def test_a_short_form_of_one_meaning_is_no_other_words() -> None:
    justice = "Cải cách tư pháp. Ngành tư pháp. Án phí tư pháp."
    assert understand("Họp ở TP nào?", around=Surroundings((justice,))).text == "Họp ở TP nào?"


def test_a_short_form_that_the_texts_use_stays() -> None:
    assert (
        understand("Cụm TĐ số 1 họp khi nào?", around=Surroundings((*NEAR, "Cụm TĐ."))).text
        == "Cụm TĐ số 1 họp khi nào?"
    )


class Articles:
    def __init__(self, *words: str) -> None:
        self.words = words

    def frequency(self, field: str, term: str) -> int:
        return int(term in self.words)


def test_a_foreign_name_is_mended_to_the_one_that_the_texts_write() -> None:
    near = Surroundings(("Công ty Dolmexa nộp phạt.",), Articles("dolmexa"))
    assert understand("Dolmxea nộp phạt bao nhiêu?", around=near).text == "Dolmexa nộp phạt bao nhiêu?"
    assert understand("Dolmikra nộp phạt bao nhiêu?", around=near).text == "Dolmikra nộp phạt bao nhiêu?"
    both = Surroundings(near.texts, Articles("dolmexa", "dolmxea"))
    assert understand("Dolmxea nộp phạt bao nhiêu?", around=both).text == "Dolmxea nộp phạt bao nhiêu?"


def test_a_code_without_marks_is_the_one_that_the_texts_write() -> None:
    near = Surroundings(("Quy định 36-QĐi/TW có hiệu lực.",))
    assert understand("quy dinh 36-QDi/TW noi gi", around=near).text == "Quy định 36-QĐi/TW nói gì?"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("giá vàng sjc ở cà mau là bao nhiêu?", "Giá vàng SJC ở Cà Mau là bao nhiêu?"),
        ("GIÁ VÀNG SJC Ở CÀ MAU LÀ BAO NHIÊU?", "Giá vàng SJC ở Cà Mau là bao nhiêu?"),
        ("vi sao gia vang o ca mau tang", "Vì sao giá vàng ở Cà Mau tăng?"),
        ("Cty nộp bn tiền phạt ở tỉnh Cà Mua?", "Cty nộp bao nhiêu tiền phạt ở tỉnh Cà Mua?"),
        ("đồng chí nào giám sát hòa bình và công lý", "đồng chí nào giám sát hòa bình và công lý"),
    ],
)
def test_names_that_everybody_knows_get_their_capitals(typed: str, meant: str) -> None:
    assert understand(typed).text == meant


def test_a_short_form_that_no_article_uses_is_written_out() -> None:
    typed = "BNCTW họp khi nào?"
    assert understand(typed, around=Surroundings((), Articles())).text == "Ban Nội chính Trung ương họp khi nào?"
    assert understand(typed, around=Surroundings((), Articles("bnctw"))).text == typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ai chủ trì HN sơ kết quý I?", "Ai chủ trì hội nghị sơ kết quý I?"),
        ("HN TW 9 bàn việc gì?", "Hội nghị Trung ương 9 bàn việc gì?"),
        ("Ở HN có bao nhiêu quận?", "Ở Hà Nội có bao nhiêu quận?"),
    ],
)
def test_a_short_form_of_two_things_is_decided_by_the_words_beside_it(typed: str, meant: str) -> None:
    assert understand(typed, around=Surroundings(("Không bài nào viết tắt.",), Articles())).text == meant


def test_a_foreign_name_that_differs_by_a_mark_alone_is_taken_as_the_texts_write_it() -> None:
    class Nothing:
        def frequency(self, field: str, term: str) -> int:
            return 0

    near = Surroundings(("Bà Amélie Dupont phát biểu.",), Nothing())
    assert "Amélie" in understand("Bà Amelie nói gì?", around=near).text
