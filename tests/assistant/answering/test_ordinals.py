from __future__ import annotations

from datetime import date

from tests.assistant.shelf import MemoryShelf, article
from tests.assistant.test_assistant import ask, headline, over

MEETING = article(
    "so-ket",
    "Ban Kiểm sát họp sơ kết",
    "Trong 6 tháng đầu năm, Ban Kiểm sát đã chuẩn bị chu đáo nội dung phục vụ phiên họp thứ 41 của Ban Điều phối. "
    "Về việc 6 tháng cuối năm, Ban Kiểm sát cần chuẩn bị nội dung phục vụ phiên họp 42 của Ban Điều phối.",
    date(2023, 7, 14),
)


def test_which_of_a_row_is_told_by_the_sentence_of_the_asked_period() -> None:
    app = over(MemoryShelf(MEETING))
    later = "6 tháng cuối năm 2023 Ban Kiểm sát chuẩn bị phiên họp thứ mấy của Ban Điều phối?"
    assert headline(ask(app, later)) == "Phiên họp 42."
    sooner = "6 tháng đầu năm 2023 Ban Kiểm sát chuẩn bị phiên họp thứ mấy của Ban Điều phối?"
    assert headline(ask(app, sooner)) == "Phiên họp thứ 41."


CONGRESS = article(
    "dai-hoi",
    "Đại hội ở Kim Sơn bế mạc",
    "Sáng nay, Đại hội đại biểu Đảng bộ huyện Kim Sơn lần thứ XXIV, nhiệm kỳ 2015-2020 đã bế mạc. "
    "Đại hội đã bầu 41 người vào Ban Chấp hành Đảng bộ huyện Kim Sơn.",
    date(2015, 8, 14),
)


def test_the_number_may_stand_far_behind_its_noun_and_what_was_counted_is_none() -> None:
    found = headline(ask(over(MemoryShelf(CONGRESS)), "Đại hội Đảng bộ huyện Kim Sơn là đại hội lần thứ mấy?"))
    assert "XXIV" in found
    assert "41" not in found
