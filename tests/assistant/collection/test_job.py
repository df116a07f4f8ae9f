"""Builds in a process of their own, over a real index."""

import time

import pytest

from assistant.collection.drafts import keep, pasted
from assistant.collection.job import Job, Progress, Stage, State, Task
from assistant.settings import Settings
from index.library import Library

TEXT = "Sông Lam họp tổng kết\n\nNgày 24/12/2020, tỉnh Sông Lam họp tổng kết. Có 38 vụ án được xử lý trong năm.\n"


@pytest.fixture
def job(tmp_path):
    return Job(Settings(ASSISTANT_HOME=str(tmp_path / "home"), _env_file=None))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "home" / "articles"


def built(job, task):
    assert job.start(task)
    assert job.wait(60)
    return job.state


def test_what_is_added_can_be_found_without_opening_the_library_again(job, folder):
    keep([pasted(TEXT, "dán")], folder)
    assert built(job, Task((folder,))).report.added == 1
    with_one = Library.open(job.settings)
    keep([pasted(TEXT.replace("Sông Lam", "Sông Hồng"), "dán")], folder)
    assert built(job, Task((folder,))).report.added == 1
    assert with_one.coverage()[0] == 2
    assert any("Sông Hồng" in passage.text for passage in with_one.search("Sông Hồng có bao nhiêu vụ án"))


def test_stopping_leaves_files_and_index_as_they_were(job, folder):
    keep([pasted(TEXT, "dán")], folder)
    built(job, Task((folder,)))
    before = sorted(folder.iterdir())
    added = keep([pasted(TEXT.replace("Lam", str(i)), "dán") for i in range(40)], folder)
    assert job.start(Task((folder,), added=added))
    job.stop()
    assert job.wait(30)
    assert job.state.stopped
    assert sorted(folder.iterdir()) == before
    assert Library.open(job.settings).coverage()[0] == 1
    assert built(job, Task((folder,))).report.chunks == 1


def test_an_article_taken_out_is_gone(job, folder):
    keep([pasted(TEXT, "dán")], folder)
    built(job, Task((folder,)))
    library = Library.open(job.settings)
    (row,) = library.articles()
    assert built(job, Task(remove=(row.meta.id,))).removed == 1
    assert library.coverage()[0] == 0


def test_one_article_is_made_anew_and_the_others_stay(job, folder):
    keep([pasted(TEXT, "dán"), pasted(TEXT.replace("Sông Lam", "Sông Hồng"), "dán")], folder)
    built(job, Task((folder,)))
    library = Library.open(job.settings)
    before = library.generation
    report = built(job, Task(renew=(library.articles()[0].meta.id,))).report
    assert (report.updated, report.added, report.deleted) == (1, 0, 0)
    assert library.coverage()[0] == 2
    assert library.generation != before


def test_a_removal_that_is_stopped_puts_the_file_back_and_one_that_ends_takes_it_away(job, folder):
    (path,) = keep([pasted(TEXT, "dán")], folder)
    built(job, Task((folder,)))
    library = Library.open(job.settings)
    assert job.start(Task((folder,), gone=(path,)))
    job.stop()
    assert job.wait(30)
    assert [each.name for each in folder.iterdir()] == [path.name]
    assert library.coverage()[0] == 1
    assert built(job, Task((folder,), gone=(path,))).report.deleted == 1
    assert list(folder.iterdir()) == []
    keep([pasted(TEXT, "dán")], folder)
    assert built(job, Task((folder,))).report.added == 1


def test_only_one_build_runs_at_a_time(job, folder):
    keep([pasted(TEXT, "dán")], folder)
    assert job.start(Task((folder,)))
    assert not job.start(Task((folder,)))
    assert job.wait(60)


def test_an_error_meant_for_eyes_is_shown(job, tmp_path, folder):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "catalogue.sqlite").write_bytes(b"no database" * 100)
    keep([pasted(TEXT, "dán")], folder)
    state = built(job, Task((folder,)))
    assert state.what
    assert state.fix


def test_the_time_left_follows_the_stage_at_hand():
    now = time.monotonic()
    state = State(running=True, progress=Progress(Stage.EMBED, 25, 100), began=now - 10)
    assert state.left(now) == pytest.approx(30)
    assert State(running=True, progress=Progress(Stage.SCAN, 25), began=now).left(now) is None
