"""The product keeps its floors of quality over every question, asked through its own command line."""

import pytest

from tests.quality.__main__ import below_floors, run


@pytest.mark.slow
def test_answers_keep_their_floors(tmp_path):
    judged = run(tmp_path, "all")
    assert not below_floors(judged), [one.question.id for one in judged if not one.passed]
