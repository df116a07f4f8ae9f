"""For people who cannot see well or use no mouse: names, contrast, sizes, order of the focus, what is spoken."""

from pathlib import Path

import pytest

from tests.browser.fakes import opened
from tests.browser.test_ask import ask

AUDIT = Path(__file__).with_name("audit.js").read_text(encoding="utf-8")
SIZES = [(1280, 800, "light"), (360, 740, "dark")]


@pytest.mark.parametrize(("width", "height", "scheme"), SIZES)
def test_everything_has_a_name_and_stands_out(serve, open_page, width, height, scheme):
    page = open_page(serve().url, width, height, scheme)
    page.wait_for_selector(".welcome .ask")
    faults = {"welcome": page.evaluate(AUDIT)}
    ask(page)
    page.click("#last .thumb >> nth=1")
    page.click("#last .reasons >> text=khác")
    page.click(".headline .cite")
    page.wait_for_selector("#source mark.quote")
    faults["answer"] = page.evaluate(AUDIT)
    page.click("role=tab[name='Tra cứu nguồn']")
    page.wait_for_selector("#results .articles")
    faults["table"] = page.evaluate(AUDIT)
    page.fill("#search textarea, #search input", "vụ án tham nhũng")
    page.keyboard.press("Enter")
    page.click(".hit:has-text('38 vụ án')")
    page.wait_for_selector("#reader .fold")
    for summary in page.query_selector_all("#reader .fold summary"):
        summary.click()
    faults["reader"] = page.evaluate(AUDIT)
    page.click("role=tab[name='Kho bài viết']")
    page.wait_for_selector("#health .chart")
    faults["library"] = page.evaluate(AUDIT)
    assert {place: found for place, found in faults.items() if found} == {}


def test_the_answer_is_spoken_when_it_is_whole_and_what_stood_before_is_left_alone(serve, open_page):
    page = open_page(serve(lambda: opened(0.3)).url)
    ask(page)
    page.evaluate("document.querySelector('.turn').mine = true")
    page.fill("#question textarea", "Còn năm 2023?")
    page.keyboard.press("Enter")
    page.wait_for_selector("#last .said[aria-live=polite][aria-busy=true] .headline")
    page.evaluate("window.first = document.querySelector('#turns .turn')")
    page.wait_for_selector("#last .said[aria-live=polite][aria-busy=false] .headline")
    page.wait_for_selector("#last .actions")
    assert page.evaluate("window.first === document.querySelector('#turns .turn')")
    assert page.locator("#last .said .actions, #last .said .sources").count() == 0


def test_the_focus_goes_through_the_page_in_the_order_in_which_it_is_read(serve, open_page):
    page = open_page(serve().url)
    page.wait_for_selector(".welcome .ask")
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "() => { const e = document.activeElement, s = getComputedStyle(e);"
                " return [e.closest('[id]')?.id, e.innerText || e.ariaLabel || e.placeholder, parseFloat(s.outlineWidth)]; }"
            )
        )
    words = [str(each[1]) for each in seen]
    wanted = ("Tới ô nhập", "Hỏi đáp", "Cuộc trò chuyện mới", "bao nhiêu", "Nhập câu hỏi")
    places = [next((i for i, word in enumerate(words) if part in word), None) for part in wanted]
    assert None not in places, words
    assert places == sorted(places), words
    assert all(outline >= 2 for _, _, outline in seen), seen


def test_a_question_is_asked_read_and_rated_with_the_keyboard_alone(serve, open_page):
    page = open_page(serve().url)
    page.wait_for_selector(".welcome .ask")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('#question textarea')")
    page.keyboard.type("Có bao nhiêu vụ án?")
    page.keyboard.press("Enter")
    page.wait_for_selector("#last .actions")
    page.focus("#last .headline .cite")
    page.keyboard.press("Enter")
    page.wait_for_selector("#source mark.quote")
    page.focus("#last .thumb >> nth=1")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.reason") == "sai nguồn"
