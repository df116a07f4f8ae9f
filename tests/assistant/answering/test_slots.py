from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.slots import Slot, holds_name, holds_numbered, unmet_names
from assistant.understanding import understand

TEXT = "Cụm thi đua số 1 gồm 14 ban. Phiên họp thứ 23 và Đại hội lần thứ XIII. Kết luận số 84-KL/TW. Ông Trần Quốc Cường ở TP.HCM."


@pytest.mark.parametrize(
    "name", ["cụm thi đua số 1", "cụm số 1", "phiên họp thứ 23", "đại hội lần thứ 13", "đại hội lần thứ xiii"]
)
def test_the_very_number_is_met(name: str) -> None:
    assert holds_numbered(name, TEXT)


@pytest.mark.parametrize(
    "name", ["cụm thi đua số 10", "cụm thi đua số 2", "phiên họp thứ 2", "phiên họp thứ 24", "đại hội lần thứ xii"]
)
def test_another_number_is_never_met(name: str) -> None:
    assert not holds_numbered(name, TEXT)


@given(st.integers(1, 99), st.integers(1, 99))
def test_numbers_are_told_apart(asked: int, there: int) -> None:
    assert holds_numbered(f"cụm thi đua số {asked}", f"Cụm thi đua số {there} họp sáng nay.") == (asked == there)


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("Trần Quốc Cường", True),
        ("Thành phố Hồ Chí Minh", True),
        ("Tran Quoc Cuong", True),
        ("Trần Quốc Vượng", False),
        ("Quốc Trần", False),
    ],
)
def test_names_are_met_whole_in_any_of_their_forms(name: str, held: bool) -> None:
    assert holds_name(name, TEXT) is held


@pytest.mark.parametrize(
    ("question", "slots"),
    [
        ("Cụm thi đua số 10 có ai?", [Slot.NUMBERED]),
        ("Kết luận số 48-KL/TW nói gì?", [Slot.CODE]),
        ("Ông Lê Văn Tám nói gì ở Cụm thi đua số 1?", [Slot.NAME]),
        ("Kết luận số 84-KL/TW nói gì với ông Trần Quốc Cường?", []),
    ],
)
def test_what_is_lacking_is_named(question: str, slots: list[Slot]) -> None:
    assert [unmet.slot for unmet in unmet_names(understand(question), TEXT)] == slots


@pytest.mark.parametrize("written", ["Quy định số 01 - QĐ/TW", "Quy định số 01-QĐ/TW", "quy định 1-QĐ/TW"])
def test_a_code_is_the_same_with_blanks_around_its_dash(written: str) -> None:
    assert not unmet_names(understand("Quy định số 01-QĐ/TW gồm mấy chương?"), f"{written} vừa được ký.")


@pytest.mark.parametrize(("number", "met"), [("1753", True), ("2753", False)])
def test_a_large_number_that_singles_out_must_be_stated(number: str, met: bool) -> None:
    question = understand(f"Quy chế phối hợp {number} được sơ kết ngày nào?")
    assert (not unmet_names(question, "Sơ kết 5 năm thực hiện Quy chế phối hợp 1753.")) is met


def test_thousands_are_the_same_with_and_without_points() -> None:
    assert not unmet_names(understand("Vì sao 3393 trường hợp được góp ý?"), "Góp ý 3.393 trường hợp.")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("GDP Trung Quốc tăng bao nhiêu?", "GDP của Trung Quốc đã tăng."),
        ("Chiếc Rolex đáng giá bao nhiêu?", "Chiếc đồng hồ Rolex trị giá 7.000 USD."),
        ("Vườn Mũi Cà Mau kê khống bao nhiêu?", "Vườn Quốc gia Mũi Cà Mau kê khống."),
        ("Khu Metropolitan Vũng Tàu khởi công hôm nào?", "Khu Metropolitan ở thành phố Vũng Tàu khởi công."),
        ("Nhà đất Sài Gòn nào bị kê biên?", "Kê biên nhà đất ở TP.HCM."),
        ("Tỉnh có chi phối CLB không?", "Tỉnh không chi phối câu lạc bộ."),
        ("Ai phát biểu tại HN giao ban?", "Ông Trạc phát biểu tại hội nghị giao ban."),
    ],
)
def test_a_name_is_met_without_the_noun_before_it_and_short_forms_name_nothing(question: str, text: str) -> None:
    assert not unmet_names(understand(question), text)


def test_another_family_name_is_another_person() -> None:
    assert unmet_names(understand("Lê Thị Bình là ai?"), "Bà Trần Thị Bình là giám đốc.")


def test_a_ward_or_district_of_that_number_may_be_written_with_one_letter() -> None:
    assert holds_numbered("quận 9", "Cử tri Q. 9 đặt câu hỏi.")
    assert not holds_numbered("quận 9", "Cử tri Q. 8 đặt câu hỏi.")


def test_a_province_is_met_in_its_other_spellings() -> None:
    assert holds_name("Đăk Nông", "Chủ tịch tỉnh Đắk Nông dự họp.")
    assert holds_name("Đắk Lắk", "Tòa án tỉnh Đăk Lăk tuyên án.")
    assert not holds_name("Đăk Nông", "Chủ tịch tỉnh Đắk Lắk dự họp.")
