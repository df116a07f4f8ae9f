"""Dates and persons that a source has, put beside other words; and the same said rightly."""

from datetime import date

import pytest

from assistant.verification.check import verify
from assistant.verification.evidence import Evidence
from assistant.verification.problems import Claim
from assistant.verification.reading import Reading
from assistant.verification.support import find_support


def claims(sentence: str, source: str) -> set[Claim]:
    return {problem.claim for problem in verify(Reading.of(sentence), [Evidence.of(source)]).problems}


MILL = (
    "Từ năm 2007, hợp tác xã vay vốn của người quen để mua máy xay, tới năm 2010 thì không còn tiền mặt trả nợ gốc. "
    "Ông Lò Văn Pản (sinh năm 1958) coi kho, bà Hồ Thị Sậy (sinh năm 1966) giữ sổ. "
    "Mặc dù có tăng so với năm 2016, điểm thi đua của xã năm 2017 chỉ là 35,8 điểm. "
    "Ban quản trị họp hai buổi 25 và 26/12, sau đó nghỉ Tết."
)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Hợp tác xã vay vốn của người quen từ năm 2007 để mua máy xay.", None),
        ("Hợp tác xã vay vốn của người quen từ năm 2010 để mua máy xay.", Claim.DATE),
        ("Tới năm 2010, hợp tác xã không còn tiền mặt trả nợ gốc.", None),
        ("Tới năm 2007, hợp tác xã không còn tiền mặt trả nợ gốc.", Claim.DATE),
        ("Ông Lò Văn Pản sinh năm 1958, bà Hồ Thị Sậy sinh năm 1966.", None),
        ("Ông Lò Văn Pản sinh năm 1966, bà Hồ Thị Sậy sinh năm 1958.", Claim.DATE),
        ("Điểm thi đua của xã năm 2017 là 35,8 điểm.", None),
        ("Điểm thi đua của xã năm 2016 là 35,8 điểm.", Claim.DATE),
        ("Hợp tác xã mắc nợ trong những năm từ 2007 đến 2010.", None),
        ("Hợp tác xã mắc nợ trong những năm từ năm 2010 đến năm 2007.", Claim.DATE),
    ],
)
def test_a_date_belongs_to_the_words_beside_it(sentence, claim):
    assert claims(sentence, MILL) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Ban quản trị họp trong hai ngày 25 và 26 tháng 12.", None),
        ("Ban quản trị họp trong hai ngày 24 và 26 tháng 12.", Claim.DATE),
        ("Hợp tác xã vay vốn từ năm 2007, ba năm sau thì không còn tiền mặt trả nợ gốc.", None),
        ("Hợp tác xã vay vốn từ năm 2007, mười năm sau xã chỉ được 35,8 điểm thi đua.", None),
        ("Hợp tác xã vay vốn từ năm 2007, tám năm sau xã chỉ được 35,8 điểm thi đua.", Claim.NUMBER),
    ],
)
def test_days_side_by_side_and_years_counted_on(sentence, claim):
    assert claims(sentence, MILL) == ({claim} if claim else set())


LEDGER = (
    "Trong hai năm 2010, 2011, hợp tác xã chi tiền công cao hơn quy định, làm tăng quỹ công hơn 29 tỷ đồng. "
    "Năm 2012, hợp tác xã lại chi tiền công sai quy định hơn 10 tỷ đồng. Xã ký văn bản 7 ngay ngày đầu tiên của năm 2018."
)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Việc chi tiền công cao hơn quy định trong hai năm 2010 và 2011 làm quỹ công tăng hơn 29 tỷ đồng.", None),
        ("Năm 2012, hợp tác xã chi tiền công sai quy định hơn 10 tỷ đồng.", None),
        ("Xã ký văn bản 7 vào ngày đầu năm 2018.", None),
        ("Xã ký văn bản 7 vào ngày đầu năm 2017.", Claim.DATE),
    ],
)
def test_years_side_by_side_share_what_they_date(sentence, claim):
    assert claims(sentence, LEDGER) == ({claim} if claim else set())


PEOPLE = (
    "Ủy ban cảnh cáo ông Phùng Văn Đáp, đội trưởng đội chiếu bóng. Ngoài ra, ủy ban khiển trách bà Tạ Thị Mơ ở tổ loa. "
    "Hai giải lần lượt về tay chị Lý Thị Na và anh Vi Văn Cắm, giải nhất và giải nhì."
)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Ông Phùng Văn Đáp bị cảnh cáo, còn bà Tạ Thị Mơ bị khiển trách.", None),
        ("Bà Tạ Thị Mơ bị khiển trách, còn ông Phùng Văn Đáp bị cảnh cáo.", None),
        ("Ông Phùng Văn Đáp bị khiển trách, còn bà Tạ Thị Mơ bị cảnh cáo.", Claim.NAME),
        ("Chị Lý Thị Na được giải nhất, còn anh Vi Văn Cắm được giải nhì.", None),
    ],
)
def test_two_persons_told_apart_do_not_change_places(sentence, claim):
    assert claims(sentence, PEOPLE) == ({claim} if claim else set())


@pytest.mark.parametrize(("day", "backed"), [("4/11/1979", True), ("4/11/1974", False)])
def test_a_year_left_out_is_the_last_one_named_in_the_passages_before(day, backed):
    first = Evidence.of("Năm 1974, đội chiếu bóng ra đời. Ngày 16/1/1979, đội mua máy mới.", article="a", start=0)
    then = Evidence.of("Ngày 4/11, khoảng 400 người xem phim ở sân kho và 52 người phải về.", article="a", start=70)
    sentence = f"Ngày {day}, khoảng 400 người xem phim ở sân kho."
    assert find_support(Reading.of(sentence), (), [first, then]).stands is backed


def test_a_term_beside_a_full_date_does_not_hide_its_year():
    source = "Ngày 4/6/2012, ông Lò Văn Pản thôi coi kho để làm đội trưởng nhiệm kỳ 2010-2015. Ngày 3/2/2014, ông nghỉ hưu. Năm 1990 xã lập kho."
    assert claims("Năm 2012, ông Lò Văn Pản làm đội trưởng, thôi coi kho.", source) == set()
    assert claims("Năm 2014, ông Lò Văn Pản làm đội trưởng, thôi coi kho.", source) == {Claim.DATE}


def test_a_quotation_is_of_the_one_who_says_it():
    source = Evidence.of(
        "“Chỉ cần một trong các căn cứ ấy là xã có thể kiểm tra sổ của mọi tổ”, bà Tạ Thị Mơ nói. "
        "Ông Phùng Văn Đáp cho rằng tổ trưởng càng phải làm gương.",
        published=date(2018, 5, 2),
    )
    right = "Bà Tạ Thị Mơ nói chỉ cần một trong các căn cứ là xã có thể kiểm tra sổ của mọi tổ."
    assert verify(Reading.of(right), [source]).stands
    assert not verify(Reading.of(right.replace("Bà Tạ Thị Mơ", "Ông Phùng Văn Đáp")), [source]).stands
