from __future__ import annotations

from assistant.answering import lists
from index.types import Article, Span
from index.vietnamese.sentences import sentences
from tests.assistant.shelf import article


def opened(text: str, header: str) -> tuple[Article, lists.ListedItems | None]:
    made = article("bai", "Bài", text)
    span = next(span for span in sentences(made.text) if span.of(made.text).startswith(header))
    return made, lists.opened_by(made, span)


def items(made: Article, found: lists.ListedItems | None) -> list[str]:
    return [span.of(made.text) for span in found.items] if found else []


def test_bullets_after_a_colon_are_the_items_up_to_the_next_paragraph() -> None:
    made, found = opened("Có ba hạn chế:\n- Chậm;\n- Thiếu;\n- Sai.\nHội nghị kết thúc lúc 17 giờ.", "Có ba")
    assert items(made, found) == ["- Chậm;", "- Thiếu;", "- Sai."]


def test_ordinals_may_have_more_than_one_sentence_each() -> None:
    text = "Nhiệm vụ gồm:\nMột là: Làm sớm. Không để chậm.\nHai là: Làm đủ.\nBa là: Làm đúng."
    made, found = opened(text, "Nhiệm vụ")
    assert items(made, found) == ["Một là: Làm sớm.", "Hai là: Làm đủ.", "Ba là: Làm đúng."]


def test_a_second_list_is_not_taken_for_the_first() -> None:
    text = "Kết quả:\nMột là: A a.\nHai là: B b.\nHạn chế như:\nMột là: C c.\nHai là: D d."
    made, found = opened(text, "Kết quả")
    assert items(made, found) == ["Một là: A a.", "Hai là: B b."]


def test_a_sentence_inside_a_list_finds_the_whole_list() -> None:
    made = article("bai", "Bài", "Có hai việc:\n- Việc thứ nhất;\n- Việc thứ hai.")
    inside = next(span for span in sentences(made.text) if "thứ hai" in span.of(made.text))
    found = lists.around(made, inside)
    assert found is not None
    assert items(made, found) == ["- Việc thứ nhất;", "- Việc thứ hai."]


def test_a_plain_sentence_opens_no_list() -> None:
    made, found = opened("Hội nghị họp hôm qua. Ông A chủ trì. Ông B phát biểu.", "Hội nghị")
    assert found is None
    assert lists.around(made, Span(0, 5)) is None


def test_an_item_in_the_middle_of_a_list_opens_none() -> None:
    _, found = opened("Các sở phối hợp chặt chẽ.\nBốn là: Làm sớm.\nNăm là: Làm đủ.", "Các sở")
    assert found is None


def test_an_item_is_shown_without_its_mark() -> None:
    assert lists.bare("- Chậm;") == "Chậm;"
    assert lists.bare("Một là: Làm sớm.") == "Làm sớm."
    assert lists.bare("Làm sớm.") == "Làm sớm."
