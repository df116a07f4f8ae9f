import pytest

from assistant.ui.examples import candidates
from index.types import Figure, Span


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
     ("đoàn kiểm tra trách nhiệm ở Sơn La của", "đoàn kiểm tra"), ("người thuộc hai sở nói trên kia", "người")],
)  # fmt: skip
def test_a_figure_that_does_not_stand_alone_makes_no_question(counted, unit):
    assert questions(figure(counted, unit)) == []


def test_a_part_of_another_figure_makes_no_question():
    assert questions(figure("thí sinh ở Sơn La bị hạ điểm", "thí sinh", subset=True)) == []
