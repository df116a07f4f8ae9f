import pytest
import torch

from index.reading.batches import batch_of
from index.reading.encoding import Vocabulary
from index.reading.matching import match
from index.reading.network import LONGEST_SPAN, ReadingNetwork, Shape, _diagonals
from index.reading.pairs import Pair

TEXT = "hội nghị có hơn 60 đại biểu tham dự tại thái bình"


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary.of(TEXT.split(), TEXT.split())


@pytest.fixture(scope="module")
def network(vocabulary):
    torch.manual_seed(0)
    shape = Shape(vocabulary.marked_size, vocabulary.plain_size, compounds=3, embedding=8, spelling=4, width=16)
    return ReadingNetwork(shape).eval()


def pair(vocabulary, question, passage):
    encoded = vocabulary.encode(passage)
    return Pair(vocabulary.encode_question(question), encoded, torch.zeros(len(encoded), dtype=torch.int64).numpy())


def test_diagonals_line_up_with_the_square():
    square = torch.arange(2 * 5 * 5.0).view(2, 5, 5)
    band = _diagonals(square)
    assert band.shape == (2, 5, LONGEST_SPAN)
    for i in range(5):
        for k in range(5 - i):
            assert band[1, i, k] == square[1, i, i + k]


def test_batches_have_few_shapes(vocabulary):
    texts = [" ".join([TEXT] * times) for times in range(1, 7)]
    batches = [batch_of([pair(vocabulary, "có bao nhiêu đại biểu", text)]) for text in texts]
    assert {tuple(batch.passage.marked.shape) for batch in batches} == {(1, 32), (1, 64), (1, 96)}


def test_padding_changes_nothing(network, vocabulary):
    short = pair(vocabulary, "có bao nhiêu đại biểu", TEXT)
    long = pair(vocabulary, "hội nghị có bao nhiêu đại biểu tham dự tại thái bình", " ".join([TEXT] * 5))
    with torch.inference_mode():
        alone, beside = network(batch_of([short])), network(batch_of([short, long]))
    size = len(short.passage)
    assert torch.allclose(
        alone.span[0, :size, :5][alone.span[0, :size, :5] > -1e3],
        beside.span[0, :size, :5][alone.span[0, :size, :5] > -1e3],
        atol=1e-4,
    )
    assert torch.allclose(alone.null[0], beside.null[0], atol=1e-4)


def test_no_span_leaves_the_passage(network, vocabulary):
    one = pair(vocabulary, "hội nghị", TEXT)
    with torch.inference_mode():
        span = network(batch_of([one])).span[0]
    size = len(one.passage)
    for start in range(size):
        assert (span[start, size - start :] < -1e3).all()
        assert (span[start, : size - start] > -1e3).all()


def test_shared_words_are_seen_with_and_without_marks(network, vocabulary):
    at = TEXT.split().index("đại")
    for question in ("đại biểu", "dai bieu"):
        batch = batch_of([pair(vocabulary, question, TEXT)])
        shared = match(batch.question, batch.passage, batch.sentence, 1, network.idf, network.plain_idf)
        assert shared.passage[0, at, 0] == 1
        assert shared.passage[0, at, 3] == 1  # a pair
        assert shared.passage[0, 0, 0] == 0
        assert shared.sentence[0, 0, 0] == 1  # all of the question stands in the sentence
