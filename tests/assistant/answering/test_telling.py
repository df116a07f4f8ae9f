from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.evidence import Evidence
from assistant.answering.telling import telling
from assistant.answering.wording import worded
from assistant.understanding import understand
from index.types import ArticleMeta

ARTICLE = ArticleMeta("bai", "Phiên tòa", "/kho/bai.md", date(2020, 12, 24))
TOLD = ("Phiên tòa bị hoãn sang tháng sau.", "Lý do là ba luật sư vắng mặt.", "Bị cáo được tại ngoại.")
CHAIRED = ("Hội nghị do Ban Nội chính Trung ương tổ chức.", "Chủ trì là ông Trần Quốc Cường và ông Nguyễn Văn Thắng.")


def _evidence(texts: tuple[str, ...], scores: tuple[float, ...]) -> list[Evidence]:
    starts = [sum(len(text) + 1 for text in texts[:at]) for at in range(len(texts))]
    return [
        Evidence(ARTICLE, 0, start, start + len(text), text, "", 1.0, 1.0, score)
        for text, start, score in zip(texts, starts, scores, strict=True)
    ]


def test_the_sentence_with_the_reason_leads_and_the_others_follow_in_order() -> None:
    found = telling(understand("Vì sao phiên tòa bị hoãn?"), _evidence(TOLD, (0.6, 0.3, 0.1)))
    assert found.headline == TOLD[1]
    assert [each.evidence.text for each in found.support] == [TOLD[0], TOLD[2]]


def test_an_unlikely_sentence_is_not_told_along() -> None:
    found = telling(understand("Các bên phối hợp thế nào?"), _evidence(TOLD, (0.9, 0.09, 0.01)))
    assert [each.evidence.text for each in found.support] == []


def test_what_somebody_wants_is_told_by_the_sentence_in_which_that_one_asks() -> None:
    said = ("Theo ông Trạc, chất lượng chưa đáp ứng yêu cầu.", "Ông Trạc đề nghị các ban chủ động nắm tình hình.")
    assert telling(understand("Ông Trạc yêu cầu gì?"), _evidence(said, (0.9, 0.02))).headline == said[1]


@pytest.mark.parametrize(
    ("question", "named"),
    [("Ai chủ trì hội nghị?", "ông Trần Quốc Cường và ông Nguyễn Văn Thắng")],
)
def test_a_person_who_acts_is_named_before_the_body_that_is_found_first(question: str, named: str) -> None:
    found = worded(understand(question), _evidence(CHAIRED, (0.8, 0.2)))
    assert found is not None
    assert found.headline == named
