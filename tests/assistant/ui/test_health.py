"""What the library's page says of its state."""

import pytest

from assistant.ui.render.health import Health, by_time, gaps, health


@pytest.mark.parametrize(
    ("months", "told"),
    [
        ([("2020-11", 1), ("2021-03", 2)], "từ tháng 12/2020 đến tháng 2/2021 (3 tháng)"),
        ([("2020-01", 1), ("2020-04", 1), ("2021-04", 1)], "từ tháng 5/2020 đến tháng 3/2021 (11 tháng)"),
    ],
)
def test_the_longest_time_without_articles_is_told(months, told):
    assert told in gaps(months)


@pytest.mark.parametrize("months", [[], [("2020-01", 3)], [("2020-01", 1), ("2020-03", 1)]])
def test_a_month_between_is_no_gap(months):
    assert gaps(months) == ""


def test_articles_without_date_or_source_and_reprints_are_counted():
    shown = health(Health("", [("2020-01", 3)], [("Báo", 1)], total=5, reprints=2), False)
    assert "2 bài không rõ ngày" in shown
    assert "4 bài không rõ nguồn" in shown
    assert "2 bài in lại" in shown


def test_many_months_are_drawn_as_years():
    label, bars = by_time([(f"20{10 + n // 12}-{n % 12 + 1:02}", 1) for n in range(48)])
    assert (label, bars) == ("Số bài theo năm", [("2010", 12), ("2011", 12), ("2012", 12), ("2013", 12)])
