from __future__ import annotations

from dataclasses import replace

from assistant.reader.selection import worth_reading
from tests.assistant.answering.test_gate import PASSAGES


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
