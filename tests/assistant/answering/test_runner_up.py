"""The second sentence of a close race is shown below the answer."""

from __future__ import annotations

from dataclasses import replace

from assistant import messages
from assistant.answering.evidence import Evidence
from assistant.answering.finding import Finding, Quoted
from assistant.answering.runner_up import with_runner_up
from assistant.types import Kind, Understood
from tests.assistant.shelf import article

METRO = article(
    "metro",
    "Tuyến tàu điện chậm tiến độ",
    "Tuyến tàu điện được khởi công năm 2011. Tuyến tàu điện chạy thử từ tháng 9/2018. Ông Lê Văn Bảy xem chạy thử năm 2019.",
).meta
WHEN = Understood("Tuyến tàu điện bắt đầu khi nào?", "Tuyến tàu điện bắt đầu khi nào?", kind=Kind.WHEN)


def sentence(text: str, score: float, start: int = 0) -> Evidence:
    return Evidence(METRO, 0, start, start + len(text), text, "", 0.5, 0.5, score)


BUILT = sentence("Tuyến tàu điện được khởi công năm 2011.", 0.5)
TRIED = sentence("Tuyến tàu điện chạy thử từ tháng 9/2018.", 0.3, 40)
FOUND = Finding("năm 2011", (Quoted(BUILT),))


def shown(found: Finding) -> list[str]:
    return [each.evidence.text for each in found.more]


def test_a_second_sentence_nearly_as_likely_is_shown_with_a_word_on_it() -> None:
    found = with_runner_up(WHEN, FOUND, [BUILT, TRIED])
    assert shown(found) == [TRIED.text]
    assert found.notice == messages.ALSO_LIKELY
    assert found.headline == FOUND.headline and found.leads == FOUND.leads


def test_a_far_less_likely_one_is_not_shown() -> None:
    assert with_runner_up(WHEN, FOUND, [BUILT, replace(TRIED, score=0.05)]) == FOUND


def test_one_without_what_is_asked_for_is_not_shown() -> None:
    assert with_runner_up(WHEN, FOUND, [BUILT, sentence("Tuyến tàu điện đông khách.", 0.3, 40)]) == FOUND


def test_one_of_another_article_is_not_shown() -> None:
    elsewhere = replace(TRIED, article=replace(METRO, id="khac"))
    assert with_runner_up(WHEN, FOUND, [BUILT, elsewhere]) == FOUND


def test_a_sentence_about_another_person_is_not_shown() -> None:
    question = replace(WHEN, text="Bà Trần Thị Hà bị bắt khi nào?", names=("Trần Thị Hà",))
    hers = sentence("Bà Trần Thị Hà bị bắt năm 2011.", 0.5)
    his = sentence("Ông Lê Văn Bảy bị bắt năm 2019.", 0.4, 40)
    found = Finding("năm 2011", (Quoted(hers),))
    assert with_runner_up(question, found, [hers, his]) == found


def test_an_answer_to_yes_or_no_stands_alone() -> None:
    assert with_runner_up(replace(WHEN, kind=Kind.YES_NO), FOUND, [BUILT, TRIED]) == FOUND
