from hypothesis import given
from hypothesis import strategies as st

from index.reading.encoding import Vocabulary
from index.reading.passages import prepare
from index.vietnamese.normal import normalise

_PASSAGE = (
    "Hội nghị diễn ra ngày 18/6/2020 tại Thái Bình. Tham dự có hơn 60 đại biểu.\nÔng An chủ trì; đạt 85,5% kế hoạch."
)


def test_every_token_lies_in_its_sentence():
    ready = prepare(_PASSAGE, Vocabulary.of((), ()))
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
