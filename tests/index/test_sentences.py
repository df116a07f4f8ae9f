import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vietnamese.sentences import LONGEST, sentences

PIECES = st.sampled_from(
    [
        "TP.",
        "HCM",
        " ",
        "\n",
        ".",
        "...",
        "”",
        "“",
        "Ông",
        "A.",
        "85,5",
        "20/11/2026",
        "T.Ư",
        ":",
        ";",
        "1.",
        "!",
        "\u00a0",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@given(TEXTS, st.integers(0, 220), st.integers(0, 220))
def test_spans_are_trimmed_ordered_disjoint_and_inside(text, start, end):
    position = start
    for span in sentences(text, start, end):
        assert position <= span.start < span.end <= end
        assert span.of(text).strip() == span.of(text)
        position = span.end


@given(TEXTS)
def test_no_letter_or_digit_is_lost(text):
    kept = "".join(split(text))
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội nghị ở TP. HCM. Dự có 60 đại biểu.", ["Hội nghị ở TP. HCM.", "Dự có 60 đại biểu."]),
        ("Ông ở TP.HCM từ 20/11/2026. Tăng 85,5%.", ["Ông ở TP.HCM từ 20/11/2026.", "Tăng 85,5%."]),
        ("GS.TS Lê Văn A. Nguyễn chủ trì.", ["GS.TS Lê Văn A. Nguyễn chủ trì."]),
        ("Bắt bị can B. Theo cáo trạng, B. khai nhận.", ["Bắt bị can B.", "Theo cáo trạng, B. khai nhận."]),
        ("TAND Q. 4 xử kín.", ["TAND Q. 4 xử kín."]),
        ("Trưởng Ban Nội chính T.Ư yêu cầu.", ["Trưởng Ban Nội chính T.Ư yêu cầu."]),
        ("Đạt 3.393 trường hợp. Năm 2020. Hết", ["Đạt 3.393 trường hợp.", "Năm 2020.", "Hết"]),
        ("Ông nói: “Phải làm.” Sau đó họp.", ["Ông nói: “Phải làm.”", "Sau đó họp."]),
        ("Hồ sơ, tài liệu... rồi nộp. Xong…", ["Hồ sơ, tài liệu... rồi nộp.", "Xong…"]),
        ("trật tự an toàn xã hội.Ngày mai họp.", ["trật tự an toàn xã hội.", "Ngày mai họp."]),
        ("Đăng trên Baochinhphu.Vn hôm qua.", ["Đăng trên Baochinhphu.Vn hôm qua."]),
        ("Gồm:\n- Một\n- Hai;\n.\n3. Ba. Bốn", ["Gồm:", "- Một", "- Hai;", "3. Ba.", "Bốn"]),
    ],
)
def test_borders(text, expected):
    assert split(text) == expected


def test_an_endless_line_is_cut_at_pauses():
    text = "một, hai ba; " * 2000
    assert all(len(part) <= LONGEST for part in split(text))
    assert all(part.startswith("một") for part in split(text))


def test_pathological_points_take_no_time():
    assert len(split("." * 100_000 + "a" + ".?" * 50_000)) >= 1
