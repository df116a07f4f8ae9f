"""The questions are fair: their evidence exists, they are not copies of it, and every kind is in both halves."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from index.vietnamese.normal import normalise
from index.vietnamese.sentences import sentences
from tests.quality.matching import found, holds, shared_words
from tests.quality.questions import CORPORA, load

QUESTIONS = load()
DUE = [question for question in QUESTIONS if question.expect == "answered"]
TRAPS = [question for question in QUESTIONS if question.expect == "abstained"]


@cache
def article(stem: str) -> str:
    path = next(path for folder in CORPORA for path in folder.glob(f"{stem}.*"))
    return normalise(Path(path).read_text(encoding="utf-8"))


def evidence(question) -> str:
    """Return the whole sentence of the article that holds the named words."""
    for stem in question.articles:
        text = article(stem)
        for span in sentences(text):
            if question.sentence in span.of(text):
                return span.of(text)
    return ""


def by_id(question) -> str:
    return question.id


def test_there_are_enough_questions_and_every_id_is_its_own():
    assert len(QUESTIONS) >= 220
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)
    assert len({(*question.history, question.question) for question in QUESTIONS}) == len(QUESTIONS)


def test_a_quarter_must_not_be_answered():
    assert len(TRAPS) >= len(QUESTIONS) / 4


@pytest.mark.parametrize("question", DUE, ids=by_id)
def test_every_fact_stands_in_a_named_article(question):
    texts = "\n".join(article(stem) for stem in question.articles)
    assert question.facts
    assert all(found(texts, question.facts))


@pytest.mark.parametrize("question", DUE, ids=by_id)
def test_the_evidence_is_a_sentence_of_a_named_article(question):
    assert evidence(question)


def test_half_of_the_questions_share_less_than_half_of_their_words_with_the_evidence():
    own = [question for question in DUE if shared_words(question.question, evidence(question)) < 0.5]
    assert len(own) >= len(DUE) / 2


def test_every_kind_and_style_is_split_in_halves():
    for key in ("kind", "style"):
        counts = Counter((getattr(question, key), question.split) for question in QUESTIONS)
        for name in {getattr(question, key) for question in QUESTIONS}:
            assert abs(counts[name, "tune"] - counts[name, "final"]) <= max(2, counts[name, "tune"] // 3), name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ban hành ngày 29 tháng 7 năm 2020", "29/7/2020"),
        ("ngày 26/02/2019 của Ban", "26/2/2019"),
        ("từ tháng 7 năm 2018", "7/2018"),
        ("đã có 07 ý kiến", "7 ý kiến"),
        ("3393 trường hợp", "3.393"),
        ("hơn 34.000 tỉ đồng", "34.000 tỷ"),
        ("uỷ ban", "ủy ban"),
    ],
)
def test_one_number_or_date_in_two_writings_matches(text, words):
    assert holds(text, words)


@pytest.mark.parametrize(
    ("text", "words"), [("138 vụ án", "38 vụ án"), ("Cụm thi đua số 10", "Cụm thi đua số 1"), ("5 năm", "5 người")]
)
def test_another_number_does_not_match(text, words):
    assert not holds(text, words)
