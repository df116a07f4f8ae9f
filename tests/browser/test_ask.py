"""Asking in a real browser: the answer, the exact quoted words, and what surrounds them."""

import threading

from index.errors import IndexMissingError
from tests.browser.fakes import opened
from tests.browser.screens import DESKTOP, PHONE, on_both_screens

QUESTION = "Có bao nhiêu vụ án tham nhũng bị khởi tố?"
QUOTE = "Trong năm, các cơ quan đã khởi tố 38 vụ án tham nhũng với 71 bị can."


def ask(page, question=QUESTION):
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector(".turn.last .actions")


def wait_in_view(page, selector, pane):
    page.wait_for_function(
        "([s, p]) => { const a = document.querySelector(s).getBoundingClientRect(), b = document.querySelector(p).getBoundingClientRect();"
        " return a.top >= b.top && a.bottom <= b.bottom && a.bottom <= innerHeight; }",
        arg=[selector, pane],
    )


# A picture of our own that fails: had one of an article been there before, its error would have come by now.
LATER = "new Promise((done) => { const own = new Image(); own.onerror = () => done(); own.src = '/none'; })"


@on_both_screens
def test_a_click_on_a_citation_marks_the_exact_words_in_view(serve, open_page):
    page = open_page(serve().url)
    ask(page)
    page.click(".headline .cite")
    page.wait_for_selector("#source mark.quote")
    assert page.inner_text("#source mark.quote") == QUOTE
    wait_in_view(page, "#source mark.quote", "#source")
    assert "20/12/2021" in page.inner_text("#source .origin")
    assert page.get_attribute("#source .origin a", "href") == "https://example.vn/hop-tinh?a=1&b=2"


def test_the_source_stands_right_of_the_chat_and_below_it_on_a_phone(serve, open_page):
    url = serve().url
    for screen, beside in ((DESKTOP, True), (PHONE, False)):
        page = open_page(url, screen)
        ask(page)
        page.click(".headline .cite")
        page.wait_for_selector("#source mark.quote")
        chat, source = page.locator("#chat").bounding_box(), page.locator("#source").bounding_box()
        assert source["x"] >= chat["x"] + chat["width"] - 1 if beside else source["y"] >= chat["y"] + chat["height"] - 1


def test_a_citation_that_is_open_already_is_brought_back_into_view(serve, open_page):
    page = open_page(serve().url)
    ask(page)
    page.click(".headline .cite")
    page.wait_for_selector("#source mark.quote")
    wait_in_view(page, "#source mark.quote", "#source")
    page.evaluate("document.querySelector('#source').scrollTop = 0")
    page.click(".headline .cite")
    wait_in_view(page, "#source mark.quote", "#source")
    assert page.locator("#source.waiting").count() == 0


def test_a_citation_opens_by_keyboard_and_gives_the_focus_back(serve, open_page):
    page = open_page(serve().url)
    ask(page)
    page.focus(".headline .cite")
    page.keyboard.press("Enter")
    page.wait_for_selector("#source mark.quote")
    page.click("#source .close")
    page.wait_for_selector("#source .nothing")
    assert page.evaluate("document.activeElement.matches('.headline .cite')")


def test_next_and_previous_walk_through_the_citations(serve, open_page):
    page = open_page(serve().url)
    ask(page)
    page.click(".headline .cite")
    page.click("#source [aria-label='Trích dẫn sau']")
    page.wait_for_function("document.querySelector('#source mark.quote')?.innerText.includes('31 vụ việc')")
    assert page.inner_text("#source .position").startswith("Trích dẫn 2 / 3")
    page.click("#source [aria-label='Trích dẫn trước']")
    page.wait_for_function("document.querySelector('#source mark.quote')?.innerText.includes('38 vụ án')")
    assert page.is_disabled("#source [aria-label='Trích dẫn trước']")


def test_no_script_of_an_article_a_title_or_a_question_runs(serve, open_page):
    page = open_page(serve().url)
    ask(page, "<script>window.hacked=1</script><img src=x onerror=window.hacked=1> ${window.hacked=1} {{hacked}}")
    assert "${window.hacked=1} {{hacked}}" in page.inner_text(".asked")
    page.click(".support .cite >> nth=2")
    page.wait_for_selector("#source mark.quote")
    assert "<script>window.hacked=1</script>" in page.inner_text("#source mark.quote")
    page.evaluate(LATER)
    assert page.evaluate("window.hacked") is None
    assert page.locator("#source img, #turns img, #source script, #turns script").count() == 0
    assert page.locator("#source .origin a[href^=javascript]").count() == 0


def test_an_article_that_changed_or_went_shows_the_kept_quotation(serve, open_page):
    page = open_page(serve().url)
    ask(page, "Có gì lạ không?")
    page.click(".sources .card >> nth=2")
    page.wait_for_selector("#source .kept")
    assert "đã thay đổi" in page.inner_text("#source .kept")
    assert "Câu này không còn trong bài." in page.inner_text("#source .kept mark")
    page.click(".sources .card >> nth=3")
    page.wait_for_function("document.querySelector('#source .kept')?.innerText.includes('không còn trong kho')")


def test_stop_keeps_what_was_found_and_asking_again_completes_it(serve, open_page):
    page = open_page(serve(lambda: opened(0.6)).url)
    page.fill("#question textarea", QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_selector(".turn.last .headline")
    page.click("#question .stop-button")
    page.wait_for_selector(".turn.last .actions")
    assert "Đã dừng" in page.inner_text(".turn.last")
    page.click(".turn.last >> text=Hỏi lại")
    page.wait_for_function("document.querySelectorAll('.turn.last .support li').length === 3")
    page.wait_for_selector(".turn.last .actions")
    assert page.locator(".turn").count() == 1


@on_both_screens
def test_copying_takes_the_answer_with_its_sources(serve, open_page):
    page = open_page(serve().url, permissions=["clipboard-read", "clipboard-write"])
    ask(page)
    page.click("text=Sao chép kèm nguồn")
    page.wait_for_selector(".actions >> text=Đã sao chép")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Có 38 vụ án tham nhũng bị khởi tố. [1]" in copied
    assert "[1] “Tỉnh Sông Lam tổng kết công tác nội chính năm 2021”, Báo Sông Lam, 20/12/2021" in copied


def test_example_questions_are_asked_by_a_click(serve, open_page):
    page = open_page(serve().url)
    page.click(".welcome .ask >> nth=0")
    page.wait_for_selector(".turn.last .headline")
    assert "38 vụ án" in page.inner_text(".turn.last .headline")


def test_the_page_opens_while_models_load_and_answers_when_they_have(serve, open_page):
    gate = threading.Event()

    def slowly():
        gate.wait(20)
        return opened()

    page = open_page(serve(slowly).url)
    assert "Đang tải mô hình" in page.inner_text("#status")
    page.fill("#question textarea", QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_selector(".searching")
    gate.set()
    page.wait_for_selector(".turn.last .headline")
    page.wait_for_function("document.querySelector('#status').innerText.trim() === ''")


def test_without_an_index_the_command_is_shown_and_the_page_recovers(serve, open_page):
    there = threading.Event()

    def missing():
        if not there.is_set():
            raise IndexMissingError("Chưa có chỉ mục.", "python -m index build")
        return opened()

    page = open_page(serve(missing).url)
    page.wait_for_selector("#status .trouble")
    assert "python -m index build" in page.inner_text("#status pre")
    there.set()
    page.wait_for_selector(".welcome .ask")
    ask(page)


def test_a_question_that_fails_says_so_and_the_next_one_works(serve, open_page):
    page = open_page(serve().url)
    page.fill("#question textarea", "Câu này làm nổ")
    page.keyboard.press("Enter")
    page.wait_for_selector("#last .trouble")
    ask(page)
    assert "38 vụ án" in page.inner_text(".turn.last .headline")


def test_the_page_says_that_it_is_vietnamese(serve, open_page):
    page = open_page(serve().url)
    assert page.get_attribute("html", "lang") == "vi"
    page.evaluate("document.documentElement.setAttribute('lang', 'en')")  # as Gradio does when its words have come
    assert page.get_attribute("html", "lang") == "vi"
    assert "Dẫn Nguồn" in page.title()


@on_both_screens
def test_a_question_offered_after_an_answer_is_asked_by_a_press(serve, open_page):
    page = open_page(serve().url)
    ask(page)
    page.wait_for_selector("#offers .suggestions")
    page.click("#offers .suggestions .ask")
    page.wait_for_function("document.querySelectorAll('#talk .turn').length == 2")
    page.wait_for_selector(".turn.last .headline")
    assert page.inner_text(".turn.last .asked").endswith("Ai chủ trì hội nghị?")


def test_what_was_offered_goes_when_another_talk_is_opened(serve, open_page):
    page = open_page(serve().url)
    ask(page)
    page.wait_for_selector("#offers .suggestions")
    page.click("#new-conversation")
    page.wait_for_selector("#offers .suggestions", state="detached")
