from __future__ import annotations

from datetime import date

from assistant.answering.agreement import rivals
from assistant.answering.evidence import Evidence
from assistant.answering.figures import Fact
from assistant.answering.sources import Sources
from assistant.understanding import understand
from index.types import ArticleMeta, Figure, Filters, Span
from tests.assistant.shelf import MemoryShelf
from tests.assistant.test_assistant import CLUSTER


def _fact(article: str, value: int) -> Fact:
    text = f"Tỷ số là {value}."
    at = text.index(str(value))
    end = at + len(str(value))
    figure = Figure(article, value, None, "", "", "", "", "", "", False, at, end, Span(0, len(text)))
    one = Evidence(ArticleMeta(article, "Bài", "/kho/bai.md", date(2020, 1, 1)), 0, 0, len(text), text, "", 1, 1, 1)
    return Fact((figure,), one, Span(at, end), 1.0, 0.6, 0.5, (), True)


def test_bare_numbers_of_two_articles_neither_crash_nor_dispute() -> None:
    one, other = _fact("a", 3), _fact("b", 4)
    sources = Sources(MemoryShelf(CLUSTER), Filters())
    assert rivals(understand("Tỷ số là bao nhiêu?"), one, [one, other], sources) == []
