import html
import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.types import Citation
from assistant.ui.links import wanted
from assistant.ui.render.article import body, cited, quoted
from assistant.ui.render.reader import address
from index.types import Article, ArticleMeta, Span

TEXT = "Mở đầu.\n\nCó 38 vụ án.\nCâu hai & <b>ba</b>.\nCó 38 vụ án."
ARTICLE = Article(ArticleMeta("a", "Tên <i>", "/c/a.txt", date(2020, 1, 2)), TEXT, (Span(0, len(TEXT)),), "h")


def citation(quote, start):
    return Citation(1, "a", "Tên cũ", None, None, None, "/c/a.txt", start, start + len(quote), quote)


def marks(written):
    return [html.unescape(part) for part in re.findall(r'<mark class="quote">(.*?)</mark>', written, re.DOTALL)]


def test_the_quoted_words_are_marked_where_they_stand_even_when_they_stand_twice():
    written = body(TEXT, [Span(TEXT.rfind("Có"), len(TEXT))])
    assert marks(written) == ["Có 38 vụ án."]
    assert written.index("<mark") > written.index("Câu hai")


def test_a_quotation_over_two_lines_is_marked_in_both():
    assert marks(body(TEXT, [Span(TEXT.find("38"), TEXT.find("hai"))])) == ["38 vụ án.", "Câu "]


@given(st.text(max_size=120), st.data())
def test_every_quotation_of_any_text_is_found_where_it_stood(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert quoted(text, citation(text[start:end], start)) == Span(start, end)


def test_moved_words_are_found_only_where_there_is_one_place():
    assert quoted(TEXT, citation("Mở đầu.", 3)) == Span(0, 7)
    assert quoted(TEXT, citation("Có 38 vụ án.", 3)) is None


def test_a_changed_article_says_so_and_keeps_the_quotation():
    written = cited(citation("Không còn.", 0), ARTICLE, 0, 1, date(2021, 1, 1))
    assert "đã thay đổi" in written
    assert marks(written) == ["Không còn."]


def test_a_removed_article_says_so():
    assert "không còn trong kho" in cited(citation("Lời.", 0), None, 0, 1, date(2021, 1, 1))


def test_html_in_an_article_is_shown_as_text():
    written = cited(citation("Mở đầu.", 0), replace(ARTICLE), 0, 1, date(2021, 1, 1))
    assert "&lt;b&gt;ba&lt;/b&gt;" in written
    assert "<i>" not in written


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40), st.integers(0, 999))
def test_the_link_to_a_passage_leads_back_to_it(article_id, ordinal):
    found = wanted(address(article_id, ordinal))
    assert (found.article, found.passage) == (article_id, ordinal)


@given(st.text(max_size=60))
def test_any_address_is_read_without_an_error(address):
    assert wanted(address).article is not None
