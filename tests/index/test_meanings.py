"""Words of two syllables: found in texts, known by their meaning, learned from news."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelError
from index.ranking.answer_words import AnswerWords
from index.ranking.compounds import Compounds
from index.ranking.features import Tables
from index.ranking.featurizer import Candidate, Featurizer
from index.ranking.lexicon import Lexicon
from index.ranking.query import KINDS, understand
from index.ranking.soft import SoftWords
from index.ranking.term_weights import TermWeights
from index.settings import MODELS
from index.training.meanings import END, numbered, pairs_of, sentences

SYLLABLES = ["thu", "nhập", "khẩu", "tiền", "lương", "cao"]
# Firmest first: "tiền lương", "thu nhập", "nhập khẩu".
PAIRS = np.array([[4, 5], [1, 2], [2, 3]])
# Wages and income point the same way, everything else its own.
VECTORS = np.concatenate([np.eye(6, 8), np.eye(8)[[6, 6, 7]]]).astype(np.float32)


def known() -> Compounds:
    return Compounds(SYLLABLES, PAIRS, VECTORS)


def words(text: str, ends: tuple[int, ...] = ()) -> list[str]:
    """Return the words that `known` cuts a text into, "?" for unknown ones."""
    table, syllables = known(), text.split()
    last = np.isin(np.arange(len(syllables)), ends)
    units = table.units(table.numbers(syllables), last)
    edges = [*units.place.tolist(), len(syllables)]
    return [
        "_".join(syllables[a:b]) if number else "?"
        for number, a, b in zip(units.number, edges, edges[1:], strict=False)
    ]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("thu nhập cao", ["thu_nhập", "cao"]),
        ("thu nhập khẩu", ["thu_nhập", "khẩu"]),
        ("cao nhập khẩu tiền lương", ["cao", "nhập_khẩu", "tiền_lương"]),
        ("thu thu nhập nhập khẩu", ["thu", "thu_nhập", "nhập_khẩu"]),
        ("lạ thu lạ nhập", ["?", "thu", "?", "nhập"]),
    ],
)
def test_of_overlapping_compounds_the_firmest_holds(text, cut):
    assert words(text) == cut


def test_no_compound_reaches_over_the_end_of_a_sentence():
    assert words("cao thu nhập khẩu", ends=(1,)) == ["cao", "thu", "nhập_khẩu"]


@given(st.lists(st.sampled_from([*SYLLABLES, "lạ"]), min_size=1, max_size=30))
def test_every_syllable_is_in_exactly_one_word(syllables):
    table = known()
    numbers = table.numbers(syllables)
    units = table.units(numbers, np.zeros(len(numbers), bool))
    lengths = np.diff([*units.place, len(syllables)])
    assert units.place[0] == 0
    assert set(lengths) <= {1, 2}
    assert all((length == 2) == (number > len(SYLLABLES)) for length, number in zip(lengths, units.number, strict=True))


def features(question: str, passages: list[str]) -> np.ndarray:
    soft = SoftWords(["thu"], np.ones((1, 4), np.float32), np.ones(1, np.float32))
    tables = Tables(soft, AnswerWords([{}] * KINDS), known())
    return Featurizer(TermWeights({}, {}), tables).features(
        understand(question), [Candidate(text, "", 1.0, i) for i, text in enumerate(passages)], _Rare()
    )


class _Rare:
    size = 1000

    def frequency(self, field: str, term: str) -> int:
        return 5


def test_a_passage_that_says_it_in_other_words_is_told_from_one_that_does_not():
    rows = features("Thu nhập cao", ["tiền lương cao", "nhập khẩu cao", "tiền thu lương nhập cao"])
    # The first of the meaning features: how much of the question is said, in the same or in other words.
    said = rows[:, 95]
    assert said[0] == pytest.approx(1, abs=1e-3)
    assert said[1] < 0.6
    assert said[2] < 0.6


def test_shipped_words_of_like_meaning_are_near_each_other():
    table = Compounds.load(MODELS / "ranker")

    def vector(word: str) -> np.ndarray:
        syllables = word.split()
        (number,) = table.units(table.numbers(syllables), np.zeros(len(syllables), bool)).number
        return table.table[number]

    for one, like, unlike in (("tử vong", "chết", "ký kết"), ("thai phụ", "sản phụ", "bóng đá")):
        assert vector(one) @ vector(like) > 0.4 > vector(one) @ vector(unlike)


def test_missing_files_are_an_error(tmp_path):
    with pytest.raises(ModelError, match="meanings"):
        Compounds.load(tmp_path)


def test_compounds_are_learned_from_texts_and_cut_there():
    rng = np.random.default_rng(0)
    others = [f"từ{chr(97 + n)}" for n in range(20)]
    texts = [f"{rng.choice(others)} tham nhũng {rng.choice(others)}. {rng.choice(others)} nhũng." for _ in range(400)]
    syllables, numbers = numbered(texts)
    pairs = pairs_of(numbers, syllables)
    assert [tuple(syllables[i - 1] for i in pair) for pair in pairs] == [("tham", "nhũng")]
    table = Compounds(syllables, pairs, np.zeros((len(syllables) + 1, 1), np.float32))
    lines = list(sentences(numbers, table))
    assert len(lines) == 800
    assert sum(str(len(syllables) + 1) in line.split() for line in lines) == 400
    assert str(END) not in " ".join(lines).split()


def test_numbers_of_rows_grow_with_the_lexicon():
    lexicon, table = Lexicon(), known()
    for text in ("thu nhập", "Tiền LƯƠNG thu lạ"):
        rows, _ = lexicon.analyse([text])
        assert list(table.rows(lexicon, rows)) == list(table.numbers([lexicon.words[row] for row in rows]))
