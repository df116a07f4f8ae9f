"""A disk that refuses is told as such, and an unfinished generation does not stay."""

import errno

import pytest

from index.build import build
from index.errors import IndexStorageError
from index.library import Library
from index.storage import system_errors
from tests.index.newsroom import settings, write_articles


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Internal error: 'No space left on device (os error 28)'", errno.ENOSPC),
        ("error returned from database: (code: 13) database or disk is full", errno.ENOSPC),
        ("Permission denied (os error 13)", errno.EACCES),
        ("", errno.EIO),
    ],
)
def test_the_systems_number_is_found_in_a_librarys_words(text, number):
    with pytest.raises(OSError) as caught, system_errors(ValueError):
        raise ValueError(text)
    assert caught.value.errno == number


def test_other_errors_pass():
    with pytest.raises(KeyError), system_errors(ValueError):
        raise KeyError("x")


def test_a_disk_that_fills_up_while_indexing_leaves_the_old_generation_and_no_rubbish(tmp_path, monkeypatch):
    here, corpus = settings(tmp_path / "home"), tmp_path / "bai"
    write_articles(corpus, range(3))
    first = build(here, [corpus]).generation
    write_articles(corpus, range(3, 5))

    def full(self):
        with system_errors(ValueError):
            raise ValueError("No space left on device (os error 28)")

    with monkeypatch.context() as patch:
        patch.setattr("index.lexical.LexicalWriter.finish", full)
        with pytest.raises(IndexStorageError, match="đầy"):
            build(here, [corpus])
    folders = {path.name for path in (here.home / "generations").iterdir()}
    assert folders == {first, f"{first}.lock"}
    library = Library.open(here)
    assert (library.generation, library.count()) == (first, 3)
    library.close()
    assert build(here, [corpus]).embedded == 0
    assert Library.open(here).count() == 5
