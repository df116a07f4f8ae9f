from __future__ import annotations

from dataclasses import replace

from assistant.answering.evidence import gather
from assistant.answering.reading import read, worth_reading
from assistant.understanding import understand
from tests.assistant.answering.test_gate import PASSAGES, MarkingReader


def _scored(*scores: float):
    return tuple(replace(PASSAGES[i % len(PASSAGES)], score=score) for i, score in enumerate(scores))


def test_a_passage_far_behind_the_best_is_not_read() -> None:
    assert [one.score for one in worth_reading(_scored(20.0, 19.0, 5.0))] == [20.0, 19.0]


def test_many_passages_that_come_close_are_not_all_read() -> None:
    assert len(worth_reading(_scored(*[3.0] * 9))) == 5


def test_scores_between_zero_and_one_leave_nothing_out() -> None:
    assert len(worth_reading(_scored(1.0, 0.4, 0.0))) == 3


def test_nothing_found_is_nothing_read() -> None:
    assert list(worth_reading(())) == []


def test_a_passage_that_was_not_read_keeps_its_evidence_unread() -> None:
    question = understand("Các ban tiếp nhận bao nhiêu đơn?")
    passages = (replace(PASSAGES[0], score=30.0), *(replace(one, score=1.0) for one in PASSAGES[1:]))
    evidence = read(MarkingReader("4.317 đơn thư"), question, passages, gather(question, passages))
    assert {one.read for one in evidence if one.passage == 0} == {True}
    assert {one.read for one in evidence if one.passage > 0} <= {False}
