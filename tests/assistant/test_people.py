from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.people import names_of, people


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "Đồng chí Trần Quốc Cường, Ủy viên Trung ương Đảng, Phó trưởng Ban Nội chính Trung ương chủ trì Hội nghị.",
            ["Đồng chí Trần Quốc Cường, Ủy viên Trung ương Đảng, Phó trưởng Ban Nội chính Trung ương"],
        ),
        (
            "Chủ trì là đồng chí Lê Văn A, Bí thư Tỉnh ủy và đồng chí Trần Thị B, Ủy viên dự khuyết Trung ương Đảng.",
            ["đồng chí Lê Văn A, Bí thư Tỉnh ủy", "đồng chí Trần Thị B, Ủy viên dự khuyết Trung ương Đảng"],
        ),
        (
            "Trưởng Ban Nội chính Trung ương Phan Đình Trạc biểu dương các vụ.",
            ["Trưởng Ban Nội chính Trung ương Phan Đình Trạc"],
        ),
        ("Ba người là Nguyễn Văn A (SN 1964), Lê Thị B.", ["Nguyễn Văn A (SN 1964)", "Lê Thị B"]),
        ("Theo ông Trạc, cần làm sớm.", ["ông Trạc"]),
        ("Hội nghị ở Hà Giang, Thái Bình và Cao Bằng.", []),
        ("Ban Chỉ đạo họp tại Hà Nội.", []),
    ],
)
def test_persons_come_with_their_offices_and_places_are_no_persons(text: str, whole: list[str]) -> None:
    assert [person.whole.of(text) for person in people(text)] == whole


@given(st.text(alphabet="NguyễnVăAn ,.()ôngLêB-\n", max_size=120))
def test_persons_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = people(text)
    for person in found:
        assert 0 <= person.whole.start <= person.name.start < person.name.end <= person.whole.end <= len(text)
    assert all(a.whole.end <= b.name.start for a, b in pairwise(found))


def test_an_office_behind_a_title_is_no_name() -> None:
    assert people("Hôm qua, đồng chí Phó trưởng Ban Nội chính yêu cầu các tỉnh báo cáo.") == ()
    (person,) = people("Hôm qua, ông Phó Đức Phương yêu cầu các tỉnh báo cáo.")
    assert person.name.of("Hôm qua, ông Phó Đức Phương yêu cầu các tỉnh báo cáo.") == "Phó Đức Phương"
    assert not people("Theo đồng chí Tổng Bí thư, việc này cần làm sớm; ông Phó Thủ tướng đồng ý.")


def test_what_stands_behind_the_word_for_a_place_is_no_person() -> None:
    assert names_of("Thành phố Hạ Lam mạnh tay nhất, kế đó là đường Lê Hữu Trác.") == []
    assert names_of("Theo Công an tỉnh Lê Hữu Thành, vụ án đã khép lại.") == ["Lê Hữu Thành"]


def test_a_province_before_a_name_is_no_part_of_it() -> None:
    assert names_of("Chủ tịch UBND TP Hà Nội Lã Quang Vịnh và ông Hà Văn Nội cùng đến.") == [
        "Lã Quang Vịnh",
        "Hà Văn Nội",
    ]


def test_countries_and_bodies_that_begin_like_a_family_name_are_no_persons() -> None:
    assert names_of("Đại sứ Hàn Quốc và khách Thái Lan gặp Đoàn Luật sư thành phố.") == []
    assert names_of("Bà Thái Lan gặp anh Hàn Quốc Việt và Đoàn Thanh Lam.") == [
        "Thái Lan",
        "Hàn Quốc Việt",
        "Đoàn Thanh Lam",
    ]
