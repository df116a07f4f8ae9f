from __future__ import annotations

from datetime import date

from index.types import Article
from tests.assistant.shelf import MemoryShelf, article
from tests.assistant.test_assistant import ask, over

OLD = article(
    "a",
    "Kỷ luật cán bộ Gò Mây",
    "Huyện ủy Gò Mây quyết định kỷ luật ông Lê Văn Tư bằng hình thức cảnh cáo. Bà Phan Thị Lan, Chủ tịch xã, dự họp.",
    date(2019, 3, 4),
)


def _asked(question: str, *articles: Article) -> str:
    answer = ask(over(MemoryShelf(*articles)), question)
    return answer.headline.text if answer.headline else ""


def test_two_disciplines_of_one_person_are_shown_both_newer_first() -> None:
    new = article(
        "b", "Gò Mây: thêm tin kỷ luật", "Ông Lê Văn Tư bị kỷ luật bằng hình thức khiển trách.", date(2019, 6, 1)
    )
    said = _asked("Ông Lê Văn Tư bị kỷ luật hình thức nào?", OLD, new)
    assert "khác nhau" in said
    assert said.lower().index("khiển trách") < said.lower().index("cảnh cáo")


def test_the_discipline_of_another_disputes_nothing() -> None:
    new = article(
        "b", "Gò Mây: thêm tin kỷ luật", "Ông Hồ Văn Tám bị kỷ luật bằng hình thức khiển trách.", date(2019, 6, 1)
    )
    assert "khác nhau" not in _asked("Ông Lê Văn Tư bị kỷ luật hình thức nào?", OLD, new)


def test_two_offices_of_one_person_at_two_times_are_shown_both() -> None:
    new = article("b", "Họp ở Bến Tam", "Bà Phan Thị Lan, Bí thư Huyện ủy Bến Tam, chủ trì cuộc họp.", date(2022, 6, 1))
    said = _asked("Bà Phan Thị Lan giữ chức gì?", OLD, new)
    assert said.index("Bí thư Huyện ủy") < said.index("Chủ tịch xã")


def test_a_name_with_its_mark_set_elsewhere_is_the_same_name() -> None:
    one = article("a", "Họp ở Gò Mây", "Bà Phan Thị Thuỷ, Chủ tịch xã Gò Mây, dự họp.", date(2019, 3, 4))
    new = article("b", "Họp ở Bến Tam", "Bà Phan Thị Thủy, Bí thư Huyện ủy Bến Tam, chủ trì họp.", date(2022, 6, 1))
    assert "khác nhau" in _asked("Bà Phan Thị Thủy giữ chức gì?", one, new)


def test_one_office_told_more_fully_disputes_nothing() -> None:
    new = article("b", "Họp ở Gò Mây", "Bà Phan Thị Lan, Chủ tịch UBND xã Gò Mây, chủ trì cuộc họp.", date(2022, 6, 1))
    assert "khác nhau" not in _asked("Bà Phan Thị Lan giữ chức gì?", OLD, new)
