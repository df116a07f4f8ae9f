"""Locks end with their holder."""

import subprocess
import sys

import pytest

from index.errors import IndexBusyError
from index.lock import exclusive, share, unshared


def test_one_writer_at_a_time(tmp_path):
    path = tmp_path / "build.lock"
    with exclusive(path), pytest.raises(IndexBusyError), exclusive(path):
        pass
    with exclusive(path):
        pass


def test_a_killed_holder_holds_nothing(tmp_path):
    path = tmp_path / "build.lock"
    code = (
        "import sys, time; from pathlib import Path; from index.lock import exclusive\n"
        "with exclusive(Path(sys.argv[1])):\n    print('held', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "held\n"
    with pytest.raises(IndexBusyError, match=str(child.pid)), exclusive(path):
        pass
    child.kill()
    child.wait()
    with exclusive(path):
        pass


def test_readers_share_and_keep_the_remover_away(tmp_path):
    import os

    path = tmp_path / "g.lock"
    path.touch()
    first, second = share(path), share(path)
    with unshared(path) as free:
        assert not free
    os.close(first)
    os.close(second)
    with unshared(path) as free:
        assert free
        assert share(path) is None, "nobody begins to read what is being removed"


def test_what_is_gone_cannot_be_shared(tmp_path):
    assert share(tmp_path / "none") is None
    with unshared(tmp_path / "none") as free:
        assert free
