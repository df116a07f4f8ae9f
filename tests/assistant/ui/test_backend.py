import threading

import pytest

from assistant.types import Request
from assistant.ui import strings
from assistant.ui.backend import Backend, Opened, Phase
from assistant.ui.talk import ask, trouble
from index.errors import IndexMismatchError, IndexMissingError, ModelError

BOTH = Opened(object(), object())


def opened_by(open_both):
    backend = Backend(open_both, retry_after=0.01)
    backend.start()
    backend.wait(5)
    return backend


def until_ready(backend):
    for _ in range(500):
        if backend.ready:
            return True
        threading.Event().wait(0.01)
    return False


@pytest.mark.parametrize(
    ("error", "command"),
    [
        (IndexMissingError("Chưa có."), "python -m index build"),
        (IndexMismatchError("Khác."), "python -m index build --rebuild"),
    ],
)
def test_without_a_usable_index_the_command_is_told_and_the_page_recovers(error, command):
    there = threading.Event()

    def open_both():
        if not there.is_set():
            raise error
        return BOTH

    backend = opened_by(open_both)
    assert backend.status.phase is Phase.NO_INDEX
    assert f"<code>{command}</code>" in trouble(backend.status)
    there.set()
    assert until_ready(backend)


def test_an_error_meant_for_eyes_is_shown_with_its_fix():
    def open_both():
        raise ModelError("Mô hình hỏng.", "Hãy tải lại.")

    backend = opened_by(open_both)
    assert backend.status.phase is Phase.FAILED
    assert "Mô hình hỏng." in trouble(backend.status)
    assert "Hãy tải lại." in trouble(backend.status)


def test_a_bug_while_opening_does_not_leave_the_page_loading_for_ever():
    def open_both():
        raise ZeroDivisionError("x")

    assert opened_by(open_both).status.phase is Phase.FAILED


def test_a_question_stopped_while_models_load_says_that_it_was_stopped():
    stopped = threading.Event()
    views = ask(Backend(lambda: BOTH), Request("Có gì?"), stopped)
    next(views)
    stopped.set()
    *_, last = views
    assert last.answer.reason == strings.STOPPED
    assert last.answer.done
