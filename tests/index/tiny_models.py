"""Tiny random models written to disk, loaded by the tests the way a user's own models are."""

from pathlib import Path

_TEXT = "ban nội chính trung ương vụ án tham nhũng bao nhiêu tỉnh lào cai hộ dân đoàn công tác query passage : ?"
WORDS = _TEXT.split()


def _bert_files(folder: Path):
    import torch
    from transformers import BertConfig, BertTokenizerFast

    torch.manual_seed(7)
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]), encoding="utf-8")
    tokenizer = BertTokenizerFast(str(vocabulary), strip_accents=False)
    config = BertConfig(
        vocab_size=len(WORDS) + 5, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    return tokenizer, config


def sentence_model(folder: Path) -> str:
    """Write a random SentenceTransformer with a transformer inside."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertModel

    tokenizer, config = _bert_files(folder / "base")
    BertModel(config).save_pretrained(folder / "base")
    tokenizer.save_pretrained(folder / "base")
    inner = Transformer(str(folder / "base"))
    SentenceTransformer(modules=[inner, Pooling(16)]).save(str(folder / "model"), create_model_card=False)
    return str(folder / "model")


def cross_encoder(folder: Path, labels: int = 1) -> str:
    """Write a random CrossEncoder."""
    from transformers import BertForSequenceClassification

    tokenizer, config = _bert_files(folder)
    config.num_labels = labels
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return str(folder)
