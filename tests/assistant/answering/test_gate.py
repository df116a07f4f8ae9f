from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering import gate
from assistant.answering.evidence import gather
from assistant.answering.features import NAMES, features
from assistant.answering.finding import Finding, Quoted
from assistant.answering.reading import read
from assistant.reader.types import Reading, ScoredSpan
from assistant.understanding import understand
from index.vietnamese.sentences import sentences
from tests.assistant.shelf import MemoryShelf
from tests.assistant.test_assistant import CLUSTER

PASSAGES = MemoryShelf(CLUSTER).search("hội nghị cụm thi đua số 1 đơn thư đại biểu vụ án")


class MarkingReader:
    """Marks given words and is sure of them."""

    def __init__(self, words: str) -> None:
        self._words = words

    def read(self, question: str, passages: list[str], scores: list[float] | None = None) -> list[Reading]:
        readings = []
        for text in passages:
            spans = tuple(sentences(text))
            at = text.find(self._words)
            inside = [float(span.start <= at < span.end) for span in spans]
            marked = (ScoredSpan(at, at + len(self._words), 9.0),) if at >= 0 else ()
            readings.append(
                Reading(spans, tuple(0.0 if yes else -9.0 for yes in inside), marked, 0.0, 0.9 if marked else 0.0)
            )
        return readings


def test_the_shipped_weights_name_every_signal() -> None:
    kept = json.loads(gate.FILE.read_text(encoding="utf-8"))
    assert set(kept["choice"]) <= set(NAMES)
    assert set(kept["gate"]) <= set(gate.SIGNALS)
    assert 0 < gate.weights().threshold < 1


def test_features_are_as_many_as_their_names() -> None:
    question = understand("Ai chủ trì hội nghị?")
    evidence = gather(question, PASSAGES)
    assert {len(features(question, one, PASSAGES)) for one in evidence} == {len(NAMES)}
    ranked = gate.judged(question, evidence, PASSAGES)
    finding = Finding(ranked[0].text, (Quoted(ranked[0]),))
    assert len(gate.signals(question, finding, ranked, PASSAGES)) == len(gate.SIGNALS)


def test_what_the_reader_marks_comes_first_and_stands_in_the_sentence() -> None:
    question = understand("Các ban tiếp nhận bao nhiêu đơn?")
    evidence = read(MarkingReader("4.317 đơn thư"), question, PASSAGES, gather(question, PASSAGES))
    best = gate.judged(question, evidence, PASSAGES)[0]
    assert best.spans[0][0].of(best.text) == "4.317 đơn thư"
    assert best.top
    assert all(span.of(one.text) in one.text for one in evidence for span, _ in one.spans)


def test_without_a_reader_the_evidence_stays_as_it_is() -> None:
    question = understand("Ai chủ trì hội nghị?")
    evidence = gather(question, PASSAGES)
    assert read(None, question, PASSAGES, evidence) == evidence


@given(st.text(max_size=80))
def test_shares_sum_to_one_and_confidence_is_a_probability_for_any_question(text: str) -> None:
    question = understand(text)
    ranked = gate.judged(question, gather(question, PASSAGES), PASSAGES)
    assert sum(one.score for one in ranked) == pytest.approx(1.0)
    assert 0.0 <= gate.confidence(question, Finding(text, (Quoted(ranked[0]),)), ranked, PASSAGES) <= 1.0
    for one in ranked:
        assert CLUSTER.text[one.start : one.end] == one.text
