from __future__ import annotations

import pytest

from assistant.answering.sides import sides
from assistant.types import Kind
from assistant.understanding import understand
from tests.assistant.shelf import MemoryShelf, article
from tests.assistant.test_assistant import ask, over


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Phân biệt tham ô và nhận hối lộ.", ("Tham ô là gì?", "Nhận hối lộ là gì?")),
        ("Thanh tra và kiểm toán khác nhau thế nào?", ("Thanh tra là gì?", "Kiểm toán là gì?")),
        ("Thanh tra khác kiểm toán ở điểm nào?", ("Thanh tra là gì?", "Kiểm toán là gì?")),
        (
            "Thời hạn khiếu nại và thời hạn tố cáo khác nhau ra sao?",
            ("Thời hạn khiếu nại là bao nhiêu?", "Thời hạn tố cáo là bao nhiêu?"),
        ),
        (
            "Mức vốn lúc khởi công và lúc nghiệm thu khác nhau thế nào?",
            ("Mức vốn lúc khởi công là bao nhiêu?", "Mức vốn lúc nghiệm thu là bao nhiêu?"),
        ),
        (
            "Gò Mây và Bến Tam, huyện nào trồng được nhiều cây hơn?",
            ("Gò Mây trồng được bao nhiêu cây?", "Bến Tam trồng được bao nhiêu cây?"),
        ),
    ],
)
def test_each_side_is_asked_on_its_own(question: str, asked: tuple[str, str]) -> None:
    understood = understand(question)
    assert understood.kind is Kind.COMPARE
    assert tuple(text for _, text in sides(understood)) == asked


@pytest.mark.parametrize("question", ["Năm 2020 xã họp nhiều hơn hay tiếp dân nhiều hơn?", "So sánh giúp tôi."])
def test_what_names_no_two_nouns_is_not_cut(question: str) -> None:
    assert not any(text.endswith("là gì?") for _, text in sides(understand(question)))


def test_two_common_nouns_stand_in_a_table_with_a_citation_each() -> None:
    shelf = MemoryShelf(
        article(
            "a",
            "Nghề trồng chè",
            "Hái chè là việc ngắt búp non bằng tay vào sáng sớm. Sao chè là việc làm khô lá trong chảo nóng.",
        )
    )
    answer = ask(over(shelf), "Hái chè và sao chè khác nhau thế nào?")
    assert answer.table is not None
    assert all(row[1].citations for row in answer.table.rows)
    assert "búp non" in answer.table.rows[0][1].text
    assert "chảo nóng" in answer.table.rows[1][1].text
