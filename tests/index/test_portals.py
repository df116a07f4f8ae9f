"""Whole pages copied from portals of several makes: menus above, buttons and other headlines below."""

from datetime import date
from pathlib import Path

import pytest

from index.articles.assembling import Draft, assemble
from index.articles.dateline import read_dateline
from index.articles.lines import Line

FIRST = "Sáng 12/10, Tỉnh ủy tổ chức hội nghị giao ban công tác nội chính quý III, triển khai nhiệm vụ quý IV năm 2023."
SECOND = "Trong quý III, lực lượng Công an đã khởi tố 120 vụ với 233 bị can; xử lý xong 96 vụ."
THIRD = "Đồng chí Bí thư Tỉnh ủy yêu cầu các cơ quan tiếp tục phối hợp chặt chẽ trong xử lý vụ việc phức tạp."
TITLE = "Tỉnh ủy giao ban công tác nội chính quý III năm 2023"

NEWSPAPER = f"""Thời sự
Chính trị
Thứ năm, 12/10/2023, 15:48 (GMT+7)
{TITLE}
{FIRST}

Đại biểu trao đổi bên lề hội nghị. Ảnh: Minh Tú

{SECOND}

{THIRD}

Thu Hà

Trở lại Thời sự
Lưu
Chia sẻ
Copy link thành công
Ý kiến (12)
Xem tất cả ý kiến"""

PROVINCE = f"""CỔNG THÔNG TIN ĐIỆN TỬ TỈNH
Trang chủ
Giới thiệu
Tin tức - Sự kiện
Văn bản
Liên hệ
Trang chủ » Tin tức » Nội chính
{TITLE}
Đăng ngày: 12/10/2023 15:48:10 (GMT+7)
Người đăng: Admin
Lượt xem: 345
Cỡ chữ: A- A A+
{FIRST}

img_2045.JPG
Quang cảnh hội nghị.

{SECOND}

Các đại biểu tham dự hội nghị

{THIRD}

Thu Hà
Các tin khác
Hội nghị Ban Chấp hành Đảng bộ tỉnh (10/10/2023)
Lễ phát động Tết trồng cây (02/10/2023)
Bản quyền thuộc Cổng thông tin điện tử tỉnh
Điện thoại: 0226 3852 000 - Email: lienhe@tinh.gov.vn"""

LISTENING = f"""{TITLE}
12/10/2023 15:48 GMT+7
THU HÀ
Nghe đọc bài
0:00
/
5:12
Nữ miền Bắc
{FIRST}

Chủ tọa điều hành phiên họp - Ảnh: MINH TÚ

{SECOND}
{THIRD}
Trở lại chủ đề
THU HÀ
Tối đa: 1500 ký tự
Đăng ký nhận gói tin tức mới"""

COUNTERS = f"""{TITLE}
Thứ năm - 12/10/2023 15:48  2.345  0
{FIRST}
{SECOND}
{THIRD}
Tác giả: Thu Hà
Tổng số điểm của bài viết là: 0 trong 0 đánh giá
Click để đánh giá bài viết
Ý kiến bạn đọc"""

LABELLED = f"""Tiêu đề: {TITLE}
Ngày đăng: 12/10/2023
Tác giả: Thu Hà
Nguồn: https://tinh.gov.vn/giao-ban
Nội dung:
{FIRST}
{SECOND}
{THIRD}"""


@pytest.mark.parametrize("page", [NEWSPAPER, PROVINCE, LISTENING, COUNTERS, LABELLED])
def test_a_page_is_understood(page):
    found = assemble(Draft(page), Path("a.txt"), "a.txt")
    assert found.meta.title == TITLE
    assert found.meta.published == date(2023, 10, 12)
    assert (found.meta.author or "").lower() == "thu hà"
    prose = " ".join(" ".join(span.of(found.text).split()) for span in found.prose)
    assert prose == f"{FIRST} {SECOND} {THIRD}"


def test_the_address_of_the_page_is_kept():
    assert assemble(Draft(LABELLED), Path("a.txt"), "a.txt").meta.url == "https://tinh.gov.vn/giao-ban"


@pytest.mark.parametrize("width", [60, 72, 90])
def test_text_wrapped_by_a_mail_program_keeps_its_words(width):
    words, lines = f"{FIRST} {SECOND} {THIRD}".split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    found = assemble(Draft(f"{TITLE}\n\n" + "\n".join(lines)), Path("a.txt"), "a.txt")
    assert found.meta.title == TITLE
    assert " ".join(" ".join(span.of(found.text).split()) for span in found.prose) == " ".join(words)
    headless = assemble(Draft("\n".join(lines)), Path("a.txt"), "a.txt")
    assert " ".join(" ".join(span.of(headless.text).split()) for span in headless.prose) == " ".join(words)


@pytest.mark.parametrize(
    "line",
    [
        "Thứ sáu, 3/11/2023, 15:52 (GMT+7)",
        "15:52 3/11/2023",
        "03/11/2023 03:52 PM (GMT+7)",
        "Thứ Sáu, ngày 3/11/2023 - 15:52",
        "Cập nhật lúc 15:52, Thứ 6, 3/11/2023 (GMT+7)",
        "Post date: 03/11/2023",
        "Ngày đăng 3/11/2023 | 15:52 PM",
        "Thứ sáu - 03/11/2023 15:52  2.345  0",
        "3/11/2023, 15:52 [GMT+7] Lượt xem: 120",
        "Thứ sáu, 3 tháng 11, 2023 | 15:52",
        "3 Tháng Mười Một 2023",
        "Hà Nội, ngày 03 tháng 11 năm 2023",
        "Viết Tuân - Thứ sáu, 3/11/2023",
        "3.11.2023 - 3:52 chiều",
        "2023-11-03T15:52:00+07:00",
    ],
)
def test_datelines(line):
    told = read_dateline(Line(line, 0))
    assert told is not None
    assert told[0] is not None
    assert (told[0].value, told[0].precision) == (date(2023, 11, 3), "day")


@pytest.mark.parametrize(
    "line",
    ["Ngày 3/11/2023, Ban Nội chính tổ chức hội nghị tổng kết.", "Có 12 vụ", "Quyết định 15/2020/NĐ-CP", "Thứ sáu"],
)
def test_no_datelines(line):
    assert read_dateline(Line(line, 0)) is None
