from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.evidence import Evidence
from assistant.answering.offices import holder_of, office_of, unnamed
from assistant.understanding import understand
from index.types import ArticleMeta

ARTICLE = ArticleMeta("bai", "Hội nghị", "/kho/bai.md", date(2020, 12, 24))
CHAIRED = (
    "Đồng chí Trần Quốc Cường, Phó trưởng Ban Nội chính Trung ương và đồng chí Nguyễn Văn Thắng, "
    "Bí thư Tỉnh ủy Điện Biên chủ trì hội nghị."
)


def _holder(question: str) -> str | None:
    one = Evidence(ARTICLE, 0, 0, len(CHAIRED), CHAIRED, "", 1.0, 1.0, 1.0)
    found = holder_of(understand(question), one)
    return found.span.of(CHAIRED) if found else None


@pytest.mark.parametrize("question", ["Ai là Bí thư Tỉnh ủy Điện Biên?", "Bí thư Tỉnh ủy Điện Biên là ai?"])
def test_the_holder_of_an_office_is_told_alone(question: str) -> None:
    assert _holder(question) == "đồng chí Nguyễn Văn Thắng, Bí thư Tỉnh ủy Điện Biên"


@pytest.mark.parametrize("question", ["Ai là Bí thư Tỉnh ủy Sơn La?", "Ai chủ trì hội nghị?", "Ai là người đến dự?"])
def test_nobody_holds_another_office(question: str) -> None:
    assert _holder(question) is None


@pytest.mark.parametrize(
    ("question", "office"),
    [("Cụm trưởng Cụm 5 là ai?", "cụm trưởng"), ("Bí thư Tỉnh ủy Sơn La là ai?", ""), ("Ai là người đến dự?", "")],
)
def test_an_office_that_no_sentence_names_is_said_to_be_missing(question: str, office: str) -> None:
    one = Evidence(ARTICLE, 0, 0, len(CHAIRED), CHAIRED, "", 1.0, 1.0, 1.0)
    assert unnamed(understand(question), [one]) == office


def test_who_somebodys_wife_is_asks_for_no_office_of_the_husband() -> None:
    one = Evidence(ARTICLE, 0, 0, len(CHAIRED), CHAIRED, "", 1.0, 1.0, 1.0)
    assert office_of(understand("Ông Trần Quốc Cường là ai?"), one) is not None
    assert office_of(understand("Vợ ông Trần Quốc Cường là ai?"), one) is None
