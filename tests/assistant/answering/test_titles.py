"""A thing's name is the quoted title told by it, not a person who stands nearby."""

import pytest

from assistant.answering.evidence import Evidence
from assistant.answering.phrases import phrase
from assistant.answering.titles import titled
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


@pytest.mark.parametrize(
    ("question", "text", "title"),
    [
        ("Nhà xuất bản giới thiệu cuốn sách gì?", TEXT, "“Giữ lấy niềm tin”"),
        (
            "Chủ đề thi đua của huyện là gì?",
            "Huyện tổ chức phong trào thi đua Chuyên đề: Trồng thêm một vạn cây xanh của Huyện đoàn (gồm 9 xã).",
            "Trồng thêm một vạn cây xanh",
        ),
    ],
)
def test_a_title_is_found_behind_the_noun_that_bears_it(question, text, title):
    evidence = Evidence(ArticleMeta("bai", "Bài", "/kho/bai.md"), 0, 0, len(text), text, "", 1.0, 1.0, 1.0)
    found = titled(understand(question, (), None, 1000), [evidence])
    assert found is not None
    assert found.headline == title


def test_a_question_for_no_bearer_of_titles_gets_none():
    evidence = Evidence(ArticleMeta("bai", "Bài", "/kho/bai.md"), 0, 0, len(TEXT), TEXT, "", 1.0, 1.0, 1.0)
    assert titled(understand("Ban soạn văn bản gì?", (), None, 1000), [evidence]) is None
