from datetime import date

from assistant.verification.evidence import Evidence
from assistant.verification.reading import Reading
from assistant.verification.support import find_support

FIRST = Evidence.of("Năm 2020, tỉnh xử lý 38 vụ án tham nhũng.", "Tổng kết", date(2020, 12, 30), "a")
SECOND = Evidence.of("Năm 2020, tỉnh xử lý 41 vụ án tham nhũng.", "Bản tin", date(2021, 1, 5), "b")
OTHER = Evidence.of("Ông Lê Văn Tám dự hội nghị trồng cây ở huyện.", "Trồng cây", date(2020, 2, 1), "c")


def passages(sentence: str, *cited: int, sources=(FIRST, SECOND, OTHER)) -> tuple[int, ...]:
    return find_support(Reading.of(sentence), cited, list(sources)).passages


def test_a_sentence_stands_on_what_it_cites():
    assert passages("Tỉnh xử lý 41 vụ án tham nhũng trong năm 2020.", 1) == (1,)


def test_a_wrong_citation_is_moved():
    assert passages("Tỉnh xử lý 41 vụ án tham nhũng trong năm 2020.", 2) == (1,)


def test_a_sentence_without_a_citation_is_given_one():
    assert passages("Tỉnh xử lý 38 vụ án tham nhũng trong năm 2020.") == (0,)


def test_a_citation_too_many_is_left_out():
    assert passages("Tỉnh xử lý 38 vụ án tham nhũng trong năm 2020.", 0, 2) == (0,)


def test_what_no_passage_says_stands_on_none():
    support = find_support(Reading.of("Tỉnh xử lý 45 vụ án tham nhũng trong năm 2020."), [0], [FIRST, SECOND])
    assert (support.passages, support.stands) == ((), False)
    assert support.problems


def test_two_passages_do_not_say_together_what_neither_says():
    assert passages("Năm 2020, ông Lê Văn Tám xử lý 38 vụ án tham nhũng.") == ()


def test_a_name_left_out_is_taken_from_the_passage_before_it():
    before = Evidence.of("Ông Phan Văn Bình kết luận hội nghị.", "Hội nghị", None, "d")
    after = Evidence.of("Ông yêu cầu xử lý nghiêm 12 vụ tham nhũng vặt.", "Hội nghị", None, "d")
    sentence = "Ông Phan Văn Bình yêu cầu xử lý nghiêm 12 vụ tham nhũng vặt."
    assert passages(sentence, 1, sources=(before, after)) == (1,)
    elsewhere = Evidence.of("Ông Phan Văn Bình kết luận hội nghị.", "Hội nghị", None, "khác")
    assert passages(sentence, 1, sources=(elsewhere, after)) == ()


def test_without_passages_nothing_stands():
    assert passages("Tỉnh xử lý 38 vụ án.", sources=()) == ()


def test_two_passages_of_one_article_back_a_sentence_together():
    first = "Công ty An Bình được giao 39 đề án dạy nghề cho nông dân."
    second = "Tổng kinh phí của các đề án dạy nghề là 1,4 tỷ đồng."
    sentence = "Công ty An Bình được giao 39 đề án dạy nghề với kinh phí 1,4 tỷ đồng."
    beside = [Evidence.of(first, article="d", start=0), Evidence.of(second, article="d", start=len(first) + 1)]
    assert passages(sentence, 0, sources=beside) == (0, 1)
    elsewhere = [beside[0], Evidence.of(second, article="khác", start=len(first) + 1)]
    assert passages(sentence, 0, sources=elsewhere) == ()


def test_a_passage_that_speaks_against_a_sentence_is_not_outvoted_by_the_next_one():
    first = "Công ty An Bình được giao 39 đề án và công ty Hòa Phú được giao 12 đề án dạy nghề."
    second = "Tổng kinh phí của các đề án dạy nghề là 1,4 tỷ đồng."
    sentence = "Công ty An Bình được giao 12 đề án dạy nghề, công ty Hòa Phú 39 đề án, kinh phí 1,4 tỷ đồng."
    beside = [Evidence.of(first, article="d", start=0), Evidence.of(second, article="d", start=len(first) + 1)]
    assert passages(sentence, sources=beside) == ()
