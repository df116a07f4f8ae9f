"""The network in numpy gives the scores of the one that is trained, for any texts."""

import numpy as np
import pytest

from index.errors import ModelError
from index.ranking.features import Tables
from index.ranking.featurizer import Candidate, Featurizer
from index.ranking.lexicon import Analysed
from index.ranking.network import FILE_NAME, Network
from index.ranking.query import understand
from index.ranking.soft import SoftWords
from index.ranking.term_weights import TermWeights

TEXTS = [
    "Năm 2020, Ban Nội chính Trung ương đã đưa 38 vụ án tham nhũng vào diện theo dõi. Ban họp vào sáng 24/12.",
    "Mưa lớn ở Hà Nội.",
    "vụ án " * 150,
    "Tham nhũng! Vụ án? Bao nhiêu.\nNội chính",
]
WORDS = ["ban", "nội", "chính", "trung", "ương", "vụ", "án", "tham", "nhũng", "mưa", "lớn", "hà", "bao", "nhiêu", "năm"]


class Corpus:
    size = 50

    def frequency(self, field: str, term: str) -> int:
        return len(term)


@pytest.fixture(scope="module")
def featurizer() -> Featurizer:
    rng = np.random.default_rng(3)
    soft = SoftWords(WORDS, rng.normal(size=(len(WORDS), 8)), np.ones(len(WORDS)))
    return Featurizer(TermWeights({"nhiêu": 0.1}, {}), Tables(soft, None))


@pytest.mark.slow
@pytest.mark.parametrize(
    "question",
    ["Ban Nội chính đưa bao nhiêu vụ án tham nhũng vào diện theo dõi năm 2020?", "mưa", "bao nhieu vu an", "tại sao?"],
)
def test_numpy_and_torch_agree(featurizer, question, tmp_path):
    import torch

    from index.training.network import Example, Net, batch, write

    torch.manual_seed(0)
    net = Net(torch.from_numpy(featurizer.tables.soft.table.copy())).eval()
    write(net.state_dict(), tmp_path / FILE_NAME)
    prepared = featurizer.prepare(understand(question), [Candidate(text, "", 1.0, 0) for text in TEXTS], Corpus())
    ours = featurizer.read(Network.load(tmp_path), prepared, range(len(TEXTS)))
    texts: list[Analysed] = list(prepared.texts.bodies)
    with torch.no_grad():
        theirs = net(batch([(Example(prepared.view, texts[0], 1.0, ()), texts)], featurizer))[0].numpy()
    same = [i for i in range(len(TEXTS)) if i != 2]
    assert ours[same] == pytest.approx(theirs[same], abs=0.02)
    assert np.isfinite(ours).all(), "the third text is longer than training ever sees"


def test_each_passage_is_read_alone(featurizer, tmp_path):
    pytest.importorskip("torch")
    import torch

    from index.training.network import Net, write

    torch.manual_seed(1)
    write(Net(torch.from_numpy(featurizer.tables.soft.table.copy())).state_dict(), tmp_path / FILE_NAME)
    network = Network.load(tmp_path)
    prepared = featurizer.prepare(
        understand("vụ án tham nhũng nào?"), [Candidate(text, "", 1.0, 0) for text in TEXTS], Corpus()
    )
    together = featurizer.read(network, prepared, [0, 1, 2, 3])
    for i in range(4):
        assert featurizer.read(network, prepared, [i]) == pytest.approx(together[[i]], abs=1e-3)
    assert featurizer.read(network, prepared, [3, 1]) == pytest.approx(together[[3, 1]], abs=1e-3)


def test_a_missing_network_is_an_error(tmp_path):
    with pytest.raises(ModelError, match="Cài lại"):
        Network.load(tmp_path)
    (tmp_path / FILE_NAME).write_bytes(b"none")
    with pytest.raises(ModelError, match="Cài lại"):
        Network.load(tmp_path)
