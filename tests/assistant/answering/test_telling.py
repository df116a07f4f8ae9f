from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.evidence import Evidence
from assistant.answering.sources import Sources
from assistant.answering.telling import in_detail, telling
from assistant.answering.wording import worded
from assistant.understanding import understand
from index.types import ANYTHING, ArticleMeta
from tests.assistant.shelf import MemoryShelf, article

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


def test_what_was_said_in_general_is_told_by_the_sentence_that_goes_into_detail() -> None:
    told = article("xa", "Xã báo cáo", "Xã đã làm xong các việc được giao. Cụ thể, xã đắp đê, trồng rừng. Trời mưa.")
    first = told.text[: told.text.index(".") + 1]
    best = Evidence(told.meta, 0, 0, len(first), first, "", 1.0, 1.0, 1.0)
    found = in_detail(understand("Xã đã làm xong những việc gì?"), [best], Sources(MemoryShelf(told), ANYTHING))
    assert found is not None
    assert found.headline == "Cụ thể, xã đắp đê, trồng rừng."
    assert found.support[0].evidence.text == first


def test_a_sentence_that_nothing_goes_into_gives_no_detail() -> None:
    told = article("xa", "Xã báo cáo", "Xã đã làm xong các việc được giao. Trời mưa. Cụ thể, mưa từ sáng.")
    first = told.text[: told.text.index(".") + 1]
    best = Evidence(told.meta, 0, 0, len(first), first, "", 1.0, 1.0, 1.0)
    assert in_detail(understand("Xã làm những việc gì?"), [best], Sources(MemoryShelf(told), ANYTHING)) is None


def test_what_is_wrong_is_told_by_the_sentence_of_shortcomings() -> None:
    said = ("Các sở tìm cách nhằm hạn chế việc chồng chéo.", "Việc phối hợp có nơi chưa chặt chẽ, còn chậm.")
    assert telling(understand("Vì sao phối hợp còn hạn chế?"), _evidence(said, (0.6, 0.3))).headline == said[1]


def test_whom_a_sentence_only_points_at_is_named_by_the_one_before() -> None:
    told = "Ông Lê Văn Nam phát biểu ở buổi họp. Đại biểu này kiến nghị sửa đường qua xã Đông Hòa."
    start = told.index("Đại biểu")
    one = Evidence(ARTICLE, 0, start, len(told), told[start:], told[:start], 1.0, 1.0, 1.0)
    found = worded(understand("Ai kiến nghị sửa đường?"), [one])
    assert found is not None
    assert found.headline == "Ông Lê Văn Nam"
    assert [lead.evidence.text for lead in found.leads] == [told[: start - 1], told[start:]]


def test_why_somebody_is_punished_is_told_by_the_sentence_with_the_offence() -> None:
    said = ("Ông Nam nói việc bị kỷ luật là quá nặng.", "Vi phạm của ông là không nhận quyết định điều động.")
    assert telling(understand("Vì sao ông Nam bị kỷ luật?"), _evidence(said, (0.9, 0.02))).headline == said[1]


def test_how_grave_an_offence_is_gives_no_reason() -> None:
    said = ("Vi phạm của ông Nam là nghiêm trọng, gây dư luận xấu.", "Quyết định nêu: ông Nam lập hồ sơ giả.")
    assert telling(understand("Vì sao ông Nam bị kỷ luật?"), _evidence(said, (0.9, 0.02))).headline == said[1]


def test_what_something_is_is_told_by_the_sentence_that_says_it_outright() -> None:
    said = ("Nhiều người góp tiền vào Quỹ Mầm Xanh đã lâu.", "Quỹ Mầm Xanh là quỹ của dân tự góp.")
    assert telling(understand("Quỹ Mầm Xanh là gì?"), _evidence(said, (0.6, 0.3))).headline == said[1]


def test_a_given_name_alone_is_completed_by_the_full_name_of_the_article() -> None:
    said = ("Ông Nam chủ trì cuộc họp của xã.", "Người dân tin ông Lê Văn Nam.")
    found = worded(understand("Ai chủ trì cuộc họp của xã?"), _evidence(said, (0.8, 0.1)))
    assert found is not None
    assert found.headline == "Ông Nam (Lê Văn Nam)"
    assert [lead.evidence.text for lead in found.leads] == list(said)


def test_a_given_name_that_two_bear_is_left_as_it_is() -> None:
    said = ("Ông Nam chủ trì cuộc họp của xã.", "Người dân tin ông Lê Văn Nam và ông Đỗ Hoài Nam.")
    found = worded(understand("Ai chủ trì cuộc họp của xã?"), _evidence(said, (0.8, 0.1)))
    assert found is not None
    assert found.headline == "Ông Nam"


def test_who_is_named_in_the_question_by_the_given_name_is_no_answer() -> None:
    said = "Việc phạt ông Lê Văn Nam do ông Đỗ Hoài Sơn xác nhận."
    found = worded(understand("Ai xác nhận việc phạt ông Nam?"), _evidence((said,), (0.9,)))
    assert found is not None
    assert found.headline == "ông Đỗ Hoài Sơn"
