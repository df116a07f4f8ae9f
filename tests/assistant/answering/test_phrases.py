"""The words that answer: a time for "hôm nào", somebody else than the one asked about for "ai"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.evidence import Evidence
from assistant.answering.phrases import phrase
from assistant.understanding import understand
from index.types import ArticleMeta, Span


def marked(question: str, text: str, words: str) -> str:
    """Return what answers `question` in `text` where a reader marks `words`."""
    at = Span(text.index(words), text.index(words) + len(words))
    one = Evidence(ArticleMeta("bai", "Bài", "/kho/bai.md"), 0, 0, len(text), text, "", 1.0, 1.0, 1.0)
    found = phrase(understand(question), replace(one, spans=((at, 0.9),)))
    return found.span.of(text) if found else ""


@pytest.mark.parametrize(
    ("text", "words", "answer"),
    [
        ("Qua 7 năm theo Quy chế 412, việc chạy tốt.", "7 năm", ""),
        ("Sau 7 năm theo Quy chế 412, huyện nhìn lại.", "Sau 7 năm", ""),
        ("Ngày 4/5/2021, huyện nhìn lại 7 năm theo Quy chế 412.", "7 năm", "4/5/2021"),
    ],
)
def test_a_length_of_time_is_no_day(text: str, words: str, answer: str) -> None:
    assert marked("Huyện nhìn lại Quy chế 412 vào hôm nào?", text, words) == answer


def test_the_person_asked_about_is_not_who_did_it() -> None:
    text = "Huyện họp và khai trừ ông Lê Văn Bảy."
    assert marked("Ai cho báo biết huyện khai trừ ông Bảy?", text, "Lê Văn Bảy") == ""


@pytest.mark.parametrize(
    ("text", "words", "answer"),
    [
        ("Cáo trạng nêu tên ông Lê Hiếu trong vụ này.", "Lê Hiếu", ""),
        ("Họ gặp bà ấy giữa Buôn Ma Thuột.", "Buôn Ma Thuột", "Buôn Ma Thuột"),
    ],
)
def test_a_person_is_no_place(text: str, words: str, answer: str) -> None:
    assert marked("Người ta gặp bà ấy ở đâu?", text, words) == answer


def test_a_district_is_nobody() -> None:
    text = "Họ gặp vị bí thư huyện Krông Kmar."
    assert marked("Ai gặp họ?", text, "Krông Kmar") == ""
