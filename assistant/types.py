"""The frozen objects that travel between the stages of answering.

Offsets of citations are code points of the article's text, half open; offsets of marks are code points of the
sentence's own text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from index.types import Filters, Span

Status = Literal["answered", "abstained"]
Mode = Literal["extractive", "model"]


class Kind(StrEnum):
    """What a question asks for; decides what an answer must contain."""

    HOW_MANY = "how_many"
    WHEN = "when"
    WHO = "who"
    WHERE = "where"
    YES_NO = "yes_no"
    WHY = "why"
    HOW = "how"
    DEFINITION = "definition"
    LIST = "list"
    COMPARE = "compare"
    WHAT = "what"


class Intent(StrEnum):
    """What a message wants; only a question is searched for."""

    QUESTION = "question"
    GREETING = "greeting"
    THANKS = "thanks"
    ABOUT = "about"
    INSTRUCTION = "instruction"
    INSULT = "insult"
    EMPTY = "empty"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time asked for or spoken of, ends inclusive; `label` is Vietnamese ("6 tháng đầu năm 2023")."""

    start: date
    end: date
    label: str


@dataclass(frozen=True, slots=True)
class Understood:
    """A question made ready for searching.

    Parameters
    ----------
    asked:
        The words as typed.
    text:
        The standalone question with its marks: what "Hiểu là: …" shows when it differs from `asked`.
    subject, measure, place:
        What a follow-up inherits: the thing asked about, what is counted of it, where. Empty where unknown.
    required:
        Phrases that an answering passage must hold (names with their numbers such as "cụm thi đua số 1", codes).
    names:
        Proper names of the question ("Điện Biên", "Trần Quốc Cường"); a passage that lacks one hardly answers.
    search:
        What to search for: without marks when the question was typed so. Empty: the same as `text`.
    context:
        Articles cited by the turn that a follow-up continues; they come first when in doubt.
    """

    asked: str
    text: str
    intent: Intent = Intent.QUESTION
    kind: Kind = Kind.WHAT
    period: Period | None = None
    subject: str = ""
    measure: str = ""
    place: str = ""
    required: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    search: str = ""
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Numbered words of an article: ``article.text[start:end] == quote``; numbers run from 1 by first appearance.

    `version` is the article's content hash where the answer was kept; empty where nobody looked.
    """

    n: int
    article_id: str
    title: str
    published: date | None
    source: str | None
    url: str | None
    path: str
    start: int
    end: int
    quote: str
    version: str = ""


class Verdict(StrEnum):
    """How far a sentence of an answer is backed by what it cites."""

    VERBATIM = "verbatim"  # copied from the source
    COMPOSED = "composed"  # built by rule from cited words, such as a date worked out
    VERIFIED = "verified"  # written by a model, found to agree
    UNSUPPORTED = "unsupported"  # written by a model, not found in the sources
    PENDING = "pending"  # being written by a model, not checked yet; only in snapshots before the last


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer with the numbers of its citations; `marks` are the asked-for words within `text`."""

    text: str
    citations: tuple[int, ...]
    marks: tuple[Span, ...] = ()
    verdict: Verdict = Verdict.VERBATIM


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table with the numbers of its citations."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A small table of figures or of a comparison; every row is as long as `header`."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A snapshot of an answer; the last one of a stream has `done` set.

    Parameters
    ----------
    headline:
        The direct first line that holds the asked-for fact, or `None` when abstaining.
    sentences:
        The supporting sentences, in order.
    reason:
        When abstained: one Vietnamese sentence why. The nearest fact, if any, stands in `sentences` with its citation.
    nearest:
        When abstained: numbers of the citations offered as nearest passages.
    notice:
        One sentence about how the answer came about ("Máy chủ mô hình không trả lời …"), else empty.
    confidence:
        Estimated probability that the headline is right, 0 to 1.
    searched:
        How many articles were searched, and the dates of the oldest and newest of them.
    """

    question: Understood
    status: Status
    mode: Mode
    headline: Sentence | None = None
    sentences: tuple[Sentence, ...] = ()
    table: Table | None = None
    citations: tuple[Citation, ...] = ()
    reason: str = ""
    nearest: tuple[int, ...] = ()
    suggestions: tuple[str, ...] = ()
    notice: str = ""
    model: str = ""
    confidence: float = 0.0
    searched: tuple[int, date | None, date | None] = (0, None, None)
    ms: float = 0.0
    done: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier turn of the same conversation, oldest first in a history."""

    understood: Understood
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """All that one call of `Assistant.ask` takes; `stopped` is polled between steps, also from another thread."""

    question: str
    history: tuple[Turn, ...] = ()
    filters: Filters = field(default_factory=Filters)
    today: date | None = None
    stopped: Callable[[], bool] = bool
