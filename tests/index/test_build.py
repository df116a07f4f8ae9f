"""What a build does to the index: added, updated, skipped, deleted, duplicates, failures."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from index.build import build, remove, renew
from index.errors import ArticleError, IndexBusyError, IndexDamagedError, IndexMismatchError, IndexStorageError
from index.library import Library
from index.lock import exclusive
from index.settings import MODELS
from tests.index.newsroom import body, record, settings, write_articles, write_lines, write_text


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "bai"
    write_articles(folder, range(4))
    return folder


@pytest.fixture
def here(tmp_path: Path):
    return settings(tmp_path / "home")


def ids(here) -> set[str]:
    library = Library.open(here)
    try:
        return {row.meta.id for row in library.articles(limit=1000)}
    finally:
        library.close()


def counts(report) -> tuple[int, int, int, int, int]:
    return report.added, report.updated, report.skipped, report.deleted, report.duplicates


def test_a_first_build_adds_every_article(here, corpus):
    report = build(here, [corpus])
    assert counts(report) == (4, 0, 0, 0, 0)
    assert report.embedded == report.chunks >= 4
    assert ids(here) == {f"bai-{n:03}.txt" for n in range(4)}


def test_a_second_build_changes_nothing_and_publishes_nothing(here, corpus):
    first = build(here, [corpus])
    second = build(here, [corpus])
    assert counts(second) == (0, 0, 4, 0, 0)
    assert (second.embedded, second.generation) == (0, first.generation)


def test_a_changed_article_is_updated_and_only_it_is_embedded(here, corpus):
    build(here, [corpus])
    write_text(corpus, "bai-002.txt", f"Tin mới\n\n{body(77)}\n")
    report = build(here, [corpus])
    assert counts(report) == (0, 1, 3, 0, 0)
    assert 0 < report.embedded < report.chunks
    library = Library.open(here)
    assert library.article("bai-002.txt").text.startswith("Tin mới")
    found = library.search(body(77, 1), 1)
    assert found[0].article.id == "bai-002.txt"


def test_renewing_one_article_reads_only_its_file_again_and_keeps_its_id(here, tmp_path):
    folder = tmp_path / "bai"
    write_articles(folder / "tinh", range(3))
    build(here, [folder])
    write_text(folder / "tinh", "bai-000.txt", f"Tin mới\n\n{body(70)}\n")
    write_text(folder / "tinh", "bai-001.txt", f"Tin khác\n\n{body(71)}\n")
    assert counts(renew(here, ["tinh/bai-001.txt"])) == (0, 1, 0, 0, 0)
    library = Library.open(here)
    assert library.article("tinh/bai-001.txt").text.startswith("Tin khác")
    assert not library.article("tinh/bai-000.txt").text.startswith("Tin mới")
    assert ids(here) == {f"tinh/bai-{n:03}.txt" for n in range(3)}


def test_renewing_an_article_that_has_not_changed_makes_it_anew(here, corpus):
    first = build(here, [corpus])
    again = renew(here, ["bai-002.txt"])
    assert counts(again) == (0, 1, 0, 0, 0)
    assert again.generation != first.generation
    assert again.chunks == first.chunks


def test_renewing_one_line_of_a_file_leaves_the_other_lines_alone(here, tmp_path):
    path = write_lines(tmp_path / "kho.jsonl", [record(n) for n in range(3)])
    build(here, [path])
    (first, *_) = sorted(ids(here))
    assert counts(renew(here, [first])) == (0, 1, 2, 0, 0)


def test_an_article_whose_file_is_gone_is_made_anew_from_the_catalogue(here, corpus):
    build(here, [corpus])
    (corpus / "bai-003.txt").unlink()
    assert renew(here, ["bai-003.txt"]).updated == 1
    assert "bai-003.txt" in ids(here)


def test_a_change_that_keeps_size_and_time_of_modification_is_seen(here, corpus):
    path = corpus / "bai-001.txt"
    build(here, [corpus])
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("Tin công trình 1", "Tin công trình 9"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert build(here, [corpus]).updated == 1


def test_touching_a_file_is_no_change(here, corpus):
    first = build(here, [corpus])
    os.utime(corpus / "bai-001.txt", ns=(1, 1))
    assert build(here, [corpus]).generation == first.generation


def test_a_vanished_file_is_deleted_only_under_the_corpora_named(here, corpus, tmp_path):
    other = tmp_path / "khac"
    write_text(other, "x.txt", f"Tin khác\n\n{body(50)}")
    build(here, [corpus, other])
    (corpus / "bai-000.txt").unlink()
    (other / "x.txt").unlink()
    report = build(here, [corpus])
    assert report.deleted == 1
    assert ids(here) == {"bai-001.txt", "bai-002.txt", "bai-003.txt", "x.txt"}
    assert build(here, [other]).deleted == 1
    assert "x.txt" not in ids(here)


def test_a_sibling_folder_with_a_longer_name_is_not_under_the_corpus(here, tmp_path):
    write_text(tmp_path / "bai", "a.txt", f"Một\n\n{body(1)}")
    write_text(tmp_path / "bai-2", "b.txt", f"Hai\n\n{body(2)}")
    build(here, [tmp_path / "bai", tmp_path / "bai-2"])
    (tmp_path / "bai-2" / "b.txt").unlink()
    assert build(here, [tmp_path / "bai"]).deleted == 0


def test_a_missing_corpus_is_refused_and_deletes_nothing(here, corpus):
    build(here, [corpus])
    corpus.rename(corpus.with_name("dau-roi"))
    with pytest.raises(ArticleError, match="bai"):
        build(here, [corpus])
    assert len(ids(here)) == 4


def test_one_file_may_be_a_corpus(here, corpus):
    report = build(here, [corpus / "bai-001.txt"])
    assert report.added == 1
    assert ids(here) == {"bai-001.txt"}


def test_the_same_text_under_two_names_is_one_article_with_two_places(here, corpus):
    (corpus / "ban-sao.txt").write_bytes((corpus / "bai-000.txt").read_bytes())
    report = build(here, [corpus])
    assert (report.added, report.duplicates) == (4, 1)
    places = Library.open(here).places("bai-000.txt")
    assert [Path(place).name for place in places] == ["bai-000.txt", "ban-sao.txt"]


def test_a_duplicate_lives_on_when_the_first_file_goes(here, corpus):
    (corpus / "ban-sao.txt").write_bytes((corpus / "bai-000.txt").read_bytes())
    build(here, [corpus])
    (corpus / "bai-000.txt").unlink()
    report = build(here, [corpus])
    assert report.embedded == 0
    assert ids(here) == {"ban-sao.txt", "bai-001.txt", "bai-002.txt", "bai-003.txt"}
    library = Library.open(here)
    assert Path(library.article("ban-sao.txt").meta.path).name == "ban-sao.txt"
    assert library.search(body(0, 1), 1)[0].article.id == "ban-sao.txt"


def test_a_duplicate_that_is_edited_becomes_an_article(here, corpus):
    (corpus / "ban-sao.txt").write_bytes((corpus / "bai-000.txt").read_bytes())
    build(here, [corpus])
    write_text(corpus, "bai-000.txt", f"Khác hẳn\n\n{body(60)}")
    build(here, [corpus])
    library = Library.open(here)
    assert library.article("ban-sao.txt").text.startswith("Tin công trình 0")
    assert library.article("bai-000.txt").text.startswith("Khác hẳn")


def test_equal_names_in_two_corpora_are_two_articles(here, tmp_path):
    write_text(tmp_path / "mot", "tin.txt", f"Một\n\n{body(1)}")
    write_text(tmp_path / "hai", "tin.txt", f"Hai\n\n{body(2)}")
    roots = [tmp_path / "mot", tmp_path / "hai"]
    build(here, roots)
    assert ids(here) == {"tin.txt", "hai/tin.txt"}
    assert counts(build(here, roots)) == (0, 0, 2, 0, 0)
    write_text(tmp_path / "hai", "tin.txt", f"Hai\n\n{body(3)}")
    assert counts(build(here, roots)) == (0, 1, 1, 0, 0)
    assert ids(here) == {"tin.txt", "hai/tin.txt"}


def test_equal_text_and_id_in_two_files_part_when_one_is_edited(here, tmp_path):
    for name in ("mot", "hai"):
        write_text(tmp_path / name, "tin.txt", f"Chung\n\n{body(1)}")
    roots = [tmp_path / "mot", tmp_path / "hai"]
    build(here, roots)
    assert ids(here) == {"tin.txt"}
    write_text(tmp_path / "mot", "tin.txt", f"Riêng\n\n{body(2)}")
    build(here, roots)
    library = Library.open(here)
    assert {library.article(identity).text.split()[0] for identity in ids(here)} == {"Chung", "Riêng"}


def test_an_id_used_twice_in_one_file_loses_no_article(here, tmp_path):
    path = write_lines(tmp_path / "bai" / "t.jsonl", [record(1, id="x"), record(2, id="x"), record(3)])
    assert build(here, [path.parent]).added == 3
    found = ids(here)
    assert {"x", "r3"} < found
    assert len(found) == 3
    assert counts(build(here, [path.parent])) == (0, 0, 3, 0, 0)


def test_a_line_taken_out_of_a_file_is_deleted(here, tmp_path):
    path = write_lines(tmp_path / "bai" / "t.jsonl", [record(n) for n in range(5)])
    build(here, [path.parent])
    write_lines(path, [record(n) for n in range(5) if n != 2])
    report = build(here, [path.parent])
    assert counts(report) == (0, 0, 4, 1, 0)
    assert report.embedded == 0


def test_a_changed_title_updates_without_losing_the_article(here, tmp_path):
    path = write_lines(tmp_path / "bai" / "t.jsonl", [record(1)])
    build(here, [path.parent])
    write_lines(path, [record(1, title="Tít mới", published="2023-07-02")])
    assert build(here, [path.parent]).updated == 1
    article = Library.open(here).article("r1")
    assert (article.meta.title, str(article.meta.published)) == ("Tít mới", "2023-07-02")


def test_a_file_moved_to_another_folder_is_not_embedded_again(here, tmp_path):
    path = write_lines(tmp_path / "bai" / "t.jsonl", [record(n) for n in range(3)])
    build(here, [path.parent])
    path.rename(path.with_name("u.jsonl"))
    report = build(here, [path.parent])
    assert report.embedded == 0
    assert ids(here) == {"r0", "r1", "r2"}


def test_an_unusable_file_is_named_and_the_rest_is_indexed(here, corpus):
    (corpus / "hong.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    (corpus / "trong.txt").write_bytes(b"")
    report = build(here, [corpus])
    assert report.added == 4
    assert {Path(failure.path).name for failure in report.failures} == {"hong.txt", "trong.txt"}
    assert all(failure.reason for failure in report.failures)
    again = build(here, [corpus])
    assert len(again.failures) == 2, "a failure stands until its file is mended"
    (corpus / "hong.txt").unlink()
    write_text(corpus, "trong.txt", f"Đã có\n\n{body(40)}")
    assert build(here, [corpus]).failures == ()


def test_a_file_that_stops_being_readable_keeps_what_it_gave(here, corpus):
    build(here, [corpus])
    (corpus / "bai-001.txt").write_bytes(b"")
    report = build(here, [corpus])
    assert report.deleted == 0
    assert [Path(failure.path).name for failure in report.failures] == ["bai-001.txt"]
    assert "bai-001.txt" in ids(here)


def test_a_link_that_leads_nowhere_is_a_failure(here, corpus):
    (corpus / "lien-ket.txt").symlink_to(corpus / "khong-co.txt")
    report = build(here, [corpus])
    assert [Path(failure.path).name for failure in report.failures] == ["lien-ket.txt"]


def test_a_pipe_does_not_hold_up_the_build(here, corpus):
    os.mkfifo(corpus / "ong.txt")
    report = build(here, [corpus])
    assert (report.added, len(report.failures)) == (4, 1)


def test_a_name_that_is_not_utf8_is_a_failure(here, corpus):
    try:
        Path(os.fsdecode(os.fsencode(corpus) + b"/tin-\xff.txt")).write_text("Tin", encoding="utf-8")
    except OSError:
        pytest.skip("the file system refuses such names")
    report = build(here, [corpus])
    assert (report.added, len(report.failures)) == (4, 1)
    assert len(build(here, [corpus]).failures) == 1


def test_remove_takes_an_article_out_until_its_text_changes(here, corpus):
    build(here, [corpus])
    assert remove(here, ["bai-001.txt", "khong-co"]) == ("bai-001.txt",)
    assert "bai-001.txt" not in ids(here)
    build(here, [corpus])
    assert "bai-001.txt" not in ids(here), "the file is unchanged: the wish stands"
    write_text(corpus, "bai-001.txt", f"Bản mới\n\n{body(30)}")
    build(here, [corpus])
    assert "bai-001.txt" in ids(here)


def test_rebuild_brings_removed_articles_back(here, corpus):
    build(here, [corpus])
    remove(here, ["bai-001.txt"])
    report = build(here, [corpus], rebuild=True)
    assert report.embedded == report.chunks
    assert len(ids(here)) == 4


def test_a_stopped_build_leaves_the_index_as_it_was(here, corpus):
    first = build(here, [corpus])
    write_articles(corpus, range(4, 9))

    def stop(progress):
        if progress.stage == "embed":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(here, [corpus], progress=stop)
    library = Library.open(here)
    assert (library.generation, library.count()) == (first.generation, 4)
    library.close()
    assert build(here, [corpus]).embedded > 0
    assert len(ids(here)) == 9


def test_what_was_embedded_before_a_stop_is_not_embedded_again(here, corpus, monkeypatch):
    monkeypatch.setattr("index.building.embedding.BATCH", 2)
    steps = []

    def stop(progress):
        if progress.stage == "embed":
            steps.append(progress.done)
            if progress.done >= 2:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(here, [corpus], progress=stop)
    report = build(here, [corpus])
    assert report.embedded == report.chunks - steps[-1]


def another_embedder(folder: Path) -> Path:
    shutil.copytree(MODELS / "embedder", folder)
    with (folder / "modules.json").open("a", encoding="utf-8") as config:
        config.write(" ")
    return folder


def test_another_embedder_is_refused_until_a_rebuild(here, corpus, tmp_path):
    build(here, [corpus])
    changed = settings(here.home, EMBEDDER=str(another_embedder(tmp_path / "embedder")))
    with pytest.raises(IndexMismatchError, match="--rebuild"):
        build(changed, [corpus])
    with pytest.raises(IndexMismatchError, match="--rebuild"):
        Library.open(changed)
    assert Library.open(here).count() == 4


def test_a_new_version_of_the_same_embedder_is_embedded_anew_by_the_next_build(here, corpus):
    first = build(here, [corpus])
    changed = settings(here.home, EMBEDDER_PASSAGE_PREFIX="đoạn: ")
    with pytest.raises(IndexMismatchError, match="--rebuild"):
        Library.open(changed)
    second = build(changed, [corpus])
    assert second.embedded == first.embedded
    assert Library.open(changed).count() == 4
    assert build(changed, [corpus]).embedded == 0


def test_an_empty_corpus_gives_an_empty_index(here, tmp_path):
    (tmp_path / "rong").mkdir()
    report = build(here, [tmp_path / "rong"])
    assert (report.added, report.chunks) == (0, 0)
    assert Library.open(here).search("có gì không") == ()


def test_a_second_builder_is_told_who_is_building(here, corpus):
    here.home.mkdir()
    with exclusive(here.home / "build.lock"), pytest.raises(IndexBusyError, match=str(os.getpid())):
        build(here, [corpus])


def test_a_home_that_cannot_be_made_is_explained(tmp_path, corpus):
    write_text(tmp_path, "tep", "không phải thư mục")
    with pytest.raises(IndexStorageError, match="--home"):
        build(settings(tmp_path / "tep" / "home"), [corpus])


def test_a_foreign_file_in_place_of_the_catalogue_is_left_alone(here, corpus):
    here.home.mkdir()
    path = here.home / "catalogue.sqlite"
    path.write_text("Đây là một tệp khác.\n" * 200, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(IndexDamagedError, match=r"catalogue\.sqlite"):
        build(here, [corpus])
    with pytest.raises(IndexDamagedError, match=r"catalogue\.sqlite"):
        Library.open(here)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(here, corpus):
    here.home.mkdir()
    with closing(sqlite3.connect(here.home / "catalogue.sqlite")) as db:
        db.execute("CREATE TABLE notes(text)")
    with pytest.raises(IndexDamagedError, match="không phải danh mục"):
        build(here, [corpus])


def test_a_full_disk_is_explained_and_nothing_is_lost(here, corpus, monkeypatch):
    build(here, [corpus])
    write_articles(corpus, range(4, 30))

    import index.build as module

    original = module.open_writer

    def small(home):
        db = original(home)
        db.execute(f"PRAGMA max_page_count={db.execute('PRAGMA page_count').fetchone()[0] + 2}")
        return db

    monkeypatch.setattr(module, "open_writer", small)
    with pytest.raises(IndexStorageError, match="đầy"):
        build(here, [corpus])
    monkeypatch.setattr(module, "open_writer", original)
    assert len(ids(here)) == 4
    build(here, [corpus])
    assert len(ids(here)) == 30


def test_a_build_without_changes_loads_no_model(here, corpus):
    build(here, [corpus])
    code = (
        "import sys; from pathlib import Path; from index.build import build; from index.settings import IndexSettings\n"
        f"report = build(IndexSettings(ASSISTANT_HOME={str(here.home)!r}), [Path({str(corpus)!r})])\n"
        "assert report.skipped == 4, report\n"
        "loaded = {'torch', 'chromadb', 'sentence_transformers', 'tantivy', 'underthesea', 'lightgbm'} & set(sys.modules)\n"
        "assert not loaded, loaded"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])
