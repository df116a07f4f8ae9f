"""Bad input: each file is named with its reason, nothing raises, nothing hangs, and the rest goes in."""

import gzip
import json
import lzma
import os
import zipfile
from pathlib import Path

import pytest

from index.articles import paths, read, records
from index.types import Article, Failure

GOOD = "Ngày 5/3/2021, Thanh tra tỉnh công bố kết luận về 12 dự án."


def outcome(path: Path, data: bytes | str) -> list[Article | Failure]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read(path, path.parent))


def only_failure(path: Path, data: bytes | str) -> Failure:
    (failure,) = outcome(path, data)
    assert isinstance(failure, Failure)
    assert failure.path == str(path)
    assert failure.fix
    return failure


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "trống"),
        (b" \r\n\t ", "trống"),
        (b"\xef\xbb\xbf", "trống"),
        (b"\x00\x00\x00", "trống"),
        ("… —".encode(), "trống"),
        (GOOD.encode("utf-16"), "UTF-16"),
        (GOOD.encode("utf-16-le"), "UTF-16"),
        (GOOD.encode("utf-16-be"), "UTF-16"),
        (GOOD.encode("utf-32"), "UTF-32"),
        (
            "Đây là chương trình cải cách".replace("ả", "a\u0309").replace("ì", "i\u0300").encode("cp1258"),
            "WINDOWS-1258",
        ),
        (
            "Tỉnh ủy họp".replace("ỉ", "i\u0309").replace("ủ", "u\u0309").replace("ọ", "o\u0323").encode("cp1258"),
            "1258",
        ),
        (GOOD.encode().decode("cp1252", "replace").encode(), "mã hóa"),
        (bytes(range(256)) * 40, "nhị phân"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "PNG"),
        (b"%PDF-1.4 ...", "PDF"),
        (b"PK\x03\x04" + bytes(100), "ZIP"),
    ],
)
def test_a_text_file_that_is_no_text_is_named(tmp_path, data, reason):
    assert reason in only_failure(tmp_path / "bài.txt", data).reason


@pytest.mark.parametrize(
    "data", [("\ufeff" + GOOD).encode(), GOOD.replace(" ", "\x00 ", 1).encode(), GOOD.replace(" ", "\r\n").encode()]
)
def test_a_mark_a_stray_nul_and_any_line_end_are_forgiven(tmp_path, data):
    (found,) = outcome(tmp_path / "bài.txt", data)
    assert isinstance(found, Article)
    assert "\x00" not in found.text
    assert "\ufeff" not in found.text
    assert "\r" not in found.text


def test_decomposed_letters_and_eth_are_made_one(tmp_path):
    (found,) = outcome(tmp_path / "bài.txt", "Ðảng ủy ho\u0323p.".encode())
    assert found.text == "Đảng ủy họp."


def test_a_bad_line_is_named_with_its_number_and_the_rest_goes_in(tmp_path):
    lines = [
        json.dumps({"id": "a", "title": "Một", "text": GOOD}),
        "{không phải json",
        "",
        '["một mảng"]',
        '{"title": "thiếu chữ"}',
        '{"text": 5}',
        '{"text": "\\ud800 hỏng"}',
        "[" * 100_000,
        json.dumps({"text": GOOD, "published": "13/7/2021", "author": ["A", {"sâu": 1}], "id": True}),
    ]
    found = outcome(tmp_path / "kho.jsonl", "\n".join(lines))
    assert [item.line for item in found if isinstance(item, Failure)] == [2, 4, 5, 6, 7, 8]
    first, last = (item for item in found if isinstance(item, Article))
    assert first.meta.id == "a"
    assert last.meta.id.startswith("kho.jsonl:")
    assert str(last.meta.published) == "2021-07-13"
    assert last.meta.author == "A"


@pytest.mark.parametrize(("suffix", "opener"), [(".jsonl.gz", gzip.compress), (".jsonl.xz", lzma.compress)])
def test_compressed_lines_are_read_and_a_cut_file_is_named(tmp_path, suffix, opener):
    record = json.dumps({"id": "a", "text": GOOD}).encode() + b"\n"
    whole = opener(record * 3)
    assert [type(item) for item in outcome(tmp_path / f"kho{suffix}", whole)] == [Article] * 3
    found = outcome(tmp_path / f"kho{suffix}", whole[: len(whole) // 2])
    assert isinstance(found[-1], Failure)
    assert "nén" in found[-1].reason
    assert isinstance(outcome(tmp_path / f"kho{suffix}", b"kh\xc3\xb4ng n\xc3\xa9n")[-1], Failure)


def test_a_bomb_is_given_up_early(tmp_path, monkeypatch):
    monkeypatch.setattr(records, "MOST_LINE", 100_000)
    monkeypatch.setattr(records, "_HARMLESS", 1_000_000)
    bomb = gzip.compress(b"0" * 30_000_000)
    found = outcome(tmp_path / "bom.jsonl.gz", bomb)
    assert found
    assert all(isinstance(item, Failure) for item in found)
    blank = gzip.compress(b"\n" * 3_000_000)
    (failure,) = outcome(tmp_path / "trống.jsonl.gz", blank)
    assert "dòng trống" in failure.reason


def test_a_file_of_bad_lines_is_given_up(tmp_path):
    found = outcome(tmp_path / "sai.jsonl", "{\n" * 5_000)
    assert len(found) < 300
    assert "dừng đọc" in found[-1].reason


def test_an_endless_line_is_skipped_and_the_next_one_read(tmp_path, monkeypatch):
    monkeypatch.setattr(records, "MOST_LINE", 10_000)
    good = json.dumps({"id": "a", "text": GOOD})
    long, after = outcome(tmp_path / "kho.jsonl", "x" * 3_000_000 + "\n" + good)
    assert isinstance(long, Failure)
    assert long.line == 1
    assert isinstance(after, Article)


def test_a_huge_text_file_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "lớn.txt"
    with path.open("wb") as file:
        file.truncate(300_000_000)
    (failure,) = read(path, tmp_path)
    assert "quá lớn" in failure.reason


@pytest.mark.parametrize(
    "front",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "title: [1, 2",
        "- một\n- hai",
        "title: " + "x" * 100_000,
        "!!python/object/apply:os.system ['true']",
        "[" * 5_000,
    ],
)
def test_front_matter_that_is_broken_or_a_bomb_is_named(tmp_path, front):
    assert "front matter" in only_failure(tmp_path / "bài.md", f"---\n{front}\n---\n{GOOD}").reason


def test_front_matter_is_read_and_the_text_is_what_follows_it(tmp_path):
    front = "---\ntitle: 'Kết luận: 12 dự án'\npublished: 2021-03-05\nsource: Báo A\nauthor: [B, C]\nurl: https://a.vn/1\nid: m1\n---\n"
    (found,) = outcome(tmp_path / "bài.md", f"{front}\n# Kết luận: 12 dự án\n\n{GOOD}\n")
    assert found.meta.title == "Kết luận: 12 dự án"
    assert str(found.meta.published) == "2021-03-05"
    assert (found.meta.source, found.meta.author, found.meta.url, found.meta.id) == (
        "Báo A",
        "B, C",
        "https://a.vn/1",
        "m1",
    )
    assert found.text == f"\n# Kết luận: 12 dự án\n\n{GOOD}\n"
    assert [span.of(found.text) for span in found.prose] == [GOOD]


def test_a_page_gives_its_words_and_never_a_script(tmp_path):
    page = f"""<html><head><title>Kết luận thanh tra 12 dự án | Báo A</title>
    <meta property="article:published_time" content="2021-03-05T08:00:00+07:00"><script>alert('xấu')</script></head>
    <body><nav><a href="/">Trang chủ</a></nav><article><h1>Kết luận thanh tra 12 dự án</h1>
    <p>{GOOD}</p><p onclick="xấu()">Đoàn thanh tra làm việc trong 45 ngày tại 6 huyện, phát hiện nhiều sai phạm về đất đai.</p>
    <p>Chủ tịch tỉnh yêu cầu các đơn vị khắc phục trước ngày 30/6.</p></article><script>document.write('x')</script></body></html>"""
    (found,) = outcome(tmp_path / "trang.html", page)
    assert "12 dự án" in found.meta.title
    assert str(found.meta.published) == "2021-03-05"
    assert GOOD in found.text
    assert "45 ngày" in found.text
    assert not any(word in found.text for word in ("alert", "document", "onclick", "<p"))


@pytest.mark.parametrize("page", ["<html></html>", "<script>alert(1)</script>", "<" * 50_000, "<div>" * 20_000])
def test_a_page_without_words_is_named_or_read_without_harm(tmp_path, page):
    found = outcome(tmp_path / "trang.html", page)
    assert len(found) == 1
    assert isinstance(found[0], Failure) or "alert" not in found[0].text


def test_a_short_page_is_read_too(tmp_path):
    (found,) = outcome(tmp_path / "trang.htm", f"<p>{GOOD}</p>")
    assert found.text.strip() == GOOD


def test_a_declared_encoding_is_no_wrong_encoding(tmp_path):
    page = '<html><head><meta charset="windows-1258"></head><body><p>Thanh tra đã làm việc</p></body></html>'
    (found,) = outcome(tmp_path / "trang.html", page.encode("cp1258"))
    assert "đã làm việc" in found.text


def test_links_pipes_and_unreadable_files_are_named_not_followed(tmp_path):
    root = tmp_path / "kho"
    root.mkdir()
    outside = tmp_path / "ngoài.txt"
    outside.write_text(GOOD, encoding="utf-8")
    (root / "a.txt").symlink_to(outside)
    (root / "b.txt").symlink_to(root / "không có.txt")
    (root / "c.txt").symlink_to(root / "c.txt")
    (root / "d").symlink_to(tmp_path)
    os.mkfifo(root / "e.txt")
    (root / "f.txt").write_text(GOOD, encoding="utf-8")
    (root / "g.txt").symlink_to(root / "f.txt")
    (root / "h.txt").mkdir()
    found = {path.name: next(iter(read(path, root))) for path in paths(root)}
    assert {name for name, item in found.items() if isinstance(item, Failure)} == {
        "a.txt",
        "b.txt",
        "c.txt",
        "d",
        "e.txt",
    }
    assert {name for name, item in found.items() if isinstance(item, Article)} == {"f.txt", "g.txt"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_named(tmp_path):
    path = tmp_path / "kín.txt"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    (failure,) = read(path, tmp_path)
    assert "quyền" in failure.reason


@pytest.mark.parametrize(
    "name", [b"t\xe9l\xe9.txt", b"a\nb\t.txt", b"--rf.txt", b"x" * 240 + b".txt", b"%2e%2e.txt", "😀 bài.txt".encode()]
)
def test_absurd_file_names_are_printable_ids(tmp_path, name):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_text(GOOD, encoding="utf-8")
    (found,) = read(path, tmp_path)
    assert found.meta.id.encode("utf-8")
    assert found.meta.id.isprintable()
    assert list(paths(tmp_path)) == [path]


def test_unsupported_documents_are_named(tmp_path):
    assert "hỗ trợ" in only_failure(tmp_path / "cũ.doc", b"\xd0\xcf\x11\xe0").reason
    assert [path.name for path in paths(tmp_path)] == ["cũ.doc"]


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
@pytest.mark.parametrize("data", [b"", b"kh\xc3\xb4ng ph\xe1\xba\xa3i", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj"])
def test_broken_documents_are_named(tmp_path, suffix, data):
    only_failure(tmp_path / f"tài liệu{suffix}", data)


def test_a_word_document_is_read(tmp_path):
    from docx import Document

    document = Document()
    document.add_paragraph("Kết luận thanh tra 12 dự án trên địa bàn tỉnh")
    document.add_paragraph(GOOD)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Số dự án", "12"
    document.save(tmp_path / "bài.docx")
    (found,) = read(tmp_path / "bài.docx", tmp_path)
    assert found.meta.title == "Kết luận thanh tra 12 dự án trên địa bàn tỉnh"
    assert GOOD in found.text
    assert "Số dự án | 12" in found.text


def test_a_document_that_unpacks_to_gigabytes_is_refused(tmp_path):
    path = tmp_path / "bom.docx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as member,
    ):
        for _ in range(210):
            member.write(b" " * 1_000_000)
    (failure,) = read(path, tmp_path)
    assert isinstance(failure, Failure)
