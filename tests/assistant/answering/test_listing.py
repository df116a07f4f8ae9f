"""Which list answers: its members are of the asked sort, whole, and no words about what they are like."""

from __future__ import annotations

import pytest

from assistant.answering.inline import inlines
from assistant.answering.listing import asked_noun
from tests.assistant.shelf import MemoryShelf, article
from tests.assistant.test_assistant import ask, headline, over


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Những vụ án nào được nhắc tới?", "vụ án"),
        ("9 văn bản gồm những loại gì?", "văn bản"),
        ("Hồ sơ bao gồm những thành phần nào?", "hồ sơ"),
        ("Ông An bị cáo buộc những gì?", "cáo buộc"),
        ("Ông An làm những gì?", ""),
    ],
)
def test_what_the_members_are_is_told_by_the_question(question: str, noun: str) -> None:
    assert asked_noun(question) == noun


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh xử lý các vụ án nghiêm trọng, phức tạp.",
        "Tỉnh giao các vụ án đã xong, chưa xong cho ban.",
        "Tỉnh xét các vụ án theo luật, theo lệ.",
    ],
)
def test_what_things_are_like_is_no_list_of_them(text: str) -> None:
    assert list(inlines(text, "vụ án")) == []


def test_those_between_whom_something_is_are_a_list() -> None:
    text = "Quy chế giữa Ban Nội chính với Sở Tài chính, Thanh tra tỉnh, Công an tỉnh."
    assert "Sở Tài chính, Thanh tra tỉnh, Công an tỉnh" in [each.items.of(text) for each in inlines(text, "cơ quan")]


CASES = article(
    "vu-an",
    "Ban theo dõi án",
    "Ban theo dõi các vụ án nghiêm trọng, phức tạp theo luật. "
    "Ban bám sát án và gỡ khó kịp thời, như vụ án cầu Sông Lô, vụ Đồng Xanh, vụ Bến Gỗ. "
    "Ban ký quy chế giữa Ban Nội chính với Sở Tài chính, Thanh tra tỉnh, Công an tỉnh. "
    "Huyện cụ thể hóa bằng 9 văn bản (02 nghị quyết, 07 kế hoạch) trong năm.",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ban theo dõi những vụ án nào?", ("Sông Lô", "Đồng Xanh", "Bến Gỗ")),
        ("Ban ký quy chế với những cơ quan nào?", ("Sở Tài chính", "Thanh tra tỉnh", "Công an tỉnh")),
        ("9 văn bản của huyện gồm những loại gì?", ("02 nghị quyết", "07 kế hoạch")),
    ],
)
def test_the_list_of_the_asked_sort_is_given_whole(question: str, said: tuple[str, ...]) -> None:
    told = headline(ask(over(MemoryShelf(CASES)), question))
    assert all(each in told for each in said)


ARREST = article(
    "bat",
    "Bắt hai giám đốc",
    "Ông Lê Văn Nam, người phát ngôn công an tỉnh, cho biết cơ quan điều tra đã bắt hai giám đốc vì đưa hối lộ. "
    "Những người bị bắt gồm ông Trần Văn Bình (SN 1970) và bà Phạm Thị Hoa (SN 1975).",
)


def test_who_tells_of_a_deed_is_not_listed_with_those_it_was_done_to() -> None:
    told = headline(ask(over(MemoryShelf(ARREST)), "Hai giám đốc bị bắt là những ai?"))
    assert "Trần Văn Bình" in told
    assert "Phạm Thị Hoa" in told
    assert "Lê Văn Nam" not in told


def test_those_whose_delegates_came_are_a_list() -> None:
    text = "Dự buổi lễ có đại diện Sở Nội vụ, Sở Tư pháp, Văn phòng tỉnh."
    assert "Sở Nội vụ, Sở Tư pháp, Văn phòng tỉnh" in [each.items.of(text) for each in inlines(text, "cơ quan")]
