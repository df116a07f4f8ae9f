import pytest

from index.vietnamese.abbreviations import abbreviations, expanded, expansions, table
from index.vietnamese.normal import strip_marks


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("BNCTW làm gì?", "Ban Nội chính Trung ương"),
        ("bnctw lam gi", "Ban Nội chính Trung ương"),
        ("Trưởng Ban Nội chính T.Ư nói", "Trung ương"),
        ("UBKTTƯ kỷ luật ai?", "Ủy ban Kiểm tra Trung ương"),
        ("VKSND tỉnh", "Viện kiểm sát nhân dân"),
        ("TANDTC", "Tòa án nhân dân tối cao"),
        ("ở TP.HCM", "Thành phố Hồ Chí Minh"),
        ("ở tphcm", "Thành phố Hồ Chí Minh"),
        ("Uỷ ban nhân dân tỉnh", "UBND"),
        ("hoi dong nhan dan", "HĐND"),
        ("phòng, chống tham nhũng", "PCTN"),
        ("BCĐ họp", "Ban Chỉ đạo"),
    ],
)
def test_both_ways(text, form):
    assert form in expansions(text)


@pytest.mark.parametrize("text", ["tu nhan tha thu", "Kế hoạch 142-KH/BNCTW", "bt như thường", "phát hành"])
def test_everyday_syllables_and_codes_are_left_alone(text):
    assert expansions(text) == []


def test_the_longest_form_wins():
    assert expansions("VKSNDTC") == ["Viện kiểm sát nhân dân tối cao"]
    assert [found.span.of("UBND TP.HCM") for found in abbreviations("UBND TP.HCM")] == ["UBND", "TP.HCM"]


def test_expanded_writes_the_long_form():
    assert expanded("BNCTW và TAND họp") == "Ban Nội chính Trung ương và Tòa án nhân dân họp"


@pytest.mark.parametrize("long", [long for _, long in table()])
def test_every_row_is_found_without_marks_unless_it_is_an_everyday_syllable(long):
    shorts = next(shorts for shorts, form in table() if form == long)
    if max(map(len, shorts)) >= 3:
        assert expansions(strip_marks(long).lower())


def test_a_short_form_of_two_things_has_both_long_forms():
    assert set(expansions("Dự HN ở HN")) == {"Hà Nội", "hội nghị"}
