from __future__ import annotations

from datetime import date

import pytest

from assistant.answering.evidence import Evidence
from assistant.answering.leading import leading
from assistant.understanding import understand
from index.types import ArticleMeta, Span

ARTICLE = ArticleMeta("bai", "Hội nghị", "/kho/bai.md", date(2020, 12, 24))


def _led(question: str, sentence: str, words: str) -> str | None:
    at = sentence.index(words)
    one = Evidence(ARTICLE, 0, 0, len(sentence), sentence, "", 1.0, 1.0, 1.0)
    span = leading(understand(question), one, Span(at, at + len(words)))
    return span.of(sentence) if span else None


@pytest.mark.parametrize(
    ("question", "sentence", "words", "whole"),
    [
        (
            "Cơ quan nào tổ chức?",
            "Hội nghị do Ban Nội chính Trung ương, Tỉnh ủy tổ chức.",
            "Ban Nội",
            "Ban Nội chính Trung ương",
        ),
        (
            "Ông An bị xử vì tội gì?",
            "Ông An bị xử vì tội tham ô và nhận hối lộ liên quan tới dự án.",
            "tham ô",
            "tham ô và nhận hối lộ",
        ),
        (
            "Chợ nằm gần trường nào?",
            "Chợ nằm gần Trường Lê Lợi và Trường Kim Đồng, rất ồn.",
            "Trường Lê Lợi",
            "Trường Lê Lợi và Trường Kim Đồng",
        ),
        ("Xã làm theo văn bản nào?", "Xã làm theo văn bản 15-KH/HU đã nhận.", "văn bản 15", "văn bản 15-KH/HU"),
        (
            "Ban phục vụ phiên họp nào?",
            "Ban phục vụ phiên họp thứ 23 của Ban Chỉ đạo.",
            "thứ 23",
            "phiên họp thứ 23 của Ban Chỉ đạo",
        ),
        ("Cách chức ai?", "Tòa tuyên phạt ông Nguyễn Văn An 7 năm tù.", "ông Nguyễn Văn An", "ông Nguyễn Văn An"),
    ],
)
def test_a_cut_phrase_is_made_whole(question: str, sentence: str, words: str, whole: str) -> None:
    assert _led(question, sentence, words) == whole


def test_persons_lead_even_where_they_are_nearly_the_whole_sentence() -> None:
    chairs = "Ông Trần Quốc Cường, Phó trưởng Ban Nội chính Trung ương và ông Nguyễn Văn Thắng, Bí thư Tỉnh ủy"
    assert _led("Ai chủ trì?", f"{chairs} chủ trì.", chairs) == chairs


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("Ông An bị bắt ở đâu?", "Ông An đã bỏ trốn và đang bị truy nã.", "truy nã"),
        ("Vật tư được giấu ở kho nào?", "Vật tư thuộc về Công an theo đơn tố cáo của người dân.", "Công an"),
        ("Ai nhờ gỡ bài?", "Người kia nhờ gỡ bài báo trên mạng.", "gỡ bài"),
        ("Hội nghị họp ngày nào?", "Hội nghị họp khi trời sáng.", "khi trời sáng"),
        (
            "Ban đã làm tốt những nhiệm vụ gì?",
            "Ban đã làm tốt các nhiệm vụ theo kế hoạch đề ra.",
            "theo kế hoạch đề ra",
        ),
        ("Nhà sách bày cuốn sách gì?", "Theo ông Lê Nam, nhà sách bày nhiều cuốn sách hay về rừng.", "Lê Nam"),
        ("Những vụ án nào được nhắc?", "Báo cáo nhắc nhiều vụ án kéo dài, khó xử lý.", "kéo dài, khó xử lý"),
        ("Ông An làm nghề gì?", "Ông An làm nghề ấy từ lâu.", "nghề"),
    ],
)
def test_words_of_another_sort_lead_no_answer(question: str, sentence: str, words: str) -> None:
    assert _led(question, sentence, words) is None
