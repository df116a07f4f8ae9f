from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vietnamese.dates import dates, periods

ANCHOR = date(2023, 12, 20)


@pytest.mark.parametrize(
    ("text", "start", "precision", "worked_out"),
    [
        ("Thứ Năm, 24/12/2020, 14:57 [GMT+7]", date(2020, 12, 24), "day", False),
        ("ngày 3 tháng 2 năm 2020", date(2020, 2, 3), "day", False),
        ("24-12-2020", date(2020, 12, 24), "day", False),
        ("2020-12-24T14:57", date(2020, 12, 24), "day", False),
        ("Sáng 13/7, họp", date(2023, 7, 13), "day", True),
        ("ngày 5 tháng 3", date(2023, 3, 5), "day", True),
        ("hôm 14-6, đoàn làm việc", date(2023, 6, 14), "day", True),
        ("tháng 7/2020", date(2020, 7, 1), "month", False),
        ("kéo dài đến 2-2016.", date(2016, 2, 1), "month", False),
        ("tháng Tám năm 1945", date(1945, 8, 1), "month", False),
        ("date 2023-07", date(2023, 7, 1), "month", False),
        ("năm 2020", date(2020, 1, 1), "year", False),
        ("hôm qua", date(2023, 12, 19), "day", True),
        ("sáng nay", ANCHOR, "day", True),
    ],
)
def test_one_date(text, start, precision, worked_out):
    (mention,) = dates(text, ANCHOR)
    assert (mention.start, mention.precision, mention.worked_out) == (start, precision, worked_out)


@pytest.mark.parametrize(
    "text", ["15/2020/NĐ-CP", "số 12/2020", "30/2/2020", "2/5 thành viên", "36-39 tháng tù", "3.393", "14:57"]
)
def test_no_date(text):
    assert dates(text, ANCHOR) == []


def test_the_year_left_out_comes_from_the_sentence_without_an_anchor():
    (mention, _) = dates("Ngày 17/7, họp giao ban 6 tháng đầu năm 2020.")
    assert mention.start == date(2020, 7, 17)
    assert mention.worked_out
    assert dates("Ngày 17/7, họp giao ban.") == []


def test_days_of_one_month_are_listed():
    assert [mention.start.day for mention in dates("ngày 12 và 14/7", ANCHOR)] == [12, 14]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_form_of_a_day_is_equal(day):
    forms = (
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d-%m-%Y}",
        day.isoformat(),
        f"ngày {day.day} tháng {day.month} năm {day.year}",
    )
    assert {mention.start for form in forms for mention in dates(form)} == {day}


@given(st.dates(date(2000, 3, 1), date(2098, 12, 31)), st.integers(0, 290))
def test_a_day_before_the_anchor_is_found_back(day, later):
    if (day.month, day.day) != (2, 29):
        (mention,) = dates(f"Sáng {day.day}/{day.month}, họp", day + timedelta(days=later))
        assert mention.start == day


@pytest.mark.parametrize(
    ("text", "label", "start", "end"),
    [
        ("6 tháng đầu năm 2023", "6 tháng đầu năm 2023", date(2023, 1, 1), date(2023, 6, 30)),
        ("Sáu tháng đầu năm", "6 tháng đầu năm 2023", date(2023, 1, 1), date(2023, 6, 30)),
        ("3 tháng cuối năm 2020", "3 tháng cuối năm 2020", date(2020, 10, 1), date(2020, 12, 31)),
        ("quý III", "quý III năm 2023", date(2023, 7, 1), date(2023, 9, 30)),
        ("quý 1/2022", "quý I năm 2022", date(2022, 1, 1), date(2022, 3, 31)),
        ("tháng trước", "tháng 11 năm 2023", date(2023, 11, 1), date(2023, 11, 30)),
        ("năm ngoái", "năm 2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("giai đoạn 2019-2020", "giai đoạn 2019-2020", date(2019, 1, 1), date(2020, 12, 31)),
        ("nhiệm kỳ 2020–2025", "nhiệm kỳ 2020-2025", date(2020, 1, 1), date(2025, 12, 31)),
        ("từ năm 2016 đến năm 2020", "giai đoạn 2016-2020", date(2016, 1, 1), date(2020, 12, 31)),
        ("5 năm qua", "5 năm qua", date(2018, 12, 20), ANCHOR),
        ("cuối năm 2020", "cuối năm 2020", date(2020, 9, 1), date(2020, 12, 31)),
    ],
)
def test_one_period(text, label, start, end):
    (mention,) = periods(text, ANCHOR)
    assert (mention.label, mention.start, mention.end) == (label, start, end)
    assert mention.span.of(text) == text


def test_half_a_year_back_is_not_the_year_before():
    assert [found.label for found in periods("Nửa năm qua, các ban làm việc sát sao.", date(2020, 7, 17))] == []
    assert [found.label for found in periods("Trong năm qua, các ban", date(2020, 7, 17))] == ["năm 2019"]


def test_two_years_are_two_periods():
    assert [mention.label for mention in periods("Năm 2020 và 2021 khác nhau thế nào?")] == ["năm 2020", "năm 2021"]


def test_a_prison_term_is_no_period():
    assert periods("phạt 12 tháng tù", ANCHOR) == []


WORDS = st.sampled_from(
    [
        "năm",
        "tháng",
        "quý",
        "ngày",
        "2020",
        "13/7",
        "đầu",
        "qua",
        "6",
        "-",
        "2019-2020",
        "III",
        ",",
        "từ",
        "đến",
        "31/2",
    ]
)


@given(
    st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=15).map(" ".join)),
    st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2100, 1, 1))),
)
def test_spans_are_ordered_disjoint_and_inside(text, anchor):
    for mentions in (dates(text, anchor), periods(text, anchor)):
        position = 0
        for mention in mentions:
            assert position <= mention.span.start < mention.span.end <= len(text)
            assert mention.start <= mention.end
            position = mention.span.end


def test_the_year_of_a_comparison_dates_no_other_period():
    told = "6 tháng đầu năm khởi tố 11 vụ, tăng 4 vụ so với cùng kỳ năm 2017."
    assert [each.label for each in periods(told)] == ["năm 2017"]
    assert [each.label for each in periods(f"Năm 2018, trong {told}")][:2] == ["năm 2018", "6 tháng đầu năm 2018"]
