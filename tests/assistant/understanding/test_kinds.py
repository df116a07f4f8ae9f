from __future__ import annotations

import pytest

from assistant.types import Kind
from assistant.understanding.kinds import kind

QUESTIONS = {
    Kind.HOW_MANY: [
        "Có bao nhiêu đại biểu tham dự?",
        "Hội nghị kéo dài bao lâu?",
        "Mấy cơ quan phối hợp?",
        "Tỷ lệ kê khai là gì?",
    ],
    Kind.WHEN: ["Hội nghị diễn ra khi nào?", "Quy định ban hành ngày nào?", "Ông bị bắt năm nào?", "Họp lúc mấy giờ?"],
    Kind.WHO: [
        "Ai chủ trì hội nghị?",
        "Hội nghị do ai chủ trì?",
        "Phó thủ tướng nào đồng ý?",
        "Lãnh đạo tỉnh nào đến dự?",
    ],
    Kind.WHERE: ["Hội nghị tổ chức ở đâu?", "Vụ án xảy ra tại tỉnh nào?"],
    Kind.LIST: [
        "Cụm thi đua số 1 gồm những tỉnh nào?",
        "Kể tên các đề án",
        "Những ai bị khai trừ?",
        "Tám nhiệm vụ của tỉnh là gì?",
    ],
    Kind.YES_NO: [
        "Vợ ông Hiếu đã nộp tiền chưa?",
        "Có phải ông Cường chủ trì không?",
        "Bà Liên có bị tạm giữ không?",
        "Ông An kháng cáo không?",
        "Xã có bắt được ai trộm cát không?",
    ],
    Kind.WHY: [
        "Vì sao ông bị kỷ luật?",
        "Lý do hoãn phiên tòa là gì?",
        "Điều gì khiến giá chè giảm?",
        "Ông An bị phạt do làm gì?",
    ],
    Kind.HOW: ["Các cơ quan phối hợp như thế nào?", "Ông che giấu bằng cách nào?", "Ông ép họ bằng chiêu gì?"],
    Kind.DEFINITION: ["Quy chế 1753 là gì?", "Thế nào là tham nhũng vặt?"],
    Kind.COMPARE: [
        "So sánh số vụ án năm 2020 và năm 2021",
        "Sơn La hay Hòa Bình có nhiều thí sinh hơn?",
        "An và Bình, ai vay nhiều hơn, mỗi người bao nhiêu?",
    ],
    Kind.WHAT: ["Ông Trạc đề nghị gì?", "Ông Trạc muốn các địa phương làm gì?"],
}


@pytest.mark.parametrize(
    ("wanted", "question"), [(wanted, each) for wanted, many in QUESTIONS.items() for each in many]
)
def test_question_words_tell_what_is_asked_for(wanted: Kind, question: str) -> None:
    assert kind(question) is wanted
    assert kind(question.lower().rstrip("?")) is wanted
