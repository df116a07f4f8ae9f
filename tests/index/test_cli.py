"""The command line: the lines and exit statuses of the contract."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from index.__main__ import app
from tests.index.newsroom import body, record, write_articles, write_lines

_PROJECT = Path(__file__).parents[2]
_HIT = ["rank", "score", "article_id", "title", "published", "source", "path", "chunk_id", "start", "end", "text"]


@pytest.fixture
def run(tmp_path):
    def invoke(*words, status=0, stdin=None):
        arguments = [str(word) for word in words] + ["--home", str(tmp_path / "home")]
        result = CliRunner().invoke(app, arguments, input=stdin, catch_exceptions=False)
        assert result.exit_code == status, result.output
        return result

    return invoke


@pytest.fixture
def corpus(tmp_path):
    records = [
        record(n, published=f"202{n % 3}-0{n + 1}-15", source="Báo An" if n % 2 else "Báo Bình") for n in range(6)
    ]
    return write_lines(tmp_path / "bai" / "t.jsonl", records).parent


def test_build_says_what_it_did(run, corpus):
    result = run("build", "--corpus", corpus)
    assert "Thêm 6" in result.stdout
    again = json.loads(run("build", "--corpus", corpus, "--json").stdout)
    assert (again["added"], again["skipped"], again["embedded"], again["failures"]) == (0, 6, 0, [])


def test_a_failed_file_is_named_and_the_status_is_one(run, corpus):
    (corpus / "hong.txt").write_bytes(b"\x00\xff" * 200)
    result = run("build", "--corpus", corpus, status=1)
    assert "hong.txt" in result.stdout
    found = json.loads(run("build", "--corpus", corpus, "--json", status=1).stdout)
    assert found["failures"][0]["path"].endswith("hong.txt")
    assert found["failures"][0]["reason"]


def test_bad_usage_is_status_two(run, tmp_path):
    assert "không-có" in run("build", "--corpus", tmp_path / "không-có", status=2).output
    run("search", "gì", "--from", "24/12/2020", status=2)
    run("search", "gì", "--from", "2020-02-30", status=2)
    run("search", status=2)
    run("search", "a", "--batch", "b", status=2)
    run("search", "a", "-k", "0", status=2)
    run("nothing", status=2)


def test_a_missing_index_names_the_command(run):
    assert "python -m index build" in run("search", "gì", status=1).output
    error = json.loads(run("status", "--json", status=1).stdout.splitlines()[-1])
    assert "python -m index build" in error["fix"]


def test_a_search_line_is_that_of_the_contract(run, corpus):
    run("build", "--corpus", corpus)
    line = json.loads(run("search", body(3, 1), "-k", "2", "--json").stdout)
    assert list(line) == ["id", "question", "hits", "ms"]
    assert [hit["rank"] for hit in line["hits"]] == [1, 2]
    hit = line["hits"][0]
    assert list(hit) == _HIT
    assert (hit["article_id"], hit["published"], hit["source"]) == ("r3", "2020-04-15", "Báo An")
    assert body(3)[hit["start"] : hit["end"]] == hit["text"]
    assert hit["path"] == str(corpus / "t.jsonl")


def test_dates_and_sources_limit_a_search(run, corpus):
    run("build", "--corpus", corpus)

    def found(*limits) -> set[str]:
        line = json.loads(run("search", "đoàn công tác của tỉnh", "-k", "50", "--json", *limits).stdout)
        return {hit["article_id"] for hit in line["hits"]}

    assert found() == {f"r{n}" for n in range(6)}
    assert found("--from", "2021") == {"r1", "r2", "r4", "r5"}
    assert found("--from", "2020-04", "--to", "2021-02") == {"r1", "r3"}
    assert found("--to", "2020-01-15") == {"r0"}
    assert found("--source", "Báo An", "--from", "2021", "--to", "2021") == {"r1"}
    assert found("--source", "Báo An", "--source", "Báo Bình") == found()


def test_a_batch_gives_one_line_each_in_order(run, corpus, tmp_path):
    run("build", "--corpus", corpus)
    asked = [{"id": n, "question": body(n, 1)} for n in (4, 2, 0)]
    file = write_lines(tmp_path / "hoi.jsonl", asked)
    lines = [json.loads(line) for line in run("search", "--batch", file, "-k", "1").stdout.splitlines()]
    assert [line["id"] for line in lines] == [4, 2, 0]
    assert [line["hits"][0]["article_id"] for line in lines] == ["r4", "r2", "r0"]
    assert all(line["ms"] >= 0 for line in lines)


def test_a_bad_line_of_a_batch_is_answered_and_the_rest_goes_on(run, corpus):
    run("build", "--corpus", corpus)
    stdin = '{"id": 1, "question": ""}\nkhông phải json\n\n{"id": 3}\n[1]\n' + json.dumps(
        {"id": 4, "question": body(4, 1)}
    )
    lines = [json.loads(line) for line in run("search", "--batch", "-", status=1, stdin=stdin).stdout.splitlines()]
    assert [line["id"] for line in lines] == [1, None, 3, None, 4]
    assert ["error" in line for line in lines] == [False, True, True, True, False]
    assert lines[0]["hits"] == []
    assert lines[4]["hits"][0]["article_id"] == "r4"


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "?!…",
        "x" * 20_000,
        "từ " * 5000,
        "\x00\x01",
        "🙂",
        "a'; DROP TABLE articles; --",
        "<script>",
        "𝔸𝔹",
        "\u202e",
    ],
)
def test_no_question_breaks_a_search(run, corpus, question):
    run("build", "--corpus", corpus)
    stdin = json.dumps({"id": 1, "question": question})
    line = json.loads(run("search", "--batch", "-", stdin=stdin).stdout)
    assert isinstance(line["hits"], list)


def test_status_tells_what_there_is(run, corpus):
    run("build", "--corpus", corpus)
    known = json.loads(run("status", "--json").stdout)
    assert (known["articles"], known["oldest"], known["newest"]) == (6, "2020-01-15", "2022-06-15")
    assert known["sources"] == {"Báo An": 3, "Báo Bình": 3}
    assert known["runs"][0]["status"] == "done"
    assert known["bytes"]["catalogue"] > 0
    assert "Bài viết: 6" in run("status").stdout


def test_remove_takes_out_and_names_what_is_not_there(run, corpus):
    run("build", "--corpus", corpus)
    assert json.loads(run("remove", "r1", "r2", "--json").stdout) == {"removed": ["r1", "r2"], "missing": []}
    assert "r99" in run("remove", "r99", status=1).output
    assert json.loads(run("status", "--json").stdout)["articles"] == 4


def test_verify_finds_a_changed_file_and_build_mends_it(run, corpus, tmp_path):
    run("build", "--corpus", corpus)
    assert json.loads(run("verify", "--json").stdout) == {"ok": True, "problems": []}
    victim = next((tmp_path / "home" / "generations").glob("*/lexical/*.term"))
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 0xFF
    victim.write_bytes(data)
    assert "python -m index build" in run("verify", status=1).stdout
    assert json.loads(run("build", "--corpus", corpus, "--json").stdout)["embedded"] == 0
    run("verify")


def test_backup_and_restore(run, corpus, tmp_path):
    run("build", "--corpus", corpus)
    run("backup", tmp_path / "luu.zip")
    run("remove", "r1")
    run("restore", tmp_path / "luu.zip")
    assert json.loads(run("status", "--json").stdout)["articles"] == 6
    run("restore", corpus / "t.jsonl", status=1)


def test_figures_of_an_article(run, corpus):
    run("build", "--corpus", corpus)
    found = [json.loads(line) for line in run("figures", "--article", "r3", "--json").stdout.splitlines()]
    assert found
    assert all(figure["article_id"] == "r3" for figure in found)
    assert any("hộ dân" in figure["unit"] for figure in found)
    assert run("figures", body(3, 1), "-k", "1").stdout


def test_plain_lines_of_progress_where_nobody_watches(corpus, tmp_path):
    command = [sys.executable, "-m", "index", "build", "--corpus", str(corpus), "--home", str(tmp_path / "home")]
    done = subprocess.run(command, cwd=_PROJECT, capture_output=True, text=True, check=True)
    assert "Đọc bài viết" in done.stderr
    assert "\x1b" not in done.stderr + done.stdout


def test_a_bar_where_a_person_watches(corpus, tmp_path):
    command = [sys.executable, "-m", "index", "build", "--corpus", str(corpus), "--home", str(tmp_path / "home")]
    parent, child = os.openpty()
    done = subprocess.Popen(
        command,
        cwd=_PROJECT,
        stderr=child,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "90"},
    )
    os.close(child)
    shown = b""
    while True:
        try:
            part = os.read(parent, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    assert done.wait() == 0
    assert "━".encode() in shown


def test_a_build_without_changes_is_quick(corpus, tmp_path):
    write_articles(corpus, range(60))
    command = [sys.executable, "-m", "index", "build", "--corpus", str(corpus), "--home", str(tmp_path / "home")]
    subprocess.run(command, cwd=_PROJECT, capture_output=True, check=True)
    best = 99.0
    for _ in range(3):
        began = time.monotonic()
        subprocess.run(command, cwd=_PROJECT, capture_output=True, check=True)
        best = min(best, time.monotonic() - began)
    assert best < 2.0
