"""A text read once for all the checks: its words, and every number, date, code and name in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.people import Person, people
from assistant.verification.counts import Count
from assistant.verification.surroundings import beside, counts
from assistant.verification.whens import When, is_within, whens
from assistant.verification.words import places_of
from index.types import Span
from index.vietnamese.letters import UPPER
from index.vietnamese.numbers import Number, numbers
from index.vietnamese.tokens import CODE, Token, codes, syllables, tokens

# Stands between texts that are put side by side, so that no run of words spans both.
BORDER = "\n"
# Where the year of a date is not known at all, any will do: such dates are compared by day and month.
_SOME_DAY = date(2000, 7, 1)
_ORDINAL, _NEAR = "thứ", 6
_ORDINAL_TABLE = "nhất|một, hai|nhì, ba, tư|bốn, năm, sáu, bảy, tám, chín, mười"
_ORDINALS = {str(at): row.split("|") for at, row in enumerate(_ORDINAL_TABLE.split(", "), 1)}
# A school or a district called after someone is nobody.
_CALLED_AFTER = re.compile(
    r"(?:\b(?:xã|phường|huyện|quận|tỉnh|thị trấn|thị xã|thành phố|trường|tiểu học|trung học|đường|phố|cầu|bệnh viện|"
    r"THPT|THCS|TP)|TP\.)\s\Z",
    re.IGNORECASE,
)
# … but "chủ tịch huyện Tăng Văn Lực" is someone.
_OFFICE_OF = re.compile(r"\b(?:bí thư|chủ tịch|giám đốc|trưởng|phó|ủy|uỷ|công an|UBND|HĐND)\s\w+\s\Z", re.IGNORECASE)
# What goes on as a date counts nothing: "quyết định 64 năm 2007", "Bệnh viện 115 ngày 12/1".
_DATE_AFTER = re.compile(r"\s*(?:năm\s+(?:19|20)\d\d(?!\d)|ngày\s+\d{1,2}(?:[/.-]\d|\s+tháng))", re.IGNORECASE)
_FRACTION = re.compile(r"(?<![\w.,/])(\d{1,3}(?:\.?\d{3})*)/(\d{1,3}(?:\.?\d{3})*)(?= [a-zà-ỹđ])")
_DECADES = re.compile(r"\s+thập (?:kỷ|niên)\b")
_HOURS = re.compile(rf"\s+tiếng\b(?! [{UPPER}])")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the checks see of a text: of a passage that is cited, or of a sentence that was written.

    `counts` are its numbers with what each is about, `dated` and `named` the words
    around each of its dates and persons; `labels` are the positions of words with a digit that are no
    count, no date and no code: "số 1", "điều 356", a phone number.
    """

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    counts: tuple[Count, ...]
    whens: tuple[When, ...]
    dated: tuple[Mapping[str, float], ...]
    codes: frozenset[str]
    labels: tuple[int, ...]
    people: tuple[Person, ...]
    named: tuple[Mapping[str, float], ...]
    anchor: date | None

    @classmethod
    def of(cls, text: str, anchor: date | None = None) -> Reading:
        """Read `text`; `anchor` is the date from which years left out are worked out."""
        found = tuple(tokens(text))
        told = whens(text, anchor or _SOME_DAY)
        persons = tuple(person for person in people(text) if not _is_called_after(person, text))
        # "Tám" in "Lê Văn Tám" is no eight.
        named = [*(when.span for when in told), *(person.name for person in persons)]
        counted = tuple(
            _in_usual_measures(each, text)
            for each in sorted((*numbers(text), *_parts(text)), key=lambda number: number.span.start)
            if not (is_within(each.span, named) or _is_dated(each, text) or _ends_in_a_date(each, told))
        )
        taken = [*(when.span for when in told), *(number.span for number in counted)]
        taken += [Span(*code.span()) for code in CODE.finditer(text)]
        return cls(
            text=text,
            tokens=found,
            words=tuple(token.text for token in found),
            counts=counts(text, found, counted, persons),
            whens=told,
            dated=beside(text, found, [(when.span, when.length) for when in told], persons),
            codes=frozenset(codes(text)),
            labels=tuple(
                at
                for at, token in enumerate(found)
                if any(char.isdigit() for char in token.text) and not is_within(Span(token.start, token.end), taken)
            ),
            people=persons,
            named=beside(text, found, [(person.name, "person") for person in persons]),
            anchor=anchor,
        )

    def at(self, position: int) -> int:
        """Return the index of the first word that begins at `position` or after it."""
        return bisect_left(self.tokens, position, key=lambda token: token.start)

    def orders(self, number: str, word: str) -> bool:
        """Tell whether a number puts in order something called by `word`: the 7 of "hội nghị trung ương lần thứ 7"."""
        forms = (number, *in_order(number))
        places = (place + 1 for form in forms for place in places_of((_ORDINAL, form), self.words))
        return any(word in self.words[max(0, at - _NEAR) : at + _NEAR] for at in places)

    def phrases(self) -> list[str]:
        """Return the words, with a border wherever a mark of punctuation stands between two."""
        words: list[str] = []
        end = 0
        for token in self.tokens:
            if not self.text[end : token.start].isspace():
                words.append(BORDER)
            words.append(token.text)
            end = token.end
        return words

    def is_capital(self, at: int) -> bool:
        """Tell whether the word at `at` begins with a capital."""
        return self.text[self.tokens[at].start].isupper()

    def is_joined(self, at: int) -> bool:
        """Tell whether the word at `at` goes on a name: it and the one before have capitals and a space between."""
        if not at or not (self.is_capital(at) and self.is_capital(at - 1)):
            return False
        return self.text[self.tokens[at - 1].end : self.tokens[at].start].isspace()


def in_order(number: str) -> Sequence[str]:
    """Return the words for a small number that puts things in order: "hai" and "nhì" for "2"."""
    return _ORDINALS.get(number, ())


def full_name(person: Person, reading: Reading) -> str:
    """Return a person's name as it is compared."""
    return " ".join(syllables(person.name.of(reading.text)))


def given_name(person: Person, reading: Reading) -> str:
    """Return the last word of a person's name, by which Vietnamese texts call someone the second time."""
    return syllables(person.name.of(reading.text))[-1]


def _is_called_after(person: Person, text: str) -> bool:
    start = person.name.start
    return bool(_CALLED_AFTER.search(text, 0, start)) and not _OFFICE_OF.search(text, 0, start)


def _in_usual_measures(number: Number, text: str) -> Number:
    """Return "ba thập kỷ" as thirty years and "14 tiếng" as hours, anything else as it is."""
    if number.unit:
        return number
    if number.upper is None and _DECADES.match(text, number.span.end):
        return replace(number, value=10 * number.value, unit="năm")
    return replace(number, unit="giờ") if _HOURS.match(text, number.span.end) else number


def _ends_in_a_date(number: Number, told: Sequence[When]) -> bool:
    """Tell the "18 đến 21" of "18 đến 21 tháng 11"."""
    return number.upper is not None and any(number.span.start < when.span.start < number.span.end for when in told)


def _parts(text: str) -> Iterator[Number]:
    """Yield the smaller number of a fraction that counts things: the 209 of "209/456 ý kiến"."""
    for found in _FRACTION.finditer(text):
        part, whole = (float(word.replace(".", "")) for word in found.groups())
        if part < whole:
            yield Number(part, None, "", "", Span(*found.span(1)))


def _is_dated(number: Number, text: str) -> bool:
    return number.unit in ("năm", "tháng", "ngày") and _DATE_AFTER.match(text, number.span.end) is not None
