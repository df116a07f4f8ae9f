import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vietnamese.normal import fold_case, fold_tones, normalise
from index.vietnamese.tokens import codes, syllables, terms, tokens, unmarked_terms


@given(st.text())
def test_tokens_are_in_order_and_stand_where_they_say(text):
    text = normalise(text)
    folded = fold_case(fold_tones(text))
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end
        written = folded[token.start : token.end]
        assert token.text in (written, written.replace(".", "").lstrip("0") or "0", written.replace(".", ""))
        end = token.end


def test_a_number_in_a_name_is_never_a_part_of_another_number():
    assert set(terms("Cụm thi đua số 1")) & set(terms("số 10, số 11, số 21")) == {"số"}


@pytest.mark.parametrize(("written", "token"), [("3.393", "3393"), ("1.234.567", "1234567"), ("03", "3"), ("000", "0")])
def test_a_number_has_one_form(written, token):
    assert syllables(f"có {written} đơn") == ["có", token, "đơn"]


def test_dates_and_decimals_are_not_grouped_numbers():
    assert syllables("ngày 24.12.2020, 85,5% và 1.2") == ["ngày", "24", "12", "2020", "85", "5", "và", "1", "2"]


@pytest.mark.parametrize("code", ["84-KL/TW", "04-QĐi/TW", "142-KH/BNCTW", "15/2020/NĐ-CP", "11-QĐ/TW"])
def test_a_document_code_is_one_token(code):
    assert codes(f"theo văn bản số {code}, ngày 29/7/2020") == [code.lower()]
    assert code.lower() in terms(f"({code})")


def test_dates_and_fractions_are_no_codes():
    assert codes("ngày 24/12/2020, 29/7, quý 2-3, giai đoạn 2019-2020") == []


def test_questions_without_marks_meet_texts_with_marks():
    assert set(unmarked_terms("tham nhũng vặt, đối thoại")) == set(terms("tham nhung vat, doi thoai"))


def test_both_tone_styles_give_the_same_terms():
    assert terms("Uỷ ban Hoà Bình") == terms("Ủy ban Hòa Bình")
