from __future__ import annotations

import pytest

from assistant import messages
from assistant.answering.misnamed import other_office, unnamed_office
from assistant.answering.premises import premise
from assistant.answering.slots import Slot, unmet_names
from assistant.types import Request, Turn
from assistant.understanding import understand
from tests.assistant.shelf import MemoryShelf, article
from tests.assistant.test_assistant import ask, over

TEXT = "Ông Bùi Văn Cửu bị cảnh cáo. Ông Phan Đình Trạc kết luận hội nghị. Bà Liên bị bắt."


@pytest.mark.parametrize(
    ("question", "deed"),
    [
        ("Vì sao ông Bùi Văn Cửu được khen thưởng?", "được khen thưởng"),
        ("Vì sao hội nghị bị hoãn?", "bị hoãn"),
        ("Vì sao ông Phan Đình Trạc từ chức?", "từ chức"),
        ("Ông An được bổ nhiệm làm giám đốc ngày nào?", "được bổ nhiệm"),
        ("Ông An sinh năm nào?", "sinh"),
        ("Trường có bao nhiêu học sinh bị kỷ luật?", ""),
        ("Học sinh được nghỉ từ ngày nào?", ""),
        ("Ai chủ trì hội nghị?", ""),
        ("Có bao nhiêu vụ bị đưa ra xét xử?", ""),
    ],
)
def test_the_deed_that_is_taken_for_granted_is_found(question: str, deed: str) -> None:
    assert premise(understand(question)) == deed


@pytest.mark.parametrize(
    ("question", "met"),
    [
        ("Vì sao ông Bùi Văn Cửu được khen thưởng?", False),
        ("Vì sao ông Bùi Văn Cửu bị cảnh cáo?", True),
        ("vi sao ong bui van cuu bi canh cao", True),
        ("Vì sao ông Phan Đình Trạc từ chức?", False),
    ],
)
def test_an_article_without_the_deed_does_not_answer(question: str, met: bool) -> None:
    missing = {each.slot for each in unmet_names(understand(question), TEXT)}
    assert (Slot.PREMISE not in missing) is met


@pytest.mark.parametrize(
    ("question", "met"),
    [
        ("Vì sao ông Hồ Văn Tám bị cách chức?", False),
        ("Vì sao ông Lê Văn Chín bị cách chức?", True),
        ("Ông Lê Văn Chín mất chức từ khi nào?", True),
        ("Ông Hồ Văn Tám mất chức từ khi nào?", False),
    ],
)
def test_a_deed_done_to_somebody_else_is_not_taken_for_granted(question: str, met: bool) -> None:
    text = (
        "Ông Hồ Văn Tám bị nhắc nhở. Huyện đã họp ba lần. Cỏ mọc kín sân. Dân góp ý nhiều. Ông Lê Văn Chín bị cách "
        "chức vì bán đất công. Hồ sơ đã chuyển công an."
    )
    assert (Slot.PREMISE not in {each.slot for each in unmet_names(understand(question), text)}) is met


def test_a_deed_that_the_source_denies_has_no_reason() -> None:
    shelf = MemoryShelf(
        article("a", "Phiên tòa", "Ông Hồ Văn Tám lãnh 5 năm tù. Ông Tám cho biết không kháng cáo vì đã mệt mỏi.")
    )
    denied = ask(over(shelf), "Vì sao ông Hồ Văn Tám kháng cáo?")
    assert denied.status == "abstained"
    assert denied.reason == messages.DENIED
    assert "không kháng cáo" in denied.sentences[0].text
    assert ask(over(shelf), "Vì sao ông Hồ Văn Tám không kháng cáo?").reason != messages.DENIED


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Trưởng ban Hồ Văn Tám nói gì?", ["Phó trưởng ban Hồ Văn Tám"]),
        ("Phó trưởng ban Hồ Văn Tám nói gì?", []),
        ("Ông Hồ Văn Tám nói gì?", []),
        ("Giám đốc Hồ Văn Tám nói gì?", []),
    ],
)
def test_a_deputy_is_not_the_head(question: str, found: list[str]) -> None:
    text = "Phó trưởng ban Hồ Văn Tám mở đầu cuộc họp."
    assert [each.found for each in other_office(understand(question), text)] == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Ông Hồ Văn Tám có phải là Trưởng ban Tổ chức Tỉnh ủy không?", ["ông Hồ Văn Tám, Trưởng ban Dân vận Tỉnh ủy"]),
        ("Ông Hồ Văn Tám là Giám đốc Công an tỉnh phải không?", ["ông Hồ Văn Tám, Trưởng ban Dân vận Tỉnh ủy"]),
        ("Ông Hồ Văn Tám có phải là Trưởng ban Dân vận không?", []),
        ("Ông Hồ Văn Tám có phải là người Lào Cai không?", []),
        ("Ông Trần Văn Sáu có phải là Giám đốc Công an tỉnh không?", []),
    ],
)
def test_an_office_is_not_confirmed_by_another(question: str, found: list[str]) -> None:
    text = "Chủ trì cuộc họp có ông Hồ Văn Tám, Trưởng ban Dân vận Tỉnh ủy. Ông Trần Văn Sáu dự."
    assert [each.found for each in other_office(understand(question), text)] == found


def test_a_yes_needs_the_very_office() -> None:
    shelf = MemoryShelf(article("a", "Họp", "Cuộc họp do ông Hồ Văn Tám, Trưởng ban Dân vận Tỉnh ủy, chủ trì."))
    assert ask(over(shelf), "Ông Hồ Văn Tám có phải là Trưởng ban Dân vận Tỉnh ủy không?").status == "answered"
    refused = ask(over(shelf), "Ông Hồ Văn Tám có phải là Trưởng ban Tổ chức Tỉnh ủy không?")
    assert refused.status == "abstained"
    assert "ông Hồ Văn Tám là Trưởng ban Tổ chức Tỉnh ủy" in refused.reason


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Chủ tịch tỉnh nói gì tại cuộc họp?", ["Chủ tịch tỉnh"]),
        ("Về cuộc họp: trưởng ban Tổ chức nói gì?", ["trưởng ban Tổ chức"]),
        ("Trưởng ban Dân vận Tỉnh ủy nhấn mạnh điều gì?", []),
        ("Trưởng ban Dân vận nói gì tại cuộc họp?", []),
        ("Phó trưởng ban Dân vận nói gì tại cuộc họp?", []),
        ("Cuộc họp do chủ tịch nào chủ trì?", []),
        ("Chủ tịch Hồ Văn Tám nói gì?", []),
    ],
)
def test_an_office_that_is_never_named_has_said_nothing(question: str, wanted: list[str]) -> None:
    text = "Chủ trì cuộc họp có ông Hồ Văn Tám, Trưởng ban Dân vận Tỉnh ủy."
    assert [each.wanted for each in unnamed_office(understand(question), text)] == wanted


def test_what_an_officer_said_is_looked_for_in_the_meeting_spoken_of() -> None:
    here = article("a", "Lễ phát động ở Gò Mây", "Tại lễ phát động ở Gò Mây, ông Hồ Văn Tám nói cán bộ phải tận tụy.")
    there = article("b", "Họp ở tỉnh", "Chủ tịch tỉnh nói phải làm nhanh hơn nữa, nhất là với cán bộ và lễ tiết.")
    assistant = over(MemoryShelf(here, there))
    first = ask(assistant, "Ông Hồ Văn Tám nói gì tại lễ phát động ở Gò Mây?")
    request = Request("Vậy chủ tịch tỉnh nói gì?", (Turn(first.question, first),))
    assert assistant.answer(request).status == "abstained"
    assert ask(assistant, "Chủ tịch tỉnh nói gì?").status == "answered"


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Cấp phó của ông Hồ Văn Tám bị kỷ luật hình thức nào?", "abstained"),
        ("Vợ ông Hồ Văn Tám bị kỷ luật hình thức nào?", "abstained"),
        ("Ông Hồ Văn Tám bị kỷ luật hình thức nào?", "answered"),
        ("Vợ của Kim Jong Hee bị kỷ luật hình thức nào?", "abstained"),
        ("Luật sư Hồ Văn Tám bị kỷ luật hình thức nào?", "answered"),
        ("Anh Hồ Văn Tám bị kỷ luật hình thức nào?", "answered"),
    ],
)
def test_what_is_told_of_a_man_is_not_told_of_his_deputy_or_wife(question: str, status: str) -> None:
    shelf = MemoryShelf(
        article("a", "Kỷ luật ở Gò Mây", "Huyện ủy quyết định kỷ luật ông Hồ Văn Tám bằng hình thức khiển trách.")
    )
    assert ask(over(shelf), question).status == status


def test_who_tells_of_a_deed_need_not_be_named_beside_it() -> None:
    text = "Bí thư Lê Thị Hoa chủ trì. Đoàn đến. Đoàn đi. Đoàn về. Trời mưa. Nắng lên. Bản án bị hủy vì thiếu chứng cứ."
    assert not unmet_names(understand("Theo Bí thư Lê Thị Hoa, vì sao bản án bị hủy?"), text)
