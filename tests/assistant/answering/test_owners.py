"""Whose figure it is, of two told in like words: that of the province, the total and the state asked about."""

from __future__ import annotations

import pytest

from tests.assistant.shelf import MemoryShelf, article
from tests.assistant.test_assistant import ask, headline, over

CONGRESSES = article(
    "hai-dai-hoi",
    "Hai tỉnh bầu cấp ủy",
    "Đại hội Đảng bộ tỉnh Lai Châu bầu 47 nhân sự vào Ban Chấp hành. "
    "Cùng ngày, đại hội bầu 52 người vào Ban Chấp hành Đảng bộ tỉnh Nam Định.",
)
HOUSES = article(
    "cong-trinh",
    "Thành phố rà lại công trình sai phép",
    "Tổ công tác lập hồ sơ hơn 700 công trình sai phép. "
    "Tổ đã xử lý 480 trường hợp, hơn 220 trường hợp còn lại đang tiếp tục xử lý. "
    "Riêng công trình từ năm trước, tổ còn lại gần 70 trường hợp.",
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
        ("Trong hơn 700 công trình sai phép, còn mấy trường hợp chưa xong?", "220"),
        ("Sở còn bao nhiêu người chưa kê khai tài sản?", "23"),
        ("Bao nhiêu người phải kê khai tài sản?", "2.140"),
        ("Số đá quý và trang sức trị giá chừng bao nhiêu đô?", "40 triệu"),
    ],
)
def test_the_figure_is_of_what_the_question_names(question: str, said: str) -> None:
    assert said in headline(ask(over(MemoryShelf(CONGRESSES, HOUSES, PAPERS, JEWELS)), question))
