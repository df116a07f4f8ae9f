from __future__ import annotations

from tests.assistant.shelf import MemoryShelf, article
from tests.assistant.test_assistant import ask, over

COURT = article(
    "a",
    "Tòa xử vụ quỹ khuyến học Gò Mây",
    "Bị cáo Lê Văn Tư - nguyên kế toán quỹ khuyến học Gò Mây - khai đã cùng bị cáo Phan Thị Sáu - nguyên thủ quỹ - lập "
    "khống chứng từ. Lê Văn Tư chiếm đoạt 210 triệu đồng, còn Phan Thị Sáu chiếm đoạt 340 triệu đồng. Quỹ khuyến học Gò Mây "
    "thiệt hại tổng cộng 550 triệu đồng.",
)
OTHER = article(
    "b", "Quỹ khuyến học Bến Tam bị rút ruột", "Năm 2021, quỹ khuyến học Bến Tam bị chiếm đoạt 75 triệu đồng."
)


def test_offices_are_compared_by_what_is_told_of_those_who_held_them() -> None:
    answer = ask(
        over(MemoryShelf(COURT, OTHER)), "Kế toán hay thủ quỹ quỹ khuyến học Gò Mây chiếm đoạt nhiều tiền hơn?"
    )
    assert answer.status == "answered"
    assert answer.table is not None
    assert ["210 triệu" in row[1].text for row in answer.table.rows] == [True, False]
    assert ["340 triệu" in row[1].text for row in answer.table.rows] == [False, True]


def test_one_sentence_that_tells_of_both_sides_is_enough() -> None:
    shelf = MemoryShelf(
        article("a", "Thu ngân sách xã Gò Mây", "Thu ngân sách của xã năm 2019 đạt 4 tỷ đồng và năm 2020 là 6 tỷ đồng.")
    )
    answer = ask(over(shelf), "Thu ngân sách xã Gò Mây năm 2019 so với năm 2020 thế nào?")
    said = "\n".join(citation.quote for citation in answer.citations)
    assert answer.status == "answered"
    assert "4 tỷ" in said
    assert "6 tỷ" in said


def test_a_rise_or_a_fall_is_told_by_the_sentence_that_says_it() -> None:
    shelf = MemoryShelf(
        article("a", "Hộ nghèo ở Gò Mây", "Xã họp tổng kết. So với năm trước, số hộ nghèo của Gò Mây giảm 12 hộ.")
    )
    answer = ask(over(shelf), "So với năm trước, số hộ nghèo của Gò Mây tăng hay giảm?")
    assert answer.headline is not None
    assert "giảm 12 hộ" in answer.headline.text


def test_a_side_told_in_no_article_is_said_to_be_missing() -> None:
    answer = ask(over(MemoryShelf(OTHER)), "Bến Tam và Đồng Xanh, nơi nào bị chiếm đoạt nhiều tiền hơn?")
    assert answer.status == "abstained"
    assert "Đồng Xanh" in answer.reason


def test_what_one_sentence_tells_of_one_side_is_not_given_to_the_other() -> None:
    shelf = MemoryShelf(
        article("a", "Tết ở Gò Mây", "Dịp Tết 2015, xã Gò Mây nhận được 65 phản ánh của dân qua đường dây nóng.")
    )
    answer = ask(over(shelf), "Tết 2015 và Tết 2017, xã Gò Mây nhận được bao nhiêu phản ánh mỗi dịp?")
    assert answer.status == "abstained"
    assert answer.table is not None
    assert ["65 phản ánh" in row[1].text for row in answer.table.rows] == [True, False]


def test_two_counts_asked_at_once_are_given_both_where_more_is_asked() -> None:
    shelf = MemoryShelf(article("a", "Xã Gò Mây", "Năm 2021, xã Gò Mây tiếp 14 đoàn khách; tổ chức 9 hội nghị."))
    answer = ask(over(shelf), "Năm 2021 xã Gò Mây tiếp mấy đoàn khách và tổ chức mấy hội nghị, bên nào nhiều hơn?")
    assert answer.headline is not None
    assert "14 đoàn" in answer.headline.text
    assert "9 hội nghị" in answer.headline.text


def test_discipline_told_without_its_form_is_compared_by_its_sentence() -> None:
    shelf = MemoryShelf(
        article("a", "Kỷ luật ở Gò Mây", "Huyện ủy quyết định kỷ luật ông Lê Văn Tư bằng hình thức khiển trách."),
        article(
            "b", "Kỷ luật ở Bến Tam", "Tỉnh kỷ luật nhiều cán bộ; ông Hồ Văn Lâm bị cách chức Phó bí thư xã Bến Tam."
        ),
    )
    answer = ask(over(shelf), "Lê Văn Tư hay Hồ Văn Lâm bị kỷ luật nặng hơn?")
    assert answer.table is not None
    assert "khiển trách" in answer.table.rows[0][1].text.lower()
    assert "cách chức" in answer.table.rows[1][1].text


def test_what_the_article_of_both_does_not_tell_of_them_another_may() -> None:
    affair = article(
        "a",
        "Lê Văn Tư và Phan Thị Lan trong vụ kho thóc Gò Mây",
        "Lê Văn Tư và Phan Thị Lan bị bắt trong vụ kho thóc Gò Mây. Theo Lê Văn Tư, thóc bị ẩm 3 năm. Phan Thị Lan khai bán "
        "thóc với giá 2 triệu đồng. Ai lĩnh án nặng hơn thì chưa rõ, Lê Văn Tư với Phan Thị Lan đều nhận tội. "
        + " ".join(f"Nhân chứng thứ {number} kể chuyện kho thóc." for number in range(3, 24)),
    )
    court = article(
        "b",
        "Bản án của tòa",
        "Hội đồng xét xử tuyên y án bị cáo Lê Văn Tư mức án chung thân về tội tham ô. Phan Thị Lan bị tuyên án tử hình.",
    )
    answer = ask(over(MemoryShelf(affair, court)), "Lê Văn Tư với Phan Thị Lan ai lĩnh án nặng hơn?")
    assert answer.table is not None
    assert [len(row[1].citations) for row in answer.table.rows] == [1, 1]


def test_the_sentence_that_tells_of_two_officers_is_shown_where_no_words_tell_them_apart() -> None:
    shelf = MemoryShelf(
        article(
            "a",
            "Kỷ luật ở Gò Mây",
            "Ủy ban quyết định kỷ luật khiển trách đối với ông Lê Văn Tư, Chủ tịch huyện Gò Mây; cảnh cáo đối với ông Hồ "
            "Văn Lâm, Phó Chủ tịch huyện Gò Mây.",
        )
    )
    answer = ask(over(shelf), "So sánh hình thức kỷ luật của chủ tịch và phó chủ tịch huyện Gò Mây")
    assert answer.headline is not None
    assert "khiển trách" in answer.headline.text
    assert "cảnh cáo" in answer.headline.text
