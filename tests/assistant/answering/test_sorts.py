from __future__ import annotations

import pytest

from assistant.answering.sorts import named_as_asked, of_sort


@pytest.mark.parametrize(
    ("noun", "items", "so"),
    [
        ("cơ quan", "Sở Tài chính, Thanh tra tỉnh và Công an huyện", True),
        ("cơ quan", "nhanh chóng, đúng hạn và đủ hồ sơ", False),
        ("dự án", "cầu Sông Lô, khu dân cư Đồng Xanh", True),
        ("vụ án", "nghiêm trọng, phức tạp, kéo dài", False),
        ("việc", "quét dọn, trồng cây", None),
    ],
)
def test_members_tell_by_their_names_what_they_are(noun: str, items: str, so: bool | None) -> None:
    assert of_sort(noun, items) is so


def test_things_with_names_are_not_answered_by_words_without_one() -> None:
    assert not named_as_asked("Những vụ án nào được nhắc tới?", "nhất là các vụ án kéo dài nhiều năm")
    assert named_as_asked("Những vụ án nào được nhắc tới?", "vụ Sông Lô và vụ Đồng Xanh")
    assert named_as_asked("Những việc nào cần làm?", "quét dọn đường làng")
