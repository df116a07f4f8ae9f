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
        (
            "Lê Văn Tư và Phan Thị Sáu, ai vay nhiều hơn, mỗi người bao nhiêu?",
            ("Lê Văn Tư vay bao nhiêu?", "Phan Thị Sáu vay bao nhiêu?"),
        ),
        (
            "Ông Lê Văn Tư và bà Phan Thị Sáu ai lớn tuổi hơn, mỗi người sinh năm nào?",
            ("Ông Lê Văn Tư sinh năm nào?", "Bà Phan Thị Sáu sinh năm nào?"),
        ),
        (
            "Lê Văn Tư với Phan Thị Sáu ai bị phạt tù lâu hơn?",
            ("Lê Văn Tư bị tuyên án bao nhiêu năm tù?", "Phan Thị Sáu bị tuyên án bao nhiêu năm tù?"),
        ),
        (
            "Cựu chủ tịch Lê Văn Tư hay nguyên giám đốc Phan Thị Sáu lãnh án dài hơn?",
            (
                "Cựu chủ tịch Lê Văn Tư bị tuyên án bao nhiêu năm tù?",
                "Nguyên giám đốc Phan Thị Sáu bị tuyên án bao nhiêu năm tù?",
            ),
        ),
        (
            "Ông Lê Văn Tư hay bà Phan Thị Sáu bị bắt trước?",
            ("Ông Lê Văn Tư bị bắt khi nào?", "Bà Phan Thị Sáu bị bắt khi nào?"),
        ),
        (
            "Thủ kho hay lái xe hợp tác xã Gò Mây nhận nhiều tiền hơn, mỗi người bao nhiêu?",
            ("Thủ kho hợp tác xã Gò Mây nhận bao nhiêu tiền?", "Lái xe hợp tác xã Gò Mây nhận bao nhiêu tiền?"),
        ),
        (
            "Số hộ nghèo và số hộ cận nghèo của xã Gò Mây năm 2021, loại nào nhiều hơn?",
            ("Có bao nhiêu hộ nghèo của Gò Mây trong năm 2021?", "Có bao nhiêu hộ cận nghèo của xã Gò Mây năm 2021?"),
        ),
        (
            "So tiền sửa cầu treo với giá trị thóc kho Gò Mây.",
            ("Có bao nhiêu tiền sửa cầu treo?", "Giá trị thóc kho Gò Mây là bao nhiêu?"),
        ),
        (
            "Năm 2021 xã Gò Mây thẩm tra hồ sơ nhiều hơn hay cấp phát giấy phép nhiều hơn?",
            ("Năm 2021 xã Gò Mây thẩm tra bao nhiêu hồ sơ?", "Năm 2021 xã Gò Mây cấp phát bao nhiêu giấy phép?"),
        ),
        (
            "Giá đất Gò Mây trước và sau khi mở đường khác nhau ra sao?",
            ("Giá đất Gò Mây trước khi mở đường là bao nhiêu?", "Giá đất Gò Mây sau khi mở đường là bao nhiêu?"),
        ),
        (
            "Hội nghị tổng kết của xã Gò Mây và hội nghị sơ kết của xã Bến Tam diễn ra ngày nào?",
            (
                "Hội nghị tổng kết của xã Gò Mây diễn ra ngày nào?",
                "Hội nghị sơ kết của xã Bến Tam diễn ra ngày nào?",
            ),
        ),
        (
            "So giá đất ở xã Gò Mây với tiền thuê đất ở xã Bến Tam.",
            ("Giá đất ở xã Gò Mây là bao nhiêu?", "Tiền thuê đất ở xã Bến Tam là bao nhiêu?"),
        ),
        (
            "Ở Gò Mây, số hộ mất đất và số hộ được đền bù là bao nhiêu, bên nào nhiều hơn?",
            ("Ở Gò Mây, có bao nhiêu hộ mất đất?", "Ở Gò Mây, có bao nhiêu hộ được đền bù?"),
        ),
        (
            "Số hộ nghèo của xã Gò Mây năm 2020 khác năm 2022 ra sao?",
            ("Có bao nhiêu hộ nghèo của xã Gò Mây năm 2020?", "Có bao nhiêu hộ nghèo của xã Gò Mây năm 2022?"),
        ),
        (
            "Năm 2020 và năm 2022, xã Gò Mây nhận được bao nhiêu đơn mỗi năm?",
            ("Năm 2020, xã Gò Mây nhận được bao nhiêu đơn?", "Năm 2022, xã Gò Mây nhận được bao nhiêu đơn?"),
        ),
        (
            "So sánh hình thức kỷ luật của chủ tịch và phó chủ tịch huyện Gò Mây",
            (
                "Chủ tịch huyện Gò Mây bị kỷ luật hình thức nào?",
                "Phó chủ tịch huyện Gò Mây bị kỷ luật hình thức nào?",
            ),
        ),
        (
            "So hiệu xe của chủ tịch Gò Mây và của bí thư Bến Tam.",
            ("Hiệu xe của chủ tịch Gò Mây là gì?", "Hiệu xe của bí thư Bến Tam là gì?"),
        ),
        (
            "So sánh hình phạt của bị cáo Lê Văn Tư với các bị cáo còn lại",
            ("Bị cáo Lê Văn Tư bị tuyên án bao nhiêu năm tù?", "Các bị cáo còn lại bị tuyên án bao nhiêu năm tù?"),
        ),
        (
            "So sánh mức án đề nghị và mức án tuyên cho Lê Văn Tư",
            ("Mức án đề nghị của Lê Văn Tư là bao nhiêu?", "Mức án tuyên cho Lê Văn Tư là bao nhiêu?"),
        ),
        (
            "Lê Văn Tư hay Phan Thị Sáu bị kỷ luật nặng hơn?",
            ("Lê Văn Tư bị kỷ luật hình thức nào?", "Phan Thị Sáu bị kỷ luật hình thức nào?"),
        ),
        (
            "Lê Văn Tư với Phan Thị Sáu ai bị hạ xuống bậc thấp hơn?",
            ("Lê Văn Tư bị hạ xuống bậc nào?", "Phan Thị Sáu bị hạ xuống bậc nào?"),
        ),
        (
            "Lê Văn Tư với Phan Thị Sáu ai lĩnh án nặng hơn?",
            ("Lê Văn Tư bị tuyên án bao nhiêu năm tù?", "Phan Thị Sáu bị tuyên án bao nhiêu năm tù?"),
        ),
    ],
)
def test_each_side_is_asked_on_its_own(question: str, asked: tuple[str, str]) -> None:
    understood = understand(question)
    assert understood.kind is Kind.COMPARE
    assert tuple(text for _, text in sides(understood)) == asked


@pytest.mark.parametrize("question", ["Xã họp nhiều hơn hay tiếp dân nhiều hơn?", "So sánh giúp tôi."])
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
