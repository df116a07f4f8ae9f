"""The library in the browser, over a real index: adding with a preview, removing, and answers without a restart."""

import pytest

from assistant.assistant import Assistant
from assistant.collection.drafts import keep, pasted
from assistant.settings import Settings
from assistant.ui.backend import Opened
from index.build import build
from index.library import Library
from tests.browser.screens import on_both_screens
from tests.browser.test_ask import ask

FIRST = "Tỉnh Sông Lam họp tổng kết\n\nNgày 24/12/2020, tỉnh Sông Lam họp tổng kết. Cả tỉnh xử lý 38 vụ án tham nhũng trong năm 2020.\n"
SECOND = "Tỉnh Sông Hồng kiểm tra vườn cây\n\nNgày 5/3/2021, tỉnh Sông Hồng kiểm tra 417 vườn cây ăn quả ở ba huyện ven sông.\n"
EVIL = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"


@pytest.fixture
def url(serve, tmp_path):
    settings = Settings(ASSISTANT_HOME=str(tmp_path / "home"), _env_file=None)
    keep([pasted(FIRST, "dán")], settings.home / "articles")
    build(settings, [settings.home / "articles"])

    def opened():
        library = Library.open(settings)
        return Opened(library, Assistant.open(settings, library))

    return serve(opened).url


def places(page):
    page.click("role=tab[name='Kho bài viết']")
    page.wait_for_selector("#table .articles")


def give(page, touched, name, text):
    """Drop a file on the page; with a finger one chooses it."""
    if touched:
        file = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
        page.set_input_files("#drop input[type=file]", files=[file])
        return
    made = "([name, text]) => { const all = new DataTransfer(); all.items.add(new File([text], name)); return all; }"
    page.dispatch_event("#drop .drop", "drop", {"dataTransfer": page.evaluate_handle(made, [name, text])})


@on_both_screens
def test_a_dropped_file_is_corrected_added_and_answers_at_once(url, open_page, screen):
    page = open_page(url)
    places(page)
    give(page, screen.touched, f"{EVIL.replace('/', '')}.txt"[:120], SECOND)
    page.wait_for_selector(".preview fieldset")
    assert page.input_value(".field-title input") == "Tỉnh Sông Hồng kiểm tra vườn cây"
    assert page.input_value(".field-published input") == "5/3/2021"
    page.fill(".field-source input", f"Báo Sông Hồng {EVIL}")
    page.click("text=Thêm 1 bài vào kho")
    page.wait_for_selector("#build .outcome", timeout=60_000)
    assert "thêm 1" in page.inner_text("#build .outcome")
    page.wait_for_function("document.querySelectorAll('#table tbody tr').length === 2")
    page.wait_for_function("document.querySelector('#health').innerText.includes('Báo Sông Hồng')")
    page.click("role=tab[name='Hỏi đáp']")
    page.fill("#question textarea", "Tỉnh Sông Hồng kiểm tra bao nhiêu vườn cây ăn quả?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".turn.last .actions")
    assert "417" in page.inner_text(".turn.last .headline")
    page.click(".turn.last .cite >> nth=0")
    page.wait_for_selector("#source mark.quote")
    assert "417 vườn cây ăn quả" in page.inner_text("#source mark.quote")
    assert page.evaluate("window.hacked") is None


def test_what_stands_in_the_fields_is_added_though_the_page_was_slow_to_tell_of_it(url, open_page):
    page = open_page(url)
    places(page)
    give(page, False, "tre.txt", f"{SECOND} Vườn cây này ở bên kia sông.")
    page.wait_for_selector(".preview fieldset")
    page.evaluate("document.querySelector('.field-source input').value = 'Báo Gò Mây'")
    page.click("text=Thêm 1 bài vào kho")
    page.wait_for_selector("#build .outcome", timeout=60_000)
    page.wait_for_function("document.querySelector('#health').innerText.includes('Báo Gò Mây')")


@on_both_screens
def test_a_date_that_makes_no_sense_is_refused_in_words(url, open_page):
    page = open_page(url)
    places(page)
    page.fill("#paste textarea", SECOND)
    page.click("#preview-button")
    page.fill(".field-published input", "hôm qua")
    page.keyboard.press("Enter")
    page.wait_for_selector(".preview .refused")
    assert "vẫn giữ: 5/3/2021" in page.inner_text(".preview .refused")
    page.fill(".field-published input", "6/2021")
    page.keyboard.press("Enter")
    page.wait_for_selector(".preview .refused", state="detached")


def test_corrections_are_typed_one_after_the_other_without_losing_the_place(url, open_page):
    page = open_page(url)
    places(page)
    page.fill("#paste textarea", SECOND)
    page.click("#preview-button")
    page.fill(".field-title input", "Kiểm tra vườn")
    page.keyboard.press("Tab")
    page.keyboard.type("hôm qua")
    page.keyboard.press("Tab")
    page.keyboard.type("Báo ")
    page.wait_for_selector(".preview .refused")
    page.keyboard.type("Sông Hồng")
    assert page.input_value(".field-title input") == "Kiểm tra vườn"
    assert page.input_value(".field-source input") == "Báo Sông Hồng"
    page.click("text=Thêm 1 bài vào kho")
    page.wait_for_selector("#table .articles >> text=Kiểm tra vườn")
    assert "Báo Sông Hồng" in page.inner_text("#table")


def test_a_pasted_article_can_be_left_out_again(url, open_page):
    page = open_page(url)
    places(page)
    page.fill("#paste textarea", SECOND)
    page.click("#preview-button")
    page.wait_for_selector(".preview fieldset")
    page.click("text=Bỏ bài này")
    page.wait_for_function("!document.querySelector('.preview fieldset')")


def test_a_file_that_cannot_be_read_is_named_with_its_reason(url, open_page):
    page = open_page(url)
    places(page)
    page.set_input_files(
        "#drop input[type=file]", files=[{"name": "ảnh.txt", "mimeType": "text/plain", "buffer": b"\x00\x01" * 99}]
    )
    page.wait_for_selector(".preview .failure")
    assert "ảnh.txt" in page.inner_text(".preview .failure")
    assert page.locator("text=bài vào kho").count() == 0


@on_both_screens
def test_one_article_is_read_again_and_the_answers_follow(url, open_page, tmp_path):
    page = open_page(url)
    places(page)
    (path,) = (tmp_path / "home" / "articles").iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace("38 vụ án", "57 vụ án"), encoding="utf-8")
    page.click("#table .tools button >> nth=0")
    page.wait_for_selector("#build .outcome", timeout=60_000)
    assert "cập nhật 1" in page.inner_text("#build .outcome")
    page.click("role=tab[name='Hỏi đáp']")
    ask(page, "Năm 2020, tỉnh Sông Lam xử lý bao nhiêu vụ án tham nhũng?")
    assert "57 vụ án" in page.inner_text(".turn.last .headline")


@on_both_screens
def test_removing_asks_first_and_takes_the_article_out(url, open_page):
    page = open_page(url)
    places(page)
    answers = ["dismiss", "accept"]
    page.on("dialog", lambda dialog: getattr(dialog, answers.pop(0))())
    page.click("#table .tools button >> nth=1")
    assert answers == ["accept"]
    assert page.locator("#table tbody tr").count() == 1
    page.click("#table .tools button >> nth=1")
    page.wait_for_selector("#table .no-hits", timeout=60_000)


@on_both_screens
def test_health_shows_articles_by_time_and_by_source(url, open_page):
    page = open_page(url)
    places(page)
    page.wait_for_selector("#health .chart")
    assert "12/2020" in page.inner_text("#health")
    assert "Phiên bản chỉ mục" in page.inner_text("#health")
