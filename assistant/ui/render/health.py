"""How the library is doing: articles by time and by source, files that failed, the last builds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from assistant.ui import strings
from assistant.ui.render.adding import failed
from assistant.ui.render.text import attributes, button, escape, number, tag
from index.catalogue.runs import Run
from index.types import Failure

_MOST_BARS = 36
_MOST_SOURCES = 12


@dataclass(frozen=True, slots=True)
class Health:
    """What is shown; `about` is the line on the index's version and size, `reprints` counts repeated stories."""

    about: str
    months: Sequence[tuple[str, int]] = ()
    origins: Sequence[tuple[str, int]] = ()
    failures: Sequence[Failure] = ()
    runs: Sequence[Run] = ()
    total: int = 0
    reprints: int = 0


def health(now: Health, renewable: bool) -> str:
    """Return the section, with the buttons that renew the index for those who may."""
    label, bars = by_time(now.months)
    origins = [(name or strings.NO_SOURCE, n) for name, n in now.origins[:_MOST_SOURCES]]
    buttons = tag("div", _renew(strings.RESCAN, False) + _renew(strings.REBUILD, True), class_="buttons")
    parts = [
        _chart(label, bars),
        _chart(strings.PER_SOURCE, origins),
        _notes(now),
        _failures(now.failures),
        _runs(now.runs),
        tag("p", escape(now.about), class_="about"),
        buttons if renewable else "",
    ]
    return tag("section", "".join(parts), class_="health")


def by_time(months: Sequence[tuple[str, int]]) -> tuple[str, list[tuple[str, int]]]:
    """Return the bars over time: by month, or by year where there would be too many months."""
    dated = [(month, n) for month, n in months if month]
    if len(dated) <= _MOST_BARS:
        return strings.PER_MONTH, [(f"{int(month[5:7])}/{month[:4]}", n) for month, n in dated]
    years: dict[str, int] = {}
    for month, n in dated:
        years[month[:4]] = years.get(month[:4], 0) + n
    return strings.PER_YEAR, list(years.items())


def _chart(label: str, bars: Sequence[tuple[str, int]]) -> str:
    if not bars:
        return ""
    most = max(n for _, n in bars)
    rows = "".join(_bar(name, n, most) for name, n in bars)
    return tag("figure", tag("figcaption", escape(label)) + tag("ul", rows, class_="chart"))


def _bar(name: str, n: int, most: int) -> str:
    fill = f"<i{attributes({'style': f'width:{100 * n / most:.1f}%', 'aria-hidden': 'true'})}></i>"
    inner = tag("span", escape(name), class_="name") + tag("span", fill, class_="track")
    return tag("li", inner + tag("span", number(n), class_="n"))


def _notes(now: Health) -> str:
    """Return what a keeper of the library would mend: gaps in time, articles without date or source, repetitions."""
    undated = now.total - sum(n for _, n in now.months)
    nameless = now.total - sum(n for _, n in now.origins)
    lines = [
        strings.UNDATED.format(count=number(undated)) if undated > 0 else "",
        strings.NAMELESS.format(count=number(nameless)) if nameless > 0 else "",
        strings.REPRINTS.format(count=number(now.reprints)) if now.reprints else "",
        gaps(now.months),
    ]
    told = "".join(tag("li", escape(line)) for line in lines if line)
    return tag("ul", told, class_="notes") if told else ""


def gaps(months: Sequence[tuple[str, int]]) -> str:
    """Return the longest stretch of months between the first and the last that has no article, from two months on."""
    held = [int(month[:4]) * 12 + int(month[5:7]) - 1 for month, _ in months if month]
    longest = max(((after - before, before + 1) for before, after in pairwise(held)), default=(0, 0))
    length, first = longest[0] - 1, longest[1]
    if length < 2:
        return ""
    last = first + length - 1
    ends = [f"{month % 12 + 1}/{month // 12}" for month in (first, last)]
    return strings.GAP.format(first=ends[0], last=ends[1], count=length)


def _failures(failures: Sequence[Failure]) -> str:
    if not failures:
        return ""
    summary = tag("summary", escape(strings.FAILURES.format(count=number(len(failures)))))
    return tag("details", summary + "".join(failed(f) for f in failures[:100]), class_="fold")


def _runs(runs: Sequence[Run]) -> str:
    if not runs:
        return ""
    rows = "".join(tag("li", escape(_run(run))) for run in runs)
    return tag("details", tag("summary", escape(strings.RUNS)) + tag("ul", rows), class_="fold")


def _run(run: Run) -> str:
    when = datetime.fromisoformat(run.started).astimezone()
    return strings.RUN_LINE.format(
        when=f"{when:%H:%M} {when.day}/{when.month}/{when.year}",
        status=strings.RUN_STATUS.get(run.status, run.status),
        added=run.added or 0,
        updated=run.updated or 0,
        deleted=run.deleted or 0,
        failures=run.failures or 0,
    )


def size(amount: int) -> str:
    """Return a size on disk for people."""
    for unit in ("B", "KB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}"
        amount //= 1000
    return f"{amount:.0f} GB"


def _renew(label: str, whole: bool) -> str:
    confirm = strings.CONFIRM_REBUILD if whole else None
    return button(label, "apply", class_="quiet", data_whole="1" if whole else "0", data_confirm=confirm)
