from __future__ import annotations

from dataclasses import replace

from assistant.answering.evidence import gather
from assistant.answering.reading import read
from assistant.understanding import understand
from tests.assistant.answering.test_gate import PASSAGES, MarkingReader


def test_a_passage_that_was_not_read_keeps_its_evidence_unread() -> None:
    question = understand("Các ban tiếp nhận bao nhiêu đơn?")
    passages = (replace(PASSAGES[0], score=30.0), *(replace(one, score=1.0) for one in PASSAGES[1:]))
    evidence = read(MarkingReader("4.317 đơn thư"), question, passages, gather(question, passages))
    assert {one.read for one in evidence if one.passage == 0} == {True}
    assert {one.read for one in evidence if one.passage > 0} <= {False}
