from __future__ import annotations

from datetime import date

import pytest

from assistant import messages
from assistant.answering.evidence import Evidence
from assistant.answering.opposites import stance
from assistant.answering.yesno import yes_no
from assistant.understanding import understand
from index.types import ArticleMeta

ARTICLE = ArticleMeta("bai", "Vụ án ở Vĩnh Tường", "/kho/bai.md", date(2019, 6, 15))


def _said(question: str, sentence: str) -> str | None:
    one = Evidence(ARTICLE, 0, 0, len(sentence), sentence, "", 1.0, 1.0, 1.0)
    found = yes_no(understand(question), [one])
    return found.headline if found else None


@pytest.mark.parametrize(
    ("question", "sentence", "said"),
    [
        ("Bà Nguyễn Thị Liên có bị tạm giữ không?", "Bà Nguyễn Thị Liên đang bị tạm giữ.", messages.YES),
        ("Bà Nguyễn Thị Liên có bị tạm giữ không?", "Bà Liên cùng hai người được tại ngoại.", messages.NO),
        ("Ông Trần Văn An có kháng cáo không?", "Ông Trần Văn An không kháng cáo bản án.", messages.NO),
        ("Ông Trần Văn An đã nhận tội chưa?", "Trước tòa, ông Trần Văn An phủ nhận mọi cáo buộc.", messages.NO),
    ],
)
def test_a_sentence_decides_by_the_deed_or_its_contrary(question: str, sentence: str, said: str) -> None:
    assert _said(question, sentence) == said


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Bà Nguyễn Thị Liên có bị tạm giữ không?", "Ba người bị tạm giữ là bà Kim Anh và ông Hải Anh."),
        ("Ông Trần Văn An có nhận tội trước tòa không?", "Trước tòa, Hà Văn Thắm nêu ba biện pháp kiểm soát."),
    ],
)
def test_a_sentence_about_another_person_or_deed_decides_nothing(question: str, sentence: str) -> None:
    assert _said(question, sentence) is None


def test_a_deed_and_its_contrary_are_told_apart_both_ways() -> None:
    assert stance("ông ấy bị tạm giam", "ông được tại ngoại") is False
    assert stance("ông ấy được tại ngoại", "ông được tại ngoại") is True
    assert stance("ông ấy đọc sách", "ông được tại ngoại") is None
