import json
import logging
import os
import socket
import statistics
import threading
import time

import pytest
from langchain_core.messages import HumanMessage

from assistant.settings import Settings
from assistant.writer.faults import Fault, StoppedError, WriterFaultError, classify
from assistant.writer.model import ChatModel
from tests.openai_server import OpenAIServer, Reply, serving, wait_until
from tests.slowness import slowness

KEY = "sk-bi-mat-2f9c"
QUESTION = [HumanMessage("Có bao nhiêu vụ án?")]


@pytest.fixture
def server():
    with serving() as running:
        yield running


def chat(server: OpenAIServer | None = None, **values) -> ChatModel:
    known = {"MODEL": "openai:mo-hinh-thu", "MODEL_API_KEY": KEY, "MODEL_TIMEOUT": 5}
    if server is not None:
        known["MODEL_BASE_URL"] = server.url
    return ChatModel(Settings(_env_file=None, **(known | values)))


def answer(model: ChatModel, seconds: float = 5.0, stopped=bool) -> str:
    return "".join(model.stream(QUESTION, time.monotonic() + seconds, stopped))


def fault_of(model: ChatModel, seconds: float = 5.0) -> WriterFaultError:
    with pytest.raises(WriterFaultError) as caught:
        answer(model, seconds)
    return caught.value


def test_the_words_come_as_the_server_sends_them(server):
    server.says("Có ", "38 vụ án", " [1].")
    assert list(chat(server).stream(QUESTION, time.monotonic() + 5)) == ["Có ", "38 vụ án", " [1]."]
    assert server.requests[0]["stream"] is True
    assert server.requests[0]["temperature"] == 0
    assert server.keys == [f"Bearer {KEY}"]


def test_a_piece_arrives_within_150_ms_of_being_sent(server):
    server.says("Có ", "38 ", "vụ ", "án.", pause=0.1)
    model = chat(server)
    model.warm()
    load = slowness()
    arrived = [time.monotonic() for _ in model.stream(QUESTION, time.monotonic() + 5)]
    waits = [got - sent for got, sent in zip(arrived, server.sent_at, strict=True)]
    assert statistics.median(waits) / max(load, slowness()) < 0.15, waits


@pytest.mark.parametrize(
    ("reply", "fault", "attempts"),
    [
        (Reply(status=401), Fault.WRONG_KEY, 1),
        (Reply(status=403), Fault.WRONG_KEY, 1),
        (Reply(status=404), Fault.NO_MODEL, 1),
        (Reply(status=400), Fault.BAD_REQUEST, 1),
        (Reply(status=429), Fault.BUSY, 3),
        (Reply(status=500), Fault.SERVER, 3),
        (Reply(status=503), Fault.SERVER, 3),
        (Reply(("Có 3",), cut=True), Fault.BROKEN, 1),
        (Reply(("Có 3",), garbled=True), Fault.GARBLED, 1),
        (Reply(raw="<html><body>502</body></html>"), Fault.GARBLED, 1),
        (Reply(raw=f'data: {{"error": {{"message": "hỏng, khóa {KEY}"}}}}\n\n'), Fault.SERVER, 3),
    ],
)
def test_each_fault_is_told_apart_and_retried_only_where_it_helps(server, monkeypatch, reply, fault, attempts):
    monkeypatch.setattr("assistant.writer.model.FIRST_PAUSE", 0.01)
    server.replies = [reply]
    assert fault_of(chat(server)).fault is fault
    assert len(server.requests) == attempts


def test_a_passing_trouble_is_overcome(server):
    server.replies = [Reply(status=429, headers=(("retry-after", "0.05"),)), Reply(("Có 38 vụ án.",))]
    assert answer(chat(server)) == "Có 38 vụ án."


def test_a_wait_longer_than_the_deadline_is_not_begun(server):
    server.says(status=429, headers=(("retry-after", "60"),))
    begun = time.monotonic()
    assert fault_of(chat(server), seconds=2).fault is Fault.BUSY
    assert time.monotonic() - begun < 1.5


def test_nobody_listening_is_refused_at_once():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert fault_of(chat(MODEL_BASE_URL=f"http://127.0.0.1:{port}/v1")).fault is Fault.REFUSED


@pytest.mark.parametrize(
    "reply", [Reply(silent=20), Reply(("Có ",), first_pause=20), Reply(("Có ", "38"), pause=0.4, endless=True)]
)
def test_the_deadline_holds_before_and_during_the_stream(server, reply):
    server.replies = [reply]
    model = chat(server)
    model.warm()
    begun = time.monotonic()
    assert fault_of(model, seconds=0.6).fault is Fault.TIMEOUT
    assert time.monotonic() - begun < 1.5


def test_stop_ends_the_answer_and_the_connection_at_once(server):
    server.says("Có ", pause=0.02, endless=True)
    stop = threading.Event()
    pieces = chat(server).stream(QUESTION, time.monotonic() + 20, stop.is_set)
    next(pieces)
    stop.set()
    begun = time.monotonic()
    with pytest.raises(StoppedError):
        list(pieces)
    assert time.monotonic() - begun < 1.0
    assert wait_until(server.gone.is_set, 2)


def test_leaving_the_stream_closes_the_connection(server):
    server.says("Có ", pause=0.02, endless=True)
    pieces = chat(server).stream(QUESTION, time.monotonic() + 20)
    next(pieces)
    pieces.close()
    assert wait_until(server.gone.is_set, 2)


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"MODEL": "openai:x", "MODEL_API_KEY": ""}, Fault.NO_KEY),
        ({"MODEL": "khong-co-ten"}, Fault.BAD_NAME),
        ({"MODEL": "nha-la:x"}, Fault.BAD_NAME),
        ({"MODEL": "groq:x"}, Fault.NO_PACKAGE),
    ],
)
def test_a_wrong_set_up_is_a_fault_with_its_own_sentence(monkeypatch, values, fault):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    assert fault_of(chat(**values)).fault is fault


def test_the_key_of_another_service_is_not_sent_to_the_configured_server(server, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-cua-openai")
    server.says("Có.")
    answer(chat(server, MODEL_API_KEY=""))
    assert "sk-cua-openai" not in server.keys[0]


@pytest.mark.parametrize("reply", [Reply(status=401), Reply(status=500), Reply(("a",), garbled=True), Reply(("a",))])
def test_the_key_appears_in_no_log_no_error_and_no_repr(server, caplog, reply, monkeypatch):
    monkeypatch.setattr("assistant.writer.model.FIRST_PAUSE", 0.01)
    caplog.set_level(logging.DEBUG)
    server.replies = [reply]
    model = chat(server)
    seen = [repr(model), repr(vars(model))]
    try:
        answer(model)
    except WriterFaultError as error:
        seen += [str(error), repr(error), repr(error.__cause__), repr(error.args)]
    assert KEY in server.keys[0]
    assert KEY not in caplog.text + "".join(seen)


def test_tracing_is_off_even_where_the_environment_turns_it_on(server, monkeypatch):
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGCHAIN_TRACING_V2", "true")
    server.says("Có.")
    answer(chat(server))
    assert {os.environ[name] for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2")} == {"false"}


def test_an_exception_never_seen_before_is_still_a_fault():
    assert classify(RuntimeError("?")).fault is Fault.UNKNOWN
    caused = RuntimeError("?")
    caused.__cause__ = json.JSONDecodeError("x", "y", 0)
    assert classify(caused).fault is Fault.GARBLED
