"""Whose figure it is, of two told in like words: that of the province, the total and the state asked about."""

from __future__ import annotations

import pytest

from assistant.answering.evidence import Evidence
from assistant.answering.owners import with_total
from assistant.understanding import understand
from index.types import ArticleMeta
from tests.assistant.shelf import MemoryShelf, article
from tests.assistant.test_assistant import ask, headline, over

CONGRESSES = article(
    "hai-dai-hoi",
    "Hai tỉnh bầu cấp ủy",
    "Đại hội Đảng bộ tỉnh Lai Châu bầu 47 nhân sự vào Ban Chấp hành. "
    "Cùng ngày, đại hội bầu 52 người vào Ban Chấp hành Đảng bộ tỉnh Nam Định.",
)
PAPERS = article(
    "ke-khai",
    "Sở báo cáo về kê khai tài sản",
    "Trong 2.140 người phải kê khai tài sản, chỉ một vài người kê khai sai. Sở còn 23 trường hợp chưa kê khai.",
)
JEWELS = article(
    "trang-suc",
    "Công an thu trang sức",
    "Số trang sức và đá quý ước tính khoảng 40 triệu USD. Công an cũng thu 31 túi tiền cùng trang sức, đá quý.",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Đảng bộ tỉnh Lai Châu bầu bao nhiêu người vào Ban Chấp hành?", "47"),
        ("Đảng bộ tỉnh Nam Định bầu bao nhiêu người vào Ban Chấp hành?", "52"),
        ("Sở còn bao nhiêu người chưa kê khai tài sản?", "23"),
        ("Bao nhiêu người phải kê khai tài sản?", "2.140"),
        ("Số đá quý và trang sức trị giá chừng bao nhiêu đô?", "40 triệu"),
    ],
)
def test_the_figure_is_of_what_the_question_names(question: str, said: str) -> None:
    assert said in headline(ask(over(MemoryShelf(CONGRESSES, PAPERS, JEWELS)), question))


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        ("Tổ lập hồ sơ hơn 700 công trình. ", "Tổ đã xử lý 480 trường hợp, còn lại 220 trường hợp.", True),
        ("Tổ lập hồ sơ hơn 700 công trình. Tổ đã xử lý 480 trường hợp. ", "Năm trước còn 70 trường hợp.", False),
        ("", "Trong 700 công trình, 220 trường hợp còn lại đang tiếp tục xử lý.", True),
        ("", "Trong 70 công trình, 20 trường hợp còn lại đang tiếp tục xử lý.", False),
    ],
)
def test_the_total_that_is_named_stands_with_the_figure_or_right_before(before: str, text: str, told: bool) -> None:
    question = understand("Trong hơn 700 công trình, mấy trường hợp chưa xong sau 12 tháng?")
    start = len(before)
    one = Evidence(ArticleMeta("bai", "", "/kho/bai.md"), 0, start, start + len(text), text, before, 1.0, 1.0, 1.0)
    assert (with_total(question, one) > 0) is told


def test_a_number_in_brackets_is_of_what_stands_before_it() -> None:
    votes = article(
        "phieu",
        "Hội đồng lấy phiếu",
        "Bà Lê Thị Bảy là người nhận số phiếu tán thành cao nhất (52). Hội đồng có 61 người.",
    )
    answer = ask(over(MemoryShelf(votes)), "Bà Lê Thị Bảy nhận bao nhiêu phiếu tán thành?")
    assert answer.status == "answered"
    assert "52" in headline(answer)
