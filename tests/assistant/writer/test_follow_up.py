import pytest

from assistant.types import Answer, Request, Sentence, Turn, Understood
from tests.assistant.writer.scene import writer
from tests.openai_server import serving

ASKED = "Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2020?"
HISTORY = (
    Turn(
        Understood(ASKED, ASKED),
        Answer(Understood(ASKED, ASKED), "answered", "extractive", headline=Sentence("38 vụ án tham nhũng.", (1,))),
    ),
)
OWN = "Còn năm 2021? (Cụm thi đua số 1)"


@pytest.fixture
def server():
    with serving() as running:
        yield running


def rewritten(server, *pieces: str, **how) -> str:
    server.says(*pieces, **how)
    request = Request("Còn năm 2021 thì sao?", HISTORY)
    return writer(server.url, MODEL_TIMEOUT=2.0).standalone(request, OWN)


def test_a_follow_up_is_put_in_full(server):
    full = "Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2021?"
    assert rewritten(server, full) == full
    roles = [message["role"] for message in server.requests[0]["messages"]]
    assert roles == ["system", "user", "assistant", "user"]


@pytest.mark.parametrize(
    "said",
    [
        "Cụm thi đua số 10 xử lý bao nhiêu vụ án năm 2021?",
        "Cụm thi đua số 1 xử lý bao nhiêu vụ án năm 2019?",
        "Ông Lê Văn Tám xử lý bao nhiêu vụ án năm 2021?",
        "How many cases did the first emulation cluster handle in the year 2021, please tell me?",
        "Có 38 vụ án. " * 60,
        "",
    ],
)
def test_what_was_never_said_is_not_put_into_a_question(server, said):
    assert rewritten(server, said) == OWN


def test_a_slow_or_failing_model_leaves_our_own_reading(server):
    assert rewritten(server, status=401) == OWN
    assert rewritten(server, "Cụm", silent=5) == OWN


def test_a_long_history_is_trimmed(server):
    long = "Hội nghị bàn việc gì? " * 300
    server.says("Hội nghị bàn việc gì?")
    turns = tuple(Turn(Understood(long, long)) for _ in range(3))
    writer(server.url, MODEL_CONTEXT=2048).standalone(Request("Còn gì?", turns), OWN)
    assert len(server.prompt()) < 4096
