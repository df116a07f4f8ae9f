"""Yes or no, and the sentence that decides it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import messages
from assistant.answering.attendance import attended
from assistant.answering.evidence import STOP, Evidence, folded
from assistant.answering.features import nearness
from assistant.answering.finding import Finding, Quoted
from assistant.answering.opposites import stance
from assistant.answering.slots import holds_name, holds_numbered
from assistant.answering.timing import meets, spoken
from assistant.people import is_family_name, names_of, people, same_person
from assistant.types import Understood
from index.types import Span
from index.vietnamese.dates import dates
from index.vietnamese.letters import UPPER
from index.vietnamese.numbers import Number, numbers
from index.vietnamese.tokens import syllables

_NEGATION = re.compile(r"\b(?:không|chưa|chẳng|chả)\b(?!\s+(?:chỉ|những|ít|gì|ngừng|nhỏ|có vùng cấm))")
_ASKING = re.compile(
    r"\bcó phải(?: là)?\b|\b(?:phải|đúng|hay|có) không\b|\bđúng không\b|\bcó đúng(?: là)?\b|\bđúng hay sai\b|"
    r"\bhay chưa\b|\bkhông$|\bchưa$|\bcó\b|\bđã\b|\b(?:à|hả|ư|nhỉ)$"
)
# Share of the claim's words that must stand in and around the sentence; less where it tells the deed otherwise.
_SURE, _TOLD_OTHERWISE = 0.5, 0.3
# Words of the question right behind the one that asks ("có", "đã", "bị"): what is said of the subject.
_PREDICATE = re.compile(r"\b(?:có phải là|có phải|có bị|có được|đã bị|đã được|có|đã|bị|được|là)\s+(?P<deed>.+)$")
_PREDICATE_WORDS, _SUBJECT_WORDS = 2, 2
_PLACE = re.compile(rf"\b(?:ở|tại|tỉnh|thành phố|huyện|quận|xã|phường) [{UPPER}]")
_MONEY_SCALE = re.compile(r"(?:tỷ|tỉ|triệu)$")
_LOOKED_AT = 8


@dataclass(frozen=True, slots=True)
class Claim:
    """What a yes-or-no question supposes, in matching form, and whether it supposes a negation.

    `predicate` are the first words of what is said of the subject: without them a sentence is about something else.
    """

    text: str
    words: tuple[str, ...]
    predicate: tuple[str, ...]
    negated: bool


def claim(question: Understood) -> Claim:
    """Return the claim that `question` asks to confirm."""
    whole = folded(question.text).strip(" ?.!")
    bare = _ASKING.sub(" ", whole)
    told = _PREDICATE.search(re.sub(r"\s+(?:hay )?(?:không|chưa)$", "", whole))
    named = set(syllables(" ".join((*question.names, *question.required))))
    deed = [word for word in syllables(told["deed"]) if word not in STOP and word not in named] if told else []
    return Claim(
        bare,
        tuple(word for word in dict.fromkeys(syllables(bare)) if word not in STOP),
        tuple(deed[:_PREDICATE_WORDS]),
        _NEGATION.search(bare) is not None,
    )


def yes_no(question: Understood, evidence: Sequence[Evidence]) -> Finding | None:
    """Return yes, no, or no with what the source says instead; `None` where no sentence decides."""
    asked = claim(question)
    there = attended(question, evidence)
    if there is not None:
        return Finding(headline=messages.YES, leads=(Quoted(there),), proof=1.0)
    for one in evidence[:_LOOKED_AT]:
        side = None if asked.negated else stance(asked.text, _of_asked(question, one.text))
        if side is None and not asked.negated and stance(asked.text, one.text) is not None:
            continue
        if not _about(question, asked, one, side is not None):
            continue
        other = _instead(question, one)
        if other is not None:
            text = messages.NO_BUT.format(found=other.of(one.text))
            return Finding(headline=text, leads=(Quoted(one, (other,)),), marks=(text,), proof=1.0)
        if not _held(question, one):
            continue
        denied = not side if side is not None else _denied(asked, one) != asked.negated
        return Finding(headline=messages.NO if denied else messages.YES, leads=(Quoted(one),), marks=(), proof=1.0)
    return None


def _of_asked(question: Understood, text: str) -> str:
    """Return the clauses of a sentence from the first that names whom the question is about: others did the rest."""
    clauses = re.split(r"(?<=[,;])\s", text)
    givens = [name.rsplit(maxsplit=1)[-1] for name in question.names]
    own = [
        at
        for at, clause in enumerate(clauses)
        if any(re.search(rf"\b{re.escape(given)}\b", clause) for given in givens)
    ]
    return " ".join(clauses[own[0] :]) if own else text


def _about(question: Understood, asked: Claim, one: Evidence, told: bool) -> bool:
    """Tell whether the sentence is about the claim: what is said of the subject stands there, its names close by.

    `told` says that the sentence tells the deed, or its contrary, in other words.
    """
    named = set(syllables(" ".join((*question.names, *question.required))))
    words = set(syllables(one.text))
    near = words | set(syllables(one.article.title)) | set(syllables(one.before[-300:]))
    around = sum(word in near for word in asked.words) / len(asked.words) if asked.words else 0.0
    deed = [word for word in asked.words if word not in named]
    said = sum(word in words for word in deed) / len(deed) if deed else 1.0
    if told or around < _SURE:
        return told and max(around, said) >= _TOLD_OTHERWISE and _named_here(question, asked, one, near)
    return said >= _SURE and all(word in words for word in asked.predicate)


def names_asked(question: Understood, one: Evidence) -> bool:
    """Tell whether the sentence names a person asked about; true where none is asked about."""
    asked = names_of(question.text)
    there = names_of(one.text)
    near = any(nearness(name, one) == 1.0 for name in asked)
    return not asked or near or any(same_person(name, other) for name in asked for other in there)


def _named_here(question: Understood, asked: Claim, one: Evidence, near: set[str]) -> bool:
    """Tell whether every name stands in the sentence; without a name, what the claim opens with."""
    if question.names:
        return all(nearness(name, one) == 1.0 or _goes_without(question, one) for name in question.names)
    return all(word in near for word in asked.words[:_SUBJECT_WORDS])


def _goes_without(question: Understood, one: Evidence) -> bool:
    """Tell a place that the whole article is about: the sentence names no other, and nobody is asked about."""
    return not names_of(question.text) and not people(one.text) and not _PLACE.search(one.text)


def _held(question: Understood, one: Evidence) -> bool:
    """Tell whether every name, number and period of the question stands where the sentence does."""
    near = f"{one.article.title}\n{one.before}\n{one.text}"
    alone = bool(people(one.text))
    for name in question.names:
        # Where a sentence names persons, the one asked about is one of them; a place may stand before it.
        where = one.text if alone and is_family_name(name.split()[0]) else near
        if nearness(name, one) < 1.0 and not holds_name(name, where) and not _goes_without(question, one):
            return False
    if not all(holds_numbered(name, near) or name in folded(near) for name in question.required):
        return False
    if question.period and not meets(question.period, spoken(one), question.kind):
        return False
    stated = {number.value for number in numbers(near)}
    return all(number.value in stated for number in _counts(question.text))


def _instead(question: Understood, one: Evidence) -> Span | None:
    """Return what stands in the sentence in the place of a number, day or person that the question supposes wrongly."""
    asked = names_of(question.text)
    there = names_of(one.text)
    own = not asked or any(same_person(name, other) for name in asked for other in there)
    supposed = _counts(question.text) if own else []
    stated = _counts(one.text)
    for number in supposed:
        if number.value in {each.value for each in stated}:
            continue
        unit = _unit(question.text, number)
        for each in stated:
            if unit and _unit(one.text, each) == unit:
                return _with_unit(one.text, each)
    days = [mention for mention in dates(question.text, one.article.published) if mention.precision == "day"]
    told = [mention for mention in dates(one.text, one.article.published) if mention.precision == "day"]
    if days and told and all(day.start != mention.start for day in days for mention in told):
        return told[0].span
    present = people(one.text)
    if asked and len(present) == 1 and not any(nearness(name, one) == 1.0 for name in asked):
        return present[0].whole
    return None


def _counts(text: str) -> list[Number]:
    """Return the numbers that count something: no dates, years, or numbers of names."""
    taken = [mention.span for mention in dates(text)]
    return [
        number
        for number in numbers(text)
        if not any(span.start <= number.span.start < span.end for span in taken)
        and not re.search(r"(?:số|thứ|năm|khóa|khoá|điều|quý|tháng|ngày)\s+$", text[: number.span.start], re.IGNORECASE)
    ]


def _unit(text: str, number: Number) -> str:
    """Return what a number counts: the word behind it, money where nothing but "tỷ" or "triệu" is said."""
    behind = text[number.span.end : number.span.end + 40]
    following = syllables(behind)[:1] if re.match(r"\s+\w", behind) else []
    if _MONEY_SCALE.search(folded(number.span.of(text))) and (not following or following[0] in STOP):
        return "đồng"
    return following[0] if following else ""


def _with_unit(text: str, number: Number) -> Span:
    end = re.search(r"[,;.:()]|\s(?:và|của|theo|trong|được|để|tại|với|cho)\s|$", text[number.span.end :])
    return Span(number.span.start, number.span.end + (end.start() if end else 0))


def _denied(asked: Claim, one: Evidence) -> bool:
    """Tell whether the sentence denies what is asked: a negation within three words of a shared word behind it."""
    text = folded(one.text)
    for negation in _NEGATION.finditer(text):
        after = syllables(text[negation.end() : negation.end() + 40])[:4]
        if sum(word in asked.words for word in after) >= 2:
            return True
    return False
