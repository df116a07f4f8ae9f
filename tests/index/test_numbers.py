import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vietnamese.numbers import numbers
from index.vietnamese.numerals import read_digits


def values(text: str) -> list[float | tuple[float, float]]:
    return [number.value if number.upper is None else (number.value, number.upper) for number in numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rà soát 3.393 trường hợp", [3393]),
        ("đạt 85,5% và 85.5%", [85.5, 85.5]),
        ("thu hồi 1,2 nghìn tỷ đồng", [1.2e12]),
        ("hơn 2 tỷ rưỡi đồng", [2.5e9]),
        ("1 tỷ 200 triệu đồng", [1.2e9]),
        ("xây dựng 03 Đề án", [3]),
        ("hai mươi mốt người và một trăm linh năm vụ", [21, 105]),
        ("ba chục tỉnh, năm trăm tỷ đồng, mười hai tháng", [30, 5e11, 12]),
        ("hai mươi năm tù", [20]),
        ("năm đồng chí bị kỷ luật", [5]),
        ("từ 3 đến 5 năm; 2-3 năm; 36 - 39 tháng tù", [(3, 5), (2, 3), (36, 39)]),
        ("từ 3 đến 5 triệu đồng", [(3e6, 5e6)]),
        ("hàng trăm bị hại, nửa triệu đồng", [100, 5e5]),
        ("640m3 gỗ trên 30.000m2", [640, 30000]),
        ("1.493.000 đồng là 1,493 kết luận", [1493000, 1493]),
        ("trong tổng số 56 vụ", [56]),
        ("cấp 952 giấy phép", [952]),
        ("14 văn bản (02 nghị quyết, 04 chương trình...)", [14, 2, 4]),
    ],
)
def test_values(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kết luận số 84-KL/TW, ngày 29/7/2020",
        "Nghị định 15/2020/NĐ-CP",
        "lúc 14:57, 14h30, 9 giờ 30",
        "điện thoại 0912.345.678 hoặc 024 3826 3333",
        "Cụm thi đua số 1, quận 10, khóa 13, Điều 5, lần thứ 24",
        "năm 2020, giai đoạn 2019-2020, (2018), SN 1969",
        "dịch Covid-19, Hội nghị Trung ương 4 khóa XII, lớp 12",
        "2/5 thành viên, ngày 17/7",
        "trong năm qua, hằng năm, cả năm",
        "một số việc, một trong những việc, Ba Đình, Hai Bà Trưng",
        "Một là: làm tốt. Hai là: làm nhanh",
        "1. Nội dung\n2.1. Mục",
        "căn cước 001093012345",
    ],
)
def test_what_names_is_no_quantity(text):
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "qualifier", "unit"),
    [
        ("hơn 60 đại biểu", "hơn", ""),
        ("gần 30%", "gần", "%"),
        ("ít nhất 5 tỷ đồng", "ít nhất", "đồng"),
        ("Khoảng 12 tháng tù", "Khoảng", "tháng"),
        ("8 phần trăm", "", "phần trăm"),
    ],
)
def test_qualifier_and_measure(text, qualifier, unit):
    (number,) = numbers(text)
    assert (number.qualifier, number.unit) == (qualifier, unit)
    assert number.percent == (unit in ("%", "phần trăm"))


@given(st.integers(0, 999_999_999))
def test_every_way_of_writing_an_integer_is_equal(value):
    grouped = f"{value:,}".replace(",", ".")
    assert read_digits(str(value)) == read_digits(grouped) == value
    if not (1900 <= value <= 2099):
        assert values(f"có {grouped} vụ") == [value]


@given(st.integers(1, 999), st.integers(1, 99))
def test_comma_and_point_decimals_are_equal(whole, part):
    assert values(f"{whole},{part:02d}%") == values(f"{whole}.{part:02d}%")


@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(
            st.sampled_from(["hai", "năm", "mươi", "trăm", "tỷ", "3.393", "-", "đến", " ", "số", "1,5"]), max_size=20
        ).map(" ".join),
    )
)
def test_spans_are_ordered_disjoint_and_hold_a_numeral(text):
    position = 0
    for number in numbers(text):
        assert position <= number.span.start < number.span.end <= len(text)
        assert number.upper is None or number.upper > number.value
        position = number.span.end
