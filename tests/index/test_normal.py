import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vietnamese.normal import fold_case, fold_tones, normalise, strip_marks


@given(st.text())
def test_normalising_twice_changes_nothing_more(text):
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_folds_keep_the_length_so_that_offsets_survive(text):
    text = normalise(text)
    assert len(fold_tones(text)) == len(fold_case(text)) == len(strip_marks(text)) == len(text)


def test_decomposed_text_and_the_look_alike_eth_become_the_usual_letters():
    assert normalise(unicodedata.normalize("NFD", "Điện Biên Phủ")) == "Điện Biên Phủ"
    assert normalise("\u00d0iện Biên, \u00f0ồng chí") == "Điện Biên, đồng chí"


def test_line_breaks_of_every_system_become_one_and_invisible_characters_go():
    assert normalise("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert normalise("tham\u200b nhũng\ufeff\x00") == "tham nhũng"


def test_spaces_and_tone_placement_stay_as_written():
    assert normalise("hoà  \u00a0\tbình, uỷ ban") == "hoà  \u00a0\tbình, uỷ ban"


@pytest.mark.parametrize(
    ("old", "new"),
    [("hoà", "hòa"), ("Uỷ ban", "Ủy ban"), ("khoẻ", "khỏe"), ("THUÝ", "THÚY"), ("toà án", "tòa án"), ("Thuỵ", "Thụy")],
)
def test_both_styles_of_tone_placement_are_one(old, new):
    assert fold_tones(old) == fold_tones(new) == new


@pytest.mark.parametrize("word", ["quý", "hoàn", "huỳnh", "quỹ", "toàn", "loét", "huýt"])
def test_words_whose_tone_has_one_place_stay(word):
    assert fold_tones(word) == word


def test_every_vietnamese_mark_goes_and_the_barred_d_too():
    assert strip_marks("Đường dây đưa hối lộ ở Thừa Thiên Huế") == "Duong day dua hoi lo o Thua Thien Hue"
