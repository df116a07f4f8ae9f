from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.figure_phrases import joined, whole
from index.figures import figures
from index.types import Span
from tests.assistant.shelf import article


def cut(text: str) -> list[str]:
    """Return the phrase of every figure of `text`."""
    told = article("a", "Bài", text)
    return [whole(told.text, Span(each.start, each.end), each.unit).of(told.text) for each in figures(told)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Các ban rà soát 215 kết luận thanh tra của Kiểm toán Nhà nước năm 2019; gửi 12 công văn.", "năm 2019"),
        (
            "Tỉnh đã ban hành 40 văn bản về nội chính, phòng, chống tham nhũng và cải cách tư pháp trước kỳ họp.",
            "tư pháp",
        ),
        ("Công ty gửi 90 lít xăng dầu tại một doanh nghiệp ở phường 5.", "xăng dầu"),
        ("Huyện cụ thể hóa bằng 9 văn bản (02 nghị quyết, 07 kế hoạch...) cùng nhiều việc khác.", "07 kế hoạch...)"),
        ("Người mua trả 70.000 đồng/tháng trong ba năm.", "đồng/tháng"),
        ("Tòa tuyên bị cáo 3 năm tù cho hưởng án treo.", "hưởng án treo"),
        ("Dự án tốn gần 36 triệu USD, tương đương 1.000 tỷ đồng.", "1.000 tỷ đồng"),
        ("Tỉnh xử lý 31 vụ việc “tham nhũng vặt” trên địa bàn.", "“tham nhũng vặt”"),
        ("Trạm thu 5 tỉ đồng hiện không có nguồn nào để trả.", "tỉ đồng"),
        ("Hội nghị sơ kết 5 năm thực hiện Quy chế phối hợp.", "thực hiện Quy chế phối hợp"),
        ("Đoàn làm 100 cuộc kiểm tra, giám sát tại xã.", "kiểm tra, giám sát"),
        ("Công ty bán với giá 12 nghìn đồng/cổ phần cho bạn hàng.", "đồng/cổ phần"),
        ("Ban đã gửi 12 văn bản hướng dẫn, đôn đốc các huyện.", "văn bản hướng dẫn"),
    ],
)
def test_a_figure_ends_at_a_border_of_phrases(text: str, phrase: str) -> None:
    assert cut(text)[0].endswith(phrase)


def test_a_part_of_the_same_things_told_right_behind_belongs_to_the_figure() -> None:
    first, *_ = cut("Tỉnh xử lý 56 vụ việc, vụ án phức tạp; trong đó, xử lý dứt điểm 40 vụ việc; nhận 9 đơn.")
    assert first == "56 vụ việc, vụ án phức tạp; trong đó, xử lý dứt điểm 40 vụ việc"


def test_another_figure_told_with_trong_do_does_not() -> None:
    assert "11.393" not in cut("Chỉ có 2 tổ máy, trong đó tổ M5 chạy lâu nhất là 11.393 giờ.")[0]


def test_two_of_one_unit_behind_a_comma_are_parts_told_apart() -> None:
    text = "440 trường hợp, 160 trường hợp còn lại và 38 vụ án"
    comma, joint = text.index(", "), text.index(" và ")
    assert joined(text, joint, joint + len(" và "), True)
    assert not joined(text, comma, comma + 2, True)
    assert joined(text, comma, comma + 2, False)


@given(st.text(alphabet="ab vụán,;.()“”1 2/-\nvề và của", max_size=80))
def test_any_text_is_cut_between_words_and_inside_itself(tail: str) -> None:
    text = f"Tỉnh xử lý 12 vụ án {tail}"
    start = text.index("12")
    found = whole(text, Span(start, start + len("12 vụ án")), "vụ án")
    assert found.start == start
    assert found.end <= len(text)
    assert not (text[found.end - 1 : found.end].isalnum() and text[found.end : found.end + 1].isalnum())
