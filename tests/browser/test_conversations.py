"""Conversations in the browser: kept, found, renamed, deleted with undo, saved as files."""

import io
import threading
import zipfile

from docx import Document

from assistant.conversation import Conversations, Opinion
from assistant.ui import examples
from assistant.ui.backend import Opened
from tests.browser.fakes import FakeAssistant, FakeLibrary, opened
from tests.browser.screens import Screen, on_both_screens
from tests.browser.test_ask import QUESTION, QUOTE, ask


def unfold(page):
    """Show the list of conversations, which lies behind a button on a small screen."""
    if page.is_visible(".history-button") and not page.locator("#history.open").count():
        page.click(".history-button")
    page.wait_for_selector("#history .talk")


def menu(page):
    """Open what can be done to the first conversation."""
    unfold(page)
    page.hover("#history li")
    page.click("#history summary")


def test_a_conversation_survives_a_reload_and_a_restart_with_its_highlights(serve, open_page):
    first = serve()
    page = open_page(first.url)
    ask(page)
    page.wait_for_function("location.search.includes('c=')")
    query = page.evaluate("location.search")
    first.stop()
    page = open_page(serve().url + "/" + query)
    page.wait_for_selector(".turn.last .headline")
    page.click(".headline .cite")
    page.wait_for_selector("#source mark.quote")
    assert page.inner_text("#source mark.quote") == QUOTE


@on_both_screens
def test_a_follow_up_stays_in_its_conversation_and_a_new_one_begins_another(serve, open_page):
    page = open_page(serve().url)
    ask(page)
    page.fill("#question textarea", "Ai chủ trì hội nghị?")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.turn .actions').length === 2")
    assert page.locator("#history .talk").count() == 1
    unfold(page)
    page.click("#new-conversation")
    page.wait_for_selector(".welcome")
    ask(page, "Câu hỏi khác?")
    page.wait_for_function("document.querySelectorAll('#history .talk').length === 2")
    unfold(page)
    page.click("#history .talk >> nth=1")
    page.wait_for_function("document.querySelectorAll('.turn').length === 2")
    assert page.locator(".source.open").count() == 0


@on_both_screens
def test_renaming_and_finding_with_or_without_marks(serve, open_page):
    page = open_page(serve().url)
    ask(page)
    menu(page)
    page.fill("#history .menu input", "Vụ án ở Sông Lam")
    page.keyboard.press("Enter")
    page.wait_for_selector("#history .talk >> text=Vụ án ở Sông Lam")
    page.click("#find-conversation textarea, #find-conversation input")
    page.keyboard.type("khong co")
    page.wait_for_selector("text=Không có cuộc trò chuyện nào như vậy.")
    page.keyboard.press("Control+A")
    page.keyboard.type("song lam")
    page.wait_for_selector("#history .talk >> text=Vụ án ở Sông Lam")


@on_both_screens
def test_deleting_can_be_taken_back(serve, open_page):
    page = open_page(serve().url)
    ask(page)
    menu(page)
    page.click("#history .danger")
    page.wait_for_selector(".undo")
    assert page.locator("#history .talk").count() == 0
    page.wait_for_selector(".welcome")
    page.click("text=Hoàn tác")
    page.wait_for_selector(".turn .headline")
    assert page.locator("#history .talk").count() == 1
    page.click(".headline .cite")
    page.wait_for_selector("#source mark.quote")


@on_both_screens
def test_a_conversation_is_saved_as_markdown_and_as_word(serve, open_page):
    page = open_page(serve().url, accept_downloads=True)
    ask(page)
    for kind, label in (("md", "Tải về Markdown"), ("docx", "Tải về Word")):
        menu(page)
        with page.expect_download() as saved:
            page.click(f"text={label}")
        assert saved.value.suggested_filename.endswith(kind)
        data = saved.value.path().read_bytes()
        text = data.decode() if kind == "md" else "\n".join(p.text for p in Document(io.BytesIO(data)).paragraphs)
        assert QUOTE in text
        assert "Báo Sông Lam, 20/12/2021" in text
        assert kind == "md" or zipfile.is_zipfile(io.BytesIO(data))
        page.keyboard.press("Escape")


@on_both_screens
def test_feedback_is_kept_with_its_reason_and_words_and_shown_again(serve, open_page, tmp_path):
    page = open_page(serve().url)
    ask(page)
    assert page.is_hidden(".reasons")
    page.click(".thumb >> nth=1")
    page.click(".reasons >> text=sai số liệu")
    page.wait_for_selector("text=Cảm ơn bạn")
    page.click(".reasons >> text=khác")
    page.keyboard.type("Thiếu chức vụ <b>")
    with page.expect_response(lambda response: "run/predict" in response.url and "Thiếu" in response.request.post_data):
        page.click("text=Gửi góp ý")
    (given,) = Conversations.open(tmp_path / "home").feedback()
    assert (given.opinion, given.answer.question.asked) == (Opinion(False, "khác", "Thiếu chức vụ <b>"), QUESTION)
    page.wait_for_function("location.search.includes('c=')")
    page.reload()
    page.wait_for_selector("#last .thumb[aria-pressed=true][data-good='0']")
    assert page.inner_text("#last .reasons [aria-pressed=true]") == "khác"
    assert page.input_value("#last .comment input") == "Thiếu chức vụ <b>"


def test_what_was_pressed_stays_when_the_page_is_filled_up_later(serve, open_page, monkeypatch):
    found = threading.Event()

    def late(*_):
        found.wait(60)
        return ()

    monkeypatch.setattr(examples, "answered", late)
    page = open_page(serve().url)
    ask(page)
    page.click(".thumb >> nth=1")
    page.click(".reasons >> text=sai số liệu")
    page.wait_for_selector("text=Cảm ơn bạn")
    assert page.locator("#ask-filters .filters").count() == 0
    found.set()
    page.wait_for_selector("#ask-filters .filters")
    page.wait_for_timeout(300)
    assert page.is_visible("text=Cảm ơn bạn")


def test_a_source_that_changed_after_the_answer_says_so(serve, open_page):
    library = FakeLibrary()
    page = open_page(serve(lambda: Opened(library, FakeAssistant())).url)
    ask(page)
    assert page.locator("#last .fate").count() == 0
    library.edited = "hop-tinh.txt"
    page.wait_for_function("location.search.includes('c=')")
    page.reload()
    page.wait_for_selector("#last .fate")
    assert page.inner_text("#last .card:has(.fate)").startswith("1")
    page.click(".headline .cite")
    page.wait_for_selector("#source .edited")
    assert page.inner_text("#source mark.quote") == QUOTE


# The highest and the lowest place of the first line while it is there, looked at in every frame.
WATCH = """() => { window.tops = []; const look = () => {
    const line = document.querySelector('.turn.last .headline'), pane = document.querySelector('#talk');
    if (line && !pane.moving) window.tops.push(Math.round(line.getBoundingClientRect().top + pane.scrollTop));
    requestAnimationFrame(look); }; look(); }"""


def test_nothing_moves_above_a_growing_answer(serve, open_page):
    page = open_page(serve(lambda: opened(0.2)).url)
    page.evaluate(WATCH)
    ask(page)
    page.wait_for_function("window.tops.length > 3")
    tops = page.evaluate("window.tops")
    assert max(tops) - min(tops) < 2


def test_the_question_stays_at_the_top_while_the_answer_grows(serve, open_page):
    page = open_page(serve(lambda: opened(0.2)).url, Screen(1280, 500))
    ask(page)
    page.wait_for_selector("#last .actions")
    page.wait_for_function(
        "() => { const top = (s) => document.querySelector(s).getBoundingClientRect().top;"
        " return Math.abs(top('.turn.last') - top('#talk')) < 30; }"
    )
