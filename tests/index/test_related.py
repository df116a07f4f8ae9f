"""Articles of the same case are known by the names that few others hold."""

from __future__ import annotations

from collections import Counter

import pytest

from index.related import case_of, passages_of, same_case
from index.types import Article, ArticleMeta, Span
from index.vietnamese.tokens import terms

TEXTS = {
    "an-1": "Ngày 3/5, tòa xét xử bị cáo Lò Văn Tèo và bị cáo Quàng Thị Nụ. Theo cáo trạng, Lò Văn Tèo cùng Quàng Thị Nụ nhận 3 tỷ đồng.",
    "an-2": "Cơ quan điều tra đề nghị truy tố ông Lò Văn Tèo. Cùng bị đề nghị truy tố có bà Quàng Thị Nụ, theo Công ty Hoa Ban Trắng.",
    "gap-go": "Sáng nay ông Nguyễn Văn An và bà Trần Thị Bình khai mạc hội chợ. Ông Nguyễn Văn An phát biểu về hội chợ ở Điện Biên.",
    "duong": "Tối qua xe tải lao xuống cầu Hoa Ban Trắng ở Điện Biên. Tài xế là anh Vừa A Sình, theo công an tỉnh Điện Biên.",
    "cau": "Cầu bị hỏng là cầu Hoa Ban Trắng, nối hai xã ở Điện Biên. Thợ sửa là anh Giàng A Páo, quê ở tỉnh Điện Biên.",
}  # fmt: skip


class Terms:
    """Every article is one passage."""

    def __init__(self) -> None:
        self._held = {key: Counter(terms(text)) for key, text in enumerate(TEXTS.values())}

    @property
    def size(self) -> int:
        return len(self._held)

    def frequency(self, field: str, term: str) -> int:
        return sum(term in held for held in self._held.values())

    def search(self, weights, k):
        return [(key, 1.0) for key, held in self._held.items() if weights["body"].keys() & held.keys()][:k]


def article(name: str) -> Article:
    return Article(ArticleMeta(name, "", f"/{name}"), TEXTS[name], (Span(0, len(TEXTS[name])),), name)


def near(name: str) -> list[str]:
    cases = {other: case_of(article(other), Terms()) for other in TEXTS if other != name}
    return same_case(case_of(article(name), Terms()), cases)


@pytest.mark.parametrize(("name", "other"), [("an-1", "an-2"), ("an-2", "an-1")])
def test_articles_that_repeat_the_same_rare_names_are_of_one_case(name, other):
    assert near(name) == [other]


@pytest.mark.parametrize("name", ["gap-go", "duong", "cau"])
def test_a_shared_place_makes_no_case(name):
    assert near(name) == []


def test_the_other_articles_are_found_by_the_names():
    keys = list(TEXTS)
    assert "an-2" in {keys[key] for key in passages_of(case_of(article("an-1"), Terms()), Terms())}


def test_a_text_without_names_has_no_case():
    bare = Article(ArticleMeta("x", "", "/x"), "không có tên nào", (), "x")
    assert passages_of(case_of(bare, Terms()), Terms()) == []
