from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant import rendering
from assistant.types import Answer, Cell, Citation, Intent, Sentence, Table, Understood, Verdict
from index.types import Span
from index.vietnamese.normal import normalise


def cited(n: int, quote: str = "38 vụ án", title: str = "Tổng kết") -> Citation:
    return Citation(
        n, "bai", title, date(2020, 12, 24), "Báo Điện Biên", "https://vi.du/bai", "/kho/bai.md", 0, len(quote), quote
    )


def answer(**changes: object) -> Answer:
    values: dict[str, object] = {
        "question": Understood("bao nhieu vu an", "Bao nhiêu vụ án?"),
        "status": "answered",
        "mode": "extractive",
        "headline": Sentence("38 vụ án.", (1,), (Span(0, 8),), Verdict.COMPOSED),
        "sentences": (Sentence("Cụm đã xử lý 38 vụ án.", (1, 2), (Span(13, 21),)),),
        "citations": (cited(1), cited(2)),
        "done": True,
    }
    return Answer(**{**values, **changes})  # type: ignore[arg-type]


def test_plain_text_holds_the_reading_the_facts_their_numbers_and_the_sources() -> None:
    lines = rendering.text(answer()).splitlines()
    assert lines[0] == "Hiểu là: Bao nhiêu vụ án?"
    assert lines[1] == "38 vụ án. [1]"
    assert lines[2] == "Cụm đã xử lý 38 vụ án. [1][2]"
    assert lines[-1] == "[2] “Tổng kết”, Báo Điện Biên, 24/12/2020, https://vi.du/bai"


def test_markdown_links_every_citation_and_marks_the_asked_for_words() -> None:
    shown = rendering.markdown(answer(), key="3-")
    assert "[1](#cite-3-1) [2](#cite-3-2)" in shown
    assert "Cụm đã xử lý **38 vụ án**." in shown


def test_an_abstention_says_why_before_anything_else() -> None:
    shown = answer(
        status="abstained", headline=None, reason="Không thấy số liệu năm 2019.", question=Understood("Q?", "Q?")
    )
    assert rendering.text(shown).splitlines()[0] == "Không thấy số liệu năm 2019."
    assert rendering.spoken(shown).startswith("Không thấy số liệu năm 2019.")


def test_small_talk_never_says_what_it_was_understood_as() -> None:
    shown = answer(
        question=Understood("chao ban", "Chào bạn", Intent.GREETING), headline=None, sentences=(), citations=()
    )
    assert "Hiểu là" not in rendering.text(shown)


def test_tables_keep_their_shape_whatever_the_cells_hold() -> None:
    table = Table(("Số | liệu", "Thời gian"), ((Cell("38 | vụ\nán", (1,)), Cell("năm 2020")),))
    rows = [line for line in rendering.markdown(answer(table=table)).splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {3}


def test_a_sentence_without_support_is_struck() -> None:
    shown = answer(sentences=(Sentence("Có 99 vụ.", (), (), Verdict.UNSUPPORTED),))
    assert "~~Có 99 vụ.~~" in rendering.markdown(shown)


@given(st.text(max_size=120))
def test_nothing_in_an_article_becomes_markup(words: str) -> None:
    words = normalise(words).strip()
    shown = rendering.markdown(
        answer(sentences=(Sentence(words, ()),), headline=None, citations=(), question=Understood("a", "a"))
    )
    assert not re.search(r"(?<!\\)[<\[`]", shown)
    assert shown.replace("\\", "") == words.replace("\\", "")


def test_plain_text_says_that_a_sentence_is_not_backed() -> None:
    shown = answer(sentences=(Sentence("Có 99 vụ.", (), (), Verdict.UNSUPPORTED),))
    assert "Có 99 vụ. (chưa kiểm chứng được trong nguồn)" in rendering.text(shown)
