"""What the first sentences of an article tell of its date, place and source when no line of its own does."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from index.articles.dateline import Published
from index.vietnamese.calendar import YEAR, DateMention, day
from index.vietnamese.dates import dates
from index.vietnamese.letters import CAPITAL_WORD
from index.vietnamese.normal import fold_tones
from index.vietnamese.places import places, provinces

# Only dates of news: an encyclopaedia's "Ngày 2/9/1945" is no date of publication.
_OLDEST = 1995
_DOCUMENT = re.compile(
    r"(?:số\s+\S+|quyết định|nghị quyết|nghị định|kết luận|kế hoạch|luật|quy định|sinh|từ),?\s*(?:ngày)?\s*$",
    re.IGNORECASE,
)
_FULL_DATE = re.compile(rf"(?<![\w/.-])(\d{{1,2}})[/.-](\d{{1,2}})[/.-]({YEAR})(?!\w)")
_SINGLE_YEAR = re.compile(rf"(?<!\w)năm\s+({YEAR})(?!\s*[-–/]\s*\d|\w)")
_AGENCY = re.compile(r"\(?(?P<source>[A-ZĐ][\w.+ ]{1,24}?(?:\.vn|\.com)?)\)?\s*[-–—]\s")
_PRESENTS = re.compile(
    r"(?:^|[.!?]\s+)(?P<source>(?:(?:Báo|Tạp chí|Cổng|Trang)\b[^.,;:]{0,80}?|[A-Z][\w.+]{2,20}))\s+"
    r"(?:trân trọng|xin(?: trân trọng)?|đăng)\s+(?:giới thiệu|đăng tải|toàn văn|lại)\b"
)
_CITY = re.compile(
    rf"(?P<place>{CAPITAL_WORD}(?: {CAPITAL_WORD}){{0,2}})\s*(?:\([^()]{{2,40}}\)\s*[-–—,]|,\s*ngày\s+\d|\s[-–—]\s)"
)
_AT = re.compile(r"(?<!\w)(?:tại|ở|về|trên địa bàn)\s+$")


def published_by(opening: str, text: str, stated: Published | None) -> Published | None:
    """Return the day told by the `opening` sentences, else what was `stated`.

    A year left out is taken from the rest of `text`.
    """
    if stated is not None and stated.precision == "day":
        return stated
    for mention in _day_mentions(opening, text, stated):
        if stated is not None:
            if (mention.start.year, mention.start.month) == (stated.value.year, stated.value.month):
                return Published(mention.start, "day")
        elif mention.start.year >= _OLDEST and not _looks_back(text, mention.start):
            return Published(mention.start, "day")
    return stated


def _day_mentions(opening: str, text: str, stated: Published | None) -> list[DateMention]:
    anchor = stated.value if stated else None
    found = dates(opening, anchor)
    if anchor is None and not any(mention.precision == "day" for mention in found):
        year = main_year(text)
        found = dates(opening, date(year, 12, 31)) if year else found
        found = [mention for mention in found if mention.start.year == year]
    return [
        mention
        for mention in found
        if mention.precision == "day"
        and mention.span.start <= 160
        and any(char in "/.-" for char in opening[mention.span.start : mention.span.end])
        and not _DOCUMENT.search(opening, 0, mention.span.start)
    ]


def main_year(text: str) -> int | None:
    """Return the year that an article names most ("năm 2020"), the later one when two are level."""
    counted = Counter(int(year) for year in _SINGLE_YEAR.findall(text))
    return max(counted, key=lambda year: (counted[year], year)) if counted else None


def _looks_back(text: str, moment: date) -> bool:
    """Tell whether the article names days long after `moment`: then it tells a story, not the news of that day."""
    found = (day(int(year), int(month), int(number)) for number, month, year in _FULL_DATE.findall(text))
    return any(other is not None and (other - moment).days > 400 for other in found)


def place_of(opening: str, title: str) -> str:
    """Return where the article was written or its event took place, if the dateline, title or opening tells."""
    if (found := _CITY.match(opening)) and fold_tones(found["place"]) in provinces():
        return found["place"]
    prefix = title.partition(":")[0].strip()
    if fold_tones(prefix) in provinces():
        return prefix
    for span in places(opening[:400]):
        if _AT.search(opening, 0, span.start):
            return " ".join(span.of(opening).split())
    return ""


def source_of(opening: str) -> str:
    """Return the paper named by the opening: "(Chinhphu.vn) - …", "TTXVN - …", "Cổng … trân trọng giới thiệu"."""
    found = _AGENCY.match(opening)
    if found and fold_tones(found["source"]) not in provinces() and _is_agency(opening, found["source"]):
        return found["source"].strip()
    presents = _PRESENTS.search(opening)
    return presents["source"].strip() if presents else ""


def _is_agency(opening: str, name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return opening.startswith("(") or "." in name or (capitals >= 2 and capitals > len(letters) / 2 and " " not in name)
