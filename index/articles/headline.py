"""Where the title of a pasted article stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.articles.dateline import is_dateline
from index.articles.furniture import is_breadcrumb, is_caption, is_furniture
from index.articles.lines import Line
from index.articles.names import is_name
from index.vietnamese.sentences import sentences

# How far down a headline may stand below menus.
_HEAD = 40
_LONGEST, _LEAST, _TELLING = 45, 4, 7
_SITE = re.compile(r"\s+[|–-]\s+[^|]{2,50}$")
_SITE_NAME = re.compile(r"(?:cổng|trang) (?:thông tin|ttđt)|báo điện tử|báo \w+ điện tử|tạp chí điện tử", re.IGNORECASE)
_LABEL = re.compile(r"(?:#{1,6}\s+|(?:tiêu đề|tít|title)\s*:\s*)", re.IGNORECASE)


def find_title(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return the first and last line of the headline (a page may repeat it), or `None` where there is none."""
    head = _before_prose(lines[:_HEAD])
    return _repeated(lines, head) or _standing(lines, head)


def find_known(lines: Sequence[Line], title: str) -> tuple[int, int] | None:
    """Return the first and last line near the top that repeat the `title` given by the file's metadata."""
    key = Line(title, 0).key
    same = [index for index, line in enumerate(lines[:_HEAD]) if line.key == key or _same_but_site(line.key, key)]
    return (same[0], same[-1]) if same else None


def title_text(line: Line) -> str:
    """Return the words of the headline on `line`."""
    text = _LABEL.sub("", " ".join(line.text.split()), count=1).strip("*_ ")
    return text or line.text


def shortened(text: str, limit: int = 40) -> str:
    """Return the first sentence of `text` as a title, cut at a comma or a word after `limit` words."""
    spans = sentences(text)
    first = " ".join(spans[0].of(text).split()).rstrip(".;:, ") if spans else " ".join(text.split())
    words = first.split(" ")
    if len(words) <= limit:
        return first[:300]
    kept = words[:limit]
    pauses = [number for number, word in enumerate(kept, 1) if word.endswith((",", ";", ":")) and number >= limit // 2]
    cut = " ".join(kept[: pauses[-1]] if pauses else kept)
    return cut.rstrip(",;: ")[:300] + "…"


def _before_prose(lines: Sequence[Line]) -> list[int]:
    """Return the numbers of the leading lines, up to the first that is running text."""
    head: list[int] = []
    for number, line in enumerate(lines):
        if line.is_prose and not is_furniture(line):
            break
        head.append(number)
    return head


def _repeated(lines: Sequence[Line], head: Sequence[int]) -> tuple[int, int] | None:
    for number in head:
        line = lines[number]
        if not _may_be(line) or line.syllables < _LEAST + 1:
            continue
        for later in head:
            other = lines[later]
            if later > number and (other.key == line.key or _same_but_site(line.key, other.key)):
                return number, later
    return None


def _same_but_site(key: str, other: str) -> bool:
    """Tell whether the two differ by the site's name only ("… | Báo Nhân Dân")."""
    return _SITE.sub("", key) == _SITE.sub("", other) and bool(_SITE.search(key) or _SITE.search(other))


def _standing(lines: Sequence[Line], head: Sequence[int]) -> tuple[int, int] | None:
    if len(lines) < 2:
        return None
    candidates = [number for number in head if _may_be(lines[number]) and not _runs_on(lines, number)]
    if not candidates or (candidates[-1] == len(lines) - 1 and len(candidates) == 1):
        return None
    # A page prints the date right below the headline, or right above it.
    dated = [number for number in candidates if lines[number].syllables > _LEAST and _is_dated(lines, number + 1)]
    telling = dated or [number for number in candidates if lines[number].syllables >= _TELLING]
    best = telling[0] if telling else max(candidates, key=lambda number: lines[number].syllables)
    # Running text above it: the text is wrapped and begins without a headline.
    return None if any(_may_be(lines[number]) and _runs_on(lines, number) for number in head[:best]) else (best, best)


def _is_dated(lines: Sequence[Line], beside: int) -> bool:
    return beside < len(lines) and is_dateline(lines[beside])


def _runs_on(lines: Sequence[Line], number: int) -> bool:
    """Tell whether the next line goes on with the sentence: then the text is wrapped and this is no headline."""
    return number + 1 < len(lines) and lines[number + 1].text[0].islower()


def _may_be(line: Line) -> bool:
    if not _LEAST <= line.syllables <= _LONGEST or line.text.rstrip()[-1] in ".:;,":
        return False
    if _SITE_NAME.match(line.text):
        return False
    furniture = is_furniture(line) or is_breadcrumb(line) or is_caption(line)
    return not (furniture or is_dateline(line) or is_name(line.text))
