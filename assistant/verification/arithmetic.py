"""What a sentence says of its own numbers: how many things it lists, what adds up, which number is the larger."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.verification.counts import same_measure
from assistant.verification.reading import Reading
from index.vietnamese.numbers import Number

# Up to here a number in words may count the things that a source lists ("hai người": it names two).
_COUNTABLE = 3
_SMALL = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_TO = ("đến", "tới", "hoặc")
_LIST = re.compile(r"\b(?:là|gồm|gồm có)[:\s]\s*([^.;:()]+?)[.;]?\s*\Z")
_INTRODUCES = re.compile(r"\b(?:là|gồm)\b")
_LIST_JOINT = re.compile(r",\s+|\s+và\s+")
_BOUND = "hơn|gần|trên|dưới|khoảng"
_STEP = re.compile(
    r"(?:\b(?P<up>lên|trong (?:tổng )?số)|\b(?P<down>xuống|giảm còn|chỉ còn)|\b(?P<to>đến|tới))"
    rf"(?: (?:đến|tới|còn|mức|{_BOUND}))*\s$"
)
_AGAINST = re.compile(rf"\bso với(?: (?:mức|con số|{_BOUND}))*\s$")
_GROWN = re.compile(
    r"\b(?:(?P<up>tăng|lên|nhiều hơn)|(?P<down>giảm|xuống|còn))"
    rf"(?: (?:lên|tới|đến|thành|mức|{_BOUND}))*\s$"
)
# "Trong số 38 người có 6 người vắng".
_OUT_OF = re.compile(r"\b[Tt]rong(?: tổng)?(?: số)? $")
_ARE = re.compile(rf"[^,.;:]*,? (?:chỉ )?có (?:(?:{_BOUND}) )?")
_FROM = re.compile(rf"\b[Tt]ừ (?:mức )?(?:(?:{_BOUND}) )?$")


def rises(first: Number, second: Number, text: str) -> bool | None:
    """Tell whether the text says that the second number is the larger ("từ 38 lên 40", "6 trong số 40") or smaller.

    `None` where it says neither.
    """
    if not same_measure(first, second):
        return None
    if _AGAINST.search(text, first.span.end, second.span.start) and (grown := _GROWN.search(text, 0, first.span.start)):
        return grown["up"] is None
    step = _STEP.search(text, first.span.end, second.span.start)
    if step is None:
        return None
    if step["to"]:
        return True if _FROM.search(text, 0, first.span.start) else None
    return step["up"] is not None


def is_less_than_its_part(first: Number, second: Number, text: str) -> bool:
    """Tell whether the second number is told to be part of the first, and is the larger: "trong 6 người có 38 …"."""
    whole = first.value < second.value and first.unit == second.unit and _OUT_OF.search(text, 0, first.span.start)
    return bool(whole) and _ARE.fullmatch(text, first.span.end, second.span.start) is not None


def listed(number: Number, sentence: Reading) -> int:
    """Return how many names the sentence lists after a number: "bốn thanh tra viên là A, B, C và D"."""
    found = None if number.unit else _LIST.search(sentence.text, number.span.end)
    names = _LIST_JOINT.split(found[1]) if found else []
    whole = all(len(name.split()) > 1 and all(word[:1].isupper() for word in name.split()) for name in names)
    if whole and len(names) > 1:
        return len(names)
    persons = sum(person.name.start > number.span.end for person in sentence.people)
    introduced = _INTRODUCES.search(sentence.text, number.span.end)
    return persons if introduced and persons > 1 and persons == number.value else 0


def is_sum(number: Number, sentence: Reading) -> bool:
    """Tell whether numbers of the same measure that follow add up to this one: "64 thí sinh, gồm 63 … và 1 …"."""
    total = 0.0
    for at, count in enumerate(sentence.counts):
        if count.number.span.start <= number.span.start or count.number.unit != number.unit:
            continue
        total += count.number.value
        if total >= number.value:
            return total == number.value and at > 0 and count.number.value != number.value
    return False


def is_small(number: Number, sentence: Reading) -> bool:
    """Tell whether a number in words may count what a source lists: "hai người"."""
    return is_in_words(number, sentence) and number.value <= _COUNTABLE and number.upper is None


def is_range_in_words(number: Number, words: Sequence[str]) -> bool:
    """Tell whether a range stands there in words, or half in words: "một đến hai", "một đến 2" for "1-2"."""
    low, high = ({f"{end:g}", *_SMALL[int(end) : int(end) + 1]} for end in (number.value, number.upper or 0))
    return any(
        words[at - 1] in low and word in _TO and at + 1 < len(words) and words[at + 1] in high
        for at, word in enumerate(words)
        if at
    )


def in_words(number: Number) -> str:
    """Return the word for a whole number up to ten, else nothing: "năm" may be five, or a year."""
    small = number.upper is None and number.value in range(1, len(_SMALL))
    return _SMALL[int(number.value)] if small else ""


def is_in_words(number: Number, sentence: Reading) -> bool:
    """Tell whether a number is written without a digit."""
    return not any(char.isdigit() for char in number.span.of(sentence.text))
