"""Follow-ups made standalone: what a message leaves out is taken from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.people import people
from assistant.types import Intent, Kind, Turn
from assistant.understanding.kinds import folded, kind
from assistant.understanding.lexicon import word_set
from assistant.understanding.slots import document_codes, measure, numbered_names, proper_names
from assistant.understanding.topics import HEADS, phrase_with
from index.vietnamese.dates import periods
from index.vietnamese.normal import fold_case

_CORRECTION = re.compile(
    r"^(?:(?:không phải|không|nhầm rồi|nhầm|xin lỗi|à|ấy|ý)\s*[,.]?\s*)*(?:ý (?:của )?(?:tôi|mình|em|anh) (?:là|"
    r"muốn (?:hỏi|nói)(?: là)?)|(?:tôi|mình|em) (?:đang |muốn )?(?:hỏi|nói)(?: về| là)?|"
    r"sửa lại(?: là| thành)?|nhầm,?(?: là)?|đúng ra là|phải là|chính xác là)\s*:?,?\s*(?P<rest>.+)$",
    re.IGNORECASE,
)
_AND_WHAT_OF = re.compile(
    r"^(?:thế|vậy|rồi|và|ừ|ok|à|dạ)?[\s,]*(?:(?:thế\s+)?(?:còn|với))\s+(?P<rest>.+?)(?:\s+thì\s+(?:sao|thế nào|"
    r"như thế nào))?$"
    r"|^(?:thế|vậy|và)?\s*(?P<rest2>.+?)\s+thì\s+(?:sao|thế nào|như thế nào)$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:quay|trở) (?:lại|về)(?: với)?|thế|vậy|rồi|và|thế còn|vậy thì|thế thì|vậy còn|còn|nhưng)[\s,]+",
    re.IGNORECASE,
)
_HE = re.compile(
    r"\b(?:ông|bà|anh|chị|cô)\s*(?:ấy|ta|này|đó)\b|\b(?:người|đồng chí|vị|bị cáo|bị can|cán bộ|nhân vật) (?:ấy|này|đó|"
    r"trên|nói trên)\b|\bổng\b",
    re.IGNORECASE,
)
_THAT = re.compile(rf"\b(?P<head>{HEADS}) (?:đó|này|ấy|trên|nói trên|kia|vừa nêu|vừa rồi)\b", re.IGNORECASE)
_THERE = re.compile(r"\b(?:ở|tại) (?:đó|đấy|đây|nơi đó|nơi này)\b", re.IGNORECASE)
_THEN = re.compile(r"\b(?:khi|lúc|năm|thời gian|thời điểm|giai đoạn|kỳ|hôm|ngày) (?:đó|ấy|này)\b", re.IGNORECASE)
_AMONG = re.compile(r"\btrong (?:số )?(?:đó|này|ấy)\b", re.IGNORECASE)
_IT = re.compile(
    r"^(?:nó|việc (?:đó|này)|điều (?:đó|này)|chuyện (?:đó|này))\b|\b(?:nó|việc (?:đó|này)|điều (?:đó|này)|"
    r"vấn đề (?:đó|này))\b",
    re.IGNORECASE,
)
_PREVIOUS_YEAR = re.compile(r"^năm (?P<way>trước(?: đó)?|sau(?: đó)?|tiếp theo|kế tiếp)$", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^(?P<head>.*?)\b(?P<mark>số|thứ|lần thứ)\s+(?P<number>\d+|[IVXLC]+)$", re.IGNORECASE)
_QUESTION_WORDS = word_set("question")
_TURNS_BACK = 6


def standalone(question: str, history: Sequence[Turn], today: date | None = None) -> tuple[str, bool]:
    """Return `question` as it would be asked alone, and whether anything was taken from `history`."""
    turns = [turn for turn in history if turn.understood.intent is Intent.QUESTION][-_TURNS_BACK:]
    bare = question.strip().rstrip("?!. ").strip()
    if not turns or not bare:
        return question, False
    fragment, corrected = _fragment(bare)
    if fragment and not _asks(fragment):
        return _question(_substitute(fragment, turns, today)), True
    text = fragment if corrected and fragment else bare
    referred = _referents(text, turns)
    if referred != text:
        return _question(_OPENING.sub("", referred)), True
    opened = _OPENING.sub("", text)
    if _elliptic(opened):
        return _question(_about(opened, turns)), True
    return _question(opened) if corrected else question, False


def _fragment(text: str) -> tuple[str, bool]:
    """Return the part that replaces something of the turn before, and whether the message corrects it."""
    correction = _CORRECTION.match(text)
    if correction:
        rest = _AND_WHAT_OF.match(correction["rest"])
        return (rest["rest"] or rest["rest2"] if rest else correction["rest"]), True
    match = _AND_WHAT_OF.match(text)
    if match:
        return match["rest"] or match["rest2"], False
    if (
        len(text.split()) <= 6
        and not _asks(text)
        and not re.match(r"(?:hãy|tóm tắt|so sánh|liệt kê|nêu|kể)\b", folded(text))
    ):
        return _OPENING.sub("", text), False
    return "", False


def _asks(text: str) -> bool:
    return kind(text) is not Kind.WHAT or re.search(r"\b(?:gì|nào|đâu)\b", folded(text)) is not None


def _question(text: str) -> str:
    text = " ".join(text.split()).strip(" ?")
    return text[:1].upper() + text[1:] + "?"


def _substitute(fragment: str, turns: Sequence[Turn], today: date | None) -> str:
    """Return the last standalone question with `fragment` in the place of its like."""
    last = turns[-1].understood
    base = last.text.rstrip("? ")
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
    names = proper_names("x " + fragment)
    if names:
        return _with_name(base, fragment, names[-1], last.names)
    return _with_measure(base, fragment, last.subject)


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
        fragment = fragment if re.match(r"\D", fragment) else f"năm {fragment}"
    if spoken:
        span = spoken[0].span
        lead = "năm " if re.search(r"\bnăm\s$", base[: span.start]) else ""
        return base[: span.start - len(lead)] + re.sub(r"^(?:trong|vào|ở)\s+", "", fragment) + base[span.end :]
    return f"{base} {fragment}"


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


def _with_measure(base: str, fragment: str, subject: str) -> str:
    counted = measure(base)
    noun = re.sub(r"^(?:số|các|những|về|số lượng)\s+", "", fragment, flags=re.IGNORECASE)
    if counted and counted in base:
        return base.replace(counted, noun, 1)
    if subject and subject in base:
        return base.replace(subject, noun, 1)
    return f"Về {fragment}: {base[:1].lower() + base[1:]}"


def _referents(text: str, turns: Sequence[Turn]) -> str:
    """Replace "ông ấy", "hội nghị đó", "ở đó", "khi đó", "trong số đó" by what they stand for."""
    person = _HE.search(text)
    if person:
        name = _person(turns)
        text = text if not name else text[: person.start()] + name + text[person.end() :]
    for that in list(_THAT.finditer(text))[:1]:
        phrase = _phrase(that["head"], turns)
        phrase = that["head"] + phrase[len(that["head"]) :] if phrase else ""
        text = text[: that.start()] + (phrase or that["head"]) + text[that.end() :]
        if not phrase:
            return _about(text, turns)
    if _THERE.search(text):
        where = next((turn.understood.place for turn in reversed(turns) if turn.understood.place), "") or _headline(
            turns, Kind.WHERE
        )
        text = _THERE.sub(f"ở {where}", text) if where else text
    if _THEN.search(text):
        when = next((turn.understood.period.label for turn in reversed(turns) if turn.understood.period), "")
        text = _about(_THEN.sub(when, text) if when else text, turns)
    if _AMONG.search(text):
        whole = _headline(turns, Kind.HOW_MANY) or turns[-1].understood.measure
        text = _about(_AMONG.sub(f"trong số {whole}" if whole else "trong số đó", text), turns)
    if _IT.search(text):
        text = _about(text, turns)
    return text


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


def _elliptic(text: str) -> bool:
    """Tell a question that has no subject of its own: "Ai chủ trì?", "Tổ chức ở đâu?"."""
    if proper_names("x " + text[:1].lower() + text[1:]) or numbered_names(text) or document_codes(text):
        return False
    content = [word for word in folded(text).split() if word.strip(",:") not in _QUESTION_WORDS]
    return len(content) <= 5


def _about(text: str, turns: Sequence[Turn]) -> str:
    last = next(
        (turn for turn in reversed(turns) if turn.answer is None or turn.answer.status == "answered"), turns[-1]
    ).understood
    subject = last.subject or next((turn.understood.subject for turn in reversed(turns) if turn.understood.subject), "")
    known = folded(text)
    parts = [subject] if subject and folded(subject) not in known else []
    if last.period and folded(last.period.label) not in known and folded(last.period.label) not in folded(subject):
        parts.append(last.period.label)
    if not parts:
        return text
    return f"Về {', '.join(parts)}: {text[:1].lower() + text[1:]}"


def context(history: Sequence[Turn]) -> tuple[str, ...]:
    """Return the articles cited by the last turn that cited any."""
    for turn in reversed(history):
        if turn.answer and turn.answer.citations:
            return tuple(dict.fromkeys(citation.article_id for citation in turn.answer.citations))[:3]
    return ()
