"""Readers and editors: signing in, what each may do, each with their own conversations only."""

import urllib.error
import urllib.request

import pytest

from assistant import users
from assistant.users import Role
from tests.browser.screens import DESKTOP, SIDEWAYS, on_both_screens
from tests.browser.test_ask import ask


@pytest.fixture
def url(serve, tmp_path):
    path = tmp_path / "users"
    users.add(path, "lan", Role.EDITOR, "mật khẩu của lan")
    users.add(path, "mai", Role.READER, "mật khẩu của mai")
    return serve(AUTH_FILE=path).url


def sign_in(chromium, url, name, password, screen=DESKTOP):
    size = {"width": screen.width, "height": screen.height}
    page = chromium.new_context(viewport=size, has_touch=screen.touched, is_mobile=screen.touched).new_page()
    page.goto(url)
    assert page.url.endswith("/login")
    assert not page.evaluate(SIDEWAYS)
    page.fill("[name=name]", name)
    page.fill("[name=password]", password)
    page.click("button")
    return page


def test_nothing_is_given_to_who_is_not_signed_in(url):
    for path in ("/config", "/gradio_api/info", "/gradio_api/queue/join", "/gradio_api/upload"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(url + path)
        assert refused.value.code == 401


def test_a_wrong_password_is_said_to_be_wrong(chromium, url):
    page = sign_in(chromium, url, "lan", "không phải")
    assert "không đúng" in page.inner_text("[role=alert]")
    page.context.close()


@on_both_screens
def test_each_user_sees_only_their_own_conversations_and_a_reader_cannot_add(chromium, url, screen):
    lan = sign_in(chromium, url, "lan", "mật khẩu của lan", screen)
    lan.wait_for_selector(".welcome .about")
    ask(lan)
    lan.wait_for_selector("#history .talk", state="attached")
    address = lan.evaluate("location.search")
    mai = sign_in(chromium, url, "mai", "mật khẩu của mai", screen)
    mai.goto(url + "/" + address)
    mai.wait_for_selector(".welcome .about")
    assert mai.locator("#history .talk").count() == 0
    assert mai.locator(".turn").count() == 0
    for page, may in ((lan, True), (mai, False)):
        page.click("role=tab[name='Kho bài viết']")
        page.wait_for_selector("#table .articles")
        assert page.is_visible("#drop") is may
        assert (page.locator("#table .tools").count() > 0) is may
        assert not page.evaluate(SIDEWAYS)
    mai.click("text=Đăng xuất")
    mai.wait_for_url("**/login")
    lan.context.close()
    mai.context.close()
