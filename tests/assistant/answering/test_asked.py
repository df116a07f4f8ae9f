from __future__ import annotations

import pytest

from assistant.answering.asked import asked_thing
from assistant.understanding import understand

# A question, a sentence that holds what it asks for, and one that does not.
HELD = [
    ("Có bao nhiêu đại biểu tham dự?", "Hơn 60 đại biểu có mặt.", "Các đại biểu có mặt từ sớm."),
    ("Có bao nhiêu vụ án?", "Các ban xử lý 38 vụ án tham nhũng.", "Hội nghị có 60 đại biểu."),
    ("Ông An chiếm đoạt bao nhiêu tiền?", "Ông An rút 114 tỷ đồng.", "Ông An lập 562 bộ hồ sơ."),
    ("Mấy người phát biểu?", "Có 7 ý kiến phát biểu.", "Năm 2020 công tác này có tiến bộ."),
    ("Hội nghị diễn ra khi nào?", "Hội nghị họp sáng 13/7.", "Hội nghị họp ở tỉnh lỵ."),
    (
        "Ông Trạc yêu cầu gì?",
        "Ông Phan Đình Trạc lưu ý các ban cần chủ động.",
        "Theo ông Trạc, chất lượng chưa đáp ứng yêu cầu.",
    ),
    ("Vật tư được giấu ở kho nào?", "Vật tư được đưa về kho K752.", "Công an không vào cuộc tại Đồng Nai."),
    ("Hội nghị họp ngày nào?", "Hội nghị họp ngày 18/6.", "Hội nghị họp năm 2020."),
    ("Ai chủ trì?", "Ông Trần Quốc Cường chủ trì.", "Hội nghị có đông người dự."),
    ("Ai chủ trì?", "Ông Trần Quốc Cường chủ trì.", "Ban Nội chính Trung ương cùng Tỉnh ủy Điện Biên đứng ra tổ chức."),
    (
        "Luật sư của Chu Ngọc Hải tên là gì?",
        "Luật sư Trần An bào chữa.",
        "Tòa tuyên án Chu Ngọc Hải và bà Lê Thị Bình.",
    ),
    ("Hội nghị họp ở đâu?", "Hội nghị họp tại Điện Biên Phủ.", "Hội nghị họp sáng nay."),
    ("Bà An quê ở đâu?", "Bà An quê Kim Sơn, tuổi 51.", "Bà An họp tại Kim Sơn."),
    ("Bí thư quê ở đâu?", "Bí thư sinh ra ở Kim Sơn.", "Bí thư từ Kim Sơn về tỉnh Hà Nam."),
    ("Quy chế có từ hôm nào?", "Quy chế có từ 18/6/2020.", "Qua 5 năm có Quy chế 1753."),
    ("Họ bàn vụ Trịnh Văn An hôm nào?", "Hôm 25-11, họ bàn.", "Vụ Trịnh Văn An xử xong trong tháng 2/2018."),
    ("Phiên tòa mở lúc nào?", "Phiên tòa mở lúc 8h15.", "Phiên tòa mở năm 2018."),
    ("Người thân nào được thả?", "Trong đó có Zukor bin Sami.", "Nhiều người được thả."),
    ("Đại biểu An thuộc tỉnh nào?", "Đại biểu An (Kon Tum) nói trước.", "Đại biểu An nói trước."),
    ("Ông An bị kỷ luật mức nào?", "Ông An bị khiển trách.", "Huyện họp xét kỷ luật ở mức cao."),
    ("Bà An nhận chức gì?", "Bà An làm Phó trưởng ban.", "Bà An vào ban từ lâu."),
    ("Họ phục vụ sự kiện nào?", "Đó là sự kiện lớn.", "Họ xử lý khiếu kiện."),
    ("Vì sao phiên tòa bị hoãn?", "Phiên tòa bị hoãn do luật sư vắng mặt.", "Phiên tòa bị hoãn."),
    ("Cụm thi đua số 1 là gì?", "Cụm thi đua số 1 gồm 14 tỉnh.", "Hội nghị của Cụm thi đua số 1 họp."),
    ("Liệt kê các tỉnh của cụm", "Sơn La, Lai Châu, Lào Cai, Hà Giang, Yên Bái.", "Cụm có 14 tỉnh."),
]


@pytest.mark.parametrize(("question", "holding", "other"), HELD)
def test_a_sentence_with_the_asked_thing_is_told_from_one_without(question: str, holding: str, other: str) -> None:
    asked = understand(question)
    assert asked_thing(asked, holding) > asked_thing(asked, other)
