"""Builds of the whole library in the browser: stopped, they leave everything as it was; done, they change no answer."""

from assistant.conversation import Conversations
from assistant.settings import Settings
from index.library import Library
from tests.browser.screens import on_both_screens
from tests.browser.spoken import tree
from tests.browser.test_ask import ask
from tests.browser.test_library import SECOND, places, url  # noqa: F401  the library of these tests
from tests.index.newsroom import write_articles

QUESTION = "Năm 2020, tỉnh Sông Lam xử lý bao nhiêu vụ án tham nhũng?"


def kept(home):
    """Return all that a person would miss: the generation that answers, its articles, the files, the answers given."""
    library, store = Library.open(Settings(ASSISTANT_HOME=str(home), _env_file=None)), Conversations.open(home)
    rows = library.articles(0, 999)
    articles = [(row.meta, library.article(row.meta.id), library.figures(row.meta.id)) for row in rows]
    answers = [store.turns(talk.id, "") for talk in store.list("")]
    files = {path: path.read_bytes() for path in (home / "articles").rglob("*.*")}
    generation = library.generation
    library.close()
    return generation, articles, answers, files


def answered(page):
    """Ask, open the citation, and return what the answer and the marked words are."""
    page.click("role=tab[name='Hỏi đáp']")
    ask(page, QUESTION)
    page.click(".turn.last .headline .cite")
    page.wait_for_selector("#source mark.quote")
    found = page.inner_text(".turn.last .headline"), page.inner_text("#source mark.quote")
    page.click("#source .close")
    assert "38 vụ án" in found[0]
    return found


@on_both_screens
def test_stopping_a_build_leaves_everything_as_it_was(url, open_page, tmp_path, screen):  # noqa: F811
    home = tmp_path / "home"
    write_articles(home / "articles" / "moi", range(300))
    page = open_page(url)
    page.wait_for_selector(".welcome .about")
    said = answered(page)
    before = kept(home)
    places(page)
    page.fill("#paste textarea", SECOND)
    page.click("#preview-button")
    page.click("text=Thêm 1 bài vào kho")
    page.wait_for_selector("#build .running >> text=Đang đọc bài viết")
    assert len(list((home / "articles").glob("*.*"))) == 2
    assert page.locator("#build progress").bounding_box()["width"] > screen.width / 3
    if screen.touched:
        page.click("#halt >> text=Dừng lại")
    else:
        page.focus("#halt button")
        page.wait_for_selector("#build progress[value]")
        (bar,) = (node for node in tree(page) if node.role == "progressbar")
        assert bar.name == "Đang đọc bài viết"
        assert 0 <= float(bar.value) <= 100
        page.keyboard.press("Enter")
    page.wait_for_selector("#build .outcome")
    assert page.inner_text("#build .outcome") == "Đã dừng. Kho bài viết vẫn như trước khi bắt đầu."
    assert page.locator("#table tbody tr").count() == 1
    assert kept(home) == before
    assert answered(page) == said


@on_both_screens
def test_everything_is_indexed_anew_after_a_question_and_the_page_answers_meanwhile(url, open_page, tmp_path):  # noqa: F811
    page = open_page(url)
    page.wait_for_selector(".welcome .about")
    said = answered(page)
    places(page)
    generation, articles, *_ = kept(tmp_path / "home")
    assert generation in page.inner_text("#health .about")
    answers = ["dismiss", "accept"]
    page.on("dialog", lambda dialog: getattr(dialog, answers.pop(0))())
    page.click("text=Lập lại toàn bộ chỉ mục")
    assert answers == ["accept"]
    assert page.locator("#build .running").count() == 0
    page.click("text=Lập lại toàn bộ chỉ mục")
    page.wait_for_selector("#build .running progress")
    assert answered(page) == said
    page.click("role=tab[name='Kho bài viết']")
    page.wait_for_selector("#build .outcome")
    assert "cập nhật 1 bài" in page.inner_text("#build .outcome")
    page.wait_for_function("old => !document.querySelector('#health .about').innerText.includes(old)", arg=generation)
    anew, same, *_ = kept(tmp_path / "home")
    assert anew != generation
    assert same == articles
    assert answered(page) == said
