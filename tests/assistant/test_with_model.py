"""The whole pipeline with a language model behind a real server."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.types import Answer, Request, Turn, Verdict
from assistant.writer.writer import Writer
from tests.assistant.shelf import MemoryShelf, article
from tests.openai_server import Reply, serving

CLUSTER = article(
    "cum-1",
    "Cụm thi đua số 1 tổng kết công tác năm 2020",
    "Ngày 24/12/2020, tại thành phố Điện Biên Phủ, Cụm thi đua số 1 họp tổng kết công tác nội chính năm 2020. "
    "Chủ trì hội nghị là ông Trần Quốc Cường, Phó trưởng Ban Nội chính Trung ương. "
    "Năm 2020, các ban nội chính của Cụm thi đua số 1 đã phát hiện và tham mưu xử lý 38 vụ án tham nhũng.",
    date(2020, 12, 24),
)
QUESTION = "Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2020?"


@pytest.fixture
def server():
    with serving() as running:
        yield running


@pytest.fixture
def assistant(server) -> Assistant:
    settings = Settings(_env_file=None, MODEL="openai:mo-hinh-thu", MODEL_BASE_URL=server.url, MODEL_TIMEOUT=20)
    opened = Assistant(MemoryShelf(CLUSTER), settings, writer=Writer.open(settings))
    opened.warm()
    return opened


def test_a_configured_model_is_opened_with_the_assistant(server):
    settings = Settings(_env_file=None, MODEL="openai:mo-hinh-thu", MODEL_BASE_URL=server.url, MODEL_TIMEOUT=20)
    server.says("Cụm thi đua số 1 đã xử lý 38 vụ án tham nhũng trong năm 2020 [1].")
    opened = Assistant.open(settings, MemoryShelf(CLUSTER))
    opened.warm()
    *_, answer = opened.ask(Request(QUESTION))
    assert answer.mode == "model"


def test_the_answer_streams_and_ends_checked(assistant, server):
    server.says("Cụm thi đua số 1 đã xử lý ", "38 vụ án tham nhũng ", "trong năm 2020 [1].")
    answers = list(assistant.ask(Request(QUESTION)))
    assert [answer.done for answer in answers] == [False] * (len(answers) - 1) + [True]
    assert answers[0].headline.verdict is Verdict.PENDING
    last = answers[-1]
    assert (last.mode, last.headline.verdict, last.headline.citations) == ("model", Verdict.VERIFIED, (1,))
    (citation,) = last.citations
    assert CLUSTER.text[citation.start : citation.end] == citation.quote


def test_a_fault_ends_in_the_extracted_answer_with_a_notice(assistant, server):
    server.says(status=401)
    *_, answer = assistant.ask(Request(QUESTION))
    assert (answer.mode, answer.done, answer.status) == ("extractive", True, "answered")
    assert "38" in answer.headline.text
    assert "khóa" in answer.notice


def test_a_follow_up_is_understood_with_the_help_of_the_model(assistant, server):
    server.replies = [
        Reply(("Ai chủ trì hội nghị tổng kết năm 2020 của Cụm thi đua số 1?",)),
        Reply(("Ông Trần Quốc Cường, Phó trưởng Ban Nội chính Trung ương, chủ trì hội nghị [1].",)),
    ]
    earlier = Answer(assistant.understand(Request(QUESTION)), "answered", "extractive")
    *_, answer = assistant.ask(Request("Ai chủ trì?", (Turn(earlier.question, earlier),)))
    assert answer.question.text == "Ai chủ trì hội nghị tổng kết năm 2020 của Cụm thi đua số 1?"
    assert answer.question.asked == "Ai chủ trì?"
    assert answer.headline.verdict is Verdict.VERIFIED


def test_a_greeting_asks_no_model(assistant, server):
    list(assistant.ask(Request("Xin chào")))
    assert server.requests == []
