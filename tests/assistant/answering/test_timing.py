from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.evidence import Evidence
from assistant.answering.timing import meets, spoken, told_in
from assistant.types import Kind, Period
from index.types import ArticleMeta, Span

YEAR_2020 = Period(date(2020, 1, 1), date(2020, 12, 31), "năm 2020")


def evidence(text: str, before: str = "", title: str = "", published: date | None = None) -> Evidence:
    meta = ArticleMeta("bai", title, "/kho/bai.md", published)
    return Evidence(meta, 0, len(before), len(before) + len(text), text, before, 1.0, 1.0, 1.0)


def labels(one: Evidence, words: str | None = None) -> list[str]:
    at = None if words is None else Span(one.text.index(words), one.text.index(words) + len(words))
    return [period.label for period in spoken(one, at)]


def test_the_clause_of_a_figure_decides_its_time() -> None:
    one = evidence("Năm 2020, phát hiện 38 vụ; rà soát 12 kiến nghị của Kiểm toán năm 2019.")
    assert labels(one, "38 vụ") == ["năm 2020"]
    assert labels(one, "12 kiến nghị") == ["năm 2019"]


def test_the_opening_of_the_sentence_governs_later_clauses() -> None:
    assert labels(evidence("Năm 2020, phát hiện 38 vụ; tiếp nhận 40 đơn."), "40 đơn") == ["năm 2020"]


def test_the_date_of_a_document_is_not_the_time_of_a_figure() -> None:
    one = evidence(
        "Tổ chức 162 hội nghị theo quy định 11-QĐ/TW, ngày 18/02/2019 của Bộ Chính trị.", title="Tổng kết năm 2020"
    )
    assert labels(one, "162 hội nghị") == ["năm 2020"]


def test_silence_is_filled_from_before_then_the_title_then_the_date() -> None:
    one = evidence("Phát hiện 38 vụ.", "Đó là năm 2018. ", "Tổng kết năm 2019", date(2020, 5, 1))
    assert labels(one) == ["năm 2018", "năm 2019", "năm 2020"]
    assert labels(evidence("Phát hiện 38 vụ.")) == []


@pytest.mark.parametrize(
    ("start", "end", "kind", "met"),
    [
        (date(2020, 1, 1), date(2020, 6, 30), Kind.HOW_MANY, True),
        (date(2019, 1, 1), date(2020, 12, 31), Kind.HOW_MANY, False),
        (date(2019, 1, 1), date(2020, 12, 31), Kind.WHO, True),
        (date(2021, 1, 1), date(2021, 12, 31), Kind.WHO, False),
    ],
)
def test_a_figure_of_a_longer_time_does_not_answer_for_a_shorter_one(
    start: date, end: date, kind: Kind, met: bool
) -> None:
    assert meets(YEAR_2020, [Period(start, end, "")], kind) is met


def test_a_sentence_is_not_of_the_time_it_is_compared_with() -> None:
    one = evidence("Phát hiện 38 vụ, giảm 4 vụ so với cùng kỳ năm 2019.", title="Tổng kết năm 2020")
    assert labels(one, "38 vụ")[0] == "năm 2020"


@pytest.mark.parametrize(("year", "told"), [(2018, True), (2017, False), (2016, False)])
def test_a_part_of_the_year_is_of_the_year_that_an_undated_article_names(year: int, told: bool) -> None:
    half = Period(date(year, 1, 1), date(year, 6, 30), f"6 tháng đầu năm {year}")
    text = "Trong 6 tháng đầu năm, phát hiện 38 vụ (tăng so với cùng kỳ năm 2017)."
    assert told_in(half, evidence(text), f"Hội nghị bàn việc cuối năm 2018. {text}") is told
