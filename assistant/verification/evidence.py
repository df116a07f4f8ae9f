"""A passage that may be cited, read once for all the sentences that are checked against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from assistant.verification.orders import without_orders
from assistant.verification.reading import BORDER, Reading
from assistant.verification.words import places_of
from index.types import Span
from index.vietnamese.abbreviations import abbreviations
from index.vietnamese.letters import UPPER
from index.vietnamese.sentences import sentences
from index.vietnamese.tokens import Token, codes, syllables

_OFFICES = frozenset(("phó", "trưởng", "bí", "chủ", "thủ", "tổng", "giám", "chánh"))
# No syllable is longer.
_A_WORD = 9
_PREVENT = ("phòng", "chống")
_DEPUTY_OF_A_BOARD = ("phó", "ban")
# "I" to "XX", each at its value.
_ROMAN_TABLE = "- I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX"
_ROMAN = tuple(_ROMAN_TABLE.split())
_IN_ORDER = re.compile(
    rf"\b([Kk]h[óo][áa]|hội|quý|thứ|kỷ|hạng|loại|[Cc]hương)\s({'|'.join(_ROMAN[1:])}|[1-9]|1\d|20)\b(?![/.,]\d)"
)
_SPACED = re.compile(r"\s*([-/])\s*")
_WITHOUT_NAME = (
    r"[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Bb]ị (?:cáo|can)|(?:Phó )?Thủ tướng(?: Chính phủ)?|Tổng Bí thư|Chủ tịch nước|"
    r"Bộ trưởng|(?:Phó )?[Bb]í thư|(?:Phó )?[Cc]hủ tịch|[Tt]rưởng [Bb]an|[Gg]iám đốc"
)
_UNNAMED = re.compile(rf"(?<!\w)(?:{_WITHOUT_NAME})(?: này| ấy| ta)?(?= [^\W\d{UPPER}]|[,.;:])")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage with what stands above it: the title and the date of its article.

    `known` is every word that the passage may back: its own, those of the title, and of the long and short forms of
    abbreviations. One that `leaves_out_a_name` names nobody, or calls someone only "ông", "bà" or by an
    office: the name stands before.
    """

    article: str
    start: int
    body: Reading
    title: Reading
    published: date | None
    sentences: tuple[Span, ...]
    sentence_words: tuple[frozenset[str], ...]
    clauses: tuple[tuple[Span, frozenset[str]], ...]
    known: tuple[str, ...]
    vocabulary: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    persons: frozenset[tuple[str, ...]]
    leaves_out_a_name: bool

    @classmethod
    def of(
        cls, text: str, title: str = "", published: date | None = None, article: str = "", start: int = 0
    ) -> Evidence:
        """Read a passage of an article; passages of one article share `article`, its id, and begin at `start` of it."""
        text, title = without_orders(text), without_orders(title)
        body, heading = Reading.of(text, published), Reading.of(title, published)
        spans = tuple(sentences(text))
        known = [*body.words, BORDER, *heading.words]
        for words in _written_otherwise(f"{title}\n{text}"):
            known += [BORDER, *words]
        return cls(
            article=article,
            start=start,
            body=body,
            title=heading,
            published=published,
            sentences=spans,
            sentence_words=tuple(_words_in(body.tokens, span) for span in spans),
            clauses=tuple(
                (clause, _words_in(body.tokens, clause) | _words_in(body.tokens, _head(text, span, clause)))
                for span in spans
                for clause in _clauses(text, span)
            ),
            known=tuple(known),
            vocabulary=frozenset(known),
            pairs=frozenset(pairwise(known)),
            persons=_persons(body) | _persons(heading),
            leaves_out_a_name=not _persons(body) or _UNNAMED.search(text) is not None,
        )

    @property
    def codes(self) -> frozenset[str]:
        """Return the codes of the passage, also those written with spaces in them ("289/QĐ - UBND")."""
        closed = _SPACED.sub(r"\1", f"{self.title.text}\n{self.body.text}")
        return self.body.codes | self.title.codes | frozenset(codes(closed))

    @property
    def readings(self) -> tuple[Reading, Reading]:
        """Return the passage and the title."""
        return self.body, self.title


def _clauses(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of a sentence between semicolons."""
    start = span.start
    for mark in re.finditer(r"[;\n]", span.of(text)):
        yield Span(start, span.start + mark.start())
        start = span.start + mark.end()
    yield Span(start, span.end)


def _head(text: str, span: Span, clause: Span) -> Span:
    """Return what introduces the list that a clause goes on: "Ba người bị khởi tố gồm:"."""
    colon = text.find(":", span.start, clause.start)
    return Span(span.start, max(span.start, colon))


def _words_in(found: Sequence[Token], span: Span) -> frozenset[str]:
    return frozenset(token.text for token in found if span.start <= token.start and token.end <= span.end)


def _written_otherwise(text: str) -> Iterator[list[str]]:
    """Yield the other forms of abbreviations, each with the word before and after: "Bộ Giao thông vận tải"."""
    for found in abbreviations(text):
        before = syllables(text[max(0, found.span.start - 2 * _A_WORD) : found.span.start])[-2:]
        after = syllables(text[found.span.end : found.span.end + _A_WORD])[:1]
        for form in found.forms:
            yield [*before, *syllables(form), *after]
    for found_number in _IN_ORDER.finditer(text):  # "khóa XII" is "khóa 12"
        head, number = found_number.groups()
        yield [*syllables(head), str(_ROMAN.index(number)) if number in _ROMAN else _ROMAN[int(number)].lower()]
    words = syllables(text)
    for at in places_of(_PREVENT, words):  # "Cục Phòng chống tham nhũng" is "Cục Chống tham nhũng"
        yield [*words[max(0, at - 1) : at], *words[at + 1 : at + 4]]
    for at in places_of(_DEPUTY_OF_A_BOARD, words):  # "Phó ban Nội chính" is "Phó Trưởng ban Nội chính"
        yield [words[at], "trưởng", *words[at + 1 : at + 5]]


def _persons(reading: Reading) -> frozenset[tuple[str, ...]]:
    """Return the names of persons; "Đồng chí Phó Trưởng ban" names nobody."""
    names = (tuple(syllables(person.name.of(reading.text))) for person in reading.people)
    return frozenset(name for name in names if name[0] not in _OFFICES)
