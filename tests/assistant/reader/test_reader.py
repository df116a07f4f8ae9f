import json
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.reader import Reader
from index.errors import ModelError
from index.reading.model import reading_model
from index.vietnamese.normal import normalise

QUESTION = "Có bao nhiêu đại biểu tham dự hội nghị?"


@pytest.fixture(scope="module")
def reader(reader_folder):
    return Reader.load(str(reader_folder))


def test_reads_every_passage_in_order(reader, passage):
    readings = reader.read(QUESTION, [passage, "Không có gì ở đây.", passage])
    assert len(readings) == 3
    assert readings[0].sentences[0].of(passage) == "Hội nghị diễn ra ngày 18/6/2020 tại Thái Bình."
    assert readings[0].spans[0].of(passage) == readings[2].spans[0].of(passage)


def test_spans_are_best_first_and_not_repeated(reader, passage):
    spans = reader.read(QUESTION, [passage])[0].spans
    scores = [span.score for span in spans]
    assert scores == sorted(scores, reverse=True)
    assert len({(span.start, span.end) for span in spans}) == len(spans)


def test_an_empty_passage_has_no_span_and_no_confidence(reader):
    for nothing in ("", " \n ", "…!?"):
        reading = reader.read(QUESTION, [nothing])[0]
        assert reading.spans == ()
        assert reading.p_correct == 0.0


def test_an_empty_question_is_read_without_error(reader, passage):
    assert 0 <= reader.read("", [passage])[0].p_correct <= 1


def test_no_passages_give_no_readings(reader):
    assert reader.read(QUESTION, []) == []


def test_what_stands_beside_a_passage_does_not_change_its_scores(reader, passage):
    alone = reader.read(QUESTION, [passage])[0]
    beside = reader.read(QUESTION, [passage, passage * 4])[0]
    assert beside.sentence_scores == pytest.approx(alone.sentence_scores, abs=0.15)
    assert beside.margin == pytest.approx(alone.margin, abs=0.15)


def test_a_passage_longer_than_a_window_is_read_to_its_end(reader):
    long = " ".join(f"Câu số {i} nói về cơ quan phối hợp tại Thái Bình." for i in range(120))
    reading = reader.read(QUESTION, [long])[0]
    assert len(reading.sentences) == len(reading.sentence_scores) == 120
    assert min(reading.sentence_scores[-3:]) > -30  # the last sentences were seen


def test_unmarked_words_of_the_question_meet_the_passage(reader, reader_folder, passage):
    from index.reading.encoding import NO_MARKS

    encoded = reading_model(reader_folder).vocabulary.encode_question("co bao nhieu dai bieu")
    assert set(encoded.marked.tolist()) == {NO_MARKS}
    assert reader.read("co bao nhieu dai bieu", [passage])[0].spans


def test_the_same_input_gives_the_same_reading(reader, passage):
    assert reader.read(QUESTION, [passage]) == reader.read(QUESTION, [passage])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.lists(st.text(max_size=300), max_size=3))
def test_any_text_gives_spans_inside_the_passage(reader, question, texts):
    texts = [normalise(text) for text in texts]
    for text, reading in zip(texts, reader.read(normalise(question), texts), strict=True):
        assert len(reading.sentences) == len(reading.sentence_scores)
        assert 0 <= reading.p_correct <= 1
        for span in reading.spans:
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip()


def test_a_damaged_folder_is_named_with_what_to_do(reader_folder, tmp_path):
    folder = tmp_path / "reader"
    shutil.copytree(reader_folder, folder)
    (folder / "model.safetensors").write_bytes(b"broken")
    with pytest.raises(ModelError, match="Không đọc được"):
        Reader.load(str(folder))


def test_a_vocabulary_of_another_model_is_refused(reader_folder, tmp_path):
    folder = tmp_path / "reader"
    shutil.copytree(reader_folder, folder)
    (folder / "marked.txt").write_text("một\n", encoding="utf-8")
    with pytest.raises(ModelError):
        Reader.load(str(folder))


def test_a_format_of_the_future_is_refused(reader_folder, tmp_path):
    folder = tmp_path / "reader"
    shutil.copytree(reader_folder, folder)
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "format": 99}))
    with pytest.raises(ModelError, match="định dạng"):
        Reader.load(str(folder))


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(ModelError, match="READER"):
        Reader.load(str(tmp_path))


def test_a_fitted_confidence_is_used(reader_folder, tmp_path, passage):
    folder = tmp_path / "reader"
    shutil.copytree(reader_folder, folder)
    sure = {"names": ["margin"], "means": [0], "scales": [1], "weights": [0], "bias": 3.0}
    (folder / "confidence.json").write_text(json.dumps(sure))
    assert Reader.load(str(folder)).read(QUESTION, [passage])[0].p_correct == pytest.approx(0.9526, abs=1e-3)


def test_a_damaged_confidence_is_refused(reader_folder, tmp_path):
    folder = tmp_path / "reader"
    shutil.copytree(reader_folder, folder)
    (folder / "confidence.json").write_text("{}")
    with pytest.raises(ModelError, match="confidence"):
        Reader.load(str(folder))


@pytest.mark.parametrize(("chosen", "threads"), [(None, [1]), ("4", [])])
def test_the_shipped_kind_of_reader_takes_one_thread_unless_told_otherwise(
    reader_folder, tmp_path, monkeypatch, chosen, threads
):
    import torch

    asked = []
    monkeypatch.setattr(torch, "set_num_threads", asked.append)
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    if chosen:
        monkeypatch.setenv("OMP_NUM_THREADS", chosen)
    # A folder is read once in a process: another one is read anew.
    Reader.load(str(shutil.copytree(reader_folder, tmp_path / "reader")))
    assert asked == threads
