import pytest

from assistant.reader import Reader
from index.errors import ModelError


@pytest.fixture(scope="module")
def folder(tmp_path_factory, passage):
    """A tiny random BERT with a word-piece vocabulary, saved as the hub would have it."""
    import torch
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
    from transformers import BertConfig, BertForQuestionAnswering, PreTrainedTokenizerFast

    raw = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    raw.normalizer = normalizers.NFC()
    raw.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    raw.train_from_iterator([passage], trainers.WordPieceTrainer(vocab_size=120, special_tokens=special))
    ids = {name: raw.token_to_id(name) for name in special}
    raw.post_processor = processors.TemplateProcessing(
        "[CLS] $A [SEP]", "[CLS] $A [SEP] $B:1 [SEP]:1", [("[CLS]", ids["[CLS]"]), ("[SEP]", ids["[SEP]"])]
    )
    names = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=raw, model_max_length=64, **names)
    torch.manual_seed(0)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    model = BertForQuestionAnswering(BertConfig(vocab_size=len(tokenizer), max_position_embeddings=66, **sizes))
    path = tmp_path_factory.mktemp("hub")
    tokenizer.save_pretrained(path)
    model.save_pretrained(path)
    return path


@pytest.fixture(scope="module")
def reader(folder):
    return Reader.load(str(folder))


def test_spans_are_words_of_the_passage(reader, passage):
    reading = reader.read("Ai chủ trì hội nghị?", [passage])[0]
    assert reading.spans
    for span in reading.spans:
        words = span.of(passage)
        assert words == words.strip()
        assert not passage[span.start - 1 : span.start].isalnum()
        assert not passage[span.end : span.end + 1].isalnum()


def test_a_long_passage_is_read_in_windows_to_its_end(reader, passage):
    reading = reader.read("Ai chủ trì?", ["\n".join([passage] * 8)])[0]
    assert len(reading.sentences) == len(reading.sentence_scores) == 24
    assert min(reading.sentence_scores[-3:]) > -30


def test_a_question_longer_than_a_window_is_cut(reader, passage):
    assert reader.read("hội nghị diễn ra tại đâu " * 60, [passage])[0].spans


def test_confidence_is_a_probability_and_empty_text_has_none(reader, passage):
    full, empty = reader.read("Ai?", [passage, ""])
    assert 0 < full.p_correct < 1
    assert empty.p_correct == 0


def test_an_unknown_name_is_an_error_for_the_user(tmp_path):
    with pytest.raises(ModelError, match="READER"):
        Reader.load(str(tmp_path / "missing"))
