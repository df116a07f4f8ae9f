"""A text read once for all the checks: its words, its sentences, and every number, date, code and name in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from assistant.people import Person, people
from assistant.verification.orders import without_orders
from index.types import Span
from index.vietnamese.abbreviations import expansions
from index.vietnamese.dates import dates, periods
from index.vietnamese.numbers import Number, numbers
from index.vietnamese.sentences import sentences
from index.vietnamese.tokens import CODE, Token, codes, syllables, tokens


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

    `labels` are the positions of words with a digit that are no count, no date and no code: "số 1", "điều 356", a
    phone number.
    """

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    numbers: tuple[Number, ...]
    whens: tuple[When, ...]
    codes: frozenset[str]
    labels: tuple[int, ...]
    people: tuple[Person, ...]

    @classmethod
    def of(cls, text: str, anchor: date | None = None) -> Reading:
        """Read `text`; `anchor` is the date from which years left out are worked out."""
        found = tuple(tokens(text))
        whens = _whens(text, anchor or _SOME_DAY)
        whens = tuple(sorted((*whens, *_bare_years(text, whens)), key=lambda when: when.span.start))
        persons = people(text)
        # "Tám" in "Lê Văn Tám" is no eight.
        named = [*(when.span for when in whens), *(person.name for person in persons)]
        counted = tuple(number for number in numbers(text) if not _within(number.span, named))
        taken = [*(when.span for when in whens), *(number.span for number in counted)]
        taken += [Span(*code.span()) for code in CODE.finditer(text)]
        return cls(
            text=text,
            tokens=found,
            words=tuple(token.text for token in found),
            numbers=counted,
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

    def is_capital(self, at: int) -> bool:
        """Tell whether the word at `at` begins with a capital."""
        return self.text[self.tokens[at].start].isupper()

    def is_joined(self, at: int) -> bool:
        """Tell whether the word at `at` goes on a name: it and the one before have capitals and a space between."""
        if not at or not (self.is_capital(at) and self.is_capital(at - 1)):
            return False
        return self.text[self.tokens[at - 1].end : self.tokens[at].start].isspace()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with what stands above it: the title and the date of its article.

    `known` is every word that the passage may back: its own, those of the title, and of the long and short forms of
    abbreviations.
    """

    article: str
    body: Reading
    title: Reading
    published: date | None
    sentences: tuple[Span, ...]
    sentence_words: tuple[frozenset[str], ...]
    clauses: tuple[tuple[Span, frozenset[str]], ...]
    known: tuple[str, ...]
    vocabulary: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, text: str, title: str = "", published: date | None = None, article: str = "") -> Evidence:
        """Read a passage of an article; passages of one article share `article`, its id."""
        text, title = without_orders(text), without_orders(title)
        body, heading = Reading.of(text, published), Reading.of(title, published)
        spans = tuple(sentences(text))
        known = [*body.words, BORDER, *heading.words]
        for form in expansions(f"{title}\n{text}"):
            known += [BORDER, *(token.text for token in tokens(form))]
        return cls(
            article=article,
            body=body,
            title=heading,
            published=published,
            sentences=spans,
            sentence_words=tuple(_words_in(body.tokens, span) for span in spans),
            clauses=tuple(
                (clause, _words_in(body.tokens, clause)) for span in spans for clause in _clauses(text, span)
            ),
            known=tuple(known),
            vocabulary=frozenset(known),
            pairs=frozenset(pairwise(known)),
        )

    @property
    def leaves_out_a_name(self) -> bool:
        """Tell whether the passage calls someone only "ông" or "bà": the name stands before it."""
        return _PRONOUN.search(self.body.text) is not None

    @property
    def codes(self) -> frozenset[str]:
        """Return the codes of the passage, also those written with spaces in them ("289/QĐ - UBND")."""
        closed = _SPACED.sub(r"\1", f"{self.title.text}\n{self.body.text}")
        return self.body.codes | self.title.codes | frozenset(codes(closed))

    @property
    def readings(self) -> tuple[Reading, Reading]:
        """Return the passage and the title."""
        return self.body, self.title


def given_name(person: Person, reading: Reading) -> str:
    """Return the last word of a person's name, by which Vietnamese texts call someone the second time."""
    return syllables(person.name.of(reading.text))[-1]


# Stands between texts that are put side by side, so that no run of words spans both.
BORDER = "\n"
# Where the year of a date is not known at all, any will do: such dates are compared by day and month.
_SOME_DAY = date(2000, 7, 1)
_SPACED = re.compile(r"\s*([-/])\s*")
_PRONOUN = re.compile(r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị)(?: này| ấy| ta)?(?= [^\W\dA-ZĐÀ-Ỹ]|[,.;:])")
# A number like a year is one unless it is followed by what it counts; the words here count nothing.
_NO_NOUN = (
    "là|có|và|của|vì|do|thì|đã|đang|sẽ|được|bị|cho|với|để|theo|tại|ở|trên|trong|khi|nay|này|đến|tới|từ|mà|như|còn|cũng"
)
_BARE_YEAR = re.compile(
    rf"(?<![\w.,/-])(?<!số )(?:19|20)\d\d(?=\s+(?:{_NO_NOUN})\b|\s+[^\W\da-zà-ỹđ]|\s*(?:[;:)!?…”\"]|[.,](?!\d)|$|\n))"
)


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


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _clauses(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of a sentence between semicolons."""
    start = span.start
    for mark in re.finditer(r"[;\n]", span.of(text)):
        yield Span(start, span.start + mark.start())
        start = span.start + mark.end()
    yield Span(start, span.end)


def _words_in(found: Sequence[Token], span: Span) -> frozenset[str]:
    return frozenset(token.text for token in found if span.start <= token.start and token.end <= span.end)
