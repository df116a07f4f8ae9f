"""A build killed at any moment: the old or the new generation answers, and the next build finishes the work."""

import random
import subprocess
import sys
import time
from pathlib import Path

from index.build import build
from index.library import Library
from index.verification import problems
from tests.index.newsroom import body, settings, write_articles, write_text

_PROJECT = Path(__file__).parents[2]
_KILLS = 8


def _start(home: Path, corpus: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "index", "build", "--corpus", str(corpus), "--home", str(home), "--json"]
    return subprocess.Popen(command, cwd=_PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_sigkill_eight_times_at_random_moments(tmp_path):
    corpus, here = tmp_path / "bai", settings(tmp_path / "home")
    write_articles(corpus, range(40))
    build(here, [corpus])
    chance = random.Random(8)
    began = time.monotonic()
    write_articles(corpus, range(40, 60))
    _start(here.home, corpus).wait()
    whole = time.monotonic() - began
    killed = 0
    for turn in range(_KILLS):
        write_articles(corpus, range(100 + turn * 20, 120 + turn * 20))
        write_text(corpus, "bai-001.txt", f"Lần {turn}\n\n{body(2000 + turn)}")
        child = _start(here.home, corpus)
        time.sleep(whole * chance.uniform(0.2, 1.3))
        child.kill()
        killed += child.wait() != 0
        library = Library.open(here)
        found = library.search(body(3, 1), 3)
        assert found[0].article.id == "bai-003.txt"
        for passage in found:
            article = library.article(passage.article.id)
            assert article.text[passage.start : passage.end] == passage.text
        library.close()
        assert problems(here) == ()
    assert killed >= 3, "the builds ended before they were killed: nothing was tested"
    report = build(here, [corpus])
    assert report.failures == ()
    library = Library.open(here)
    assert library.count() == 60 + _KILLS * 20
    assert library.article("bai-001.txt").text.startswith(f"Lần {_KILLS - 1}")
    assert problems(here) == ()
    assert len(list((here.home / "generations").glob("*/"))) == 1, "leftovers of killed builds are removed"
    assert build(here, [corpus]).embedded == 0
