"""Raw pastes from web pages: what they tell is found, what is no article does not become prose, and the text stays complete."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.articles import paths, read
from index.articles.assembling import Draft, assemble
from index.types import Article
from index.vietnamese.normal import normalise

TITLE = "Tổng kết công tác thanh tra năm 2021 và phương hướng nhiệm vụ năm 2022"
FIRST = "Ngày 10/1/2022, tại thành phố Vinh, Thanh tra tỉnh Nghệ An tổ chức hội nghị tổng kết công tác năm 2021."
SECOND = (
    "Năm 2021, toàn ngành đã triển khai 124 cuộc thanh tra, phát hiện sai phạm 36,5 tỷ đồng và kiến nghị thu hồi 20 tỷ."
)
THIRD = "Trong thời gian tới, các đơn vị cần đẩy nhanh tiến độ xử lý sau thanh tra, không để tồn đọng kéo dài."


def article(text: str, **metadata: str) -> Article:
    return assemble(Draft(text, **metadata), Path("bài.txt"), "bài.txt")


def prose(found: Article) -> str:
    return "\n".join(span.of(found.text) for span in found.prose)


PASTES = {
    "dateline below the headline": f"{TITLE}\n\nThứ Hai, 10/01/2022, 15:20 [GMT+7]\n    {FIRST}\n \n    {SECOND}\n{THIRD}\nLê Thị Mai\n.",
    "no blank lines": f"{TITLE}\n10/01/2022 15:20 GMT+7\n{FIRST}\n{SECOND}\n{THIRD}\nLê Thị Mai",
    "windows line ends and tabs": f"{TITLE}\r\n\r\nCập nhật: 10/01/2022 15:20\r\n\t{FIRST}\r\n\t{SECOND}\r\n{THIRD}\r\n\t\tLê Thị Mai\r\n",
    "no-break spaces": f"{TITLE}\n\u00a0\nThứ hai,\u00a010/01/2022\n\u00a0\u00a0\u00a0{FIRST}\n\u00a0\n{SECOND}\n{THIRD}\n\u00a0\u00a0Lê Thị Mai",
    "menu and repeated headline": f"Skip Ribbon Commands\nSkip to main content\n\n{TITLE}\n\nTin tức Hoạt động của tỉnh\n{TITLE}\n10-01-2022\n{FIRST}\n{SECOND}\n{THIRD}\nLê Thị Mai",
    "site name in the first title": f"{TITLE} | Báo Nghệ An\nTrang chủ\nThời sự\n{TITLE}\n10/1/2022\n{FIRST}\n{SECOND}\n{THIRD}\nLê Thị Mai",
    "breadcrumb": f"Trang chủ > Thời sự > Chính trị\n{TITLE}\n10/1/2022 | 15:20\n{FIRST}\n{SECOND}\n{THIRD}\nLê Thị Mai",
    "author beside the date": f"{TITLE}\nLê Thị Mai - 10/01/2022 15:20\n{FIRST}\n{SECOND}\n{THIRD}",
    "author below the headline": f"{TITLE}\nLê Thị Mai\n10/01/2022\n{FIRST}\n{SECOND}\n{THIRD}",
    "share buttons and related links": f"{TITLE}\n10/01/2022\nChia sẻ\nFacebook\nIn bài viết\n{FIRST}\nanh-hoi-nghi.jpg\nQuang cảnh hội nghị\n{SECOND}\n{THIRD}\nLê Thị Mai\nTừ khóa: thanh tra\nTin liên quan\nNghệ An khởi công tuyến đường mới\nNông dân được mùa cam",
    "repeated captions": f"{TITLE}\n10/01/2022\n{FIRST}\nChánh Thanh tra tỉnh phát biểu tại hội nghị\nChánh Thanh tra tỉnh  phát biểu tại hội nghị\n{SECOND}\n{THIRD}\nLê Thị Mai",
    "photo credit": f"{TITLE}\n10/01/2022\n{FIRST}\nLãnh đạo tỉnh trao bằng khen cho các tập thể. Ảnh: Minh Tú\n{SECOND}\n{THIRD}\nLê Thị Mai",
    "imprint at the foot": f"{TITLE}\n10/01/2022\n{FIRST}\n{SECOND}\n{THIRD}\nLê Thị Mai\n© Bản quyền thuộc Báo Nghệ An\nĐịa chỉ: số 3 đường Lê Lợi, thành phố Vinh\nĐiện thoại: 0238 3838 383",
    "signature on the last line": f"{TITLE}\n10/01/2022\n{FIRST}\n{SECOND}\n{THIRD} Lê Thị Mai",
}


@pytest.mark.parametrize("text", PASTES.values(), ids=PASTES)
def test_a_paste_is_understood(text):
    found = article(text)
    assert found.meta.title == TITLE
    assert found.meta.published == date(2022, 1, 10)
    assert found.meta.published_precision == "day"
    assert found.meta.author == "Lê Thị Mai"
    assert found.meta.place == "thành phố Vinh"
    assert found.text == normalise(text)
    assert " ".join(prose(found).split()) == f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize(
    ("text", "published", "precision"),
    [
        (f"date 2022-01 Sáng 10/1, Thanh tra tỉnh họp tổng kết công tác.\n\n{SECOND}", date(2022, 1, 10), "day"),
        (f"date 2022-01 Thanh tra tỉnh họp tổng kết công tác thanh tra.\n\n{SECOND}", date(2022, 1, 1), "month"),
        (f"Ngày 17/7, Thanh tra tỉnh sơ kết 6 tháng đầu năm 2021.\n\n{THIRD}", date(2021, 7, 17), "day"),
        (f"Chiều ngày 20/12/2021, Thanh tra tỉnh họp.\n\n{THIRD}", date(2021, 12, 20), "day"),
        (
            "Sáng 5/3, Thanh tra tỉnh họp.\n\nKết quả năm 2019 cao hơn năm 2018; năm 2019 có 3 vụ.",
            None,
            "day",
        ),
        (f"{TITLE}\nThứ 5, ngày 13 tháng 1 năm 2022\n{THIRD}", date(2022, 1, 13), "day"),
        (f"{TITLE}\n2022-01-13T08:15:00+07:00\n{THIRD}", date(2022, 1, 13), "day"),
        (f"{TITLE}\nNgày đăng: 13/01/2022 - Lượt xem: 204\n{FIRST}\n{THIRD}", date(2022, 1, 13), "day"),
        (
            f"Thanh tra tỉnh họp, thảo luận về Kết luận số 84-KL/TW, ngày 29/7/2020 của Bộ Chính trị.\n{THIRD}",
            None,
            "day",
        ),
        ("Thanh tra tỉnh họp tổng kết.", None, "day"),
        ("Ngày 2/9/1945, tại Quảng trường Ba Đình, Chủ tịch Hồ Chí Minh đọc Tuyên ngôn Độc lập.", None, "day"),
    ],
)
def test_the_date_is_worked_out_as_far_as_the_article_tells(text, published, precision):
    meta = article(text).meta
    assert meta.published == published
    assert published is None or meta.published_precision == precision


@pytest.mark.parametrize(
    ("foot", "author", "source"),
    [
        ("Văn Kiên", "Văn Kiên", None),
        ("Nguyễn Thị Lan\n(Ban Nội chính Tỉnh ủy Nghệ An)", "Nguyễn Thị Lan (Ban Nội chính Tỉnh ủy Nghệ An)", None),
        ("Minh Anh (tổng hợp)", "Minh Anh", None),
        ("Du Lam (Theo CNN)", "Du Lam", "CNN"),
        ("Theo Tuổi Trẻ", None, "Tuổi Trẻ"),
        ("Nguồn: noichinh.vn", None, "noichinh.vn"),
        ("Tin, ảnh: Hoàng Nam", "Hoàng Nam", None),
        ("PV", "PV", None),
        ("Thu Hằng - Trần Thường", "Thu Hằng - Trần Thường", None),
        ("Xin trân trọng cảm ơn!", None, None),
    ],
)
def test_the_foot_tells_author_and_source(foot, author, source):
    meta = article(f"{TITLE}\n10/01/2022\n{FIRST}\n{SECOND}\n{THIRD}\n{foot}").meta
    assert (meta.author, meta.source) == (author, source)


def test_the_last_item_of_a_list_is_no_signature():
    found = article(f"{TITLE}\n{FIRST}\n{SECOND}\nCác tỉnh tham dự gồm:\nNghệ An\nHà Tĩnh")
    assert found.meta.author is None
    assert prose(found).endswith("Nghệ An\nHà Tĩnh")


@pytest.mark.parametrize(
    ("opening", "source"),
    [
        ("(Chinhphu.vn) - Sáng nay, Thủ tướng chủ trì phiên họp thường kỳ của Chính phủ.", "Chinhphu.vn"),
        ("TTXVN - Sáng nay, Thủ tướng chủ trì phiên họp thường kỳ của Chính phủ.", "TTXVN"),
        ("Hà Nội - Sáng nay, Thủ tướng chủ trì phiên họp thường kỳ của Chính phủ.", None),
        ("Ông Bình giới thiệu với khách mời về kết quả công tác của đơn vị.", None),
    ],
)
def test_the_opening_tells_the_source(opening, source):
    assert article(f"{opening}\n{THIRD}").meta.source == source


@pytest.mark.parametrize(
    ("opening", "title", "place"),
    [
        (THIRD, "Thái Bình: Sơ kết 5 năm thực hiện quy chế phối hợp", "Thái Bình"),
        ("Hà Nội (TTXVN) - Sáng nay, Chính phủ họp phiên thường kỳ.", "", "Hà Nội"),
        ("Sáng nay, tại tỉnh Hòa Bình, Ban tổ chức hội nghị.", "", "tỉnh Hòa Bình"),
        ("Sáng nay, Ban tổ chức hội nghị.", "", None),
    ],
)
def test_the_place(opening, title, place):
    assert article(f"{title}\n{opening}\n{SECOND}").meta.place == place


def test_one_line_only_is_prose_and_its_own_title():
    found = article("Thanh tra tỉnh phát hiện 12 vụ sai phạm")
    assert found.meta.title == "Thanh tra tỉnh phát hiện 12 vụ sai phạm"
    assert prose(found) == "Thanh tra tỉnh phát hiện 12 vụ sai phạm"


def test_without_a_headline_the_first_sentence_is_shortened():
    found = article(("Thanh tra tỉnh " * 30).strip() + ".\n\n" + THIRD)
    assert found.meta.title.endswith("…")
    assert len(found.meta.title.split()) <= 41
    assert prose(found).startswith("Thanh tra tỉnh")


def test_a_sentence_that_says_who_chaired_is_no_caption():
    chaired = "Đồng chí Trần Văn Bình, Bí thư Tỉnh ủy chủ trì hội nghị."
    assert chaired in prose(article(f"{TITLE}\n{FIRST}\n{chaired}\n{SECOND}"))


def test_metadata_of_the_file_goes_before_what_the_text_tells():
    found = article(
        f"{TITLE}\n{FIRST}", title="Tựa", published="2020-05-01", source="Báo A", author="B", url="https://a.vn/1"
    )
    assert (found.meta.title, found.meta.published, found.meta.source, found.meta.author, found.meta.url) == (
        "Tựa",
        date(2020, 5, 1),
        "Báo A",
        "B",
        "https://a.vn/1",
    )


def test_only_web_addresses_become_links():
    assert article(FIRST, url="javascript:alert(1)").meta.url is None


@given(
    st.lists(
        st.one_of(st.text(max_size=60), st.sampled_from([TITLE, FIRST, "a.jpg", "Lê Mai", ".", "24/12/2020"])),
        max_size=12,
    )
)
@settings(max_examples=150)
def test_any_text_is_kept_whole_with_prose_inside_it(parts):
    text = "\n".join(parts)
    if not any(char.isalnum() for char in normalise(text)):
        return
    found = article(text)
    assert found.text == normalise(text)
    assert found.meta.title
    position = 0
    for span in found.prose:
        assert position <= span.start < span.end <= len(found.text)
        position = span.end
    assert found.prose


def test_the_hash_changes_with_text_and_metadata_only():
    assert article(FIRST).content_hash == assemble(Draft(FIRST), Path("x.txt"), "x.txt").content_hash
    assert article(FIRST).content_hash != article(FIRST, author="A").content_hash


def test_files_are_found_in_stable_order_without_readme_and_hidden_files(tmp_path):
    for name in ("b.txt", "a.md", "README.md", ".ẩn.txt", "ảnh.png", "c/d.jsonl.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in paths(tmp_path)] == ["a.md", "b.txt", "c/d.jsonl.gz"]
    assert list(paths(tmp_path / "b.txt")) == [tmp_path / "b.txt"]


def test_ids_are_relative_paths(tmp_path):
    (tmp_path / "năm 2021").mkdir()
    path = tmp_path / "năm 2021" / "bài.txt"
    path.write_text(FIRST, encoding="utf-8")
    (found,) = read(path, tmp_path)
    assert found.meta.id == "năm 2021/bài.txt"
    assert found.meta.path == str(path)
