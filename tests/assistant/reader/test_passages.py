import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reader.passages import prepare, rounded
from index.reading.encoding import Vocabulary
from index.vietnamese.normal import normalise


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


def test_every_token_lies_in_its_sentence(passage):
    ready = prepare(passage, Vocabulary.of((), ()))
    for start, number in zip(ready.encoded.starts, ready.sentence, strict=True):
        span = ready.sentences[number]
        assert span.start <= start < span.end


@given(st.text(max_size=200))
def test_sentence_numbers_never_fall(text):
    ready = prepare(normalise(text), Vocabulary.of((), ()))
    assert len(ready.sentence) == len(ready.encoded) == len(ready.words)
    assert (ready.sentence[1:] >= ready.sentence[:-1]).all()
    if ready.sentences:
        assert all(0 <= number < len(ready.sentences) for number in ready.sentence)
