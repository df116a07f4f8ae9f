import json

from typer.testing import CliRunner

from assistant.__main__ import app
from assistant.conversation import Conversations, Opinion
from assistant.types import Answer, Understood

RUN = CliRunner()


def test_a_user_is_added_listed_and_removed(tmp_path):
    file = str(tmp_path / "users")
    added = RUN.invoke(
        app, ["user", "add", "lan", "--role", "editor", "--file", file], input="bí mật lắm\nbí mật lắm\n"
    )
    assert added.exit_code == 0, added.output
    assert "bí mật" not in added.output
    assert RUN.invoke(app, ["user", "list", "--file", file]).output == "lan\teditor\n"
    assert RUN.invoke(app, ["user", "remove", "lan", "--file", file]).exit_code == 0


def test_feedback_becomes_an_evaluation_file(tmp_path):
    store = Conversations.open(tmp_path / "home")
    one = store.create()
    store.append(
        one, Answer(Understood("Hỏi gì?", "Hỏi gì?"), "abstained", "extractive", reason="Không thấy."), generation="g7"
    )
    store.rate(one, 0, Opinion(False, "thiếu"))
    out = tmp_path / "feedback.jsonl"
    done = RUN.invoke(app, ["feedback", "--export", str(out), "--home", str(tmp_path / "home")])
    assert done.exit_code == 0, done.output
    (line,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert (line["question"], line["good"], line["reason"], line["generation"]) == ("Hỏi gì?", False, "thiếu", "g7")
    assert line["answered"]["status"] == "abstained"
