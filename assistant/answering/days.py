"""The day of a question in another year: "sáng 13/7/2021" is not met by an article on 13/7/2023."""

from __future__ import annotations

import re
from datetime import date

from assistant import messages
from assistant.answering.slots import Slot, Unmet
from assistant.types import Understood
from index.types import Article
from index.vietnamese.dates import dates


def other_days(question: Understood, article: Article | None) -> list[Unmet]:
    """Return the days with a year that `question` names and of which the article has the day and month only."""
    asked = [mention for mention in dates(question.text) if mention.precision == "day" and not mention.worked_out]
    if article is None or not asked:
        return []
    told = [each.start for each in dates(article.text, article.meta.published) if each.precision == "day"]
    known = {*told, *((article.meta.published,) if article.meta.published else ())}
    missing: list[Unmet] = []
    for mention in asked:
        if mention.start in known:
            continue
        alike = [day for day in told if (day.day, day.month) == (mention.start.day, mention.start.month)]
        undated = _without_year(mention.start, article.text) if not alike else ""
        if alike or undated:
            found = f"ngày {messages.day(alike[0])}" if alike else f"ngày {undated}"
            missing.append(Unmet(Slot.PERIOD, f"ngày {messages.day(mention.start)}", found))
    return missing


def _without_year(day: date, text: str) -> str:
    """Return the day as an article writes it that never names its year, else nothing."""
    if str(day.year) in text:
        return ""
    found = re.search(rf"(?<![\d/.-])0?{day.day}[/-]0?{day.month}(?![\d/.-]*\d)", text)
    return found.group() if found else ""
