from __future__ import annotations

import pytest

from assistant.answering import about
from assistant.assistant import Assistant
from assistant.reader.reader import Reader
from assistant.settings import Settings
from assistant.training.about import Rows, fit, report
from tests.assistant.shelf import MemoryShelf, article
from tests.assistant.test_assistant import ask

SHELF = MemoryShelf(
    article(
        "a",
        "Xã Gò Mây sửa đường liên thôn",
        "Ngày 4/3, xã Gò Mây khởi công sửa đường liên thôn dài 3 km. Ông Trần Văn Lâm, Chủ tịch xã, cho biết đường hỏng "
        "vì xe chở cát quá tải đi qua nhiều năm. Người dân làm việc cùng đội thợ trong hai tháng.",
    ),
    article(
        "b",
        "Chợ Bến Tam dời về khu mới",
        "Chợ Bến Tam được dời về khu mới rộng 2.000 m2. Các tiểu thương thống nhất cách bốc thăm chỗ ngồi.",
    ),
)


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(SHELF, Settings(), Reader.load(Settings().reader))


@pytest.mark.parametrize(
    "question",
    [
        "Làm sao để ngủ ngon hơn?",
        "lam sao de ngu ngon hon",
        "Cách làm sữa chua tại nhà?",
        "cach nau che dau xanh",
        "Con mèo bị rụng lông phải làm gì?",
        "Hai cộng hai bằng mấy?",
    ],
)
def test_everyday_questions_get_no_sentence_at_random(assistant: Assistant, question: str) -> None:
    answer = ask(assistant, question)
    assert answer.status == "abstained"
    assert not answer.citations


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Vì sao đường liên thôn bị hỏng?", "xe chở cát quá tải"),
        ("vi sao duong lien thon bi hong", "xe chở cát quá tải"),
        ("Khu chợ mới rộng bao nhiêu?", "2.000 m2"),
        ("khởi công hôm nào", "Ngày 4/3"),
    ],
)
def test_questions_of_the_articles_are_answered_though_they_name_nobody(
    assistant: Assistant, question: str, fact: str
) -> None:
    answer = ask(assistant, question)
    assert answer.status == "answered"
    assert any(fact in citation.quote for citation in answer.citations)


def _row(wide: float, told: float) -> tuple[tuple[float, ...], float, str]:
    return tuple(wide if name == "wide" else 0.5 for name in about.SIGNALS), told, f"{wide} {told}"


def test_weights_are_fitted_to_the_signal_that_parts_the_questions() -> None:
    seen: Rows = [_row(0.6 + at / 100, 1.0) for at in range(30)] + [_row(at / 100, 0.0) for at in range(30)]
    known = fit(seen)
    assert known.signals[about.SIGNALS.index("wide")] > 0
    assert about.probability(seen[0][0], known) > known.threshold > about.probability(seen[30][0], known)
    assert "of 30 about the articles 0 refused" in report(seen, known)
