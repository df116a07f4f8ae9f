"""Embedding: the shipped word vectors, other models by path, prefixes, and errors that name the way out."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding import Embedder, fingerprint, prefixes
from index.errors import ModelError
from index.settings import MODELS
from tests.index.tiny_models import sentence_model

SHIPPED = str(MODELS / "embedder")
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"


@pytest.fixture(scope="module")
def shipped() -> Embedder:
    return Embedder.load(SHIPPED)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> str:
    return sentence_model(tmp_path_factory.mktemp("tiny"))


def test_vectors_are_finite_and_of_unit_length(shipped):
    vectors = shipped.passages(["Ban Nội chính Trung ương", "", "qqqqzzzz", "Thủ tướng " * 500])
    assert vectors.shape == (4, shipped.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 0, 1], abs=1e-5)


def test_no_texts_give_no_vectors(shipped):
    assert shipped.passages([]).shape == (0, shipped.dimension)
    assert shipped.queries([]).shape == (0, shipped.dimension)


def test_words_of_one_subject_are_nearer_than_others(shipped):
    crime, court, rain = shipped.passages(["vụ án tham nhũng", "tòa án xét xử bị cáo", "mưa lớn gây ngập lụt"])
    assert crime @ court > crime @ rain + 0.1


@pytest.mark.slow
def test_the_folder_is_a_plain_sentence_transformer_with_the_same_vectors(shipped):
    from sentence_transformers import SentenceTransformer

    texts = ["Uỷ ban Kiểm tra họp kỳ thứ 84.", "HOÀ BÌNH, Thuỷ điện; 3.393 vụ – 85,5%", "Tổng Bí thư", "quý III", ""]
    vectors = SentenceTransformer(SHIPPED, device="cpu").encode(texts)
    assert np.abs(vectors - shipped.passages(texts)).max() < 1e-5


@given(st.lists(st.text(LETTERS + LETTERS.upper() + " ,.-0123456789", max_size=40), min_size=1, max_size=4))
def test_equal_texts_have_equal_vectors_whatever_stands_beside_them(shipped, texts):
    together = shipped.passages(texts)
    for text, vector in zip(texts, together, strict=True):
        assert np.abs(shipped.passages([text])[0] - vector).max() < 1e-5


def test_case_and_tone_placement_do_not_matter(shipped):
    one, other = shipped.passages(["Ủy ban hòa giải", "UỶ BAN HOÀ GIẢI"])
    assert one == pytest.approx(other, abs=1e-6)


def test_the_shipped_weights_are_small_and_hold_no_pickle():
    files = [path for path in (MODELS / "embedder").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 25_000_000
    assert {path.suffix for path in files} <= {".json", ".safetensors", ".md"}


def test_another_model_loads_by_its_folder(tiny):
    model = Embedder.load(tiny)
    vectors = model.passages(["vụ án tham nhũng", "hộ dân tỉnh lào cai"])
    assert vectors.shape == (2, model.dimension) == (2, 16)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1], abs=1e-5)


def test_prefixes_are_put_before_questions_and_passages(tiny):
    plain = Embedder.load(tiny)
    prefixed = Embedder.load(tiny, "query : ", "passage : ")
    assert prefixed.queries(["vụ án"]) == pytest.approx(plain.passages(["query : vụ án"]), abs=1e-5)
    assert prefixed.passages(["vụ án"]) == pytest.approx(plain.passages(["passage : vụ án"]), abs=1e-5)
    assert np.abs(prefixed.queries(["vụ án"]) - plain.queries(["vụ án"])).max() > 1e-3


def test_a_family_that_needs_prefixes_gets_them_unless_others_are_set():
    assert prefixes("intfloat/multilingual-e5-base", "", "") == ("query: ", "passage: ")
    assert prefixes("intfloat/multilingual-e5-base", "hỏi: ", "") == ("hỏi: ", "")
    assert prefixes("BAAI/bge-m3", "", "") == ("", "")


def test_the_fingerprint_tells_models_and_passage_prefixes_apart(tiny):
    marks = {fingerprint(SHIPPED), fingerprint(tiny), fingerprint(tiny, "passage: "), fingerprint("BAAI/bge-m3")}
    assert len(marks) == 4
    assert fingerprint(tiny) == Embedder.load(tiny).fingerprint == Embedder.load(tiny, "query : ", "").fingerprint


def test_a_missing_model_is_an_error_with_the_way_out(tmp_path):
    with pytest.raises(ModelError, match="EMBEDDER"):
        Embedder.load(str(tmp_path / "không-có"))


def test_a_hub_name_without_network_is_an_error_not_another_model():
    with pytest.raises(ModelError, match="EMBEDDER") as caught:
        Embedder.load("khong-co/mo-hinh-nay")
    assert "khong-co/mo-hinh-nay" in caught.value.what


def test_damaged_weights_are_an_error(tmp_path):
    (tmp_path / "words.json").write_text("{}", encoding="utf-8")
    (tmp_path / "tokenizer.json").write_text(json.dumps({"model": {"vocab": {}}}), encoding="utf-8")
    (tmp_path / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(ModelError):
        Embedder.load(str(tmp_path))
