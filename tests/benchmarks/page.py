"""How fast the page is over real indexes, side by side in Chromium, in turns so that a busy machine slows all alike.

python -m tests.benchmarks.page "a question that the articles answer" HOME [HOME ...]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import statistics
import sys
import threading
from collections import defaultdict
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from assistant.settings import Settings
from assistant.ui.server import offline_environment
from tests.browser.screenshot import FLAGS, serve

# Milliseconds at 1,000 articles; a hundred times as many may take twice as long.
PROMISED = {"first paint": 1500, "citation to marked words": 300, "page of the table": 200}
# Runs `act`, and resolves with the milliseconds until `seen` holds and has been painted.
TIMED = """([act, seen]) => new Promise((done) => {
    const began = performance.now(), there = new Function(`return ${seen}`);
    const look = () => there() ? requestAnimationFrame(() => done(performance.now() - began)) : requestAnimationFrame(look);
    new Function(act)(); look(); })"""
CITED = "document.querySelector('#source mark.quote')"
ROW = "document.querySelector('#results tbody .link')?.dataset.article"


def main() -> int:
    """Serve, measure, print the medians; end with 1 where the first home is slower than promised, another than twice that."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("question")
    parser.add_argument("homes", type=Path, nargs="+", metavar="HOME")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    offline_environment()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        visits = [Visit(browser, home, options.question) for home in options.homes]
        for _ in range(options.rounds):
            for visit in visits:
                visit.round()
        browser.close()
    return int(report(visits))


def report(visits: list[Visit]) -> bool:
    """Print a line for each thing measured and a column for each home; tell whether a promise is broken."""
    broken = False
    for name in visits[0].times:
        medians = [statistics.median(visit.times[name]) for visit in visits]
        limits = [PROMISED.get(name, 10**9) * (1 if place == 0 else 2) for place in range(len(visits))]
        broken = broken or any(median > limit for median, limit in zip(medians, limits, strict=True))
        columns = [f"{m:6.0f} ms (most {max(v.times[name]):.0f})" for m, v in zip(medians, visits, strict=True)]
        print(f"{name:26} {'   '.join(columns)}   promised {PROMISED.get(name, '-')}")
    return broken


def served(home: Path, address: Connection) -> None:
    """Serve a home in this process and tell where."""
    address.send(serve(Settings(ASSISTANT_HOME=home, _env_file=None)))
    threading.Event().wait()


class Visit:
    """A page open on one home, and the milliseconds measured on it."""

    def __init__(self, browser: Any, home: Path, question: str) -> None:
        self.times: dict[str, list[float]] = defaultdict(list)
        self._browser = browser
        ours, theirs = multiprocessing.Pipe(duplex=False)
        multiprocessing.get_context("spawn").Process(target=served, args=(home, theirs), daemon=True).start()
        self._url = ours.recv()
        self._page = browser.new_page(viewport={"width": 1280, "height": 800})
        self._page.goto(self._url)
        self._page.wait_for_selector(".welcome .about")
        self._page.fill("#question textarea", question)
        self._page.keyboard.press("Enter")
        self._page.wait_for_selector(".turn.last .cite", timeout=60_000)
        self._page.wait_for_selector(".turn.last .actions", timeout=60_000)
        self._asked = 0

    def round(self) -> None:
        """Measure everything once."""
        self.times["first paint"].append(first_paint(self._browser, self._url))
        self._cite()
        self._table()
        self._search()
        self._health()

    def _timed(self, name: str, act: str, seen: str) -> None:
        self.times[name].append(float(self._page.evaluate(TIMED, [act, seen])))

    def _cite(self) -> None:
        self._page.click("role=tab[name='Hỏi đáp']")
        self._timed("citation to marked words", "document.querySelector('.turn.last .cite').click()", CITED)
        self._page.click("#source .close")
        self._page.wait_for_selector("#source .nothing")

    def _table(self) -> None:
        """Turn pages of the table in every order, jump to its end, read an article of it."""
        self._page.click("role=tab[name='Tra cứu nguồn']")
        self._page.fill(BOX, "")
        self._page.click("#search .submit-button")
        self._page.wait_for_selector("#results .articles .link")
        for order in ("title", "publisher", "published"):
            self._turn(f"#results th.{order} button")
            self._turn("#results .pager .icon:nth-of-type(3)")
            self._turn("#results .pager .icon:nth-of-type(4)")
        self._page.evaluate("document.querySelector('#reader .close')?.click()")
        self._page.wait_for_selector("#reader .nothing")
        self._timed("article from the table", "document.querySelector('#results tbody .link').click()", READ)

    def _turn(self, control: str) -> None:
        before = json.dumps(self._page.evaluate(ROW))
        self._timed(
            "page of the table",
            f"document.querySelector({json.dumps(control)}).click()",
            f"{ROW} && {ROW} !== {before}",
        )

    def _search(self) -> None:
        self._asked += 1
        self._page.fill(BOX, f"hội nghị tổng kết năm {2015 + self._asked % 5}")
        self._timed("search", "document.querySelector('#search .submit-button').click()", HITS)
        for newest in ("1", "0"):
            button = f"document.querySelector('#results [data-newest=\"{newest}\"]')"
            self._timed("search by date and back", f"{button}.click()", f"{button}.ariaPressed === 'true'")

    def _health(self) -> None:
        """Open the page afresh at the plots of the library."""
        page = self._browser.new_page()
        page.goto(self._url)
        page.click("role=tab[name='Kho bài viết']")
        self.times["plots of the library"].append(float(page.evaluate(TIMED, ["", PLOTS])))
        page.close()


BOX = "#search textarea, #search input"
READ = "document.querySelector('#reader .text')"
PLOTS = "document.querySelector('#health .chart')"
HITS = "(window.hit ??= null, document.querySelector('.hits')?.innerText !== window.hit && (window.hit = document.querySelector('.hits')?.innerText))"


def first_paint(browser: Any, url: str) -> float:
    """Return the milliseconds until a fresh browser shows the first words."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("#head .name")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    context.close()
    return float(painted)


if __name__ == "__main__":
    sys.exit(main())
