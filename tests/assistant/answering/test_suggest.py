from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.sources import Sources
from assistant.answering.suggest import suggestions
from assistant.understanding import understand
from index.types import Filters
from tests.assistant.shelf import MemoryShelf
from tests.assistant.test_assistant import CLUSTER


def _asked(title: str) -> tuple[str, ...]:
    article = replace(CLUSTER, meta=replace(CLUSTER.meta, title=title))
    sources = Sources(MemoryShelf(article), Filters())
    return tuple(text for _, text in suggestions(understand("Ai chủ trì hội nghị?"), [article.meta.id], sources))


def test_a_short_title_is_told_whole() -> None:
    assert all("“Hội nghị tổng kết năm 2020”" in text for text in _asked("Hội nghị tổng kết năm 2020"))


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (
            "Cụm thi đua số 1 tổng kết công tác năm 2020: phát hiện nhiều vụ án tham nhũng, kiến nghị xử lý hàng trăm người",
            "“Cụm thi đua số 1 tổng kết công tác năm 2020: phát hiện nhiều vụ án tham nhũng…”",
        ),
        (
            "Ban Nội chính các tỉnh miền núi phía Bắc phát hiện rất nhiều vụ án tham nhũng lớn trong năm 2020 vừa qua",
            "“Ban Nội chính các tỉnh miền núi phía Bắc phát hiện rất nhiều vụ án tham nhũng lớn…”",
        ),
    ],
)
def test_a_long_title_is_cut_where_a_phrase_ends(title: str, told: str) -> None:
    asked = _asked(title)
    assert asked
    assert all(told in text for text in asked)
