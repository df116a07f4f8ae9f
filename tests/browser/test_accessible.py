"""For people who cannot see well or use no mouse: names, contrast, sizes, order of the focus, what is spoken."""

from pathlib import Path

import pytest

from assistant.ui import strings
from tests.browser.fakes import opened
from tests.browser.screens import DESKTOP, PHONE
from tests.browser.spoken import LISTEN, named, tree
from tests.browser.test_ask import QUESTION, ask

AUDIT = Path(__file__).with_name("audit.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(("screen", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], indirect=["screen"])
def test_everything_has_a_name_and_stands_out(serve, open_page, scheme):
    page = open_page(serve().url, scheme=scheme)
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


def test_an_answer_is_spoken_once_when_it_is_whole_and_what_stood_before_is_left_alone(serve, open_page):
    page = open_page(serve(lambda: opened(0.3)).url)
    ask(page)
    page.evaluate(LISTEN)
    page.fill("#question textarea", "Còn năm 2023?")
    page.keyboard.press("Enter")
    page.wait_for_selector("#turns .turn")
    page.evaluate("window.first = document.querySelector('#turns .turn')")
    page.wait_for_selector("#last .actions")
    page.wait_for_function("window.said.length === 2")
    waiting, answer = page.evaluate("window.said")
    assert waiting == strings.SEARCHING
    assert answer.startswith("Có 38 vụ án tham nhũng bị khởi tố.")
    assert "31 vụ việc có dấu hiệu tiêu cực" in answer
    assert strings.COPY not in answer
    assert page.evaluate("window.first === document.querySelector('#turns .turn')")
    page.click(".headline .cite >> nth=0")
    page.wait_for_function("window.said.length === 3")
    assert page.evaluate("window.said[2]").startswith("Trích dẫn 1 / 3 · 20/12/2021 · Báo Sông Lam")
    page.reload()
    page.wait_for_selector("#last .actions")
    page.wait_for_function("!document.querySelector('#status').innerText.trim()")
    assert "38 vụ án" not in page.inner_text("#voice")


def test_roles_and_names_tell_what_is_seen(serve, open_page):
    page = open_page(serve().url)
    ask(page)
    page.click(".headline .cite")
    page.wait_for_selector("#source mark.quote")
    told = tree(page)
    title = "Tỉnh Sông Lam tổng kết công tác nội chính năm 2021"
    assert f"Nguồn 1: {title} – Báo Sông Lam · 20/12/2021" in named(told, "link")
    assert f"{title} Báo Sông Lam · 20/12/2021" in " ".join(named(told, "button"))
    assert {title, f"Bạn hỏi: {QUESTION}", "Nguồn", "Hỏi tiếp"} <= set(named(told, "heading"))
    assert {"Trích dẫn trước", "Trích dẫn sau", "Đóng bài viết"} <= set(named(told, "button"))
    assert {"Các cuộc trò chuyện", "Bài viết được trích dẫn"} <= set(named(told, "navigation"))
    assert "Câu hỏi" in named(told, "textbox")
    pressed = {node.name: node.properties["pressed"] for node in told if "pressed" in node.properties}
    assert pressed == {strings.GOOD: "false", strings.BAD: "false"}
    page.click("role=tab[name='Tra cứu nguồn']")
    page.wait_for_selector("#results .articles")
    told = tree(page)
    assert named(told, "table") == ["3 bài viết"]
    assert named(told, "columnheader") == ["Tiêu đề", "Ngày đăng", "Nguồn", "Đoạn", "Chữ"]
    assert [node.role for node in told if node.properties.get("focusable") and not node.name] == []


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
    wanted = ("Tới ô nhập", "Hỏi đáp", "Cuộc trò chuyện mới", "bao nhiêu", "Câu hỏi")
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
