import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.reading.encoding import Vocabulary
from index.reading.pairs import Pair
from index.reading.passages import prepare
from index.reading.shortening import closest, shortened
from index.vietnamese.normal import normalise

_VOCABULARY = Vocabulary.of((), ())
_RARITY = np.ones(_VOCABULARY.marked_size, np.float32)
_TEXT = "Trời mưa to. Ông An chủ trì hội nghị. Mọi người ra về. Hội nghị bàn về thi đua."


def _pair(question: str, text: str) -> Pair:
    ready = prepare(normalise(text), _VOCABULARY)
    return Pair(_VOCABULARY.encode_question(question), ready.encoded, ready.sentence)


def _words(pair: Pair) -> list[str]:
    return [_TEXT[a:b] for a, b in zip(pair.passage.starts, pair.passage.ends, strict=True)]


def test_the_sentences_that_share_most_are_kept_whole_and_in_order():
    pair = _pair("Ai chủ trì hội nghị?", _TEXT)
    kept = shortened(pair, closest(pair, _RARITY, 13))
    assert _words(kept) == ["Ông", "An", "chủ", "trì", "hội", "nghị", "Hội", "nghị", "bàn", "về", "thi", "đua"]
    assert kept.sentence.tolist() == [0] * 6 + [1] * 6


def test_what_must_stay_stays():
    pair = _pair("Ai chủ trì hội nghị?", _TEXT)
    must = np.zeros(len(pair.passage), np.bool_)
    must[0] = True
    assert _words(shortened(pair, closest(pair, _RARITY, 1, must)))[:3] == ["Trời", "mưa", "to"]


@given(st.text(max_size=40), st.text(min_size=1, max_size=300), st.integers(1, 60))
def test_only_whole_sentences_are_left_and_never_none(question, text, size):
    pair = _pair(question, text)
    if not len(pair.passage):
        return
    kept = closest(pair, _RARITY, size)
    assert kept.any()
    for number in np.unique(pair.sentence):
        inside = kept[pair.sentence == number]
        assert inside.all() or not inside.any()
