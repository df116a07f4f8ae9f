"""Follow-ups made standalone: what a message leaves out is taken from the turns before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.types import Intent, Kind, Turn
from assistant.understanding.kinds import ASKING_ONLY, folded, kind
from assistant.understanding.lexicon import word_set
from assistant.understanding.proper_names import names_something
from assistant.understanding.referents import about, referents, with_year
from assistant.understanding.strange import is_elsewhere
from assistant.understanding.substitution import asked_otherwise, substitute, with_relative

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
_PARTICLE = re.compile(r"\s+(?:cơ(?: mà)?|mà|nhé|ạ|đấy|chứ|nha)$", re.IGNORECASE)
# "Còn nửa cuối năm thì họp mấy lần": what is new in the question stands before "thì".
_THEN = re.compile(r"\s+thì\s+", re.IGNORECASE)
_QUESTION_WORDS = word_set("question")
_TURNS_BACK = 6


def standalone(question: str, history: Sequence[Turn], today: date | None = None) -> tuple[str, bool]:
    """Return `question` as it would be asked alone, and whether anything was taken from `history`."""
    turns = [turn for turn in history if turn.understood.intent is Intent.QUESTION][-_TURNS_BACK:]
    bare = _PARTICLE.sub("", question.strip().rstrip("?!. ").strip())
    if not turns or not bare:
        return question, False
    typed, bare = bare, with_year(bare, turns)
    fragment, corrected = _fragment(bare)
    if fragment and not _asks(fragment):
        return _question(with_relative(fragment, turns) or substitute(fragment, turns, today, corrected)), True
    text = fragment if corrected and fragment else bare
    referred = referents(text, turns)
    if referred != text:
        return _question(_OPENING.sub("", referred)), True
    opened = _OPENING.sub("", text)
    if opened != text:
        opened = _THEN.sub(" ", opened, count=1)
    if ASKING_ONLY.fullmatch(folded(opened)):
        return _question(asked_otherwise(turns[-1].understood.text, opened) or about(opened, turns)), True
    follows = opened != text or bare != typed
    open_ended = not names_something(opened) and (follows or _is_short(opened))
    if open_ended and (bare != typed or not is_elsewhere(opened, turns)):
        return _question(about(opened, turns)), True
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


def _is_short(text: str) -> bool:
    """Tell a question of few words of its own: "Ai chủ trì?", "Tổ chức ở đâu?"."""
    return len([word for word in folded(text).split() if word.strip(",:") not in _QUESTION_WORDS]) <= 5


def context(history: Sequence[Turn]) -> tuple[str, ...]:
    """Return the articles cited by the last turn that cited any."""
    for turn in reversed(history):
        if turn.answer and turn.answer.citations:
            return tuple(dict.fromkeys(citation.article_id for citation in turn.answer.citations))[:3]
    return ()
