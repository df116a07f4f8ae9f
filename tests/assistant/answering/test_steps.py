from __future__ import annotations

import pytest

from assistant.answering.steps import another_step, asked_steps
from tests.assistant.shelf import MemoryShelf, article
from tests.assistant.test_assistant import ask, headline, over


def _another(question: str, text: str, figure: str) -> bool:
    at = text.index(figure)
    return another_step(asked_steps(question), text, at, at + len(figure))


@pytest.mark.parametrize(
    ("question", "text", "figure"),
    [
        ("Tỉnh khởi tố bao nhiêu vụ?", "Tỉnh đã truy tố 12 vụ về kinh tế.", "12 vụ"),
        ("Tỉnh truy tố bao nhiêu bị can?", "Án khởi tố mới có 1.126 vụ, 17 bị can.", "17 bị can"),
        ("Bao nhiêu vụ án được đưa ra xét xử?", "Công an khởi tố 7 vụ án.", "7 vụ án"),
        ("Sở góp ý bao nhiêu đề án?", "Sở nghiên cứu, xây dựng 4 đề án lớn.", "4 đề án"),
        ("Bao nhiêu người bị khiển trách?", "Có 3 người bị cảnh cáo.", "3 người"),
        ("Có bao nhiêu người dự hội nghị?", "Chủ trì hội nghị có hai người.", "hai người"),
        ("Đã thu hồi bao nhiêu tiền?", "Thanh tra kiến nghị thu hồi 9 tỷ đồng.", "9 tỷ đồng"),
    ],
)
def test_what_another_deed_counts_is_no_answer(question: str, text: str, figure: str) -> None:
    assert _another(question, text, figure)


@pytest.mark.parametrize(
    ("question", "text", "figure"),
    [
        ("Tỉnh khởi tố bao nhiêu vụ?", "Tỉnh đã khởi tố, truy tố 12 vụ về kinh tế.", "12 vụ"),
        ("Sở góp ý bao nhiêu đề án?", "Sở đã cho ý kiến 4 đề án.", "4 đề án"),
        ("Khởi tố bao nhiêu?", "Công an ban hành 5 quyết định khởi tố bị can.", "5 quyết định"),
        (
            "Huyện ký mấy quyết định thu hồi đất?",
            "Huyện ký ban hành 8 quyết định thu hồi đất.",
            "8 quyết định thu hồi đất",
        ),
        ("Có bao nhiêu vụ án?", "Công an khởi tố 7 vụ án.", "7 vụ án"),
        ("Tỉnh khởi tố bao nhiêu vụ?", "Trong năm có 12 vụ về kinh tế.", "12 vụ"),
        ("Bao nhiêu vụ được xét xử?", "Khởi tố 9 vụ, trong đó xét xử 5 vụ.", "5 vụ"),
    ],
)
def test_the_deed_asked_for_said_otherwise_or_not_at_all_is_the_same(question: str, text: str, figure: str) -> None:
    assert not _another(question, text, figure)


def test_only_the_figure_of_the_deed_asked_for_is_given() -> None:
    told = article(
        "an", "Án kinh tế của tỉnh", "Trong năm, tỉnh khởi tố 31 vụ án kinh tế; truy tố 24 vụ án; xét xử 19 vụ án."
    )
    shelf = over(MemoryShelf(told))
    assert headline(ask(shelf, "Tỉnh truy tố bao nhiêu vụ án kinh tế?")).startswith("24 vụ án")
    assert headline(ask(shelf, "Tỉnh xét xử bao nhiêu vụ án kinh tế?")).startswith("19 vụ án")
