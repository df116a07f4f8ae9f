from __future__ import annotations

import pytest

from tests.assistant.shelf import MemoryShelf, article
from tests.assistant.test_assistant import ask, headline, over

COURT = article(
    "a",
    "Tòa xử vụ kho thóc Gò Mây",
    "Hội đồng xét xử tuyên phạt Lê Văn Tư án tử hình về tội tham ô tài sản. Phan Thị Lan nhận án chung thân vì giúp sức.",
)


@pytest.mark.parametrize(("who", "what"), [("Lê Văn Tư", "Án tử hình."), ("Phan Thị Lan", "Án chung thân.")])
def test_a_sentence_without_years_is_told_where_years_are_asked_for(who: str, what: str) -> None:
    assert headline(ask(over(MemoryShelf(COURT)), f"{who} bị phạt bao nhiêu năm tù?")) == what


def test_what_was_only_proposed_is_no_sentence() -> None:
    shelf = MemoryShelf(article("a", "Kho thóc Gò Mây", "Viện kiểm sát đề nghị phạt Lê Văn Tư án tử hình vì tham ô."))
    assert ask(over(shelf), "Lê Văn Tư bị phạt bao nhiêu năm tù?").status == "abstained"


def test_the_heavier_of_two_such_sentences_is_compared() -> None:
    answer = ask(over(MemoryShelf(COURT)), "Lê Văn Tư với Phan Thị Lan ai lĩnh án nặng hơn?")
    assert answer.table is not None
    assert ["tử hình" in row[1].text for row in answer.table.rows] == [True, False]
    assert ["chung thân" in row[1].text for row in answer.table.rows] == [False, True]


def test_years_of_others_are_not_given_for_a_sentence_without_years() -> None:
    shelf = MemoryShelf(
        article(
            "a",
            "Tòa xử vụ kho thóc Gò Mây",
            "Tòa tuyên phạt bị cáo Lê Văn Thanh mức án chung thân. Các bị cáo còn lại bị tuyên án 5 năm tù vì giúp sức.",
        )
    )
    assert headline(ask(over(shelf), "Bị cáo Lê Văn Thanh bị tuyên án bao nhiêu năm tù?")) == "Án chung thân."
