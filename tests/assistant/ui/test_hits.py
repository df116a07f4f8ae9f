from hypothesis import given
from hypothesis import strategies as st

from assistant.ui.hits import excerpt, matches

TEXT = "Các cơ quan đã khởi tố 38 vụ án tham nhũng trong năm."


def words(query, text=TEXT):
    return [span.of(text) for span in matches(query, text)]


def test_pairs_of_neighbouring_syllables_are_marked():
    assert words("tội tham nhũng là gì") == ["tham nhũng"]


def test_a_query_without_marks_finds_words_with_marks():
    assert words("tham nhung la gi") == ["tham nhũng"]


def test_numbers_are_marked_alone_and_only_whole():
    assert words("có 38 vụ phải không") == ["38", "38 vụ"]
    assert words("có 3 vụ phải không") == []


@given(st.text(max_size=60), st.text(max_size=600))
def test_the_excerpt_is_a_part_of_the_text(query, text):
    part = excerpt(text, matches(query, text), 100)
    assert 0 <= part.start <= part.end <= len(text)
    assert part.end - part.start <= 101 or " " not in text[part.start : part.start + 100]


def test_the_excerpt_shows_where_the_marks_are():
    text = "x " * 400 + "tham nhũng vặt " + "y " * 400
    assert "tham nhũng" in excerpt(text, matches("tham nhũng", text)).of(text)
