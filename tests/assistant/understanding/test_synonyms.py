from __future__ import annotations

from assistant.understanding.synonyms import others, said_otherwise
from index.vietnamese.tokens import syllables


def test_what_may_be_said_for_a_phrase_is_known_both_ways() -> None:
    assert "giải quyết xong" in others("xử lý dứt điểm")
    assert "xử lý dứt điểm" in others("giải quyết xong")
    assert others("cụm thi đua") == frozenset()


def test_no_word_of_the_law_stands_for_another() -> None:
    for word in ("khởi tố", "truy tố", "tố giác", "bị can", "bị cáo"):
        assert others(word) == frozenset()


def test_the_longest_phrase_is_taken() -> None:
    words = syllables("bao nhiêu vụ đã giải quyết xong")
    assert list(said_otherwise(words)) == [(2, 3), (4, 7)]
