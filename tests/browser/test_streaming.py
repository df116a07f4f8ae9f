"""A language model's answer in the browser: its first words at once, stopping, and what is shown when it fails."""

import statistics
import time

import pytest

from assistant.assistant import Assistant
from assistant.collection.drafts import keep, pasted
from assistant.settings import Settings
from assistant.ui import strings
from assistant.ui.backend import Opened
from assistant.writer.notices import EXTRACTED_INSTEAD
from index.build import build
from index.library import Library
from tests.openai_server import Reply, serving, wait_until
from tests.slowness import slowness

ARTICLE = (
    "Cụm thi đua số 1 tổng kết công tác năm 2020\n\n"
    "Ngày 24/12/2020, Cụm thi đua số 1 họp tổng kết công tác nội chính năm 2020 tại thành phố Điện Biên Phủ. "
    "Năm 2020, các ban nội chính của Cụm thi đua số 1 phát hiện và tham mưu xử lý 38 vụ án tham nhũng.\n"
)
QUESTION = "Cụm thi đua số 1 xử lý bao nhiêu vụ án tham nhũng năm 2020?"
FIRST = "Toàn Cụm đã "
REST = ("phát hiện và tham mưu xử lý ", "38 vụ án ", "tham nhũng ", "trong năm 2020 [1].")
# Seconds on a quiet machine: from the model's server to the page, and from the click to the end of the answer.
PROMISED = 0.150
STOPPED_WITHIN = 1.0
ROUNDS = 5
# A frame after the words stand in the page they are painted.
WATCH = """word => { window.seen = null; new MutationObserver((_, watch) => {
    if (document.querySelector('#last')?.innerText.includes(word)) {
        watch.disconnect(); requestAnimationFrame(() => { window.seen = Date.now() / 1000; }); }
    }).observe(document.body, {childList: true, subtree: true, characterData: true}); }"""
# By the page's own clock: how long it took the test to click and to look does not count.
WATCH_STOP = """() => { addEventListener('click', () => { window.clicked = Date.now() / 1000; }, {capture: true, once: true});
    new MutationObserver((_, watch) => { if (document.querySelector('.turn.last .actions')) {
        watch.disconnect(); window.ended = Date.now() / 1000; }
    }).observe(document.body, {childList: true, subtree: true}); }"""
# What the headline says at every change, and how many citations it has by then.
WATCH_GROWTH = """() => { window.grown = []; new MutationObserver(() => {
    const headline = document.querySelector('#last .headline');
    if (headline) window.grown.push([headline.innerText, headline.querySelectorAll('.cite').length]);
    }).observe(document.body, {childList: true, subtree: true, characterData: true}); }"""


@pytest.fixture
def server():
    with serving() as running:
        yield running


@pytest.fixture
def page(server, serve, open_page, tmp_path):
    model = {"MODEL": "openai:mo-hinh-thu", "MODEL_BASE_URL": server.url, "MODEL_TIMEOUT": 30}
    settings = Settings(ASSISTANT_HOME=str(tmp_path / "home"), _env_file=None, **model)
    keep([pasted(ARTICLE, "dán")], settings.home / "articles")
    build(settings, [settings.home / "articles"])

    def opened():
        library = Library.open(settings)
        assistant = Assistant.open(settings, library)
        assistant.warm()
        return Opened(library, assistant)

    # Opening asks the example questions of the welcome screen too; nothing a test waits for is among them.
    server.says("Không tìm thấy thông tin trong các đoạn nguồn.")
    shown = open_page(serve(opened).url)
    shown.wait_for_function("document.querySelector('#status')?.innerText.trim() === ''", timeout=60_000)
    return shown


def start(page):
    page.fill("#question textarea", QUESTION)
    page.keyboard.press("Enter")


def test_the_first_words_are_in_the_page_150_ms_after_they_left_the_server(page, server):
    waits = []
    for _ in range(ROUNDS):
        page.click("#new-conversation")
        page.wait_for_selector(".welcome")
        server.replies = [Reply((FIRST, *REST), pause=0.4)]
        server.sent_at.clear()
        page.evaluate(WATCH, FIRST.strip())
        load = slowness()
        start(page)
        page.wait_for_function("window.seen !== null")
        assert len(server.sent_at) < len((FIRST, *REST)), "the words came only when the model was done"
        sent = server.sent_at[0] + time.time() - time.monotonic()
        load = max(load, slowness())
        waits.append((page.evaluate("window.seen") - sent, load))
        page.wait_for_selector(".turn.last .actions")
    assert statistics.median(wait / load for wait, load in waits) <= PROMISED, waits


def test_an_answer_grows_in_the_page_and_ends_with_its_citation(page, server):
    server.replies = [Reply((FIRST, *REST), pause=0.4)]
    page.evaluate(WATCH_GROWTH)
    start(page)
    page.wait_for_selector(".turn.last .headline .cite")
    page.wait_for_selector(".turn.last .actions")
    answer = page.inner_text(".turn.last .headline")
    assert answer.startswith("Toàn Cụm đã phát hiện và tham mưu xử lý 38 vụ án")
    grown = [text for text, cites in page.evaluate("window.grown") if text and not cites]
    assert len(set(grown)) > 1, grown
    assert all(answer.startswith(text.rstrip()) for text in grown), grown


def test_stopping_ends_the_answer_at_once_and_hangs_up(page, server):
    server.replies = [Reply((FIRST, *[f"phát hiện vụ thứ {n}, " for n in range(200)]), pause=0.3)]
    start(page)
    page.wait_for_selector(f"#last .headline >> text={FIRST.strip()}")
    page.evaluate(WATCH_STOP)
    load = slowness()
    page.click(f"#question button:has-text('{strings.STOP}'), #question .stop-button")
    page.wait_for_selector(".turn.last .actions")
    load = max(load, slowness())
    clicked, ended = page.evaluate("[window.clicked, window.ended]")
    assert (ended - clicked) / load <= STOPPED_WITHIN, (ended - clicked, load)
    assert strings.STOPPED in page.inner_text(".turn.last .notice")
    assert wait_until(server.gone.is_set, 3)


def test_a_server_that_fails_midway_leaves_the_extracted_answer_and_says_why(page, server):
    server.replies = [Reply((FIRST, *REST[:2]), pause=0.3, cut=True)]
    start(page)
    page.wait_for_selector(f"#last .headline >> text={FIRST.strip()}")
    page.wait_for_selector(".turn.last .actions")
    assert EXTRACTED_INSTEAD in page.inner_text(".turn.last .notice")
    assert "38 vụ án" in page.inner_text(".turn.last .headline")
    assert FIRST.strip() not in page.inner_text(".turn.last")
    page.click(".turn.last .cite >> nth=0")
    page.wait_for_selector("#source mark.quote")
