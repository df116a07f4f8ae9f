"""What the first sentences of an article tell of its date, place and source when no line of its own does."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from index.articles.dateline import Published
from index.vietnamese.calendar import YEAR, day
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
_PLANNED = re.compile(r"(?:đến|tới|trước|tầm nhìn|hết)(?: hết| cuối)?\s+$", re.IGNORECASE)
_REPORT_YEAR = re.compile(
    r"(?:đầu|cuối|công tác|nhiệm vụ|tổng kết|sơ kết|kế hoạch|phương hướng|trong|quý \w{1,3}|tháng \d{1,2}),?"
    rf"\s+năm\s+({YEAR})"
    rf"(?!\s*[-–/]\s*\d|\w)",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"nhiệm vụ|phương hướng|kế hoạch", re.IGNORECASE)
_CRIME = re.compile(
    r"bị cáo|bị can|khởi tố|phạm tội|tội danh|về tội|xét xử|bắt|truy tố|tạm giam|kỷ luật|phiên tòa|phiên toà",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(
    r"(?:^|[.,;!?:–-]\s+|\(|nay \(?)(?:vào )?"
    r"(?:(?:sáng|trưa|chiều|tối|đêm|khuya|rạng sáng|cuối giờ \w+|hôm nay|ngày)\s*,?\s*){0,3}\(?$",
    re.IGNORECASE,
)
_FIRST_WORDS, _NEAR = 160, 300
_AGENCY = re.compile(r"\(?(?P<source>[A-ZĐ][\w.+ ]{1,24}?(?:\.vn|\.com)?)\)?\s*[-–—]\s")
_PRESENTS = re.compile(
    r"(?:^|[.!?]\s+)(?P<source>(?:(?:Báo|Tạp chí|Cổng|Trang)\b[^.,;:]{0,80}?|[A-Z][\w.+]{2,20}))\s+"
    r"(?:trân trọng|xin(?: trân trọng)?|đăng)\s+(?:giới thiệu|đăng tải|toàn văn|lại)\b"
)
_CITY = re.compile(
    rf"(?P<place>{CAPITAL_WORD}(?: {CAPITAL_WORD}){{0,2}})\s*(?:\([^()]{{2,40}}\)\s*[-–—,]|,\s*ngày\s+\d|\s[-–—]\s)"
)
_AT = re.compile(r"(?<!\w)(?:tại|ở|về|trên địa bàn)\s+$")


def published_by(opening: str, title: str, text: str, stated: Published | None) -> Published | None:
    """Return the day told by the `opening` sentences; else what was `stated`.

    A year left out is taken from the title, the opening or the rest of `text`, where they leave no doubt.
    """
    if stated is not None and stated.precision == "day":
        return stated
    years = _years(text)
    moment = _first_day(opening, stated.value if stated else _news_year(title, opening, text, years))
    if moment is None:
        return stated
    if stated is not None:
        same = (moment.year, moment.month) == (stated.value.year, stated.value.month)
        return Published(moment, "day") if same else stated
    recent = moment.year >= max(_OLDEST, max(years, default=0) - 1) and not _looks_back(text, moment)
    return Published(moment, "day") if recent else None


def _first_day(opening: str, anchor: date | None) -> date | None:
    """Return the first day of the opening, if a clause starts with it ("Sáng 13/7, …"): a photo's date does not."""
    for mention in dates(opening[:_FIRST_WORDS], anchor):
        written = opening[mention.span.start : mention.span.end]
        if mention.precision != "day" or not any(char in "/.-" for char in written):
            continue
        if _DOCUMENT.search(opening, 0, mention.span.start):
            continue
        starts = _CLAUSE_START.search(opening, 0, mention.span.start) is not None
        known = not mention.worked_out or (anchor is not None and mention.start.year == anchor.year)
        return mention.start if starts and known else None
    return None


def _years(text: str) -> Counter[int]:
    """Count the years that the article speaks of, without those it only looks forward to ("đến năm 2030")."""
    return Counter(
        int(found.group(1)) for found in _SINGLE_YEAR.finditer(text) if not _PLANNED.search(text, 0, found.start())
    )


def _news_year(title: str, opening: str, text: str, years: Counter[int]) -> date | None:
    """Return the last day of the year the news is of, or `None` where it stays in doubt.

    The year of a report ("6 tháng đầu năm 2020", "tổng kết công tác năm 2020") is one when none later is spoken of but
    the next in a plan. A story of a crime often names only the year of the crime: there the year stays unknown.
    """
    latest = max(years, default=0)
    if _CRIME.search(f"{title}. {opening[:_NEAR]}"):
        return None
    for found in _REPORT_YEAR.finditer(f"{title}. {opening}"):
        year = int(found.group(1))
        if year == latest or (year + 1 == latest and _AHEAD.search(text)):
            return date(year, 12, 31)
    if len(years) == 1 and years[latest] >= 2 and str(latest) in opening[:_NEAR]:
        return date(latest, 12, 31)
    return None


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
