import math

import numpy as np
import pytest

from assistant.reader.choice import NEVER, WindowScores, best_spans, distinct, merged, rounded, span_mass


def test_best_spans_are_numbered_in_the_passage_and_ranked():
    pair = np.full((3, 3), -1e4, np.float32)
    pair[0, 1], pair[2, 0] = 1.0, 2.0
    assert best_spans(pair, first=10) == ((12, 12, 2.0), (10, 11, 1.0))


def test_mass_of_sentences_and_no_answer_is_one():
    pair = np.zeros((4, 4), np.float32)
    mass = span_mass(pair, 0.0, np.array([0, 0, 1, 1]), 2)
    assert math.exp(mass[0]) + math.exp(mass[1]) + 1 / 17 == pytest.approx(1, abs=1e-5)
    assert mass[0] == pytest.approx(mass[1])


def test_windows_are_compared_by_their_margin():
    weak = WindowScores(((0, 1, 9.0),), 8.0, np.array([-1.0, NEVER]))
    strong = WindowScores(((5, 6, 4.0),), 0.0, np.array([NEVER, -0.1]))
    spans, null, sentences = merged([weak, strong])
    assert spans[0][:2] == (5, 6)
    assert spans[0][2] - null == pytest.approx(4.0)
    assert sentences.tolist() == pytest.approx([-1.0, -0.1])


def test_a_span_that_nearly_repeats_a_better_one_is_left_out():
    text = "một hai ba bốn năm sáu bảy tám"
    kept = distinct(text, [(0, 22, 3.0), (0, 18, 2.0), (23, 30, 1.0)])
    assert [span.of(text) for span in kept] == ["một hai ba bốn năm sáu", "bảy tám"]


@pytest.mark.parametrize(
    ("text", "asked", "whole"),
    [
        ("đạt 85,5% kế hoạch", "85,5", "85,5%"),
        ("Viện (VKSND tối cao) nói", "Viện (VKSND tối cao", "Viện (VKSND tối cao)"),
        ("Viện (VKSND tối cao) nói", "VKSND tối cao", "VKSND tối cao"),
        ("gọi là “tham nhũng vặt” đó", "là “tham nhũng vặt", "là “tham nhũng vặt”"),
        ("(Phó Bí thư) chủ trì", "Phó Bí thư) chủ trì", "(Phó Bí thư) chủ trì"),
    ],
)
def test_spans_keep_their_signs_and_partners(text, asked, whole):
    start = text.index(asked)
    assert rounded(text, start, start + len(asked)).of(text) == whole
