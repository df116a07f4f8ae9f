"""Who does something to whom, and who holds an office: the roles of persons exchanged, and told rightly."""

import pytest

from assistant.verification.check import verify
from assistant.verification.evidence import Evidence
from assistant.verification.problems import Claim
from assistant.verification.reading import Reading


def claims(sentence: str, source: str) -> set[Claim]:
    return {problem.claim for problem in verify(Reading.of(sentence), [Evidence.of(source)]).problems}


RAFT = (
    "Ông Sầm Văn Bè nhắc nhở anh Mạc Đình Chống phải buộc lại bè nứa trước mùa lũ. "
    "Bà Quàng Thị Nứa bị chị Lò Thị Mây kiện vì món nợ gạo. "
    "Đăng ký tranh luận với ông Đỗ Thế Giới, phó bí thư xã đoàn Nà Phặc Trần Thị Lành nói ngắn."
)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Ông Sầm Văn Bè đã nhắc nhở anh Mạc Đình Chống buộc lại bè nứa.", None),
        ("Anh Mạc Đình Chống đã nhắc nhở ông Sầm Văn Bè buộc lại bè nứa.", Claim.NAME),
        ("Anh Mạc Đình Chống bị ông Sầm Văn Bè nhắc nhở buộc lại bè nứa.", None),
        ("Bà Trần Thị Lành, phó bí thư xã đoàn Nà Phặc, tranh luận với ông Đỗ Thế Giới.", None),
        ("Anh Mạc Đình Chống và ông Sầm Văn Bè lo buộc lại bè nứa trước mùa lũ.", None),
    ],
)
def test_two_persons_do_not_change_places_about_a_deed(sentence, claim):
    assert claims(sentence, RAFT) == ({claim} if claim else set())


VILLAGE = (
    "Ông Nông Văn Rẫy - Vụ trưởng Vụ Chăn nuôi - và bà Hà Thị Suối - phó chủ nhiệm hợp tác xã Nà Phặc - cùng dự. "
    "Thứ trưởng Lâm nghiệp Tòng Văn Đồi chủ trì buổi họp. Ông Suối Vàng chỉ đạo cho bà Lù Thị Ban, Vụ trưởng Vụ Cây trồng. "
    "Anh Thào A Sùng được bầu giữ chức đại biểu; hai thẩm phán Bế Văn Lam và Đàm Thị Chàm ngồi ghế chủ tọa."
)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Vụ trưởng Vụ Chăn nuôi Nông Văn Rẫy cùng dự.", None),
        ("Bà Hà Thị Suối là Vụ trưởng Vụ Chăn nuôi.", Claim.NAME),
        ("Bà Hà Thị Suối là phó chủ nhiệm hợp tác xã Nà Phặc.", None),
        ("Ông Nông Văn Rẫy là phó chủ nhiệm hợp tác xã Nà Phặc.", Claim.NAME),
        ("Thứ trưởng Lâm nghiệp Nông Văn Rẫy chủ trì buổi họp.", Claim.NAME),
        ("Hai thẩm phán Bế Văn Lam và Đàm Thị Chàm ngồi ghế chủ tọa.", None),
        ("Bà Lù Thị Ban là Vụ trưởng Vụ Cây trồng.", None),
        ("Vụ trưởng Vụ Chăn nuôi cùng dự với bà Hà Thị Suối.", None),
    ],
)
def test_an_office_is_not_given_to_another_person(sentence, claim):
    assert claims(sentence, VILLAGE) == ({claim} if claim else set())
