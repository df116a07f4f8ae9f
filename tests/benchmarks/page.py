"""How fast the page is over a real index: first paint, a citation's words, a page of the table, a search, in Chromium.

python -m tests.benchmarks.page HOME "a question that the articles answer"
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
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
    """Serve, measure, print the medians; end with 1 where one is above what is promised."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("home", type=Path)
    parser.add_argument("question")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    offline_environment()
    url = serve(Settings(ASSISTANT_HOME=options.home, _env_file=None))
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        found = {"first paint": [first_paint(browser, url) for _ in range(options.rounds)]}
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(url)
        found |= talk(page, options.question, options.rounds) | table(page, options.rounds)
        browser.close()
    late = False
    for name, times in found.items():
        median = statistics.median(times)
        late = late or median > PROMISED.get(name, median)
        print(f"{name:26} {median:7.0f} ms  (most {max(times):.0f}, promised {PROMISED.get(name, '-')})")
    return int(late)


def first_paint(browser: Any, url: str) -> float:
    """Return the milliseconds until a fresh browser shows the first words."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("#head .name")
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    context.close()
    return float(painted)


def talk(page: Any, question: str, rounds: int) -> dict[str, list[float]]:
    """Ask once, then open and close the first citation."""
    page.wait_for_selector(".welcome .about")
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector(".turn.last .actions", timeout=60_000)
    times = []
    for _ in range(rounds):
        times.append(page.evaluate(TIMED, ["document.querySelector('.turn.last .cite').click()", CITED]))
        page.click("#source .close")
        page.wait_for_selector("#source .nothing")
    return {"citation to marked words": times}


def table(page: Any, rounds: int) -> dict[str, list[float]]:
    """Turn pages of the table in every order, jump to its end, and search passages."""
    page.click("role=tab[name='Tra cứu nguồn']")
    page.wait_for_selector("#results .articles .link")
    pages: list[float] = []
    for order in ("title", "source", "published"):
        pages.append(turned(page, f"#results th.{'publisher' if order == 'source' else order} button"))
        pages += [turned(page, "#results .pager .icon:nth-of-type(3)") for _ in range(rounds)]
        pages.append(turned(page, "#results .pager .icon:nth-of-type(4)"))
    searches = []
    for n in range(rounds):
        page.fill("#search textarea, #search input", f"hội nghị tổng kết năm {2016 + n % 4}")
        searches.append(
            page.evaluate(TIMED, ["document.querySelector('#search .submit-button').click()", CHANGED_HITS])
        )
    return {"page of the table": pages, "search": searches}


CHANGED_HITS = "(window.hit ??= null, document.querySelector('.hits')?.innerText !== window.hit && (window.hit = document.querySelector('.hits')?.innerText))"


def turned(page: Any, control: str) -> float:
    """Return the milliseconds from a click until another first row stands in the table."""
    before = page.evaluate(ROW)
    return float(
        page.evaluate(
            TIMED,
            [f"document.querySelector({json.dumps(control)}).click()", f"{ROW} && {ROW} !== {json.dumps(before)}"],
        )
    )


if __name__ == "__main__":
    sys.exit(main())
