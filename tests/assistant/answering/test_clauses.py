from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.clauses import clauses
from index.types import Span


def told(text: str, *numbers: str) -> list[str]:
    """Return the words told of each of the `numbers` of `text`."""
    return clauses(text, [Span(text.index(number), text.index(number) + len(number)) for number in numbers])


def test_each_figure_has_the_words_of_its_own_clause() -> None:
    first, second, third = told(
        "Sở chi mua quà 39,7 tỉ đồng; chi hội nghị 3,4 tỉ đồng và trợ cấp 1 tỉ đồng.", "39,7", "3,4", "1 tỉ"
    )
    assert "mua quà" in first
    assert "hội nghị" in second
    assert "mua quà" not in second
    assert "trợ cấp" in third
    assert "trợ cấp" not in second


def test_a_figure_joined_to_the_one_before_shares_its_words() -> None:
    _, second = told("Công an khởi tố 33 vụ, 68 bị can.", "33 vụ", "68 bị can")
    assert "khởi tố" in second


@given(
    st.text(alphabet="ab ,;1 và còn", max_size=60), st.lists(st.integers(0, 60), min_size=1, max_size=5, unique=True)
)
def test_every_figure_stands_in_its_own_words(text: str, starts: list[int]) -> None:
    spans = [Span(start, start + 1) for start in sorted(starts) if start < len(text)]
    for span, words in zip(spans, clauses(text, spans), strict=True):
        assert span.of(text) in words
