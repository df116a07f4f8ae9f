"""Looking through sources in the browser: passages, the table, the reader, links into it."""

from tests.browser.screens import on_both_screens
from tests.browser.test_ask import wait_in_view


def search(page, words):
    page.click("role=tab[name='Tra cứu nguồn']")
    page.fill("#search textarea, #search input", words)
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit")


@on_both_screens
def test_hits_are_marked_and_open_in_the_reader(serve, open_page):
    page = open_page(serve().url)
    search(page, "vụ án tham nhũng")
    assert page.inner_text(".hit mark >> nth=0") == "vụ án tham nhũng"
    page.click(".hit:has-text('38 vụ án')")
    page.wait_for_selector("#reader mark.quote")
    assert "38 vụ án tham nhũng" in page.inner_text("#reader .text")


@on_both_screens
def test_a_link_to_a_passage_opens_there_in_a_fresh_browser(serve, open_page):
    page = open_page(serve().url + "/?article=hop-tinh.txt#p1")
    page.wait_for_selector("#reader mark.quote")
    assert page.inner_text("#reader .origin h2") == "Tỉnh Sông Lam tổng kết công tác nội chính năm 2021"
    wait_in_view(page, "#reader mark.quote", "#reader")
    assert page.locator("#reader .text a[href='?article=hop-tinh.txt#p1']").count() == 1


def test_a_link_to_an_article_that_is_not_there_says_so(serve, open_page):
    page = open_page(serve().url + "/?article=%3Cscript%3E#p1")
    page.wait_for_selector("#reader .trouble")
    assert "Không có bài viết này" in page.inner_text("#reader")


def test_a_question_in_the_address_is_asked_at_once(serve, open_page):
    page = open_page(serve().url + "/?q=C%C3%B3%20bao%20nhi%C3%AAu%20v%E1%BB%A5%20%C3%A1n%3F")
    page.wait_for_selector(".turn.last .headline")
    assert page.inner_text(".asked").endswith("Có bao nhiêu vụ án?")
    page.wait_for_function("!location.search.includes('q=')")


@on_both_screens
def test_the_table_is_sorted_and_an_article_read_from_it(serve, open_page):
    page = open_page(serve().url)
    page.click("role=tab[name='Tra cứu nguồn']")
    page.wait_for_selector(".articles")
    assert page.locator("#results .articles tbody tr").count() == 3
    page.click("#results th.title button")
    page.wait_for_selector("#results th.title[aria-sort]")
    page.click("#results .articles .link >> nth=0")
    page.wait_for_selector("#reader .text")


@on_both_screens
def test_an_article_chosen_in_the_library_is_read_where_nothing_was_opened_before(serve, open_page):
    page = open_page(serve().url)
    page.click("role=tab[name='Kho bài viết']")
    page.click("#table .link >> nth=0")
    page.wait_for_selector("#reader .text")


@on_both_screens
def test_filters_are_chips_that_can_be_removed(serve, open_page):
    page = open_page(serve().url)
    page.click("role=tab[name='Tra cứu nguồn']")
    page.click("#search-filters summary")
    page.select_option("#search-filters select", "Nội chính")
    page.wait_for_selector("#search-filters button.chip")
    assert page.inner_text("#search-filters button.chip").startswith("Nội chính")
    page.click("#search-filters button.chip")
    page.wait_for_function("!document.querySelector('#search-filters button.chip')")


def test_hits_are_sorted_by_date_and_back(serve, open_page):
    page = open_page(serve().url)
    search(page, "vụ án tham nhũng")
    best = page.inner_text(".hit .meta >> nth=0")
    page.click("role=button[name='Mới nhất']")
    page.wait_for_selector("[aria-pressed=true]:text('Mới nhất')")
    dates = page.eval_on_selector_all(".hit .meta", "found => found.map((each) => each.innerText)")
    assert [next(y for y in ("2023", "2021", "không rõ ngày") if y in each) for each in dates] == [
        "2023", "2023", "2021", "2021", "không rõ ngày", "không rõ ngày",
    ]  # fmt: skip
    page.click("role=button[name='Phù hợp nhất']")
    page.wait_for_selector("[aria-pressed=true]:text('Phù hợp nhất')")
    assert page.inner_text(".hit .meta >> nth=0") == best


def test_an_article_leads_to_others_of_its_case(serve, open_page):
    page = open_page(serve().url + "/?article=hop-tinh.txt")
    page.click("#reader summary:has-text('Bài về cùng vụ việc (1)')")
    page.click("#reader .fold[open] .link")
    page.wait_for_selector("#reader .origin h2:has-text('sáu tháng đầu năm 2023')")
