from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ui.filtering import changed
from assistant.ui.render.filters import bar
from index.types import Filters


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2/2020", date(2020, 2, 1), date(2020, 2, 29)),
        ("24-12-2020", date(2020, 12, 24), date(2020, 12, 24)),
    ],
)
def test_a_year_or_a_month_means_all_of_it(written, first, last):
    assert changed(Filters(), {"field": "from", "value": written}).published_from == first
    assert changed(Filters(), {"field": "to", "value": written}).published_to == last


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_value_is_taken_without_an_error(field, value):
    assert isinstance(changed(Filters(), {"field": field, "value": value}), Filters)


@pytest.mark.parametrize("nonsense", ["31/2/2020", "13/2020", "hôm qua", "20201", ""])
def test_no_date_is_made_of_nonsense(nonsense):
    assert changed(Filters(), {"field": "from", "value": nonsense}).published_from is None


def test_a_source_is_added_once_and_removed():
    now = changed(changed(Filters(), {"field": "source", "value": "A"}), {"field": "source", "value": "A"})
    assert now.sources == ("A",)
    assert changed(now, {"field": "drop-source", "value": "A"}) == Filters()


def test_each_filter_in_force_is_a_chip_that_removes_it():
    written = bar(Filters(date(2020, 1, 1), None, ("<b>",)), ("<b>", "B"))
    assert "Từ 1/1/2020" in written
    assert 'data-field="drop-from"' in written
    assert "<b>" not in written
