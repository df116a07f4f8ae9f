"""What a fluent writer changes without changing what is said, and the same with one thing wrong."""

from datetime import date

import pytest

from assistant.verification.check import verify
from assistant.verification.evidence import Evidence
from assistant.verification.problems import Claim
from assistant.verification.reading import Reading
from assistant.verification.support import find_support

STORY = Evidence.of(
    "Theo kỳ thi tuyển chọn quốc gia 2018 vừa công bố, quận Ngô Quyền và quận Lê Chân, Kiến An có 2.233 thí sinh, rộng 320.000 m2. "
    "Bác sĩ khuyên mỗi ngày uống một đến hai cốc nước, không nên uống nhiều hơn. "
    "Hội nghị lần thứ 7 Ban Chấp hành Trung ương họp hồi tháng một; đội tuyển xếp hạng 166/168. "
    "Trong 15 năm trở lại đây, phường đã xây 41 nhà văn hóa với 1,6 tỷ đồng; gần ba thập kỷ không có hỏa hoạn. "
    "Phó giáo sư Đào Văn Hùng (Hội đồng thành viên) không phải là chủ thể của hợp đồng. "
    "Bà Trần Thị Lụa yêu cầu ông Kim đưa trước 350 triệu đồng vào năm 2016, tăng 12 triệu so với năm 2015. "
    "Cô Choi Soon - sil và người thừa kế Lee Jae - yong của Samsung hầu tòa tại Seoul.",
    "Chuyện trong tuần",
)


def claims(sentence: str, source: Evidence = STORY) -> set[Claim]:
    return {problem.claim for problem in verify(Reading.of(sentence), [source]).problems}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kỳ thi tuyển chọn quốc gia năm 2018 vừa công bố có hơn 2.200 thí sinh.",
        "Quận Kiến An rộng 32 ha.",
        "Bác sĩ khuyên uống 1-2 cốc nước mỗi ngày.",
        "Hội nghị Trung ương 7 họp hồi tháng 1.",
        "Đội tuyển xếp hạng 166 trong 168.",
        "Phường đã xây 41 nhà văn hóa trong 15 năm qua.",
        "Khoản 1,6 tỷ đồng được phường dùng để xây 41 nhà văn hóa.",
        "Không có hỏa hoạn trong 30 năm qua.",
        "Theo PGS Đào Văn Hùng, ông không phải chủ thể của hợp đồng.",
        "Đào Văn Hùng thuộc HĐTV, thân chủ của hợp đồng không phải là ông.",
        "Ông Kim phải đưa trước 350 triệu đồng.",
        "Choi Soon-sil hầu tòa tại Seoul cùng người thừa kế Samsung Lee Jae-yong.",
    ],
)
def test_the_same_in_other_words_stands(sentence):
    assert claims(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Kỳ thi tuyển chọn quốc gia năm 2017 vừa công bố có 2.233 thí sinh.", Claim.DATE),
        ("Kỳ thi tuyển chọn quốc gia năm 2018 vừa công bố có hơn 2.300 thí sinh.", Claim.NUMBER),
        ("Kỳ thi tuyển chọn quốc gia năm 2018 vừa công bố có gần 2.200 thí sinh.", Claim.NUMBER),
        ("Quận Kiến An rộng 3,2 ha.", Claim.NUMBER),
        ("Bác sĩ khuyên uống 2-3 cốc nước mỗi ngày.", Claim.NUMBER),
        ("Hội nghị Trung ương 7 họp hồi tháng 2.", Claim.DATE),
        ("Phường đã xây 41 nhà văn hóa trong 16 năm qua.", Claim.DATE),
        ("Khoản 1,9 tỷ đồng được phường dùng để xây 41 nhà văn hóa.", Claim.CODE),
        ("Đào Văn Hùng thuộc HĐTD của hợp đồng.", Claim.NAME),
        ("Bà Trần Thị Lụa yêu cầu đưa 350 triệu đồng vào năm 2016, tăng 12 triệu so với năm 2016.", Claim.DATE),
        ("Bà Trần Thị Lụa yêu cầu đưa 350 triệu đồng vào năm 2015, tăng 12 triệu so với năm 2015.", Claim.DATE),
        ("Bà Trần Thị Lụa hầu tòa tại Seoul cùng người thừa kế của Samsung.", Claim.NAME),
        ("Hải quan Kiến An Đào Quang Hùng là Phó giáo sư.", Claim.NAME),
    ],
)
def test_the_same_with_one_thing_wrong_does_not(sentence, claim):
    assert claim in claims(sentence)


def test_who_tells_a_number_is_not_what_it_counts():
    source = Evidence.of(
        "Bộ trưởng Lê Thị Mận nói rằng mỗi năm thế giới có khoảng 2 triệu ca mới. Toàn cầu có hơn 36,9 triệu người đang sống với bệnh."
    )
    assert claims("Theo Bộ trưởng Lê Thị Mận, thế giới có hơn 36,9 triệu người đang sống với bệnh.", source) == set()
    assert Claim.NUMBER in claims("Theo Bộ trưởng Lê Thị Mận, toàn cầu có 2 triệu người đang sống với bệnh.", source)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Ông Hà bị cách hết chức vụ trong Đảng.", None),
        ("Tại buổi họp báo, bộ cho biết ông Hà bị khai trừ khỏi Đảng.", Claim.STATUS),
        ("Kết quả chụp cho thấy gãy xương số 3, 4 và 5.", None),
        ("Kết quả chụp cho thấy gãy xương số 3, 4 và 6.", Claim.CODE),
        ("Buổi họp báo diễn ra chiều 9/7.", None),
        ("Buổi họp báo diễn ra chiều 9/8.", Claim.DATE),
        ("Ông Hà đến Đắk Nông chiều 9/7.", None),
        ("Ông Hà đến Đồng Nai chiều 9/7.", Claim.NAME),
    ],
)
def test_a_list_a_day_in_figures_and_a_place_spelt_otherwise(sentence, claim):
    source = Evidence.of(
        "Tại buổi họp báo chiều nay 9-7, bộ cho biết ông Hà đến Đăk Nông và bị cách các chức vụ trong Đảng từ năm 2015. "
        "Kết quả chụp cho thấy gãy xương số 3, 4, 5."
    )
    assert claims(sentence, source) == ({claim} if claim else set())


def test_a_school_called_after_someone_is_no_other_person():
    source = Evidence.of(
        "Kế toán trường THPT Võ Văn Tần là Nguyễn Văn Mẫn nhận 20 năm tù; thủ quỹ trường THPT Võ Văn Tần là Lê Thị Thu nhận 15 năm tù."
    )
    assert claims("Kế toán Nguyễn Văn Mẫn nhận 20 năm tù, thủ quỹ Lê Thị Thu nhận 15 năm tù.", source) == set()
    assert Claim.NAME in claims("Kế toán Lê Thị Thu của trường nhận 20 năm tù.", source)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Ông Lê Văn Đạo, Phó Giám đốc công ty Sông Xanh, được mời dự họp.", None),
        ("Ông Lê Văn Đạo, Giám đốc công ty Sông Xanh, được mời dự họp.", Claim.STATUS),
        ("Ông Lê Văn Đạo, nguyên Phó Giám đốc công ty Sông Xanh, được mời dự họp.", Claim.STATUS),
    ],
)
def test_the_offices_beside_a_name_are_those_of_the_person(sentence, claim):
    source = Evidence.of(
        "Dự họp có ông Lê Văn Đạo (phó giám đốc) và bà Hồ Thị Vân, nguyên phó giám đốc công ty Sông Xanh, được mời đến.",
    )
    assert claims(sentence, source) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("sentence", "backed"),
    [
        ("Ngày 27/11, Ban Kiểm tra họp tại Ba Vì và khiển trách ông Bùi Quang Mẫn.", True),
        ("Ngày 27/11, Ban Kiểm tra họp tại Ba Vì và cảnh cáo ông Bùi Quang Mẫn.", False),
        ("Ngày 28/11, Ban Kiểm tra họp tại Ba Vì và khiển trách ông Bùi Quang Mẫn.", False),
    ],
)
def test_what_a_passage_leaves_open_another_of_the_article_may_say(sentence, backed):
    first = Evidence.of("Ngày 27/11, Ban Kiểm tra họp tại Ba Vì xem xét ông Bùi Quang Mẫn.", article="a", start=0)
    between = Evidence.of("Cuộc họp kéo dài cả buổi chiều trong hội trường xã.", article="a", start=80)
    last = Evidence.of("Ban Kiểm tra quyết định khiển trách ông Bùi Quang Mẫn.", article="a", start=2000)
    support = find_support(Reading.of(sentence, date(2018, 12, 1)), (), [first, between, last])
    assert support.stands is backed
    assert support.passages == ((0, 2) if backed else ())


LEAGUE = (
    "Chủ tịch UBND TP Lã Quang Vịnh trao cờ. Giải bóng của xã đứng thứ hạng 24 năm 2015; đội Nà Ka thắng 21/24 trận. "
    "Đại hội khóa 12 của hội họp ở Hà Nội."
)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Chủ tịch UBND TP Hà Nội Lã Quang Vịnh trao cờ.", None),
        ("Chủ tịch UBND TP Hà Nội Lã Quang Bách trao cờ.", Claim.NAME),
        ("Giải bóng của xã năm 2015 đứng thứ 24.", None),
        ("Giải bóng của xã năm 2015 đứng thứ 42.", Claim.CODE),
        ("Đội Nà Ka thắng 21 trên 24 trận.", None),
        ("Đội Nà Ka thắng 20 trên 24 trận.", Claim.NUMBER),
        ("Đại hội khóa XII của hội họp ở Hà Nội.", None),
        ("Đại hội khóa XI của hội họp ở Hà Nội.", Claim.NAME),
    ],
)
def test_ranks_fractions_roman_numbers_and_a_person_behind_a_province(sentence, claim):
    assert claims(sentence, Evidence.of(LEAGUE)) == ({claim} if claim else set())


def test_a_part_is_no_larger_than_the_whole():
    source = Evidence.of("Tổ kiểm tra 77 hộ nuôi cá, trong đó 3 hộ để nước bẩn.")
    assert claims("Trong 77 hộ nuôi cá được kiểm tra, có 3 hộ để nước bẩn.", source) == set()
    assert claims("Trong 3 hộ nuôi cá được kiểm tra, có 77 hộ để nước bẩn.", source) == {Claim.NUMBER}


def test_a_name_before_a_colon_is_told_by_the_figure_behind_it():
    source = Evidence.of("Hai người gồm: Vi Văn Cần: 20 năm tù và Lò Thị Mây: 7 năm tù. Anh Đào Xá nhận 7 năm tù.")
    sentence = "Vi Văn Cần và Lò Thị Mây lần lượt lĩnh {} năm và {} năm tù."
    assert claims(sentence.format(20, 7), source) == set()
    assert claims(sentence.format(7, 20), source) == {Claim.NUMBER}


MARKET = (
    "Có 209/456 ý kiến của hộ bán hàng tán thành phương án họp sáng, 156/456 ý kiến tán thành phương án họp chiều. "
    "Tổ 1 gặp bà con từ ngày 18 - 21/11; xe 43 A -299.99 chở rau; Báo cáo 9 tháng đầu 2017 nêu không ai nợ thuế. "
    "Công an hỏi Vi Đức Đoài (48 tuổi, chủ quầy) và Lò Văn Phượng (35 tuổi, trú bản Pa, xã Nà Sản)."
)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Phương án họp sáng được 209 ý kiến tán thành, phương án họp chiều được 156 ý kiến.", None),
        ("Có 156 ý kiến tán thành phương án họp sáng và 209 ý kiến tán thành phương án họp chiều.", Claim.NUMBER),
        ("Tổ bán hàng số 1 gặp bà con từ 18 đến 21 tháng 11.", None),
        ("Tổ bán hàng số 1 gặp bà con từ 17 đến 21 tháng 11.", Claim.DATE),
        ("Tổ bán hàng số 2 gặp bà con từ 18 đến 21 tháng 11.", Claim.CODE),
        ("Xe 43A-299.99 chở rau.", None),
        ("Xe 43A-299.98 chở rau.", Claim.CODE),
        ("Theo báo cáo 9 tháng đầu năm 2017, không ai nợ thuế.", None),
        ("Theo báo cáo 9 tháng đầu năm 2016, không ai nợ thuế.", Claim.DATE),
        ("Vi Đức Đoài, 48 tuổi, và Lò Văn Phượng được Công an hỏi.", None),
        ("Vi Đức Đoài, 35 tuổi, và Lò Văn Phượng được Công an hỏi.", Claim.NUMBER),
    ],
)
def test_parts_of_fractions_days_in_a_row_plates_and_ages(sentence, claim):
    assert claims(sentence, Evidence.of(MARKET)) == ({claim} if claim else set())
