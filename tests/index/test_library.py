"""The library: pages of articles, exact filters, and following what other processes publish."""

import subprocess
import sys
import threading
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from index.build import build, remove
from index.catalogue import shelf
from index.catalogue.shelf import Selection
from index.errors import IndexDamagedError, IndexMissingError
from index.library import Library
from index.types import Filters
from tests.index.newsroom import body, record, settings, write_articles, write_lines

_PROJECT = Path(__file__).parents[2]


@pytest.fixture
def here(tmp_path):
    return settings(tmp_path / "home")


@pytest.fixture
def dated(here, tmp_path):
    """Six articles: 2020 and 2021 of two sources, one without a date, one without a source."""
    write_lines(
        tmp_path / "bai" / "t.jsonl",
        [
            record(0, published="2020-03-01", source="Báo An"),
            record(1, published="2020-12-31", source="Báo Bình"),
            record(2, published="2021-01-01", source="Báo An"),
            record(3, published="2021-06-15", source="Báo Bình"),
            record(4, source="Báo An"),
            record(5, published="2021-02-02", title="Ánh sáng ở Đồng Tháp"),
        ],
    )
    build(here, [tmp_path / "bai"])
    with closing(Library.open(here)) as library:
        yield library


def found(library, filters) -> set[str]:
    return {passage.article.id for passage in library.search("đoàn công tác của tỉnh có bao nhiêu hộ dân", 50, filters)}


def test_no_index_names_the_command_that_builds_one(here):
    with pytest.raises(IndexMissingError, match="python -m index build"):
        Library.open(here)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), {"r0", "r1", "r2", "r3", "r4", "r5"}),
        (Filters(published_from=date(2020, 12, 31)), {"r1", "r2", "r3", "r5"}),
        (Filters(published_to=date(2020, 12, 31)), {"r0", "r1"}),
        (Filters(date(2020, 12, 31), date(2021, 1, 1)), {"r1", "r2"}),
        (Filters(sources=("Báo An",)), {"r0", "r2", "r4"}),
        (Filters(date(2021, 1, 1), None, ("Báo An",)), {"r2"}),
        (Filters(sources=("Báo An", "Báo Bình")), {"r0", "r1", "r2", "r3", "r4"}),
        (Filters(sources=("báo an",)), set()),
        (Filters(date(2030, 1, 1)), set()),
    ],
)
def test_filters_are_exact_in_both_legs_and_in_the_table(dated, filters, expected):
    assert found(dated, filters) == expected
    chosen = Selection(filters=filters)
    rows = dated.articles(limit=100, chosen=chosen)
    assert {row.meta.id for row in rows} == expected
    assert dated.count(chosen) == len(expected)
    with dated._serving.current() as opened:
        vectors = opened.searcher(dated._compose) and opened._loaded.vectors
        vector = dated._models.embedder.queries(["đoàn công tác"])[0]
        keys = [key for key, _ in vectors.search(vector, 50, filters)]
        assert {meta.id for _, meta in opened.shelf.passages(keys)} == expected


def test_the_table_is_sorted_and_paged(dated):
    newest = [row.meta.id for row in dated.articles()]
    assert newest == ["r3", "r5", "r2", "r1", "r0", "r4"]
    pages = [row.meta.id for start in (0, 2, 4) for row in dated.articles(start, 2)]
    assert pages == newest
    titles = [row.meta.title for row in dated.articles(chosen=Selection(sort="title", descending=False))]
    assert titles[0].startswith("Ánh sáng"), "Á sorts as a, not after z"


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("limit", [1, 2, 4])
def test_pages_counted_from_the_end_are_those_counted_from_the_front(dated, monkeypatch, descending, limit):
    chosen = Selection(sort="words", descending=descending)
    pages = [dated.articles(start, limit, chosen) for start in range(8)]
    monkeypatch.setattr(shelf, "_FAR", 0)
    assert [dated.articles(start, limit, chosen) for start in range(8)] == pages


@pytest.mark.parametrize("typed", ["anh sang", "Ánh sáng", "đồng tháp", "DONG THAP"])
def test_the_table_is_searched_with_or_without_marks(dated, typed):
    assert [row.meta.id for row in dated.articles(chosen=Selection(typed))] == ["r5"]


def test_what_the_index_covers(dated):
    assert dated.coverage() == (6, date(2020, 3, 1), date(2021, 6, 15))
    assert dated.sources() == ("Báo An", "Báo Bình")
    assert dict(dated.per_month())["2021-01"] == 1


def test_chunks_and_passages_give_back_their_words(dated):
    article = dated.article("r3")
    chunks = dated.chunks("r3")
    assert chunks
    assert all(article.text[chunk.start : chunk.end] == chunk.text for chunk in chunks)
    assert dated.article("không có") is None
    assert dated.chunks("không có") == ()


def test_reprints_are_one_source(here, tmp_path):
    reprint = body(1).replace("hộ dân", "hộ gia đình", 1)
    other_figures = body(1)
    for number in range(10):
        other_figures = other_figures.replace(str(number), str((number * 7 + 3) % 10))
    records = [record(1), record(2), {"id": "in lại", "title": "In lại", "text": reprint}]
    records.append({"id": "khác số", "title": "Khác số", "text": other_figures})
    write_lines(tmp_path / "bai" / "t.jsonl", records)
    build(here, [tmp_path / "bai"])
    with closing(Library.open(here)) as library:
        assert [meta.id for meta in library.near_duplicates("r1")] == ["in lại"]
        clusters = library.clusters(["r1", "in lại", "r2", "khác số"])
        assert clusters["r1"] == clusters["in lại"]
        assert len(set(clusters.values())) == 3
        remove(here, ["r1"])
        assert library.near_duplicates("in lại") == ()


def test_an_open_library_follows_what_is_published(here, tmp_path):
    write_articles(tmp_path / "bai", range(3))
    build(here, [tmp_path / "bai"])
    with closing(Library.open(here)) as library:
        assert library.search(body(7, 1), 1)[0].article.id != "bai-007.txt"
        before = library.generation
        write_articles(tmp_path / "bai", range(3, 9))
        build(here, [tmp_path / "bai"])
        assert library.search(body(7, 1), 1)[0].article.id == "bai-007.txt"
        assert library.generation != before
        assert library.count() == 9


def test_another_process_searches_while_builds_publish(here, tmp_path):
    corpus = tmp_path / "bai"
    write_articles(corpus, range(20))
    build(here, [corpus])
    code = (
        "import sys; from index.library import Library; from index.settings import IndexSettings\n"
        "from tests.index.newsroom import body\n"
        f"library = Library.open(IndexSettings(ASSISTANT_HOME={str(here.home)!r}))\n"
        "library.warm(); print('ready', flush=True); seen = set(); asked = 0\n"
        "while asked < 30 or len(seen) < 2:\n"
        "    number = asked % 20; asked += 1\n"
        "    hits = library.search(body(number, 1), 3)\n"
        "    assert hits[0].article.id == f'bai-{number:03}.txt', hits\n"
        "    for hit in hits: assert library.article(hit.article.id).text[hit.start:hit.end] == hit.text\n"
        "    seen.add(library.generation)\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code], cwd=_PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert child.stdout.readline() == "ready\n"
    for turn in range(5):
        write_articles(corpus, range(20 + turn, 21 + turn))
        build(here, [corpus])
    _, errors = child.communicate(timeout=60)
    assert child.returncode == 0, errors


def test_many_threads_search_while_builds_publish(here, tmp_path):
    corpus = tmp_path / "bai"
    write_articles(corpus, range(10))
    build(here, [corpus])
    failures: list[BaseException] = []
    done = threading.Event()

    def ask(number: int) -> None:
        try:
            while not done.is_set():
                assert library.search(body(number, 1), 1)[0].article.id == f"bai-{number:03}.txt"
                assert library.count() >= 10
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    with closing(Library.open(here)) as library:
        threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for turn in range(3):
            write_articles(corpus, range(10 + turn, 11 + turn))
            build(here, [corpus])
        done.set()
        for thread in threads:
            thread.join()
    assert failures == []


def test_a_generation_in_use_stays_and_goes_when_it_is_left(here, tmp_path):
    corpus = tmp_path / "bai"
    write_articles(corpus, range(3))
    first = build(here, [corpus]).generation
    folder = here.home / "generations" / first
    with closing(Library.open(here)):
        write_articles(corpus, range(3, 5))
        build(here, [corpus])
        assert folder.is_dir()
    build(here, [corpus])
    assert not folder.exists()


def test_rows_of_old_versions_go_with_the_generation_that_needs_them(here, tmp_path):
    corpus = tmp_path / "bai"
    write_articles(corpus, range(3))
    build(here, [corpus])
    (corpus / "bai-000.txt").unlink()
    library = Library.open(here)
    build(here, [corpus])
    sql = "SELECT count(*) FROM articles"
    assert library._serving.connections.ask(sql, {}) == [(3,)]
    library.close()
    build(here, [corpus])
    with closing(Library.open(here)) as library:
        assert library._serving.connections.ask(sql, {}) == [(2,)]
        assert library._serving.connections.ask("SELECT count(*) FROM vectors", {})[0][0] == library.chunk_count


@pytest.mark.parametrize("lost", ["lexical/meta.json", "vectors/chroma.sqlite3", "files.json"])
def test_a_damaged_generation_names_the_command_and_the_next_build_mends_it(here, tmp_path, lost):
    corpus = tmp_path / "bai"
    write_articles(corpus, range(3))
    name = build(here, [corpus]).generation
    (here.home / "generations" / name / lost).unlink()
    with pytest.raises(IndexDamagedError, match="python -m index build"), closing(Library.open(here)) as library:
        library.search("đoàn công tác")
    report = build(here, [corpus])
    assert (report.generation != name, report.embedded) == (True, 0)
    with closing(Library.open(here)) as library:
        assert library.search(body(1, 1), 1)[0].article.id == "bai-001.txt"
