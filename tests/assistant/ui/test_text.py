import html
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ui.render.text import age, day, escape, marked, paragraphs, safe_url, tag
from index.types import Span

spans = st.lists(st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 80), st.integers(0, 80)), max_size=5)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"]), max_size=80)


@given(words, spans)
def test_marking_keeps_every_word_and_adds_nothing_but_marks(text, found):
    written = marked(text, found)
    assert html.unescape(re.sub(r"</?mark>", "", written)) == text


@given(words, spans)
def test_what_is_marked_is_what_the_spans_cover(text, found):
    inside = [html.unescape(part) for part in re.findall(r"<mark>(.*?)</mark>", marked(text, found), re.DOTALL)]
    covered = "".join(char for i, char in enumerate(text) if any(s.start <= i < s.end for s in found))
    assert "".join(inside) == covered


@given(words)
def test_escaped_text_holds_no_tag_and_no_quote(text):
    assert not set(escape(text)) & set("<>\"'")


def test_characters_that_turn_the_direction_of_writing_are_dropped():
    assert escape("gpj.exe\u202egpj") == "gpj.exegpj"


def test_attributes_are_escaped():
    assert tag("p", "x", title='"><script>') == '<p title="&quot;&gt;&lt;script&gt;">x</p>'


@given(words)
def test_paragraphs_are_the_lines_with_words(text):
    assert [s.of(text) for s in paragraphs(text)] == [
        line.strip() for line in re.split(r"[\r\n]", text) if line.strip()
    ]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "http://",
        "",
        None,
        "http://[x",
    ],
)
def test_only_web_addresses_become_links(url):
    assert safe_url(url) is None


def test_a_web_address_passes():
    assert safe_url(" https://example.vn/a?b=1 ") == "https://example.vn/a?b=1"


def test_dates_are_shown_no_finer_than_they_are_known():
    when = date(2020, 7, 1)
    assert [day(when), day(when, "month"), day(when, "year"), day(None)] == [
        "1/7/2020",
        "tháng 7/2020",
        "năm 2020",
        "không rõ ngày",
    ]


@pytest.mark.parametrize(
    ("then", "said"),
    [(date(2024, 3, 10), "hôm nay"), (date(2024, 3, 9), "1 ngày trước"), (date(2024, 2, 9), "30 ngày trước"), (date(2024, 2, 8), "1 tháng trước"),
     (date(2023, 3, 11), "11 tháng trước"), (date(2023, 3, 10), "1 năm trước"), (date(2025, 1, 1), ""), (None, "")],
)  # fmt: skip
def test_ages_are_rounded_down(then, said):
    assert age(then, date(2024, 3, 10)) == said
