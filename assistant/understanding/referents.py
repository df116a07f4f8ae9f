"""What "ông ấy", "hội nghị đó", "ở đó", "trong số đó" stand for, and what a question without a subject is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.people import people
from assistant.types import Kind, Turn
from assistant.understanding.kinds import OFFICE, folded
from assistant.understanding.topics import HEADS, doer, phrase_with
from index.vietnamese.dates import periods

HE = re.compile(
    r"\b(?:ông|bà|anh|chị|cô)\s*(?:ấy|ta|này|đó)\b|\b(?:người|đồng chí|vị|bị cáo|bị can|cán bộ|nhân vật) (?:ấy|này|đó|"
    r"trên|nói trên)\b|\bổng\b",
    re.IGNORECASE,
)
# What a follow-up's own words stand behind, where it is told what it is about.
OWN_WORDS = re.compile(r"^về [^:]+:\s*", re.IGNORECASE)
_THAT = re.compile(rf"\b(?P<head>{HEADS}) (?:đó|này|ấy|trên|nói trên|kia|vừa nêu|vừa rồi)\b", re.IGNORECASE)
_THERE = re.compile(r"\b(?:ở|tại) (?:đó|đấy|đây|nơi đó|nơi này)\b", re.IGNORECASE)
_THEN = re.compile(r"\b(?:khi|lúc|năm|thời gian|thời điểm|giai đoạn|kỳ|hôm|ngày) (?:đó|ấy|này)\b", re.IGNORECASE)
_AMONG = re.compile(r"\btrong (?:số )?(?P<them>(?:\d+ |các |những |mấy )?[^\W\d_]+ )?(?:đó|này|ấy)\b", re.IGNORECASE)
# What is counted ends where a place, a time or a doer is told.
_COUNTED_END = re.compile(r"\s*(?:[,;:(]\s*trong đó\b|[;:(]|\b(?:tại|ở|trong|do|với|vào|để|từ)\b)", re.IGNORECASE)
_PART_OF_YEAR = re.compile(
    r"\b(?:nửa (?:đầu|cuối)|(?:\d+|sáu|chín) tháng (?:đầu|cuối)|đầu|giữa|cuối) năm(?P<that> (?:ấy|đó|này|nay))?\b"
    r"(?! \d)"
    r"|\bquý (?:[IVX]+|\d)\b(?! năm)",
    re.IGNORECASE,
)
_IT = re.compile(
    r"^(?:nó|việc (?:đó|này)|điều (?:đó|này)|chuyện (?:đó|này))\b|\b(?:nó|việc (?:đó|này)|điều (?:đó|này)|"
    r"vấn đề (?:đó|này))\b",
    re.IGNORECASE,
)


def referents(text: str, turns: Sequence[Turn]) -> str:
    """Replace "ông ấy", "hội nghị đó", "ở đó", "khi đó", "trong số đó" by what they stand for."""
    person = HE.search(text)
    if person:
        name = _person(turns) or _officer(turns)
        text = text if not name else text[: person.start()] + name + text[person.end() :]
    for that in list(_THAT.finditer(text))[:1]:
        phrase = _phrase(that["head"], turns)
        phrase = that["head"] + phrase[len(that["head"]) :] if phrase else ""
        text = text[: that.start()] + (phrase or that["head"]) + text[that.end() :]
        if not phrase:
            return about(text, turns)
    if _THERE.search(text):
        where = next((turn.understood.place for turn in reversed(turns) if turn.understood.place), "") or _headline(
            turns, Kind.WHERE
        )
        text = _THERE.sub(f"ở {where}", text) if where else text
    if _THEN.search(text):
        when = next((turn.understood.period.label for turn in reversed(turns) if turn.understood.period), "")
        text = about(_THEN.sub(when, text) if when else text, turns)
    among = _AMONG.search(text)
    if among and among["them"]:
        text = about(text, turns)
    elif among:
        whole = _COUNTED_END.split(_headline(turns, Kind.HOW_MANY))[0] or turns[-1].understood.measure
        text = about(_AMONG.sub(f"trong số {whole}" if whole else "trong số đó", text), turns)
    if _IT.search(text):
        text = about(text, turns)
    return text


def with_year(text: str, turns: Sequence[Turn]) -> str:
    """Return `text` with the year spoken of behind a part of it: "nửa cuối năm" is "nửa cuối năm 2023"."""
    part = _PART_OF_YEAR.search(text)
    year = next((turn.understood.period.start.year for turn in reversed(turns) if turn.understood.period), None)
    if part is None or year is None:
        return text
    end = part.start("that") if part["that"] else part.end()
    named = "" if re.search(r"năm$", text[:end], re.IGNORECASE) else " năm"
    return f"{text[:end]}{named} {year}{text[part.end() :]}"


def _person(turns: Sequence[Turn]) -> str:
    for turn in reversed(turns):
        texts = [turn.answer.headline.text] if turn.answer and turn.answer.headline else []
        named = people(turn.understood.text)
        if named:
            return named[-1].name.of(turn.understood.text)
        texts += [sentence.text for sentence in turn.answer.sentences[:1]] if turn.answer else []
        for said in texts:
            found = people(said)
            if found:
                return found[0].name.of(said)
    return ""


def _officer(turns: Sequence[Turn]) -> str:
    """Return whom the last question is about by what he is: "cựu chủ tịch hội" of "Cựu chủ tịch hội nhận gì?"."""
    whom = doer(turns[-1].understood.text)
    return f"{whom[:1].lower()}{whom[1:]}" if OFFICE.match(folded(whom)) else ""


def _phrase(head: str, turns: Sequence[Turn]) -> str:
    for turn in reversed(turns):
        said = [turn.understood.text, turn.understood.subject]
        if turn.answer:
            said += [turn.answer.headline.text] if turn.answer.headline else []
            said += [citation.title for citation in turn.answer.citations[:1]]
            said += [citation.quote for citation in turn.answer.citations[:1]]
        for text in said:
            phrase = phrase_with(head, text)
            if phrase and len(phrase.split()) <= 16:
                return phrase
    return ""


def _headline(turns: Sequence[Turn], of: Kind) -> str:
    last = turns[-1]
    if last.answer is None or last.answer.headline is None or last.understood.kind is not of:
        return ""
    text = last.answer.headline.text
    marks = last.answer.headline.marks
    return marks[0].of(text) if marks else text.rstrip(".")


def about(text: str, turns: Sequence[Turn]) -> str:
    """Return `text` with the subject and the period that the turns before were about."""
    last = next(
        (turn for turn in reversed(turns) if turn.answer is None or turn.answer.status == "answered"), turns[-1]
    ).understood
    subject = last.subject or next((turn.understood.subject for turn in reversed(turns) if turn.understood.subject), "")
    own = periods(text)
    for old in reversed(periods(subject) if own else ()):
        subject = f"{subject[: old.span.start]}{subject[old.span.end :]}".strip()
    known = folded(text)
    parts = [subject] if subject and folded(subject) not in known else []
    if last.period and not own and folded(last.period.label) not in f"{known} {folded(subject)}":
        parts.append(last.period.label)
    if not parts:
        return text
    return f"Về {', '.join(parts)}: {text[:1].lower() + text[1:]}"
