"""The application as people start it: `python app.py` over the sample articles, in a real browser."""

import os
import re
import socket
import subprocess
import sys
import time

import pytest

from assistant.settings import Settings
from index.build import build
from tests.slowness import slowness

QUESTION = "Năm 2020, Cụm thi đua số 1 phát hiện và tham mưu xử lý bao nhiêu vụ án tham nhũng?"


@pytest.fixture
def started(project, tmp_path):
    """Start the program on a port that is taken, and return the address it prints."""
    settings = Settings(ASSISTANT_HOME=str(tmp_path / "home"), _env_file=None)
    build(settings, [project / "corpus"])
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        environment = {**os.environ, "PORT": str(port), "ASSISTANT_HOME": str(settings.home), "PYTHONUNBUFFERED": "1"}
        program = subprocess.Popen(
            [sys.executable, "app.py"],
            cwd=project,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        lines = []
        try:
            for line in program.stdout:
                lines.append(line)
                if "http://" in line:
                    break
            yield port, "".join(lines)
        finally:
            program.terminate()
            program.wait(20)


def test_the_sample_question_is_answered_with_the_words_of_its_source(started, open_page):
    taken, printed = started
    assert f"Cổng {taken} đang có chương trình khác dùng" in printed
    url = re.search(r"http://127\.0\.0\.1:\d+", printed).group()
    began, load = time.monotonic(), slowness()
    page = open_page(url)
    page.fill("#question textarea", QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_selector(".turn.last .actions")
    assert (time.monotonic() - began) / max(load, slowness()) < 60
    assert "38 vụ án tham nhũng" in page.inner_text(".turn.last .headline")
    page.click(".turn.last .headline .cite")
    page.wait_for_selector("#source mark.quote")
    assert "38 vụ án tham nhũng cùng 31 vụ việc “tham nhũng vặt”" in page.inner_text("#source mark.quote").replace(
        "\n", " "
    )
    assert "24/12/2020" in page.inner_text("#source .origin")
