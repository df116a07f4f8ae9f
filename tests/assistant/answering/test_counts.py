"""Questions that count, list or compare, asked of small shelves through the shipped reader."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import rendering
from tests.assistant.shelf import MemoryShelf, article
from tests.assistant.test_assistant import ask, headline, over

POLICE = article(
    "xang-dau",
    "Công an tỉnh ký gửi xăng dầu không thu hồi được",
    "Trong hai năm 2009 và 2010, Công an tỉnh Hậu Giang ký gửi 172.000 lít xăng dầu tại một doanh nghiệp ở phường 5. "
    "Đến nay lượng nhiên liệu còn trên 116.000 lít ký gửi tại doanh nghiệp này không có khả năng thu hồi. "
    "Quỹ sản xuất của Công an tỉnh Hậu Giang có tổng thu trên 38 tỉ đồng nhưng lại chi đến gần 46 tỉ đồng. "
    "Trong đó chi mua quà biếu, tiếp khách trên 39,7 tỉ đồng; chi đi công tác 3,4 tỉ đồng.",
)
VERDICT = article(
    "an-tham-o",
    "Tuyên án vụ bọc ống",
    "Hội đồng xét xử cho rằng các bị cáo đã nâng khống số vật tư. "
    "Tòa tuyên Trần Đức Minh 16 năm tù, Phạm Ngọc Minh và Nguyễn Thị Hà Nhung cùng lãnh 11 năm tù còn Bùi Nhật Vinh "
    "lãnh 10 năm tù.",
)
CLUSTER = article(
    "cum",
    "Cụm thi đua số 1 tổng kết năm 2020",
    "Dự hội nghị có lãnh đạo các ban nội chính thuộc Cụm thi đua số 1, gồm: Điện Biên, Sơn La, Lai Châu, Yên Bái; đại diện "
    "các cơ quan khối Nội chính và lãnh đạo các vụ. "
    "Năm 2020, các ban của Cụm thi đua số 1 thẩm định 255 văn bản về nội chính. "
    "Các ban rà soát 215 kết luận thanh tra và kiến nghị của Kiểm toán Nhà nước năm 2019; ban hành 835 văn bản hướng dẫn.",
    date(2020, 12, 24),
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Công an tỉnh Hậu Giang ký gửi bao nhiêu lít xăng dầu?", "172.000 lít"),
        ("Bao nhiêu lít xăng dầu không có khả năng thu hồi ở Hậu Giang?", "116.000 lít"),
        ("Công an tỉnh Hậu Giang chi bao nhiêu tiền mua quà biếu, tiếp khách?", "39,7 tỉ đồng"),
    ],
)
def test_the_words_of_its_clause_choose_the_figure(question: str, said: str) -> None:
    assert said in headline(ask(over(MemoryShelf(POLICE)), question))


def test_two_deeds_counted_at_once_are_both_answered() -> None:
    said = headline(ask(over(MemoryShelf(POLICE)), "Quỹ sản xuất của Công an tỉnh Hậu Giang thu và chi bao nhiêu?"))
    assert "38 tỉ đồng" in said
    assert "46 tỉ đồng" in said


@pytest.mark.parametrize(("who", "years"), [("Trần Đức Minh", "16 năm tù"), ("Bùi Nhật Vinh", "10 năm tù")])
def test_a_figure_belongs_to_the_person_named_with_it(who: str, years: str) -> None:
    assert headline(ask(over(MemoryShelf(VERDICT)), f"{who} bị tuyên bao nhiêu năm tù?")) == f"{years}."


def test_sentences_of_two_persons_are_compared() -> None:
    answer = ask(over(MemoryShelf(VERDICT)), "So sánh mức án của Trần Đức Minh và Bùi Nhật Vinh")
    assert answer.table is not None
    assert [row[1].text for row in answer.table.rows] == ["16 năm tù", "10 năm tù"]


def test_the_year_of_a_noun_is_not_the_year_of_its_figure() -> None:
    said = headline(ask(over(MemoryShelf(CLUSTER)), "Cụm thi đua số 1 rà soát bao nhiêu kết luận thanh tra năm 2020?"))
    assert said.startswith("215 kết luận thanh tra")


def test_two_counts_of_one_name_are_compared_each_in_its_own_words() -> None:
    asked = "So sánh số văn bản Cụm thi đua số 1 thẩm định và số văn bản hướng dẫn ban hành"
    answer = ask(over(MemoryShelf(CLUSTER)), asked)
    assert answer.table is not None
    assert [row[1].text.split()[0] for row in answer.table.rows] == ["255", "835"]


def test_a_list_within_a_sentence_ends_where_the_next_group_begins() -> None:
    said = headline(ask(over(MemoryShelf(CLUSTER)), "Cụm thi đua số 1 gồm những tỉnh nào?"))
    assert said == "Điện Biên, Sơn La, Lai Châu, Yên Bái."


def test_a_number_that_names_is_not_counted() -> None:
    shelf = MemoryShelf(
        article("ky", "Kỷ luật", "Ủy ban Kiểm tra đã họp kỳ 33 tại Hà Nội. Hai kỳ họp trước xem xét 12 trường hợp.")
    )
    assert "kỳ 33" in headline(ask(over(shelf), "Ủy ban Kiểm tra họp kỳ thứ mấy?")).lower()


def test_a_number_told_in_the_question_is_not_the_answer() -> None:
    shelf = MemoryShelf(
        article("don", "Đơn thư", "Tỉnh xử lý 56 vụ việc phức tạp; trong đó, giải quyết dứt điểm 40 vụ việc.")
    )
    assert "40 vụ" in headline(ask(over(shelf), "Trong số 56 vụ việc phức tạp, bao nhiêu vụ đã giải quyết dứt điểm?"))


def test_two_sources_that_differ_are_shown_as_differing_the_newer_first() -> None:
    shelf = MemoryShelf(
        article("cu", "Đoàn thanh tra ở Vĩnh Tường", "Đoàn thanh tra ở Vĩnh Tường gồm 5 người.", date(2019, 6, 14)),
        article("moi", "Thanh tra ở Vĩnh Tường", "Đoàn thanh tra ở Vĩnh Tường gồm 6 người.", date(2019, 6, 20)),
    )
    answer = ask(over(shelf), "Đoàn thanh tra ở Vĩnh Tường gồm bao nhiêu người?")
    said = headline(answer)
    assert said.index("6 người") < said.index("5 người")
    assert [citation.article_id for citation in answer.citations] == ["moi", "cu"]


def test_persons_are_listed_over_several_clauses() -> None:
    shelf = MemoryShelf(
        article(
            "ky-luat",
            "Kỷ luật cán bộ xã Thạch Bằng",
            "Huyện thi hành kỷ luật cảnh cáo đối với ông Trần Văn Hiếu; kỷ luật hạ bậc lương ông Bùi Ngọc Ánh. "
            "Thanh tra huyện cũng kết luận xã Thạch Bằng thu sai tiền cấp đất.",
        )
    )
    said = rendering.spoken(ask(over(shelf), "Những cán bộ nào của xã Thạch Bằng bị kỷ luật?"))
    assert "Trần Văn Hiếu" in said
    assert "Bùi Ngọc Ánh" in said


def test_a_figure_of_something_else_is_no_answer() -> None:
    answer = ask(over(MemoryShelf(CLUSTER)), "Cụm thi đua số 1 thẩm định bao nhiêu văn bản mật mã?")
    assert answer.status == "abstained" or "255" not in headline(answer)


def test_a_sentence_of_another_person_is_not_told_beside_the_one_asked_for() -> None:
    shelf = MemoryShelf(
        article(
            "an",
            "Tuyên án",
            "Tòa tuyên phạt bị cáo Đào Duy Phong 16 năm tù. Tòa tuyên phạt bị cáo Đinh Mạnh Thắng 9 năm tù.",
        )
    )
    answer = ask(over(shelf), "Đào Duy Phong bị tuyên phạt bao nhiêu năm tù?")
    assert "16 năm tù" in headline(answer)
    assert "9 năm tù" not in rendering.spoken(answer)


def test_a_figure_counted_in_hours_is_not_joined_with_machines() -> None:
    shelf = MemoryShelf(
        article("may", "Nhà máy điện", "Trong nhà máy, tổ M5 chạy lâu nhất là 11.393 giờ, 4 tổ máy hỏng hẳn.")
    )
    assert headline(ask(over(shelf), "Tổ M5 của nhà máy điện chạy được bao nhiêu giờ?")) == "11.393 giờ."


def test_a_rounded_number_and_the_exact_one_are_no_conflict() -> None:
    shelf = MemoryShelf(
        article("tron", "Kê khai ở Hà Nội", "Hà Nội có hơn 34.000 người kê khai tài sản năm 2018.", date(2018, 7, 1)),
        article("dung", "Hà Nội kê khai", "Hà Nội có 34.340 người kê khai tài sản năm 2018.", date(2018, 7, 9)),
    )
    said = headline(ask(over(shelf), "Hà Nội có bao nhiêu người kê khai tài sản năm 2018?"))
    assert "khác nhau" not in said


def test_money_of_two_things_is_no_conflict() -> None:
    shelf = MemoryShelf(
        article(
            "a", "Vụ Nam Đàn Plaza", "Bị cáo biết giá gốc của dự án Nam Đàn Plaza là 52 triệu đồng.", date(2018, 2, 1)
        ),
        article("b", "Án Nam Đàn Plaza", "Trong dự án Nam Đàn Plaza, bị cáo nhận 14 tỉ đồng.", date(2018, 2, 9)),
    )
    said = headline(ask(over(shelf), "Giá gốc của dự án Nam Đàn Plaza là bao nhiêu?"))
    assert said == "52 triệu đồng."


SMALL = article(
    "vat",
    "Tỉnh phát hiện tham nhũng",
    "Tỉnh phát hiện 38 vụ án tham nhũng và 31 vụ việc “tham nhũng vặt”. Tỉnh tiếp nhận 42 đơn của dân.",
)
SCORE = article(
    "diem",
    "Chỉ số của tỉnh",
    "Chỉ số minh bạch của tỉnh tăng từ 5,03 điểm lên 5,46 điểm. Tổng các chỉ số là 35,88 điểm.",
)


def test_of_two_figures_said_together_only_the_one_of_the_very_sort_is_given() -> None:
    said = headline(ask(over(MemoryShelf(SMALL)), "Tham nhũng vặt là bao nhiêu vụ việc?"))
    assert said == "31 vụ việc “tham nhũng vặt”."


def test_a_noun_may_be_counted_with_another_word_before_it() -> None:
    assert headline(ask(over(MemoryShelf(SMALL)), "Tỉnh tiếp nhận bao nhiêu lá đơn?")).startswith("42 đơn")


def test_what_it_was_before_a_change_is_not_what_it_is() -> None:
    assert headline(ask(over(MemoryShelf(SCORE)), "Chỉ số minh bạch của tỉnh được mấy điểm?")) == "5,46 điểm."
    assert headline(ask(over(MemoryShelf(SCORE)), "Ban đầu chỉ số minh bạch của tỉnh được mấy điểm?")) == "5,03 điểm."


FARES = article(
    "phi",
    "Đường mới Tân Long",
    "Đường Tân Long dài 14 km với mức đầu tư 34 tỷ đồng, mỗi ngày thu phí được 5 đến 8 triệu/ngày. "
    "Ông Lê Văn Nam lãnh 3 năm 10 tháng tù vì rút ruột đường.",
)


def test_an_amount_without_its_currency_is_money() -> None:
    said = headline(ask(over(MemoryShelf(FARES)), "Mỗi ngày đường Tân Long thu phí bao nhiêu tiền?"))
    assert said == "5 đến 8 triệu/ngày."


def test_an_amount_in_other_money_in_brackets_belongs_to_the_one_before() -> None:
    told = article("quy", "Quỹ nhận tiền", "Quỹ Sao Mai nhận 50 triệu euro (khoảng 62 triệu USD) của nhà tài trợ.")
    shelf = over(MemoryShelf(told))
    assert headline(ask(shelf, "Quỹ Sao Mai nhận bao nhiêu tiền?")).startswith("50 triệu euro")
    assert headline(ask(shelf, "Quỹ Sao Mai nhận bao nhiêu USD?")).startswith("Khoảng 62 triệu USD")


def test_what_it_was_a_year_before_is_not_what_it_is() -> None:
    told = article(
        "dn", "Doanh nghiệp mới", "Tỉnh có 108 doanh nghiệp lập mới (cùng kỳ có gần 90 doanh nghiệp) trong quý."
    )
    assert headline(ask(over(MemoryShelf(told)), "Tỉnh có bao nhiêu doanh nghiệp lập mới?")).startswith(
        "108 doanh nghiệp"
    )


def test_an_area_may_be_asked_for_by_the_full_name_of_its_unit() -> None:
    told = article("dat", "Đất rừng", "Ông Lê Văn Nam được cấp giấy cho mảnh đất 41,5 ha ở xã Đông Hòa.")
    shelf = over(MemoryShelf(told))
    assert headline(ask(shelf, "Ông Lê Văn Nam được cấp giấy cho bao nhiêu héc ta đất?")).startswith("41,5 ha")


def test_years_and_months_are_one_time() -> None:
    said = headline(ask(over(MemoryShelf(FARES)), "Ông Lê Văn Nam lãnh bao nhiêu năm tù?"))
    assert said == "3 năm 10 tháng tù."


def test_the_accused_are_counted_by_their_own_noun() -> None:
    told = article(
        "ca", "Công an tỉnh", "Công an tỉnh phát hiện 940 vụ vi phạm. Toàn tỉnh có 75 bị can đang bị điều tra."
    )
    assert headline(ask(over(MemoryShelf(told)), "Toàn tỉnh có bao nhiêu bị can?")).startswith("75 bị can")


def test_money_asked_for_is_not_answered_by_other_numbers() -> None:
    question = "Kinh phí tổ chức hội nghị tổng kết của Cụm thi đua số 1 là bao nhiêu?"
    assert ask(over(MemoryShelf(CLUSTER)), question).status == "abstained"


def test_whatever_takes_place_may_be_counted_in_times() -> None:
    checks = article("kiem-tra", "Kiểm tra", "Năm 2020, đoàn tiến hành 100 cuộc kiểm tra ở 12 huyện.")
    assert "100 cuộc" in headline(ask(over(MemoryShelf(checks)), "Năm 2020 đoàn kiểm tra bao nhiêu lần?"))


def test_how_many_billions_asks_for_money() -> None:
    reward = article("thuong", "Thưởng", "Người tố cáo tham nhũng được thưởng tối đa 3,4 tỷ đồng trong 12 tháng.")
    assert "3,4 tỷ" in headline(ask(over(MemoryShelf(reward)), "Người tố cáo tham nhũng được thưởng tối đa mấy tỷ?"))


def test_an_age_may_stand_behind_its_word() -> None:
    premier = article("thu-tuong", "Thủ tướng", "Ông Mahathir trở lại ghế thủ tướng Malaysia năm 2018 ở tuổi 92.")
    assert "Tuổi 92" in headline(ask(over(MemoryShelf(premier)), "Mahathir trở lại làm thủ tướng khi bao nhiêu tuổi?"))


def test_what_is_counted_may_be_called_by_another_word() -> None:
    square = article(
        "quang-truong", "Khiếu nại", "Hơn 100 hộ dân ở phường An Phú còn khiếu nại. Phường có 3 quảng trường."
    )
    assert "100 hộ dân" in headline(ask(over(MemoryShelf(square)), "Bao nhiêu gia đình ở An Phú còn khiếu nại?"))


COURT_SUM = article(
    "hinh-phat-chung",
    "Tuyên án",
    "Lê Văn Tư nhận 15 năm tù vì tội Nhận hối lộ và 13 năm tù vì tội Cố ý làm trái; hình phạt chung là 28 năm tù.",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Lê Văn Tư bị tuyên bao nhiêu năm tù?", "28 năm tù"),
        ("Lê Văn Tư bị tuyên bao nhiêu năm tù về tội Nhận hối lộ?", "15 năm tù"),
    ],
)
def test_the_term_for_all_crimes_is_meant_where_none_is_named(question: str, said: str) -> None:
    assert said in headline(ask(over(MemoryShelf(COURT_SUM)), question))


@pytest.mark.parametrize(
    "text",
    [
        "Các ban của Cụm thi đua số 1 đã giám sát việc thực hiện chỉ thị, nghị quyết.",
        "Hai là: các ban đã giám sát việc thực hiện chỉ thị, nghị quyết.",
    ],
)
def test_the_number_of_a_name_or_of_a_point_is_no_count(text: str) -> None:
    answer = ask(over(MemoryShelf(article("a", "Giám sát", text))), "Các ban đã giám sát mấy chỉ thị, nghị quyết?")
    assert answer.headline is None or not answer.headline.text.startswith(("1", "Hai", "Số 1"))
