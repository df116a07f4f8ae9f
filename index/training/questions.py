"""Questions made from news by rule: an asked-for thing taken out of a sentence. They teach the ranker the register."""

from __future__ import annotations

import random
import re

from index.vietnamese.normal import strip_marks
from index.vietnamese.sentences import sentences

_NUMBER = re.compile(r"(?<![\w/.,-])\d{1,3}(?:\.\d{3})*(?:,\d+)?(?= [^\W\d_])")
_DATE = re.compile(
    r"(?:vào |hồi |từ |trong )?(?:sáng |chiều |tối )?"
    r"(?:ngày \d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?|tháng \d{1,2}(?:[/-]\d{4})?|năm \d{4})"
)
_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][\wà-ỹ]* ){1,3}[A-ZĐÀ-Ỹ][\wà-ỹ]*")
_PLACE = re.compile(r"(?:tại|ở) ((?:tỉnh |thành phố |huyện |xã |quận )?(?:[A-ZĐÀ-Ỹ][\wà-ỹ.]*\s?){1,4})")
_REASON = re.compile(r",? (?:do|vì|bởi|nhằm|để) .{15,}$")


def ask(sentence: str, rng: random.Random) -> str | None:
    """Return a question that `sentence` answers, or `None` where it holds nothing to ask for."""
    makers = [_how_many, _when, _where, _who, _why]
    rng.shuffle(makers)
    for make in makers:
        if question := make(sentence, rng):
            return question
    return None


def _how_many(sentence: str, rng: random.Random) -> str | None:
    found = list(_NUMBER.finditer(sentence))
    if not found:
        return None
    hit = rng.choice(found)
    return _shorten(sentence[: hit.start()], "bao nhiêu", sentence[hit.end() :], rng)


def _when(sentence: str, rng: random.Random) -> str | None:
    hit = _DATE.search(sentence)
    if not hit:
        return None
    asked = rng.choice(["khi nào", "vào thời gian nào", "ngày nào", "năm nào"])
    rest = f"{sentence[: hit.start()].strip(' ,')} {sentence[hit.end() :].strip(' ,')}"
    return _shorten(rest, asked, "", rng)


def _where(sentence: str, rng: random.Random) -> str | None:
    hit = _PLACE.search(sentence)
    if not hit:
        return None
    rest = f"{sentence[: hit.start()].strip(' ,')} {sentence[hit.end() :].strip(' ,')}"
    return _shorten(rest, "ở đâu", "", rng)


def _who(sentence: str, rng: random.Random) -> str | None:
    found = [hit for hit in _NAME.finditer(sentence) if hit.end() < len(sentence) - 20]
    if not found:
        return None
    hit = rng.choice(found)
    before = re.sub(r"(ông|bà|anh|chị)\s*$", "", sentence[: hit.start()])
    return _shorten(before, "ai", sentence[hit.end() :], rng)


def _why(sentence: str, rng: random.Random) -> str | None:
    hit = _REASON.search(sentence)
    if not hit or hit.start() < 20:
        return None
    return _shorten("", rng.choice(["vì sao", "tại sao", "lý do"]), sentence[: hit.start()], rng)


def _shorten(before: str, asked: str, after: str, rng: random.Random) -> str | None:
    """Keep a dozen words around the asked-for one and lose a few on the way, as people do."""
    most = rng.randint(4, 14)
    left, right = before.split(), after.split()
    if not right:
        left = left[-most:]
    else:
        side = rng.randint(1, most)
        left, right = left[-side:] if side < most else left[-most:], right[: most - side + 2]
    drop = rng.choice([0.0, 0.1, 0.25])
    kept = [word for word in left if rng.random() >= drop], [word for word in right if rng.random() >= drop]
    if len(kept[0]) + len(kept[1]) < 4:
        return None
    words = " ".join([*kept[0], asked, *kept[1]]).strip(' ,.;:"“”')
    return words[0].upper() + words[1:] + "?"


def made(text: str, rng: random.Random, most: int) -> list[tuple[str, int]]:
    """Return up to `most` (question, offset of the sentence) for an article's text."""
    spans = [span for span in sentences(text) if 40 <= span.end - span.start <= 320]
    rng.shuffle(spans)
    found: list[tuple[str, int]] = []
    for span in spans:
        if len(found) == most:
            break
        if question := ask(span.of(text), rng):
            found.append((question, span.start))
    return found


def typed(question: str, rng: random.Random) -> str:
    """Return the question as it might be typed: mostly as it is, sometimes without marks or capitals."""
    chance = rng.random()
    if chance < 0.12:
        return strip_marks(question).lower() if rng.random() < 0.5 else strip_marks(question)
    return question.lower() if chance < 0.25 else question
