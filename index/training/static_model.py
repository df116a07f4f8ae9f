"""Write word vectors as a plain SentenceTransformer folder that loads without code of ours."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.vietnamese.normal import fold_case, fold_tones

WORD = r"\w+"
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def words(text: str) -> list[str]:
    """Return the words of normal `text` as the tokenizer of the model cuts and folds them."""
    import re

    return re.findall(WORD, fold_case(fold_tones(text)))


def write_model(folder: Path, vocabulary: list[str], vectors: NDArray[np.float32]) -> None:
    """Write `vectors` (row 0 is the unknown word) as int8 with one scale a word."""
    from safetensors.numpy import save_file
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    vectors = vectors.copy()
    vectors[0] = 0.0
    scales = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / 127
    rounded = np.rint(vectors / scales[:, None]).astype(np.int8)
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer(vocabulary), embedding_weights=vectors), Normalize()]
    )
    folder.mkdir(parents=True, exist_ok=True)
    card = folder / "README.md"
    kept = card.read_text(encoding="utf-8") if card.exists() else None
    model.save(str(folder), create_model_card=False)
    (folder / "words.json").write_text(json.dumps({"words": "syllables"}) + "\n", encoding="utf-8")
    if kept is not None:
        card.write_text(kept, encoding="utf-8")
    # StaticEmbedding reads this pair of names natively: row = embeddings[i] * weights[i].
    save_file({"embeddings": rounded, "weights": scales.astype(np.float32)}, str(folder / "model.safetensors"))


def tokenizer(vocabulary: list[str]):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Return the word-level tokenizer: NFC, lower case, tone placement folded, words of letters and digits."""
    from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
    from tokenizers.models import WordLevel

    made = Tokenizer(WordLevel({"[UNK]": 0, **{word: i + 1 for i, word in enumerate(vocabulary)}}, unk_token="[UNK]"))
    folds = []
    for first, second in ("oa", "oe", "uy"):
        for tone in _TONES:
            new = first + unicodedata.normalize("NFC", second + tone)
            old = unicodedata.normalize("NFC", first + tone) + second
            folds.append(normalizers.Replace(Regex(rf"(?<!q){new}(?!\p{{L}})"), old))
    made.normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Lowercase(), *folds])
    made.pre_tokenizer = pre_tokenizers.Split(Regex(r"[\p{L}\p{N}_]+"), "removed", invert=True)
    return made
