from dataclasses import replace
from datetime import date

from assistant.types import Answer, Cell, Citation, Sentence, Table, Understood, Verdict
from assistant.ui.render.message import body_of, suggestions, turn
from index.types import Span

TODAY = date(2024, 1, 1)
EVIL = "<img src=x onerror=alert(1)>"


def citation(n, title="Bài"):
    return Citation(n, f"a{n}", title, date(2020, 12, 24), "Báo", None, "/c/a.txt", 0, 4, "Lời.")


def answer(**fields):
    defaults = {"status": "answered", "mode": "extractive", "citations": (citation(1), citation(2)), "done": True}
    return Answer(fields.pop("question", Understood("hỏi", "hỏi")), **(defaults | fields))


def test_nothing_from_outside_becomes_html():
    evil = answer(
        question=Understood(EVIL, EVIL + "?"),
        headline=Sentence(EVIL, (1,), (Span(0, 4),)),
        sentences=(Sentence(EVIL, (2,)),),
        table=Table((EVIL,), ((Cell(EVIL, (1,)),),)),
        citations=(citation(1, EVIL), citation(2, EVIL)),
        notice=EVIL,
        model=EVIL,
        mode="model",
    )
    assert "<img" not in turn(EVIL, body_of(evil, 0, TODAY)) + suggestions((EVIL,))


def test_the_asked_for_words_are_marked_and_cited():
    written = body_of(answer(headline=Sentence("Có 38 vụ án.", (1,), (Span(3, 11),))), 4, TODAY)
    assert "<mark>38 vụ án</mark>" in written
    assert 'href="#cite-4-1"' in written


def test_a_number_without_its_citation_is_not_shown():
    assert "#cite-0-9" not in body_of(answer(headline=Sentence("Có.", (9,))), 0, TODAY)


def test_an_unsupported_sentence_is_struck_and_said_to_be():
    written = body_of(answer(sentences=(Sentence("Bịa.", (), verdict=Verdict.UNSUPPORTED),)), 0, TODAY)
    assert "<s>Bịa.</s>" in written
    assert "chưa kiểm chứng được trong nguồn" in written


def test_how_a_question_was_understood_is_shown_only_where_it_differs():
    assert "Hiểu là" not in body_of(answer(), 0, TODAY)
    assert "Hiểu là" in body_of(answer(question=Understood("nam 2021?", "Năm 2021 thì sao?")), 0, TODAY)


def test_sources_show_origin_date_and_age():
    assert "Báo · 24/12/2020" in body_of(answer(), 0, TODAY)
    assert "3 năm trước" in body_of(answer(), 0, TODAY)


def test_an_abstention_offers_the_nearest_passages():
    written = body_of(answer(status="abstained", reason="Không tìm thấy.", nearest=(1,)), 0, TODAY)
    assert "Không tìm thấy." in written
    assert "Đoạn gần nhất" in written


def test_a_growing_answer_has_no_sources_yet_and_says_that_it_goes_on():
    written = body_of(answer(done=False), 0, TODAY)
    assert "searching" in written
    assert "card" not in written


def test_a_source_that_changed_or_went_since_is_marked_and_others_are_not():
    kept = answer(citations=(replace(citation(1), version="old"), replace(citation(2), version="same"), citation(3)))
    written = body_of(kept, 0, TODAY, {"a1": "new", "a2": "same"})
    assert [part.split("</")[0] for part in written.split('class="fate">')[1:]] == [
        "Bài đã sửa sau khi trích", "Bài không còn trong kho",
    ]  # fmt: skip
    assert "fate" not in body_of(kept, 0, TODAY, None)


def test_what_is_said_stands_apart_from_what_is_around_it():
    said, around = body_of(answer(headline=Sentence("Có.", (1,))), 0, TODAY).split("</div>", 1)
    assert 'class="said"' in said
    assert "card" in around
    assert "card" not in said
