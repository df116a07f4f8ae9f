from __future__ import annotations

from assistant.answering.evidence import gather
from assistant.answering.whole import in_whole
from assistant.understanding import understand
from tests.assistant.shelf import MemoryShelf, article
from tests.assistant.test_assistant import CLUSTER

SHELF = MemoryShelf(CLUSTER)


def _weighed(text: str) -> list[tuple[str, float, float]]:
    question = understand(text)
    found = gather(question, SHELF.search(text))
    return [(one.text, one.absent, one.rest) for one in in_whole(question, found, SHELF.article)]


def test_words_that_stand_nowhere_in_the_article_are_counted() -> None:
    near = _weighed("Cụm thi đua số 1 tiếp nhận bao nhiêu đơn thư?")[0][1]
    far = _weighed("Cụm thi đua số 1 trồng bao nhiêu cây xanh?")[0][1]
    assert near < far


def test_a_sentence_with_the_words_that_the_title_leaves_open_has_most_of_the_rest() -> None:
    weighed = _weighed("Cụm thi đua số 1 tiếp nhận bao nhiêu đơn thư?")
    best = max(weighed, key=lambda one: one[2])
    assert "đơn" in best[0]


def test_a_line_that_announces_a_speech_is_no_reason() -> None:
    line = "Cổng thông tin trân trọng giới thiệu toàn văn bài phát biểu của bà Lê Thị Hoa, Bí thư Tỉnh ủy."
    shelf = MemoryShelf(article("a", "Phát biểu", f"{line} Việc chậm vì chưa có vốn, bà Lê Thị Hoa nói."))

    def texts(asked: str) -> list[str]:
        question = understand(asked)
        return [one.text for one in gather(question, shelf.search(asked))]

    assert line not in texts("Theo bà Lê Thị Hoa, vì sao việc chậm?")
    assert line not in texts("Bà Lê Thị Hoa yêu cầu gì về vốn?")
    assert line in texts("Bà Lê Thị Hoa là ai?")


def test_an_article_that_is_gone_leaves_the_evidence_as_it_is() -> None:
    question = understand("Ai chủ trì hội nghị?")
    found = gather(question, SHELF.search("hội nghị"))
    assert in_whole(question, found, lambda _: None) == found
