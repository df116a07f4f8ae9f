"""Facts of several sentences put into one, people and bodies called otherwise; and the same with one thing wrong."""

import pytest

from assistant.verification.check import verify
from assistant.verification.evidence import Evidence
from assistant.verification.problems import Claim
from assistant.verification.reading import Reading
from assistant.verification.support import find_support


def claims(sentence: str, source: str) -> set[Claim]:
    return {problem.claim for problem in verify(Reading.of(sentence), [Evidence.of(source)]).problems}


PEOPLE = (
    "Phó chủ tịch huyện Tăng Văn Lực nói rằng bản thân có ký 24 giấy chứng nhận do phòng chuyên môn trình lên. "
    "“Xã đang tìm người thay để điều hành công việc hằng ngày”, ông Bính nói. "
    "Ông Lực đến họp muộn. Ông Bính bị phê bình vì thiếu sổ theo dõi thu chi của hợp tác xã. "
    "Ba người được khen thưởng trong phong trào giữ gìn đường làng gồm: Nghệ nhân Đỗ Thị Sen (70 tuổi); Giáo viên Vũ Hải Âu (41 tuổi). "
    "Vụ này có thêm Đinh Thế Khoa và Hoàng Văn Bách. Cả hai người này bị truy tố vì trốn thuế và làm giả con dấu. "
    "Bị can Phạm Bá Quát bị truy tố vì trốn thuế sau khi rời kho hàng."
)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Ông Lực thừa nhận có ký 24 giấy chứng nhận do phòng chuyên môn trình.", None),
        ("Ông Bính thừa nhận có ký 24 giấy chứng nhận do phòng chuyên môn trình.", Claim.NAME),
        ("Ba người được khen thưởng trong phong trào giữ gìn đường làng, trong đó có giáo viên Vũ Hải Âu.", None),
        ("Khoa và Hoàng Văn Bách bị truy tố vì trốn thuế và làm giả con dấu.", None),
        ("Xã đang tìm người thay ông Lực điều hành công việc hằng ngày.", None),
        ("Ông Lực bị phê bình vì thiếu sổ theo dõi thu chi của hợp tác xã.", Claim.NAME),
        ("Ông Bính bị phê bình vì thiếu sổ theo dõi thu chi, ông Lực đến họp muộn.", None),
    ],
)
def test_who_is_spoken_of(sentence, claim):
    assert claims(sentence, PEOPLE) == ({claim} if claim else set())


BODIES = (
    "Ông Thái Văn Mẫn - giám đốc Sở Y tế (Nghệ An) - được điều động làm phó ban Nội chính. "
    "Ông Trần Đức Tuệ, phó chủ tịch UBND tỉnh Hà Giang, bị khiển trách. Ông Vũ Sử làm việc ở chi nhánh TP. HCM. "
    "Nguyễn Anh Thơ - phó cục trưởng Cục Thuế tỉnh. Theo tờ New York Times (Mỹ), ngân hàng ấy thua lỗ."
)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Giám đốc Sở Y tế Nghệ An Thái Văn Mẫn được điều động làm Phó Trưởng ban Nội chính.", None),
        ("Giám đốc Sở Y tế Nghệ An Thái Văn Hùng được điều động làm Phó Trưởng ban Nội chính.", Claim.NAME),
        ("Phó Chủ tịch UBND tỉnh Trần Đức Tuệ bị khiển trách.", None),
        ("Phó Chủ tịch UBND tỉnh Hà Nam bị khiển trách.", Claim.NAME),
        ("Ông Vũ Sử làm việc ở chi nhánh Thành phố Hồ Chí Minh.", None),
        ("Phó Cục trưởng Cục Thuế Nguyễn Anh Thơ.", None),
        ("Phó Cục trưởng Cục Hải quan Nguyễn Anh Thơ.", Claim.NAME),
        ("Theo báo Mỹ New York Times, ngân hàng ấy thua lỗ.", None),
        ("Theo báo Mỹ Chicago Times, ngân hàng ấy thua lỗ.", Claim.NAME),
    ],
)
def test_bodies_and_people_side_by_side(sentence, claim):
    assert claims(sentence, BODIES) == ({claim} if claim else set())


DATES = (
    "Hội nghị họp trong hai ngày 12 và 13-3 tại trụ sở tỉnh. Ông Cử, 50 tuổi, quê Nam Định. "
    "Ông Thạc giữ chức chủ tịch huyện năm 2001 - 2006 và bị lật đổ. Chủ tịch Thạc sống lưu vong sau khi bị lật đổ năm 2006. "
    "Ngày 4-2-2013, đại hội bầu bà Hiền làm bí thư đoàn với đa số phiếu. Bà Hiền rời đoàn thanh niên năm 2017. "
    "Buổi hỏi cung kéo dài 14 giờ. Trong số người bị phạt, một người là cựu huyện ủy viên. "
    "So với năm 2017, số người mắc bệnh đã tăng từ 359 lên 414. Kho xã nơi họp chứa 154m3 gỗ. Phiên họp thứ 26 bầu trưởng đoàn, họp kỳ 24 thì chưa."
)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Hội nghị họp tại trụ sở tỉnh trong hai ngày 12 và 13/3.", None),
        ("Hội nghị họp tại trụ sở tỉnh trong hai ngày 14 và 15/3.", Claim.DATE),
        ("Ông Cử năm nay 50 tuổi, quê Nam Định.", None),
        ("Ông Cử năm nay 52 tuổi, quê Nam Định.", Claim.NUMBER),
        ("Ông Thạc làm chủ tịch huyện từ năm 2001 đến 2006 thì bị lật đổ và nay sống lưu vong.", None),
        ("Năm 2013, đại hội bầu bà Hiền làm bí thư đoàn với đa số phiếu.", None),
        ("Năm 2014, đại hội bầu bà Hiền làm bí thư đoàn với đa số phiếu.", Claim.DATE),
        ("Hội nghị của tỉnh họp ngày 12, đồng thời hội nghị của huyện họp ngày 12.", None),
        ("Ông Thạc làm chủ tịch năm 2006, tăng tuổi so với năm 2006.", Claim.DATE),
        ("Kho xã nơi họp chứa 154m3 gỗ.", None),
        ("Phiên họp thứ 26 bầu trưởng đoàn, kỳ họp 24 thì chưa.", None),
        ("Buổi hỏi cung kéo dài 14 tiếng.", None),
        ("Buổi hỏi cung kéo dài 15 tiếng.", Claim.NUMBER),
        ("Trong số người bị phạt có 1 cựu huyện ủy viên.", None),
        ("Số người mắc bệnh đã tăng lên 414, so với 359 người vào năm 2017.", None),
        ("Số người mắc bệnh đã tăng lên 359, so với 414 người vào năm 2017.", Claim.NUMBER),
    ],
)
def test_dates_and_figures_in_other_forms(sentence, claim):
    assert claims(sentence, DATES) == ({claim} if claim else set())


DENIED = (
    "Tòa hoãn xử do luật sư vắng mặt. Cơ quan nào không phát hiện vi phạm thì cần hỏi lý do, vì họ không phát hiện được. "
    "Còn khi phát hiện nhiều vi phạm mà lại bị phạt là không hợp lý. Đơn vị không đủ kinh phí đón khách. Bà Lan chưa bị cáo buộc. "
    "Bảo vệ không được uống rượu ở kho. Khi chưa bị kiểm tra, bà Mận đã tự nộp lại tiền."
)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Tòa hoãn xử vì luật sư không có mặt.", None),
        ("Khi phát hiện nhiều vi phạm mà bị phạt là bất hợp lý.", None),
        ("Khi phát hiện nhiều vi phạm mà bị phạt là hợp lý.", Claim.POLARITY),
        ("Đơn vị đón khách quá kinh phí.", None),
        ("Đơn vị đủ kinh phí đón khách.", Claim.POLARITY),
        ("Cấm bảo vệ hút thuốc và uống rượu ở kho.", None),
        ("Bảo vệ kho được uống rượu ở kho.", Claim.POLARITY),
        ("Bà Mận tự nộp lại tiền trước khi bị kiểm tra.", None),
        ("Bà Mận nộp lại tiền sau khi bị kiểm tra.", Claim.POLARITY),
        ("Tòa hoãn xử do luật sư vắng mặt, công cụ vẫn ở đó.", None),
        ("Bà Lan bác các cáo buộc.", None),
        ("Bà Lan bị cáo buộc.", Claim.POLARITY),
    ],
)
def test_what_is_denied_may_be_denied_by_another_word(sentence, claim):
    assert claims(sentence, DENIED) == ({claim} if claim else set())


OFFICES = (
    "Ông Huỳnh Văn Hòa - nguyên phó bí thư Đảng ủy, phó giám đốc Sở Tài chính - bị cảnh cáo. "
    "Tòa đọc bản cáo trạng về ông Lãnh Bình - nguyên cán bộ công an huyện."
)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Ông Huỳnh Văn Hòa, cựu Phó Giám đốc Sở Tài chính, bị cảnh cáo.", None),
        ("Ông Huỳnh Văn Hòa, cựu Giám đốc Sở Tài chính, bị cảnh cáo.", Claim.STATUS),
        ("Ông Lãnh Bình, nguyên cán bộ công an huyện, bị truy tố.", None),
        ("Ông Lãnh Bình, cán bộ công an huyện, bị truy tố.", Claim.STATUS),
        ("Tòa đọc bản cáo trạng về cán bộ phòng và ông Lãnh Bình.", None),
    ],
)
def test_former_offices_go_on_in_a_list(sentence, claim):
    assert claims(sentence, OFFICES) == ({claim} if claim else set())


def test_two_matters_of_one_sentence_may_stand_in_two_passages():
    first = Evidence.of("Bà Đỗ Kim Chi hát mở màn trong đêm hội của làng ngày 12/3.", article="a")
    second = Evidence.of("Bà Mai Thu Thảo nhận quà của hội chữ thập đỏ ngày 14/3.", article="a", start=500)
    sentence = "Bà Đỗ Kim Chi hát mở màn ngày 12/3, còn bà Mai Thu Thảo nhận quà của hội chữ thập đỏ ngày 14/3."
    swapped = "Bà Đỗ Kim Chi hát mở màn ngày 14/3, còn bà Mai Thu Thảo nhận quà của hội chữ thập đỏ ngày 12/3."
    assert find_support(Reading.of(sentence), (), [first, second]).passages == (0, 1)
    assert not find_support(Reading.of(swapped), (), [first, second]).stands


def test_figures_of_two_articles_are_never_put_together():
    first = Evidence.of("Bà Đỗ Kim Chi hát mở màn trong đêm hội của làng ngày 12/3.", article="a")
    second = Evidence.of("Bà Mai Thu Thảo nhận quà của hội chữ thập đỏ ngày 14/3.", article="b")
    sentence = "Bà Đỗ Kim Chi hát mở màn ngày 12/3, còn bà Mai Thu Thảo nhận quà của hội chữ thập đỏ ngày 14/3."
    assert not find_support(Reading.of(sentence), (), [first, second]).stands


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Từng hộ nghèo thực sự được cấp tối đa chừng 3.000 baht.", None),
        ("Từng hộ nghèo được cấp tối đa gạo muối dầu.", Claim.CONTENT),
    ],
)
def test_beside_figures_other_words_matter_less(sentence, claim):
    source = "Tiền đưa tận tay cho những nhà thực sự cần, tối đa chừng 3.000 baht."
    assert claims(sentence, source) == ({claim} if claim else set())
