import torch
from hypothesis import given
from hypothesis import strategies as st

from index.reading.compounds import key_of, rows_of


def found(rows, pairs, gaps=None):
    """Return the compound of each row; `pairs` are given strongest first."""
    keys = torch.tensor([int(key_of(torch.tensor(a), torch.tensor(b))) for a, b in pairs], dtype=torch.int64)
    order = torch.argsort(keys)
    marked = torch.tensor([rows], dtype=torch.int64)
    gap = torch.tensor([gaps or [0] * len(rows)], dtype=torch.int64)
    numbers = rows_of(marked, gap, keys[order], order)[0]
    return [None if number < 0 else pairs[order[number]] for number in numbers.tolist()]


def test_both_syllables_belong_to_the_compound():
    assert found([7, 8, 9], [(8, 9)]) == [None, (8, 9), (8, 9)]


def test_the_stronger_of_two_that_overlap_holds():
    assert found([7, 8, 9], [(8, 9), (7, 8)]) == [None, (8, 9), (8, 9)]
    assert found([7, 8, 9], [(7, 8), (8, 9)]) == [(7, 8), (7, 8), None]


def test_what_the_stronger_leaves_over_is_still_taken():
    assert found([6, 7, 8, 9], [(7, 8), (6, 7), (8, 9)]) == [None, (7, 8), (7, 8), None]
    assert found([6, 7, 8, 9], [(8, 9), (7, 8), (6, 7)]) == [(6, 7), (6, 7), (8, 9), (8, 9)]


def test_a_sign_between_two_syllables_parts_them():
    assert found([7, 8], [(7, 8)], gaps=[0, 6]) == [None, None]


def test_without_compounds_or_text_there_is_nothing():
    assert found([7, 8], []) == [None, None]
    assert found([7], [(7, 8)]) == [None]


@given(st.lists(st.integers(4, 7), min_size=1, max_size=20))
def test_a_token_is_part_of_at_most_one_compound(rows):
    pairs = [(4, 5), (5, 4), (5, 5), (6, 7), (7, 7)]
    result = found(rows, pairs)
    at = 0
    while at < len(rows):
        if result[at] is None:
            at += 1
            continue
        assert (rows[at], rows[at + 1]) == result[at] == result[at + 1]
        at += 2
