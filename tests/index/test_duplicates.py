"""Near-duplicates: the same story is found, another story on the same template is not."""

from hypothesis import given
from hypothesis import strategies as st

from index.duplicates import bands, reprints
from tests.index.newsroom import body


def test_a_reprint_with_small_changes_meets_in_a_band_and_is_confirmed():
    for number in range(30):
        first = body(number)
        second = "Theo Báo An. " + first.replace("công tác", "làm việc", 2)
        assert set(bands(first)) & set(bands(second))
        assert reprints(first, second)


def test_other_articles_are_not_reprints():
    texts = [body(number) for number in range(30)]
    assert not any(reprints(texts[a], texts[b]) for a in range(30) for b in range(a))


def test_the_same_words_with_other_figures_are_another_source():
    first = body(3)
    second = "".join(str((int(char) + 5) % 10) if char.isdecimal() else char for char in first)
    assert not reprints(first, second)


def test_tone_placement_and_case_do_not_matter():
    text = "Ủy ban nhân dân tỉnh Hòa Bình họp về an toàn lao động tại các cơ sở sản xuất và hoạt động văn hóa ở xã."
    other = text.replace("Ủy", "Uỷ").replace("Hòa", "HOÀ").replace("toàn", "toàn")
    assert bands(text) == bands(other)


def test_a_short_text_meets_nobody():
    assert bands("Tin vắn trong ngày.") == ()


@given(st.text(max_size=400))
def test_any_text_is_safe_and_equals_itself(text):
    assert bands(text) == bands(text)
    assert reprints(text, text)
    assert all(-(2**63) <= key < 2**63 for key in bands(text))
