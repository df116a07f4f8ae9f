"""A fragment ("Còn năm 2021?", "ý tôi là cụm số 2") put in the place of its like in the question before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.people import people
from assistant.types import Turn, Understood
from assistant.understanding.kinds import OFFICE, QUESTION_PHRASE, folded
from assistant.understanding.proper_names import names_within
from assistant.understanding.referents import HE
from assistant.understanding.slots import document_codes, measure
from assistant.understanding.topics import HEADS, doer, topic
from index.vietnamese.dates import periods
from index.vietnamese.normal import fold_case

_PREVIOUS_YEAR = re.compile(r"^năm (?P<way>trước(?: đó)?|sau(?: đó)?|tiếp theo|kế tiếp)$", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^(?P<head>.*?)\b(?P<mark>số|thứ|lần thứ)\s+(?P<number>\d+|[IVXLC]+)$", re.IGNORECASE)
# "Tính cả nước" corrects of whom the question asks.
_SCOPE = re.compile(
    r"(?:,\s*)?\b(?:(?:tính |trong |của |ở |trên |phạm vi )*)(?P<scope>cả nước|toàn quốc|toàn ngành|toàn tỉnh)\b",
    re.IGNORECASE,
)
# What is counted before its sort is told.
_CASES = ("vụ", "vụ án", "vụ việc", "trường hợp", "số", "loại", "cuộc")
# Behind its question words a question has a verb of so many syllables, then what is told of it.
_VERB, _LEAST_TAIL = 2, 4


def substitute(fragment: str, turns: Sequence[Turn], today: date | None, corrected: bool = False) -> str:
    """Return the last standalone question with `fragment` in the place of its like."""
    last = turns[-1].understood
    base = last.text.rstrip("? ")
    scope = _SCOPE.search(fragment) if corrected else None
    if scope:
        base, fragment = _with_scope(base, scope["scope"], last), _SCOPE.sub(" ", fragment).strip(" ,")
    meant = _with_topic(base, fragment) if corrected and not _BARE_NUMBER.match(fragment) else ""
    if meant or not fragment:
        return meant or base
    relative = _PREVIOUS_YEAR.match(fragment)
    if relative and last.period:
        step = -1 if relative["way"].startswith("trước") else 1
        fragment = f"năm {last.period.start.year + step}"
    if re.fullmatch(r"(?:năm )?(?:19|20)\d\d", fragment):
        fragment = fragment if fragment.startswith("năm") else f"năm {fragment}"
    if periods(fragment, today) and len(fragment.split()) <= 8:
        return _with_period(base, fragment[:1].lower() + fragment[1:], today)
    number = _BARE_NUMBER.match(fragment)
    if number and last.required:
        return _with_number(base, fragment, number)
    codes = document_codes(fragment)
    if codes and document_codes(base):
        start = fold_case(base).index(document_codes(base)[0])
        return (
            base[:start]
            + fragment[fold_case(fragment).index(codes[0]) :]
            + base[start + len(document_codes(base)[0]) :]
        )
    names = names_within(fragment)
    if names:
        return _with_name(base, fragment, names[-1], last.names)
    return _with_measure(base, fragment, last.subject)


def with_relative(fragment: str, turns: Sequence[Turn]) -> str:
    """Return the last question asked of somebody told by whom it is about: "vợ ông ấy", "cấp phó của bà ấy"."""
    base = turns[-1].understood.text.rstrip("? ")
    he, whom = HE.search(fragment), doer(base)
    if he is None or not whom or he.group() == fragment:
        return ""
    return base.replace(whom, f"{fragment[: he.start()]}{whom[:1].lower()}{whom[1:]}{fragment[he.end() :]}", 1)


def _with_topic(base: str, fragment: str) -> str:
    """Return `base` about what a correction names by the same noun: "ý tôi là hội nghị năm 2023" is another meeting."""
    phrase = topic(base)
    noun = re.match(rf"(?:{HEADS})\b", fragment, re.IGNORECASE)
    if noun is None or not folded(phrase).startswith(folded(noun.group())):
        return ""
    return base.replace(phrase, fragment, 1)


def _with_period(base: str, fragment: str, today: date | None) -> str:
    spoken = periods(base, today)
    named = periods(fragment, today)[0].span
    if spoken and set(folded(fragment[: named.start]).split()) <= set(folded(base).split()) | {
        "trong",
        "vào",
        "ở",
        "của",
    }:
        fragment = fragment[named.start :]
        fragment = f"năm {fragment}" if re.match(r"\d{4}\b", fragment) else fragment
    if spoken:
        span = spoken[0].span
        lead = "năm " if re.search(r"\bnăm\s$", base[: span.start], re.IGNORECASE) else ""
        return base[: span.start - len(lead)] + re.sub(r"^(?:trong|vào|ở)\s+", "", fragment) + base[span.end :]
    return f"{base} {fragment}"


def _with_scope(base: str, scope: str, last: Understood) -> str:
    """Return `base` asked of the whole country in the place of the body or the place that it names."""
    for name in (*last.required, *last.names):
        found = re.search(re.escape(name), base, re.IGNORECASE)
        if found:
            return base[: found.start()] + scope + base[found.end() :]
    return f"{base} {scope}"


def _with_number(base: str, fragment: str, number: re.Match[str]) -> str:
    """Put "cụm số 2" or "số 2" in the place of "Cụm thi đua số 1"."""
    old = re.search(rf"\b{number['mark']}\s+(?:\d+|[IVXLC]+)\b", base, re.IGNORECASE)
    if old is None:
        return f"{base} {fragment}"
    return f"{base[: old.start()]}{number['mark']} {number['number']}{base[old.end() :]}"


def _with_name(base: str, fragment: str, name: str, names: tuple[str, ...]) -> str:
    alike = [old for old in names if len(old.split()) == len(name.split())] or list(names)
    if alike:
        return base.replace(alike[-1], name)
    place = re.match(r"(?:ở|tại|trên địa bàn|của)\s", fragment)
    return f"{base} {fragment if place else 'của ' + fragment}"


def _of_same_count(counted: str, noun: str) -> str:
    """Return what is counted when only its sort is named anew: "vụ án tham nhũng" and then "tham nhũng vặt"."""
    old, first = counted.split(), folded(noun.split(maxsplit=1)[0])
    at = next((at for at, word in enumerate(old) if at and folded(word) == first), 0)
    if at:
        return " ".join((*old[: at if " ".join(old[:at]) in _CASES else 1], noun))
    return f"{old[0]} {noun}" if old[0] in _CASES and folded(noun).startswith("tội ") else noun


def _with_measure(base: str, fragment: str, subject: str) -> str:
    held = people(base)
    if len(held) == 1 and OFFICE.match(folded(fragment)):
        return base.replace(held[0].whole.of(base), fragment, 1)
    counted = measure(base)
    noun = re.sub(r"^(?:số|các|những|về|số lượng)\s+", "", fragment, flags=re.IGNORECASE)
    if counted and noun and counted in base:
        return base.replace(counted, _of_same_count(counted, noun), 1)
    told = _with_tail(base, noun)
    if told:
        return told
    if subject and subject in base and not names_within(subject):
        return base.replace(subject, noun, 1)
    return f"Về {fragment}: {base[:1].lower() + base[1:]}"


def _with_tail(base: str, noun: str) -> str:
    """Return `base` with `noun` for what is told behind its question words and their verb; nothing without such."""
    asked = QUESTION_PHRASE.search(folded(base))
    words = base[asked.end() :].split() if asked else []
    if asked is None or len(words) < _LEAST_TAIL or names_within(" ".join(words)):
        return ""
    return " ".join((base[: asked.end()], *words[:_VERB], noun))


def asked_otherwise(base: str, asking: str) -> str:
    """Return the question `base` with other question words: "… diễn ra ngày nào?" and "Ở đâu?" ask where it was."""
    asked = QUESTION_PHRASE.search(folded(base))
    if asked is None or len(folded(base)) != len(base.rstrip(" ?.!…")):
        return ""
    left = f"{base[: asked.start()].rstrip()} {base[asked.end() :].strip(' ?.!…')}".strip()
    left = re.sub(r"\s+(?:là|vào|ở|tại|do|bởi|từ|lúc)$", "", left)
    return f"{left} {asking[:1].lower()}{asking[1:]}" if len(left.split()) >= _VERB else ""
