"""Lists that run over lines: a sentence ending in ":" and the items after it, up to the end of the list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.types import Article, Span
from index.vietnamese.sentences import sentences

_BULLET = re.compile(
    r"(?:[-–—•*+▪●]|\(?[0-9]{1,2}[.)/]|\(?[a-zđ][.)]|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười|Mười một|"
    r"Mười hai) là\b|"
    r"Thứ (?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)\b)\s*[:,.]?\s*"
)
_ORDINAL = re.compile(
    r"(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười|Mười một|Mười hai) là\b|Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|"
    r"mười)\b"
)
# Without a colon before it a list begins with its first item, not in the middle of another one.
_FIRST = re.compile(r"[-–—•*+▪●]|\(?0?1[.)/]|\(?a[.)]|Một là\b|Thứ nhất\b")
_LONGEST_PLAIN_ITEM = 220
_MOST_ITEMS = 20


@dataclass(frozen=True, slots=True)
class ListedItems:
    """A list of an article: the sentence that opens it and the first sentence of each item."""

    header: Span
    items: tuple[Span, ...]


def opened_by(article: Article, header: Span) -> ListedItems | None:
    """Return the list that the sentence `header` opens, `None` where it opens none."""
    colon = header.of(article.text).rstrip().endswith(":")
    following = [span for span in _prose(article) if span.start >= header.end]
    if not colon and not (following and _begins(article.text, following[0])):
        return None
    items = _bulleted(article.text, following) or (_plain(article.text, following) if colon else [])
    return ListedItems(header, tuple(items)) if len(items) >= 2 else None


def around(article: Article, item: Span) -> ListedItems | None:
    """Return the list that holds the sentence `item`."""
    headers = [
        span for span in _prose(article) if span.end <= item.start and span.of(article.text).rstrip().endswith(":")
    ]
    for header in reversed(headers[-4:]):
        found = opened_by(article, header)
        if found and any(span.start <= item.start < span.end for span in found.items):
            return found
    return None


def bare(text: str) -> str:
    """Return an item without its bullet or ordinal."""
    mark = _BULLET.match(text)
    return (text[mark.end() :].strip() if mark else text) or text


def _prose(article: Article) -> list[Span]:
    return [span for part in article.prose for span in sentences(article.text, part.start, part.end)]


def _bulleted(text: str, following: list[Span]) -> list[Span]:
    """Return the items marked by bullets or ordinals; an ordinal list may have more sentences inside each item."""
    if not following or not _BULLET.match(following[0].of(text)):
        return []
    ordinal = _ORDINAL.match(following[0].of(text)) is not None
    items: list[Span] = []
    for span in following:
        words = span.of(text)
        if _BULLET.match(words):
            if items and ordinal and words.startswith(("Một là", "Thứ nhất")):
                break
            items.append(span)
        elif not ordinal and _new_line(text, span):
            break
        if len(items) == _MOST_ITEMS:
            break
    return items


def _begins(text: str, span: Span) -> bool:
    return _new_line(text, span) and _FIRST.match(span.of(text)) is not None


def _new_line(text: str, span: Span) -> bool:
    return text[: span.start].rstrip(" \t").endswith("\n")


def _plain(text: str, following: list[Span]) -> list[Span]:
    """Return the short lines right after the header: items without bullets, each a line of its own."""
    items: list[Span] = []
    for span in following[:_MOST_ITEMS]:
        if not _new_line(text, span) or span.end - span.start > _LONGEST_PLAIN_ITEM:
            break
        items.append(span)
        if not span.of(text).rstrip().endswith((";", ",")):
            break
    return items
