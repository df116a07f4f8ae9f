"""The frozen objects that travel between the stages of the index.

All offsets are indices of Unicode code points into `Article.text`, half open: ``text[start:end]``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words the span stands for."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class ArticleMeta:
    """What is known of an article beside its text.

    Parameters
    ----------
    id:
        Stable identity: the id the file gives, else its path relative to the corpus folder.
    path:
        Absolute path of the file it came from.
    published:
        Date of publication; `None` where the article does not tell.
    published_precision:
        ``"day"``, ``"month"`` or ``"year"``: how much of `published` the article really states.
    place:
        Where it was written or happened, if the article says so in its dateline.
    """

    id: str
    title: str
    path: str
    published: date | None = None
    published_precision: Literal["day", "month", "year"] = "day"
    source: str | None = None
    author: str | None = None
    url: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article: the complete text as shown to the user, and which parts of it are prose.

    `prose` lists the ranges that may become passages, in order and disjoint: menus, photo captions,
    datelines and signatures stay in `text` but outside of it.
    """

    meta: ArticleMeta
    text: str
    prose: tuple[Span, ...]
    content_hash: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of whole sentences of one article, about 150 to 250 syllables long."""

    article_id: str
    ordinal: int
    start: int
    end: int
    text: str

    @property
    def id(self) -> str:
        """Return the public name of the chunk, stable while the article's text is."""
        return f"{self.article_id}#p{self.ordinal}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure stated by an article: "56 vụ việc, vụ án" is value 56, unit "vụ việc, vụ án".

    Parameters
    ----------
    value, upper:
        The number; `upper` is the other end of a range ("từ 3 đến 5 năm"), else `None`.
    qualifier:
        Word that bounds it as written ("hơn", "gần", "khoảng", "ít nhất"), else empty.
    unit:
        Noun phrase counted, as written ("vụ án tham nhũng", "tỷ đồng", "%").
    counted:
        The longer phrase that says what is counted, as written.
    who, period, place:
        As found in the sentence or carried over from before it; empty where unknown.
    subset:
        True where the figure is a part of the one before it ("trong đó", "gồm").
    start, end:
        Offsets of the figure with its unit in the article; `sentence` is the sentence's range.
    """

    article_id: str
    value: float
    upper: float | None
    qualifier: str
    unit: str
    counted: str
    who: str
    period: str
    place: str
    subset: bool
    start: int
    end: int
    sentence: Span


@dataclass(frozen=True, slots=True)
class Filters:
    """Exact limits of a search: dates are inclusive, `sources` empty means every source.

    An article without a date never passes a date limit.
    """

    published_from: date | None = None
    published_to: date | None = None
    sources: tuple[str, ...] = ()


# No limit at all.
ANYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk found for a query, best first; `score` grows with relevance and is comparable within one search only."""

    chunk_id: str
    article: ArticleMeta
    ordinal: int
    start: int
    end: int
    text: str
    score: float
    rank: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or a line of a file that could not be indexed; `reason` and `fix` are Vietnamese, for the user's eyes."""

    path: str
    reason: str
    fix: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What one build did, counted in articles; `embedded` counts chunks."""

    added: int
    updated: int
    skipped: int
    deleted: int
    duplicates: int
    chunks: int
    embedded: int
    failures: tuple[Failure, ...]
    generation: str
    seconds: float
