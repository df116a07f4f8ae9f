from __future__ import annotations

from assistant.answering.compose import answered
from assistant.answering.evidence import Evidence
from assistant.answering.finding import Finding, Quoted
from assistant.understanding import understand
from index.types import ArticleMeta

TEXT = "Tỉnh đã ban hành 14 văn bản."


def shown(headline: str) -> list[str]:
    one = Evidence(ArticleMeta("bai", "Bài", "/kho/bai.md"), 0, 0, len(TEXT), TEXT, "", 1.0, 1.0, 1.0)
    finding = Finding(headline=headline, leads=(Quoted(one),))
    return [sentence.text for sentence in answered(understand("Tỉnh đã làm gì?", (), None, 1000), finding).sentences]


def test_the_sentence_stands_under_the_words_taken_from_it() -> None:
    assert shown("14 văn bản") == [TEXT]


def test_a_sentence_that_is_the_headline_is_not_said_twice() -> None:
    assert shown("tỉnh đã ban hành 14 văn bản") == []
