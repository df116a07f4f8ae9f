"""The figures of quality count what they say, and fall when answers get worse."""

import dataclasses

import pytest

from tests.quality.__main__ import FLOORS, TARGETS, below_floors
from tests.quality.matching import holds
from tests.quality.questions import Question
from tests.quality.reporting import failures, table
from tests.quality.running import Cited, Given
from tests.quality.scoring import figures, judge

TEXT = "Năm 2020, cụm phát hiện 38 vụ án tham nhũng. Có 31 vụ việc khác."
QUOTE = "Năm 2020, cụm phát hiện 38 vụ án tham nhũng."
RIGHT = Cited("bai", "bai", 0, len(QUOTE), QUOTE)
ASKED = Question(
    "q", "how_many", "marked", "tune", "Bao nhiêu vụ án?", "answered", (("38 vụ án",),), ("bai",), "38 vụ án", ()
)
TRAP = dataclasses.replace(ASKED, id="trap", expect="abstained", facts=())
ANSWERED = Given("q", "", "answered", "38 vụ án tham nhũng. [1]", "", (RIGHT,), 5.0)
SILENT = Given("q", "", "abstained", "Không tìm thấy.", "không có", (), 5.0)


def words(cited):
    return TEXT[cited.start : cited.end]


def figure(name, *pairs):
    return getattr(figures([judge(question, given, words) for question, given in pairs]), name)


def test_no_floor_is_above_its_target():
    assert all(floor <= TARGETS[name] for name, floor in FLOORS.items())


def test_a_right_answer_passes():
    one = judge(ASKED, ANSWERED, words)
    assert one.passed
    assert not below_floors([one])


def test_silence_passes_only_where_it_is_due():
    assert judge(TRAP, SILENT, words).passed
    assert not judge(TRAP, ANSWERED, words).passed
    assert not judge(ASKED, SILENT, words).passed


def test_a_missing_fact_is_no_recall():
    assert figure("fact_recall", (ASKED, dataclasses.replace(ANSWERED, answer="31 vụ việc [1]"))) == 0


def test_a_quote_of_other_words_is_not_valid():
    moved = dataclasses.replace(ANSWERED, citations=(dataclasses.replace(RIGHT, start=1),))
    assert figure("quote_validity", (ASKED, moved)) == 0


def test_a_first_citation_beside_the_evidence_is_no_hit():
    beside = Cited("bai", "bai", len(QUOTE) + 1, len(TEXT), "Có 31 vụ việc khác.")
    given = dataclasses.replace(ANSWERED, citations=(beside, RIGHT))
    assert figure("first_citation", (ASKED, given)) == 0
    assert figure("citation_precision", (ASKED, given)) == 1


def test_a_line_that_announces_a_list_may_be_cited_before_it():
    lead = Cited("bai", "bai", 0, 9, "Kết quả:")
    assert figure("first_citation", (ASKED, dataclasses.replace(ANSWERED, citations=(lead, RIGHT)))) == 1
    assert figure("first_citation", (ASKED, dataclasses.replace(ANSWERED, citations=(lead,)))) == 0


def test_a_citation_of_another_article_without_the_fact_is_not_precise():
    other = Cited("khac", "khac", 0, 3, "Năm")
    assert figure("citation_precision", (ASKED, dataclasses.replace(ANSWERED, citations=(RIGHT, other)))) == 0.5


def test_abstention_counts_both_ways_of_being_wrong():
    pairs = [(TRAP, SILENT), (TRAP, ANSWERED), (ASKED, SILENT), (ASKED, ANSWERED)]
    assert figure("abstention_precision", *pairs) == 0.5
    assert figure("abstention_recall", *pairs) == 0.5
    assert figure("abstention_f1", *pairs) == 0.5


@pytest.mark.parametrize("given", [SILENT, dataclasses.replace(ANSWERED, answer="31")])
def test_worse_answers_fall_under_a_floor_and_are_shown(given):
    judged = [judge(ASKED, given, words)]
    assert below_floors(judged)
    assert ASKED.question in failures(judged)
    assert "how_many" in table(judged)


@pytest.mark.parametrize(
    ("text", "said"),
    [("Ít nhất 50 năm. [1]", "50 năm"), ("Ngày 29 tháng 7 năm 2020.", "29/7/2020"), ("Tháng 7 năm 2018.", "7/2018")],
)
def test_a_number_of_the_citation_makes_no_date(text, said):
    assert holds(text, said)
