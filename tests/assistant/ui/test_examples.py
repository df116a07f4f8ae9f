import time

import pytest

from assistant.types import Answer, Citation, Sentence, Understood
from assistant.ui.backend import Backend, Opened
from assistant.ui.examples import Examples, answered, candidates
from index.catalogue.shelf import ArticleRow
from index.types import Article, ArticleMeta, Figure, Span


def figure(counted, unit, value=44.0, period="", subset=False):
    return Figure("a", value, None, "", unit, counted, "", period, "", subset, 0, 5, Span(0, 9))


def questions(*figures):
    return [question for question, _ in candidates(figures)]


def test_a_figure_that_names_its_matter_becomes_a_question():
    asked = questions(figure("thí sinh ở Sơn La bị hạ điểm", "thí sinh", period="năm 2018"))
    assert asked == ["Năm 2018, có bao nhiêu thí sinh ở Sơn La bị hạ điểm?"]


@pytest.mark.parametrize(
    ("counted", "unit"),
    [("đại biểu", "đại biểu"), ("đảng viên ở Kim Bôi cũng bị khiển trách", "đảng viên"), ("đồng của ông Đỗ Mạnh Cường", "đồng"), ("năm thực hiện Quy chế phối hợp", "năm"),
     ("đoàn kiểm tra trách nhiệm ở Sơn La của", "đoàn kiểm tra"), ("người thuộc hai sở nói trên kia", "người"), ("tàu cá của Quảng Ninh với tổng giá trị", "tàu"),
     ("người đi Điện Biên từ ngày", "người")],
)  # fmt: skip
def test_a_figure_that_does_not_stand_alone_makes_no_question(counted, unit):
    assert questions(figure(counted, unit)) == []


def test_a_part_of_another_figure_makes_no_question():
    assert questions(figure("thí sinh ở Sơn La bị hạ điểm", "thí sinh", subset=True)) == []


class Library:
    """One article with one figure that makes a question."""

    generation = "g1"

    def articles(self, offset, limit):
        return [ArticleRow(self.article("a").meta, 9, 1, 0)]

    def article(self, identity):
        return Article(ArticleMeta("a", "", "/a"), "44 thí sinh ở Sơn La bị hạ điểm.", (Span(0, 9),), "h")

    def figures(self, identity):
        return [figure("thí sinh ở Sơn La bị hạ điểm", "thí sinh")]


class Assistant:
    """Answers every question from the article; notes whether a language model would have been called."""

    def __init__(self):
        self.written = []

    def ask(self, request):
        self.written.append(not request.stopped())
        citation = Citation(1, "a", "", None, None, None, "/a", 0, 2, "44")
        yield Answer(
            Understood(request.question, request.question), "answered", "extractive",
            headline=Sentence("44 thí sinh.", (1,)), citations=(citation,), done=True,
        )  # fmt: skip


@pytest.fixture
def backend():
    opened = Backend(lambda: Opened(Library(), Assistant()))
    opened.start()
    opened.wait(5)
    return opened


def test_examples_are_what_the_assistant_answers_and_no_language_model_is_paid_for_them(backend):
    assert list(answered(backend, bool)) == ["Có bao nhiêu thí sinh ở Sơn La bị hạ điểm?"]
    assert backend.assistant.written == [False]


def test_examples_wait_while_somebody_asks(backend):
    waits = []
    list(answered(backend, lambda: waits.append(len(backend.assistant.written))))
    assert waits == [0]


def test_examples_are_looked_for_again_when_the_library_has_changed(backend):
    examples = Examples(backend)
    examples.start()
    assert wait_for(lambda: examples.settled)
    backend.library.generation = "g2"
    examples.now()
    assert wait_for(lambda: len(backend.assistant.written) == 2)


def wait_for(true, seconds=5.0):
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()
