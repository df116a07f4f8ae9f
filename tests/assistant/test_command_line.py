from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant import __main__ as command_line
from assistant.assistant import Assistant
from assistant.settings import Settings
from tests.assistant.shelf import MemoryShelf
from tests.assistant.test_assistant import BRIEFING, CLUSTER

QUESTION = "Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2020?"


@pytest.fixture
def _library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Assistant, "open", lambda settings: Assistant(MemoryShelf(CLUSTER, BRIEFING), settings))


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["assistant", *arguments])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    return int(ended.value.code or 0)


@pytest.mark.usefixtures("_library")
def test_json_holds_the_fields_of_the_contract(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "ask", QUESTION, "--json") == 0
    record = json.loads(capsys.readouterr().out)
    assert list(record) == ["id", "question", "understood_as", "status", "answer", "citations", "mode", "ms"]
    assert record["status"] == "answered"
    assert record["answer"].startswith("38 vụ án")
    citation = record["citations"][0]
    assert list(citation) == ["n", "article_id", "title", "published", "source", "url", "path", "start", "end", "quote"]
    assert CLUSTER.text[citation["start"] : citation["end"]] == citation["quote"]
    assert citation["published"] == "2020-12-24"


@pytest.mark.usefixtures("_library")
def test_a_batch_answers_every_line_in_order_with_its_history(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lines = [
        {"id": "b", "question": "Còn năm 2021?", "history": [{"question": QUESTION}]},
        {"id": 7, "question": "Xin chào"},
        {"id": "c", "question": "Còn năm 2021?"},
    ]
    batch = tmp_path / "hỏi.jsonl"
    batch.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n\n", encoding="utf-8")
    assert run(monkeypatch, "ask", "--batch", str(batch)) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["id"] for record in records] == ["b", 7, "c"]
    assert records[0]["understood_as"] == "Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2021?"
    assert "năm 2021" in records[0]["reason"]
    assert records[2]["understood_as"] == "Còn năm 2021?"
    assert all(record["status"] == "abstained" and record["reason"] for record in records)


@pytest.mark.parametrize(
    "bad", ['{"id": 1}', "không phải JSON", '{"question": 3}', '{"question": "a", "history": [{"q": 1}]}', "[]"]
)
@pytest.mark.usefixtures("_library")
def test_a_bad_line_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, bad: str
) -> None:
    batch = tmp_path / "b.jsonl"
    batch.write_text('{"question": "Ai?"}\n' + bad + "\n", encoding="utf-8")
    assert run(monkeypatch, "ask", "--batch", str(batch)) == 2
    assert "dòng 2" in capsys.readouterr().err


def test_errors_are_one_clear_message_and_status_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(monkeypatch, "ask", "Ai?", "--home", str(tmp_path / "trống")) == 2
    shown = capsys.readouterr().err
    assert "python -m index build" in shown
    assert "Traceback" not in shown
    assert run(monkeypatch, "ask") == 2
    assert run(monkeypatch, "ask", "Ai?", "--batch", str(tmp_path / "x.jsonl")) == 2


@pytest.mark.usefixtures("_library")
def test_chat_remembers_and_ends_with_an_empty_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter([QUESTION, "Còn năm 2021?", ""])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    assert run(monkeypatch, "chat") == 0
    shown = capsys.readouterr().out
    assert "38 vụ án" in shown
    assert "Hiểu là: Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2021?" in shown


def test_settings_take_the_home_of_the_command_line(tmp_path: Path) -> None:
    assert command_line._settings(tmp_path).home == tmp_path.resolve()
    assert isinstance(command_line._settings(None), Settings)
