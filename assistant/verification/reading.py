"""A text read once for all the checks: its words, and every number, date, code and name in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.people import Person, people
from assistant.verification.counts import Count
from assistant.verification.surroundings import counts
from assistant.verification.words import places_of
from index.types import Span
from index.vietnamese.dates import dates, periods
from index.vietnamese.numbers import Number, numbers
from index.vietnamese.tokens import CODE, Token, codes, syllables, tokens

# Stands between texts that are put side by side, so that no run of words spans both.
BORDER = "\n"
# Where the year of a date is not known at all, any will do: such dates are compared by day and month.
_SOME_DAY = date(2000, 7, 1)
# A number like a year is one unless it is followed by what it counts; the words here count nothing.
_NO_NOUN = (
    "là|có|và|của|vì|do|thì|đã|đang|sẽ|được|bị|cho|với|để|theo|tại|ở|trên|trong|khi|nay|này|đến|tới|từ|mà|như|còn|cũng"
)
_ORDINAL, _NEAR = "thứ", 6
_ORDINAL_TABLE = "nhất|một, hai|nhì, ba, tư|bốn, năm, sáu, bảy, tám, chín, mười"
_ORDINALS = {str(at): row.split("|") for at, row in enumerate(_ORDINAL_TABLE.split(", "), 1)}
# "6/2015-3/2018" are two months.
_JOINED_MONTHS = re.compile(r"(?<=\d/(?:19|20)\d\d)-(?=\d{1,2}/(?:19|20)\d\d)")
# "một tháng một lần" names no month.
_JANUARY = re.compile(r"(?<=\b[Tt]háng )(?<!mỗi tháng )(?<!hằng tháng )(?<!hàng tháng )(?:một|giêng)(?! lần)\b")
# A school or a district called after someone is nobody.
_CALLED_AFTER = re.compile(
    r"(?:\b(?:xã|phường|huyện|quận|tỉnh|thị trấn|thị xã|thành phố|trường|tiểu học|trung học|đường|phố|cầu|bệnh viện|"
    r"THPT|THCS|TP)|TP\.)\s\Z",
    re.IGNORECASE,
)
# "bị bắt lần đầu năm 1993" is not of the beginning of that year, and "đến cuối năm 2019" is "hết năm 2019".
_FIRST_TIME = re.compile(r"(?:(?<=\b[Ll]ần )đầu|(?<=\b[Đđ]ến )cuối|(?<=\b[Tt]ới )cuối)(?= (?:năm|tháng) \d)")
# What goes on as a date counts nothing: "quyết định 64 năm 2007", "Bệnh viện 115 ngày 12/1".
_DATE_AFTER = re.compile(r"\s*(?:năm\s+(?:19|20)\d\d(?!\d)|ngày\s+\d{1,2}(?:[/.-]\d|\s+tháng))", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_DECADES = re.compile(r"\s+thập (?:kỷ|niên)\b")
_HOW_MANY = re.compile(r"(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài|mấy|nhiều)\s+\Z", re.IGNORECASE)
_BARE_YEAR = re.compile(
    rf"(?<![\w.,/-])(?<!số )(?:19|20)\d\d(?=\s+(?:{_NO_NOUN})\b|\s+[^\W\da-zà-ỹđ]|\s*(?:[;:)!?…”\"]|[.,](?!\d)|$|\n))"
)


@dataclass(frozen=True, slots=True)
class When:
    """A date or a period: its first and last day, and whether the year stands in the text.

    `stretch` is how long it says to be: 5 and "năm" for "5 năm qua".
    """

    start: date
    end: date
    worked_out: bool
    span: Span
    stretch: tuple[float, str] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the checks see of a text: of a passage that is cited, or of a sentence that was written.

    `counts` are its numbers with what each is about; `labels` are the positions of words with a digit that are no
    count, no date and no code: "số 1", "điều 356", a phone number.
    """

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    counts: tuple[Count, ...]
    whens: tuple[When, ...]
    codes: frozenset[str]
    labels: tuple[int, ...]
    people: tuple[Person, ...]

    @classmethod
    def of(cls, text: str, anchor: date | None = None) -> Reading:
        """Read `text`; `anchor` is the date from which years left out are worked out."""
        found = tuple(tokens(text))
        dated = _as_dates(text)
        whens = _whens(dated, anchor or _SOME_DAY)
        whens = tuple(sorted((*whens, *_bare_years(dated, whens)), key=lambda when: when.span.start))
        persons = tuple(person for person in people(text) if not _CALLED_AFTER.search(text, 0, person.name.start))
        # "Tám" in "Lê Văn Tám" is no eight.
        named = [*(when.span for when in whens), *(person.name for person in persons)]
        counted = tuple(
            _in_years(each, text) for each in numbers(text) if not (_within(each.span, named) or _is_dated(each, text))
        )
        taken = [*(when.span for when in whens), *(number.span for number in counted)]
        taken += [Span(*code.span()) for code in CODE.finditer(text)]
        return cls(
            text=text,
            tokens=found,
            words=tuple(token.text for token in found),
            counts=counts(text, found, counted, persons),
            whens=whens,
            codes=frozenset(codes(text)),
            labels=tuple(
                at
                for at, token in enumerate(found)
                if any(char.isdigit() for char in token.text) and not _within(Span(token.start, token.end), taken)
            ),
            people=persons,
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


def given_name(person: Person, reading: Reading) -> str:
    """Return the last word of a person's name, by which Vietnamese texts call someone the second time."""
    return syllables(person.name.of(reading.text))[-1]


def _as_dates(text: str) -> str:
    """Return `text`, its length kept, with some dates written so that they are read as such."""
    text = _FIRST_TIME.sub(lambda found: "x" * len(found[0]), _JOINED_MONTHS.sub("–", text))
    return _JANUARY.sub(lambda found: "1".ljust(len(found[0])), text)


def _whens(text: str, anchor: date | None) -> tuple[When, ...]:
    """Return the dates and periods of `text`; of two that overlap, the longer."""
    found = [When(each.start, each.end, each.worked_out, each.span) for each in dates(text, anchor)]
    found += [
        When(each.start, each.end, str(each.start.year) not in text, each.span, _stretch(each.span.of(text)))
        for each in periods(text, anchor)
    ]
    found = [each for each in found if not _is_counted(each.span, text)]
    found.sort(key=lambda when: when.span.start - when.span.end)
    kept: list[When] = []
    for when in found:
        if not any(when.span.start < other.span.end and other.span.start < when.span.end for other in kept):
            kept.append(when)
    return tuple(sorted(kept, key=lambda when: when.span.start))


def _is_counted(span: Span, text: str) -> bool:
    """Tell the "tuần trước" of "hai tuần trước", which is reckoned from some day that the text knows."""
    return (
        span.of(text)[:1].isalpha() and not _DIGIT.search(span.of(text)) and bool(_HOW_MANY.search(text, 0, span.start))
    )


def _stretch(period: str) -> tuple[float, str] | None:
    first = next((number for number in numbers(period) if number.span.start == 0 and number.unit), None)
    return (first.value, first.unit) if first else None


def _bare_years(text: str, whens: tuple[When, ...]) -> tuple[When, ...]:
    """Return the years that stand without a word for them: "2023 là năm giữa nhiệm kỳ", "Tết Nguyên đán 2017"."""
    taken = [*(when.span for when in whens), *(Span(*code.span()) for code in CODE.finditer(text))]
    years = [Span(*found.span()) for found in _BARE_YEAR.finditer(text)]
    more = [span for span in years if not _within(span, taken)]
    return tuple(When(date(int(span.of(text)), 1, 1), date(int(span.of(text)), 12, 31), False, span) for span in more)


def _in_years(number: Number, text: str) -> Number:
    """Return "ba thập kỷ" as thirty years, anything else as it is."""
    decades = not number.unit and number.upper is None and _DECADES.match(text, number.span.end)
    return replace(number, value=10 * number.value, unit="năm") if decades else number


def _is_dated(number: Number, text: str) -> bool:
    return number.unit in ("năm", "tháng", "ngày") and _DATE_AFTER.match(text, number.span.end) is not None


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)
