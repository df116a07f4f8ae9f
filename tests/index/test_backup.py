"""One file out, everything back; nothing outside of the home folder, whatever the file says."""

import json
import sqlite3
import zipfile
from contextlib import closing

import pytest

from index.backup import CONTENTS, backup, restore
from index.build import build
from index.errors import BackupError, IndexMissingError
from index.library import Library
from index.verification import problems
from tests.index.newsroom import body, settings, write_articles, write_text


@pytest.fixture
def here(tmp_path):
    chosen = settings(tmp_path / "home")
    write_articles(tmp_path / "bai", range(4))
    build(chosen, [tmp_path / "bai"])
    with closing(sqlite3.connect(chosen.home / "conversations.sqlite")) as db:
        db.execute("CREATE TABLE turns(text)")
        db.execute("INSERT INTO turns VALUES('Có bao nhiêu vụ án?')")
        db.commit()
    write_text(chosen.home / "uploads", "thêm.txt", "Bài người dùng đưa lên.")
    return chosen


def turns(here) -> list[str]:
    with closing(sqlite3.connect(here.home / "conversations.sqlite")) as db:
        return [row[0] for row in db.execute("SELECT text FROM turns")]


def test_everything_comes_back_in_another_place(here, tmp_path):
    backup(here, tmp_path / "luu.zip")
    there = settings(tmp_path / "khac" / "home")
    restore(there, tmp_path / "luu.zip")
    with closing(Library.open(there)) as library:
        assert library.count() == 4
        assert library.search(body(2, 1), 1)[0].article.id == "bai-002.txt"
    assert turns(there) == ["Có bao nhiêu vụ án?"]
    assert (there.home / "uploads" / "thêm.txt").read_text(encoding="utf-8") == "Bài người dùng đưa lên."
    assert problems(there) == ()
    assert build(there, [tmp_path / "bai"]).embedded == 0


def test_a_restore_takes_back_what_happened_since_and_open_libraries_follow(here, tmp_path):
    backup(here, tmp_path / "luu.zip")
    with closing(Library.open(here)) as library:
        write_articles(tmp_path / "bai", range(4, 9))
        (tmp_path / "bai" / "bai-000.txt").unlink()
        build(here, [tmp_path / "bai"])
        assert library.count() == 8
        with closing(sqlite3.connect(here.home / "conversations.sqlite")) as db:
            db.execute("DELETE FROM turns")
            db.commit()
        restore(here, tmp_path / "luu.zip")
        assert library.count() == 4
        assert library.search(body(0, 1), 1)[0].article.id == "bai-000.txt"
    assert turns(here) == ["Có bao nhiêu vụ án?"]
    assert problems(here) == ()


def test_a_backup_is_whole_while_a_conversation_is_being_written(here, tmp_path):
    with closing(sqlite3.connect(here.home / "conversations.sqlite")) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("INSERT INTO turns VALUES('đã ghi')")
        db.commit()
        db.execute("INSERT INTO turns VALUES('đang ghi')")
        backup(here, tmp_path / "luu.zip")
    there = settings(tmp_path / "khac")
    restore(there, tmp_path / "luu.zip")
    assert turns(there) == ["Có bao nhiêu vụ án?", "đã ghi"]


def test_nothing_to_back_up_is_said(tmp_path):
    with pytest.raises(IndexMissingError):
        backup(settings(tmp_path / "home"), tmp_path / "luu.zip")
    assert not (tmp_path / "luu.zip").exists()


def test_a_backup_replaces_a_backup_but_no_other_file(here, tmp_path):
    write_text(tmp_path, "luận văn.docx", "quan trọng")
    with pytest.raises(BackupError):
        backup(here, tmp_path / "luận văn.docx")
    backup(here, tmp_path / "luu.zip")
    assert backup(here, tmp_path / "luu.zip") > 0


def rewritten(source, target, change):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        files = {name: old.read(name) for name in old.namelist()}
        change(files)
        for name, data in files.items():
            new.writestr(name, data)
    return target


def named(evil):
    """Put the file `evil` into a backup, listed like the others."""

    def change(files):
        contents = json.loads(files[CONTENTS])
        files[evil] = files["uploads/thêm.txt"]
        contents["files"][evil] = contents["files"]["uploads/thêm.txt"]
        files[CONTENTS] = json.dumps(contents).encode()

    return change


@pytest.mark.parametrize(
    "evil", ["../thoát.txt", "/thoát.txt", "uploads/../../thoát.txt", "a\\..\\b", "generations/x/y"]
)
def test_a_path_that_leads_out_refuses_the_whole_file(here, tmp_path, evil):
    backup(here, tmp_path / "luu.zip")
    bad = rewritten(tmp_path / "luu.zip", tmp_path / "xấu.zip", named(evil))
    there = settings(tmp_path / "khac" / "home")
    with pytest.raises(BackupError, match="không an toàn"):
        restore(there, bad)
    assert {path.name for path in there.home.iterdir()} <= {"build.lock"}
    assert not list(tmp_path.rglob("thoát.txt"))


def test_a_file_changed_by_one_byte_is_refused_and_nothing_changes(here, tmp_path):
    backup(here, tmp_path / "luu.zip")

    def change(files):
        files["uploads/thêm.txt"] = files["uploads/thêm.txt"] + b"!"

    bad = rewritten(tmp_path / "luu.zip", tmp_path / "xấu.zip", change)
    with pytest.raises(BackupError, match="bị hỏng"):
        restore(here, bad)
    with closing(Library.open(here)) as library:
        assert library.count() == 4


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 5000])
def test_a_file_that_is_no_backup_is_refused(here, tmp_path, data):
    (tmp_path / "lạ.zip").write_bytes(data)
    with pytest.raises(BackupError):
        restore(here, tmp_path / "lạ.zip")
    with pytest.raises(BackupError):
        restore(here, tmp_path / "không-có.zip")
    assert not list(here.home.glob(".restore-*"))


def test_a_catalogue_of_another_kind_in_a_backup_is_refused(here, tmp_path):
    backup(here, tmp_path / "luu.zip")

    def change(files):
        import hashlib

        files["catalogue.sqlite"] = b"SQLite format 3\0" + b"x" * 5000
        contents = json.loads(files[CONTENTS])
        contents["files"]["catalogue.sqlite"] = hashlib.sha256(files["catalogue.sqlite"]).hexdigest()
        files[CONTENTS] = json.dumps(contents).encode()

    bad = rewritten(tmp_path / "luu.zip", tmp_path / "xấu.zip", change)
    with pytest.raises(Exception, match=r"catalogue\.sqlite"):
        restore(here, bad)
    assert problems(here) == ()
