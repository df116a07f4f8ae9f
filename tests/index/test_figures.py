from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles.assembling import Draft, assemble
from index.figures import figures
from index.types import Figure

TITLE = "Nghệ An: Tổng kết công tác nội chính năm 2021"


def found(text: str, title: str = TITLE) -> list[Figure]:
    return figures(assemble(Draft(text, title=title, published="2022-01-10"), Path("a.txt"), "a.txt"))


def one(text: str) -> Figure:
    (figure,) = found(text)
    return figure


@pytest.mark.parametrize(
    ("text", "value", "unit", "counted"),
    [
        ("Tham dự hội nghị có hơn 60 đại biểu.", 60, "đại biểu", "đại biểu"),
        ("Toà đã xử 38 vụ án tham nhũng trên địa bàn.", 38, "vụ án tham nhũng", "vụ án tham nhũng trên địa bàn"),
        (
            "Đã giải quyết 56 vụ việc, vụ án phức tạp, dư luận quan tâm.",
            56,
            "vụ việc, vụ án",
            "vụ việc, vụ án phức tạp",
        ),
        ("Phát hiện 31 vụ “tham nhũng vặt” ở cơ sở.", 31, "vụ “tham nhũng vặt”", "vụ “tham nhũng vặt” ở cơ sở"),
        ("Thu hồi 1,2 nghìn tỷ đồng cho ngân sách.", 1.2e12, "đồng", "đồng cho ngân sách"),
        ("Nhà máy lỗ 20 tỷ trong quý một.", 20e9, "tỷ", "tỷ"),
        ("Bị cáo lĩnh 12 tháng tù.", 12, "tháng tù", "tháng tù"),
        ("Tòa tuyên án với 17 bị cáo trong vụ cá độ.", 17, "bị cáo", "bị cáo trong vụ cá độ"),
        ("Cơ quan điều tra khởi tố thêm 5 bị can bị bắt hôm qua.", 5, "bị can", "bị can bị bắt hôm qua"),
        ("Xây dựng 03 Đề án “Tăng cường kiểm tra”.", 3, "Đề án “Tăng cường kiểm tra”", "Đề án “Tăng cường kiểm tra”"),
        ("Tỷ lệ đạt 85,5% kế hoạch.", 85.5, "%", "% kế hoạch"),
        ("Chín cơ quan phối hợp đã ký quy chế.", 9, "cơ quan phối hợp", "cơ quan phối hợp"),
    ],
)
def test_what_is_counted(text, value, unit, counted):
    figure = one(text)
    assert (figure.value, figure.unit, figure.counted) == (value, unit, counted)


def test_offsets_give_back_the_words_with_the_qualifier():
    text = "Tham dự hội nghị có hơn 60 đại biểu."
    figure = one(text)
    assert text[figure.start : figure.end] == "hơn 60 đại biểu"
    assert figure.sentence.of(text) == text


def test_parts_are_told_from_wholes():
    text = "Năm 2021, tỉnh chỉ đạo xử lý 56 vụ việc; trong đó, xử lý dứt điểm 40 vụ việc; tiếp nhận 4.317 đơn."
    assert [(figure.value, figure.subset) for figure in found(text)] == [(56, False), (40, True), (4317, False)]
    text = "Tỉnh ban hành 14 văn bản (02 nghị quyết, 04 chương trình) và 3 kế hoạch."
    assert [figure.subset for figure in found(text)] == [False, True, True, False]
    text = "Tổng thu hồi là 3.791 tỷ đồng.\nTrong đó, án tham nhũng là 2.233 tỷ đồng, án kinh tế là 1.558 tỷ đồng."
    assert [figure.subset for figure in found(text)] == [False, True, True]


def test_who_when_and_where_are_carried_to_the_next_sentence():
    text = "Năm 2020, Ban Nội chính Tỉnh ủy đã thẩm định 255 văn bản.\nTham mưu xử lý 56 vụ việc."
    first, second = found(text)
    assert first.who == second.who == "Ban Nội chính Tỉnh ủy"
    assert first.period == second.period == "năm 2020"
    assert first.place == second.place == "Nghệ An"


def test_a_year_inside_a_name_is_not_the_period():
    text = "Năm 2021, Công an tỉnh đã xây dựng 3 đề án “Cải cách tư pháp giai đoạn 2025-2030”, khởi tố 12 vụ án."
    assert {figure.period for figure in found(text)} == {"năm 2021"}


def test_the_headline_gives_the_period_where_no_sentence_does():
    assert one("Công an tỉnh khởi tố 12 vụ án.").period == "năm 2021"


@pytest.mark.parametrize(
    "text",
    [
        "Cụm thi đua số 1 họp.",
        "Quy định số 11-QĐ/TW, ngày 18/2/2019.",
        "Họp lúc 14:30 ngày 5/3.",
        "Điện thoại 0912 345 678.",
        "Trong 6 tháng đầu năm 2021, tình hình ổn định.",
    ],
)
def test_names_dates_and_codes_are_no_figures(text):
    assert found(text) == []


@given(
    st.lists(
        st.sampled_from(
            [
                "56",
                "vụ",
                "án",
                ",",
                "và",
                "trong đó",
                "“",
                "”",
                "3.393",
                "%",
                "tỷ",
                "đồng",
                ".",
                ";",
                "(",
                ")",
                "\n",
                "năm 2020",
                "hơn",
                "đã",
                "tại Hà Nội",
            ]
        ),
        max_size=30,
    ).map(" ".join)
)
def test_any_text_gives_figures_inside_their_sentences(text):
    if not any(char.isalnum() for char in text):
        return
    article = assemble(Draft(text), Path("a.txt"), "a.txt")
    for figure in figures(article):
        assert figure.sentence.start <= figure.start < figure.end <= figure.sentence.end


@pytest.mark.parametrize("noise", ["1-", "1,", "5 vụ; ", "trong đó 5 vụ "])
def test_noise_gives_no_endless_table(noise):
    assert len(found(noise * 5_000)) <= 5_000
