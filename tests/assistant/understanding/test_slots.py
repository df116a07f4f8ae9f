from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.proper_names import proper_names
from assistant.understanding.slots import document_codes, measure, numbered_names, place


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Cụm thi đua số 1 xử lý bao nhiêu vụ án?", ("cụm thi đua số 1",)),
        ("cụm thi đua số 10 có ai", ("cụm thi đua số 10",)),
        ("Phiên họp thứ 23 bàn gì?", ("phiên họp thứ 23",)),
        ("Quy chế 1753 là gì?", ("quy chế 1753",)),
        ("Số đại biểu năm 2020 là bao nhiêu?", ()),
        ("Kết luận số 84-KL/TW nói gì?", ()),
        ("Tổ chức ở đâu?", ()),
        ("Tỉnh có duyệt khoản 10 tỷ để sửa trụ sở không?", ()),
        ("Giai đoạn 2008 - 2015 có mấy dự án?", ()),
        ("Khoản 2 quy định gì?", ("khoản 2",)),
    ],
)
def test_names_told_apart_by_their_number(question: str, names: tuple[str, ...]) -> None:
    assert numbered_names(question) == names


def test_codes_are_whole() -> None:
    assert document_codes("Kết luận số 84-KL/TW và Quy định 04-QĐi/TW") == ("84-kl/tw", "04-qđi/tw")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Ông Trần Quốc Cường giữ chức vụ gì?", ("Trần Quốc Cường",)),
        ("Trần Quốc Cường giữ chức vụ gì?", ("Trần Quốc Cường",)),
        ("Ai chủ trì hội nghị ở Điện Biên Phủ?", ("Điện Biên Phủ",)),
        ("So sánh Sơn La và Hòa Bình", ("Sơn La", "Hòa Bình")),
        ("Về hội nghị đó: ai chủ trì?", ()),
        ("thanh tra quảng ngãi phát hiện gì", ("Quảng Ngãi",)),
        ("Vì sao quỹ 7KAZ vỡ nợ?", ("7KAZ",)),
        ("Bộ Tài chính và Bộ Nội vụ ký gì?", ("Bộ Tài chính", "Bộ Nội vụ")),
        ("Ông An làm Phó Trưởng Ban Nội chính từ khi nào?", ("An", "Trưởng Ban Nội chính")),
        ("Ai đứng đầu Cục Thuế bây giờ?", ("Cục Thuế",)),
        ("Trước Đại hội XIII, ai là trưởng đoàn?", ()),
        ("Cựu Bí thư Bạc Liêu bị xử lý ra sao?", ("Bạc Liêu",)),
        ("Hà Nội vụ nào lớn nhất?", ("Hà Nội",)),
        ("Sao Thủ tướng đòi nâng tay nghề giảng viên?", ()),
        ("Quanh Tết Đinh Dậu 2017, Cục Thuế nghe mấy tin?", ("Cục Thuế",)),
        ("Sao Riyadh đuổi đại sứ về nước?", ("Riyadh",)),
        ("Giải Sao Mai trao cho ai?", ("Giải Sao Mai",)),
    ],
)
def test_proper_names_are_runs_of_capitals_or_provinces(question: str, names: tuple[str, ...]) -> None:
    assert proper_names(question) == names


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("Cụm thi đua số 1 xử lý bao nhiêu vụ án tham nhũng năm 2020?", "vụ án tham nhũng"),
        ("Có bao nhiêu đại biểu tham dự hội nghị?", "đại biểu"),
        ("Số vụ án tham nhũng được phát hiện là bao nhiêu?", "vụ án tham nhũng"),
        ("Công an mở bao nhiêu vụ án nửa đầu 2018?", "vụ án"),
        ("Bị phạt bao nhiêu tiền vì đổ rác?", "tiền"),
        ("Tiền thuê chỗ họp tổng kết của Đội số 3 là bao nhiêu?", ""),
        ("Bao nhiêu?", ""),
        ("Chủ bãi rác bị phạt bao nhiêu năm 2017?", ""),
        ("Bị phạt bao nhiêu năm tù?", "năm tù"),
    ],
)
def test_what_is_counted(question: str, counted: str) -> None:
    assert measure(question) == counted


def test_place_is_the_name_behind_its_word() -> None:
    assert place("Có bao nhiêu vụ án ở tỉnh Sơn La năm 2019?") == "Sơn La"
    assert place("Có bao nhiêu vụ án?") == ""


@given(st.text(max_size=200))
def test_any_text_has_slots(text: str) -> None:
    assert all(name in text or name.lower() in text.lower() or name for name in proper_names(text))
    numbered_names(text)
    measure(text)
    place(text)
