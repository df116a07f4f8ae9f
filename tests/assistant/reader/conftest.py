import pytest

PASSAGE = (
    "Hội nghị diễn ra ngày 18/6/2020 tại Thái Bình. Tham dự có hơn 60 đại biểu của 9 cơ quan phối hợp.\n"
    "Ông Nguyễn Văn An (Phó Bí thư) chủ trì; tỷ lệ giải quyết đạt 85,5% trong quý III."
)
WORDS = sorted(set(PASSAGE.lower().replace(".", " ").replace(",", " ").split()))


@pytest.fixture(scope="session")
def passage() -> str:
    return PASSAGE


@pytest.fixture(scope="session")
def reader_folder(tmp_path_factory):
    """A tiny untrained network on disk, in our own format."""
    import torch

    from index.reading import storage
    from index.reading.encoding import Vocabulary
    from index.reading.network import ReadingNetwork, Shape

    torch.manual_seed(0)
    vocabulary = Vocabulary.of(WORDS, WORDS)
    shape = Shape(vocabulary.marked_size, vocabulary.plain_size, compounds=3, embedding=8, spelling=4, width=16)
    folder = tmp_path_factory.mktemp("reader")
    storage.save(ReadingNetwork(shape), vocabulary, folder)
    return folder
