import importlib.util
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from assistant.doctor import examine
from assistant.findings import State
from assistant.settings import Settings
from assistant.writer import servers
from assistant.writer.servers import language_model
from tests.openai_server import serving

KEY = "sk-bi-mat-2f9c"


def settings(**values) -> Settings:
    return Settings(_env_file=None, **values)


def said(**values) -> str:
    return "\n".join(str(finding) for finding in language_model(settings(**values)))


@contextmanager
def ollama(*names: str):
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_GET(self):
            body = json.dumps({"models": [{"name": name} for name in names]}).encode()
            self.send_response(200 if self.path == "/api/tags" else 404)
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def every_package(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())


def test_without_a_model_nothing_is_called(monkeypatch):
    monkeypatch.setattr(servers, "_listed", lambda *_: pytest.fail("a server was called"))
    monkeypatch.setattr(servers.shutil, "which", lambda _: None)
    (only,) = language_model(settings())
    assert only.state is State.GOOD
    assert "không máy chủ nào bị gọi" in only.what


def test_where_ollama_is_installed_a_model_to_pull_is_named_without_calling_it(monkeypatch):
    monkeypatch.setattr(servers, "_listed", lambda *_: pytest.fail("a server was called"))
    monkeypatch.setattr(servers.shutil, "which", lambda _: "/usr/bin/ollama")
    assert f"ollama pull {servers.SUGGESTED}" in said()


def test_a_running_ollama_without_the_model_is_told_to_pull_it(every_package):
    with ollama("khac:1b") as address:
        assert "ollama pull qwen3:4b" in said(MODEL="ollama:qwen3:4b", MODEL_BASE_URL=address)
    with ollama("qwen3:4b") as address:
        assert "có mô hình qwen3:4b" in said(MODEL="ollama:qwen3:4b", MODEL_BASE_URL=address)


def test_a_server_that_is_not_there_is_named(every_package):
    told = said(MODEL="ollama:qwen3:4b", MODEL_BASE_URL="http://ten:mat-khau@127.0.0.1:1")
    assert "Không kết nối được tới http://127.0.0.1:1." in told
    assert "mat-khau" not in told
    assert "ollama serve" in told


def test_an_openai_server_is_asked_for_its_models_only():
    with serving() as server:
        told = said(MODEL="openai:mo-hinh-thu", MODEL_BASE_URL=server.url, MODEL_API_KEY=KEY)
        assert "có mô hình mo-hinh-thu" in told
        assert (server.keys, server.requests) == ([f"Bearer {KEY}"], [])
        assert KEY not in told
        assert "MODEL=openai:mo-hinh-thu" in said(MODEL="openai:khac", MODEL_BASE_URL=server.url)


def test_a_missing_package_is_told_with_the_extra_that_installs_it(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert "pip install '.[anthropic]'" in said(MODEL="anthropic:claude", MODEL_API_KEY=KEY)


def test_a_missing_key_is_told(monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert "Đặt MODEL_API_KEY" in said(MODEL="openai:gpt")


def test_a_model_without_a_name_is_told():
    (only,) = language_model(settings(MODEL="ollama"))
    assert only.state is State.BAD


def test_a_machine_without_an_index_is_told_how_to_build_one():
    findings = list(examine(settings()))
    told = "\n".join(map(str, findings))
    assert any(finding.state is State.BAD and "index build" in finding.fix for finding in findings), told
    assert "Python 3." in told


def test_the_command_line_prints_each_finding_and_fails_where_something_is_wrong():
    from typer.testing import CliRunner

    from assistant.__main__ import app

    outcome = CliRunner().invoke(app, ["doctor"])
    assert outcome.exit_code == 1
    assert "✗" in outcome.output
    assert "index build" in outcome.output
