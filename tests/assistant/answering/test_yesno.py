from __future__ import annotations

from datetime import date

import pytest

from assistant import messages
from assistant.answering.evidence import Evidence
from assistant.answering.opposites import stance
from assistant.answering.yesno import names_asked, yes_no
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
        ("Ông Trần Văn An có nhận tội không?", "Ông Trần Văn An một mực nói mình vô tội.", messages.NO),
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
        ("Ông Trần Văn An có nhận tội không?", "Hai đồng phạm đã nhận tội, còn ông Trần Văn An chưa ra tòa."),
    ],
)
def test_a_sentence_about_another_person_or_deed_decides_nothing(question: str, sentence: str) -> None:
    assert _said(question, sentence) is None


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Các ý kiến đề nghị tiếp tục duy trì chợ phiên cuối tuần.", messages.YES),
        ("Các ý kiến ở Bến Tam đề nghị tiếp tục duy trì chợ phiên cuối tuần.", None),
    ],
)
def test_the_place_of_the_whole_article_need_not_stand_in_the_sentence(sentence: str, said: str | None) -> None:
    assert _said("Tại Vĩnh Tường, mọi người có muốn giữ lại chợ phiên cuối tuần không?", sentence) == said


def test_a_deed_and_its_contrary_are_told_apart_both_ways() -> None:
    assert stance("ông ấy bị tạm giam", "ông được tại ngoại") is False
    assert stance("ông ấy được tại ngoại", "ông được tại ngoại") is True
    assert stance("ông ấy đọc sách", "ông được tại ngoại") is None


@pytest.mark.parametrize(
    ("question", "sentence", "said"),
    [
        ("Ông Trần Văn An có dự hội nghị không?", "Kết luận hội nghị, ông Trần Văn An yêu cầu giảm họp.", messages.YES),
        ("Ông An có mặt ở hội nghị không?", "Phát biểu tại hội nghị, ông Trần Văn An cảm ơn bà con.", messages.YES),
        ("Bà Lê Thị Ba có dự hội nghị không?", "Kết luận hội nghị, ông Trần Văn An yêu cầu giảm họp.", None),
        (
            "Ông Trần Văn An có dự hội nghị không?",
            "Ông Trần Văn An vắng mặt tại hội nghị dù được mời báo cáo.",
            messages.NO,
        ),
    ],
)
def test_who_takes_a_part_in_a_meeting_was_there(question: str, sentence: str, said: str | None) -> None:
    assert _said(question, sentence) == said


def test_an_amount_supposed_wrongly_is_corrected_by_that_of_the_same_person_only() -> None:
    asked = "Ông Trần Văn An chiếm đoạt 20 tỉ phải không?"
    assert _said(asked, "Trong đó, ông Trần Văn An chiếm đoạt 14 tỉ.") == messages.NO_BUT.format(found="14 tỉ")
    assert _said(asked, "Cả nhóm bị cáo đã chiếm đoạt 49 tỉ.") is None


def test_a_place_named_before_the_sentence_holds_for_it() -> None:
    sentence = "Bà Hồ Thị Bưởi, Giám đốc Sở Y tế, trao quà cho dân."
    meta = ArticleMeta("bai", "Lạc Hà tặng quà nông dân", "/kho/bai.md", date(2022, 1, 1))
    one = Evidence(meta, 0, 0, len(sentence), sentence, "", 1.0, 1.0, 1.0)
    found = yes_no(understand("Bà Hồ Thị Bưởi có phải là Giám đốc Sở Y tế Lạc Hà không?"), [one])
    assert found is not None
    assert found.headline == messages.YES


def test_a_sentence_that_names_another_person_is_not_of_the_one_asked_about() -> None:
    sentence = "Ông Trần Văn An trao quà cho dân."
    one = Evidence(ARTICLE, 0, 0, len(sentence), sentence, "", 1.0, 1.0, 1.0)
    assert names_asked(understand("Ông Trần Văn An có vui không?"), one)
    assert names_asked(understand("Dân có vui không?"), one)
    assert not names_asked(understand("Ông Lê Văn Bưởi có vui không?"), one)
