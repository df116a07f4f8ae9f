"""A text read once for all the checks: its words, and every number, date, code and name in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.people import Person, people
from assistant.verification.counts import Count
from assistant.verification.surroundings import counts
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
# "6/2015-3/2018" are two months.
_JOINED_MONTHS = re.compile(r"(?<=\d/(?:19|20)\d\d)-(?=\d{1,2}/(?:19|20)\d\d)")
_YEAR_AFTER = re.compile(r"\s*năm\s+(?:19|20)\d\d(?!\d)", re.IGNORECASE)
_BARE_YEAR = re.compile(
    rf"(?<![\w.,/-])(?<!số )(?:19|20)\d\d(?=\s+(?:{_NO_NOUN})\b|\s+[^\W\da-zà-ỹđ]|\s*(?:[;:)!?…”\"]|[.,](?!\d)|$|\n))"
)


@dataclass(frozen=True, slots=True)
class When:
    """A date or a period: its first and last day, and whether the year stands in the text."""

    start: date
    end: date
    worked_out: bool
    span: Span


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
        dated = _JOINED_MONTHS.sub("–", text)
        whens = _whens(dated, anchor or _SOME_DAY)
        whens = tuple(sorted((*whens, *_bare_years(dated, whens)), key=lambda when: when.span.start))
        persons = people(text)
        # "Tám" in "Lê Văn Tám" is no eight.
        named = [*(when.span for when in whens), *(person.name for person in persons)]
        counted = tuple(each for each in numbers(text) if not (_within(each.span, named) or _is_dated(each, text)))
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


def given_name(person: Person, reading: Reading) -> str:
    """Return the last word of a person's name, by which Vietnamese texts call someone the second time."""
    return syllables(person.name.of(reading.text))[-1]


def _whens(text: str, anchor: date | None) -> tuple[When, ...]:
    """Return the dates and periods of `text`; of two that overlap, the longer."""
    found = [When(each.start, each.end, each.worked_out, each.span) for each in dates(text, anchor)]
    found += [When(each.start, each.end, str(each.start.year) not in text, each.span) for each in periods(text, anchor)]
    found.sort(key=lambda when: when.span.start - when.span.end)
    kept: list[When] = []
    for when in found:
        if not any(when.span.start < other.span.end and other.span.start < when.span.end for other in kept):
            kept.append(when)
    return tuple(sorted(kept, key=lambda when: when.span.start))


def _bare_years(text: str, whens: tuple[When, ...]) -> tuple[When, ...]:
    """Return the years that stand without a word for them: "2023 là năm giữa nhiệm kỳ", "Tết Nguyên đán 2017"."""
    taken = [*(when.span for when in whens), *(Span(*code.span()) for code in CODE.finditer(text))]
    years = [Span(*found.span()) for found in _BARE_YEAR.finditer(text)]
    more = [span for span in years if not _within(span, taken)]
    return tuple(When(date(int(span.of(text)), 1, 1), date(int(span.of(text)), 12, 31), False, span) for span in more)


def _is_dated(number: Number, text: str) -> bool:
    """Tell the number of "quyết định 64 năm 2007", which counts no years."""
    return number.unit == "năm" and _YEAR_AFTER.match(text, number.span.end) is not None


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)
