from __future__ import annotations

import pytest

from tests.quality.verification import cases, rates, run

# Floors of the labelled set. Negation, and figures of one text that change places, are reported, not promised.
FLOORS = {"number": 0.99, "date": 0.99, "name": 0.95, "code": 0.95, "status": 0.95, "faithful": 0.97, "negation": 0.6}


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    return {kind: right / total for kind, (right, total) in rates(run(cases())).items()}


def test_the_set_is_large_and_half_of_it_is_faithful_by_sentence():
    all_cases = cases()
    faithful = {case.id for case in all_cases if case.altered is None}
    assert len(all_cases) >= 200
    assert len(faithful) >= 100
    assert all(case.of in faithful for case in all_cases)
    assert len({case.id for case in all_cases}) == len({case.sentence for case in all_cases}) == len(all_cases)


@pytest.mark.parametrize("kind", FLOORS)
def test_sentences_are_judged_rightly(shares, kind):
    assert shares[kind] >= FLOORS[kind]
