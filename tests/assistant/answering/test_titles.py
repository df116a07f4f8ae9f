"""A thing's name is the quoted title told by it, not a person who stands nearby."""

import pytest

from assistant.answering.evidence import Evidence
from assistant.answering.phrases import phrase
from assistant.understanding import understand
from index.types import ArticleMeta

TEXT = (
    "Theo ông Lê Văn Nam, Ban đã ra mắt cuốn sách “Giữ lấy niềm tin” và soạn hai văn bản, trong đó có "
    "“Cơ chế bảo vệ người tố giác” cùng tờ trình “Kiểm soát tài sản”."
)


def asked(question: str) -> str:
    evidence = Evidence(ArticleMeta("bai", "Bài", "/kho/bai.md"), 0, 0, len(TEXT), TEXT, "", 1.0, 1.0, 1.0)
    found = phrase(understand(question, (), None, 1000), evidence)
    return found.span.of(TEXT) if found else ""


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Cuốn sách tên là gì?", "“Giữ lấy niềm tin”"),
        ("Văn bản về cơ chế bảo vệ người tố giác có tên gì?", "“Cơ chế bảo vệ người tố giác”"),
        ("Tờ trình mang tên gì?", "“Kiểm soát tài sản”"),
    ],
)
def test_the_title_of_the_thing_asked_about_is_its_name(question, title):
    assert asked(question) == title


def test_a_person_who_is_asked_for_is_no_title():
    assert "“" not in asked("Ai nói về cuốn sách?")
