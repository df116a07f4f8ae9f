import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vietnamese.marks import restore
from index.vietnamese.normal import normalise, strip_marks
from index.vietnamese.syllable_counts import SHIPPED, SyllableCounts
from index.vietnamese.unmarked import is_unmarked


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (
            "Nam 2020, Cum thi dua so 1 phat hien bao nhieu vu an tham nhung?",
            "Năm 2020, Cụm thi đua số 1 phát hiện bao nhiêu vụ án tham nhũng?",
        ),
        ("ai chu tri hoi nghi tong ket", "ai chủ trì hội nghị tổng kết"),
        ("Bí thư tinh uy la ai?", "Bí thư tỉnh ủy là ai?"),
        ("con nam 2021 thi sao", "còn năm 2021 thì sao"),
        ("TONG BI THU LA AI", "TỔNG BÍ THƯ LÀ AI"),
        ("BNCTW ban hanh Ke hoach so 142-KH/BNCTW khi nao?", "BNCTW ban hành Kế hoạch số 142-KH/BNCTW khi nào?"),
        ("gui ve a.nguyen@bao.vn hoac https://bao.vn/tin-moi", "gửi về a.nguyen@bao.vn hoặc https://bao.vn/tin-moi"),
    ],
)
def test_marks_are_restored(typed, meant):
    assert restore(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Ông Võ Văn Dũng phát biểu tại hội nghị của Ban Nội chính Trung ương.",
        "Năm 2020 có bao nhiêu vụ án tham nhũng?",
        "Facebook, Google và UBND TP.HCM",
        "Ở UBND TP HCM, phó chủ tịch nào lo mảng đất đai?",
        "",
        "12/3/2020",
    ],
)
def test_marked_text_stays(text):
    assert restore(text) == text


@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(["ban", "NỘI", "chính", "Trung", "uong", "so", "1", "a1", ".", "DDos", "ß", "ﬁ"]),
            max_size=12,
        ).map(" ".join),
    )
)
def test_length_case_and_marked_syllables_stay(text):
    text = normalise(text)
    restored = restore(text)
    assert len(restored) == len(text)
    for before, after in zip(text, restored, strict=True):
        assert before == after or (strip_marks(after) == before and before.isupper() == after.isupper())


def test_the_users_own_words_count():
    assert restore("xa Ia Hdreh", {"xa": 1}).startswith("x")
    assert restore("ba thu") != restore("ba thu", {"bà": 10**6, "thù": 10**6, "bà thù": 10**6}) == "bà thù"


@pytest.mark.parametrize(
    ("text", "unmarked"),
    [("ban noi chinh trung uong", True), ("Ban Nội chính", False), ("hello world", False), ("2020", False)],
)
def test_unmarked_text_is_known(text, unmarked):
    assert is_unmarked(text) is unmarked


def test_the_table_is_small_and_loads_fast():
    assert SHIPPED.stat().st_size < 6_000_000
    began = time.process_time()
    SyllableCounts.load(SHIPPED)
    assert time.process_time() - began < 1.0
