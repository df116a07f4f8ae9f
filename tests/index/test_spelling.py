from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vietnamese.keys import decoded
from index.vietnamese.misspellings import slip
from index.vietnamese.spelling import corrected, lowered
from tests.benchmarks.mistyped import VARIANTS, mistyped
from tests.quality.questions import CORPORA, load


class Articles:
    """Articles that write the given words and pairs."""

    def __init__(self, *terms: str) -> None:
        self.terms = terms

    def frequency(self, field: str, term: str) -> int:
        return int(term in self.terms)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # A key beside, one too many, one left out, two exchanged.
        ("Sở Xây dựng có bao nhiêu cáb bộ?", "Sở Xây dựng có bao nhiêu cán bộ?"),
        ("Phiên tòaa xét xử ngày nào?", "Phiên tòa xét xử ngày nào?"),
        ("Ai bị đề nghị kỷ luậ đảng?", "Ai bị đề nghị kỷ luật đảng?"),
        ("Công tác xây dựng ĐẢNG bộ huyệnn ra sao?", "Công tác xây dựng ĐẢNG bộ huyện ra sao?"),
        ("Có bao nhiêu ngưòi bị bắt?", "Có bao nhiêu người bị bắt?"),
        # Keys of Telex and VNI left over, also half of them.
        ("Hooij nghij diễn ra ở ddaau?", "Hội nghị diễn ra ở đâu?"),
        ("Hội nghi5 die6n4 ra o73 d9a6u?", "Hội nghị diễn ra ở đâu?"),
        ("Ai là hiệu trươngf?", "Ai là hiệu trường?"),
        # A tone on another vowel, left out, or the other of hỏi and ngã.
        ("Ai ký quỵêt định cuả tỉnh?", "Ai ký quyết định của tỉnh?"),
        ("Doanh nghiêp nào nộp thuế?", "Doanh nghiệp nào nộp thuế?"),
        ("Ai chuyễn hồ sơ vụ tham nhủng?", "Ai chuyển hồ sơ vụ tham nhũng?"),
        # Sounds that are one in some places.
        ("Ban soạn thảo chình bày dự luật khi nào?", "Ban soạn thảo trình bày dự luật khi nào?"),
        ("Bao nhiêu tỷ đồng bị chiếm đoạc?", "Bao nhiêu tỷ đồng bị chiếm đoạt?"),
        # A blank left out.
        ("Hội nghị diễnra ngày nào?", "Hội nghị diễn ra ngày nào?"),
        # Words of chats.
        ("Có bn vụ đc xử lý, ai ko dự?", "Có bao nhiêu vụ được xử lý, ai không dự?"),
    ],
)
def test_a_slip_is_mended(typed: str, meant: str) -> None:
    assert corrected(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hoi ngih tong ket cua tinh dien ra o dau", "hoi nghi tong ket cua tinh dien ra o dau"),
        ("baonhieu nguoi bi bat", "bao nhieu nguoi bi bat"),
    ],
)
def test_a_question_without_marks_is_mended_without_them(typed: str, meant: str) -> None:
    assert corrected(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Facebook và Zalo bị phạt bao nhiêu?",
        "Công ty Vinashine ở Krông Pa do ai lập?",
        "Quy định số 41-QĐ/TW có mấy điều, sửa 03 lần?",
        "Nhân viên của BNCTW và UBKT họp khi nào?",
        "Ai viết cụm từ “tham nhủng vặt”?",
        "Ông Sử Văn Trạch giữ chức gì?",
        "Gửi thư tới hoi@bao.vn được không?",
        "Dịch Covid-19 và H5N1 lây ra sao?",
    ],
)
def test_names_codes_foreign_words_and_quotations_stay(typed: str) -> None:
    assert corrected(typed) == typed


def test_what_the_articles_write_is_no_slip() -> None:
    typed = "Dự án Bản Tòon có mấy căn nhà?"
    assert corrected("Dự án tòon có mấy căn?") != "Dự án tòon có mấy căn?"
    assert corrected("Dự án tòon có mấy căn?", Articles("tòon")) == "Dự án tòon có mấy căn?"
    assert corrected(typed, Articles("tòon")) == typed


def test_the_articles_tell_between_words_that_exist() -> None:
    assert corrected("Vụ án được sử lý thế nào?", Articles("xử_lý")) == "Vụ án được xử lý thế nào?"
    assert corrected("Vụ án được sử lý thế nào?", Articles("xử_lý", "sử_lý")) == "Vụ án được sử lý thế nào?"


def test_a_name_is_mended_only_to_what_the_articles_write() -> None:
    typed = "Ông Đỗ Tuấnn giữ chức gì?"
    assert corrected(typed) == typed
    assert corrected("Dự án ở Hãi Phòng", Articles("hải_phòng")) == "Dự án ở Hải Phòng"
    assert corrected("Ông Trần Lam ở đâu?", Articles("trần_nam")) == "Ông Trần Lam ở đâu?"
    assert corrected(typed, Articles("đỗ_tuấn")) == "Ông Đỗ Tuấn giữ chức gì?"


def test_a_question_in_capitals_is_put_in_lower_case() -> None:
    typed = "TAND TỈNH XÉT XỬ VỤ PVTEX THEO QUY ĐỊNH SỐ 04-QĐI/TW KHÓA XII KHI NÀO?"
    assert lowered(typed) == "TAND tỉnh xét xử vụ PVTEX theo quy định số 04-QĐI/TW khóa XII khi nào?"
    assert lowered("UBKT họp BAN CHỈ ĐẠO ngày nào?") == "UBKT họp BAN CHỈ ĐẠO ngày nào?"


def test_well_typed_questions_and_articles_stay() -> None:
    questions = [each.question for each in load() if each.style == "marked"]
    changed = [question for question in questions if corrected(question) != question]
    assert not changed
    lines = [line for path in sorted(CORPORA[0].rglob("*.md"))[:20] for line in path.read_text("utf-8").split("\n")]
    assert sum(corrected(line) != line for line in lines) <= len(lines) // 200


@pytest.mark.parametrize("way", ["telex left", "vni left", "tone elsewhere", "wrong tone", "joined"])
def test_most_questions_are_mended_to_the_letter(way: str) -> None:
    questions = [each.question for each in load() if each.style == "marked" and each.split == "tune"]
    typed = [(question, mistyped(question, way)) for question in questions]
    typed = [(question, other) for question, other in typed if other != question]
    assert sum(corrected(other) == question for question, other in typed) >= 0.8 * len(typed)


def test_every_careless_way_of_typing_changes_something() -> None:
    question = "Ủy ban nhân dân tỉnh đã xử lý bao nhiêu vụ việc, những ai không được dự?"
    assert all(mistyped(question, way) != question for way in VARIANTS)


@pytest.mark.parametrize("word", ["news", "dung", "hội", "u23", "h5n1", "ubnd"])
def test_words_that_hold_no_keys_are_not_decoded(word: str) -> None:
    assert decoded(word) is None


@given(st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyfwjzáàảãạ 0123456789.,?\n"), max_size=60))
def test_numbers_stay_and_nothing_fails(text: str) -> None:
    numbers = re.findall(r"(?<![\w])\d+(?![\w])", text)
    assert re.findall(r"(?<![\w])\d+(?![\w])", corrected(text)) == numbers


@given(st.text(alphabet="abcdê", max_size=6), st.text(alphabet="abcdê", max_size=6))
def test_any_two_words_are_some_slip_apart_or_too_far(typed: str, meant: str) -> None:
    cost = slip(typed, meant)
    assert cost == 0.0 if typed == meant else cost is None or cost > 0
