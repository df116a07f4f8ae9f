from __future__ import annotations

import pytest

from index.vietnamese.compounds import one_word


@pytest.mark.parametrize("word", ["tham nhũng", "hội nghị", "kế hoạch", "thành phố", "Đăng ký"])
def test_syllables_of_one_word_belong_together(word: str) -> None:
    assert one_word(*word.split())


@pytest.mark.parametrize("pair", ["nhũng xảy", "ương phối", "nghị với", "qwx zzt"])
def test_neighbours_of_two_words_do_not(pair: str) -> None:
    assert not one_word(*pair.split())
