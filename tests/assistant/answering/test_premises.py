from __future__ import annotations

import pytest

from assistant.answering.premises import premise
from assistant.answering.slots import Slot, unmet_names
from assistant.understanding import understand

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
