"""Chunks: runs of whole sentences of one article, 150 to 250 syllables, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.types import Article, Chunk, Span
from index.vietnamese.sentences import sentences

LEAST, MOST = 150, 250
# A part shorter than this may reach over a photo caption to the next one rather than stand alone.
_TOO_SHORT, _CAPTION = 40, 400
_SYLLABLE = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, or a list's header with its items when they fit into one chunk."""

    start: int
    end: int
    syllables: int
    ends_paragraph: bool


def chunks(article: Article) -> list[Chunk]:
    """Return the chunks of `article` in order; every sentence of its prose is in exactly one."""
    spans: list[Span] = []
    for prose in _joined(article.text, article.prose):
        spans.extend(_packed([unit for part in prose for unit in _units(article.text, part)]))
    return [
        Chunk(article.meta.id, number, span.start, span.end, article.text[span.start : span.end])
        for number, span in enumerate(spans)
    ]


def _joined(text: str, prose: Sequence[Span]) -> list[list[Span]]:
    """Group prose ranges that one chunk may cover: only blanks between them, or a caption beside a very short part."""
    groups: list[list[Span]] = []
    for span in prose:
        if groups and _may_join(text, groups[-1], span):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _may_join(text: str, group: list[Span], span: Span) -> bool:
    gap = text[group[-1].end : span.start].strip()
    if not gap:
        return True
    short = min(_count(text[group[0].start : group[-1].end]), _count(text[span.start : span.end])) < _TOO_SHORT
    return short and len(gap) <= _CAPTION


def _units(text: str, prose: Span) -> list[_Unit]:
    spans = sentences(text, prose.start, prose.end)
    units: list[_Unit] = []
    index = 0
    while index < len(spans):
        last = _list_end(text, spans, index)
        start, end = spans[index].start, spans[last].end
        follows = spans[last + 1].start if last + 1 < len(spans) else prose.end
        ends = last + 1 == len(spans) or "\n" in text[end:follows]
        units.append(_Unit(start, end, _count(text[start:end]), ends))
        index = last + 1
    return units


_ITEM = re.compile(
    r"\s*(?:[-–—•*+]|\(?\d{1,2}[.)/]|[a-zđ][.)]|Thứ \w+[,:]|"
    r"(?:Một|Hai|Ba|Bốn|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười)(?: là|[,:]))"
)


def _list_end(text: str, spans: list[Span], index: int) -> int:
    """Return the last sentence of the list that sentence `index` introduces with ":", else `index`."""
    if text[spans[index].end - 1] != ":" or index + 1 == len(spans):
        return index
    last, size = index, _count(text[spans[index].start : spans[index].end])
    marked = _ITEM.match(text, spans[index + 1].start) is not None
    for following in range(index + 1, len(spans)):
        span = spans[following]
        size += _count(text[span.start : span.end])
        starts_line = "\n" in text[spans[following - 1].end : span.start]
        if size > MOST or (starts_line and following > index + 1 and not _is_item(text, span, marked)):
            break
        last = following
    return last


def _is_item(text: str, span: Span, marked: bool) -> bool:
    if marked:
        return _ITEM.match(text, span.start) is not None
    return text[span.end - 1] in ";," or not text[span.start].isupper()


def _packed(units: list[_Unit]) -> list[Span]:
    """Fill chunks greedily; past `LEAST` syllables prefer to stop where a paragraph stops."""
    packed: list[list[_Unit]] = []
    size = 0
    for unit in units:
        full = size + unit.syllables > MOST
        if not packed or full or (size >= LEAST and packed[-1][-1].ends_paragraph):
            packed.append([])
            size = 0
        packed[-1].append(unit)
        size += unit.syllables
    return [Span(group[0].start, group[-1].end) for group in _without_crumbs(packed)]


def _without_crumbs(packed: list[list[_Unit]]) -> list[list[_Unit]]:
    """Join what is too short to stand alone to a neighbour with room for it."""
    kept: list[list[_Unit]] = []
    for group in packed:
        crumb = kept and min(_size(kept[-1]), _size(group)) < _TOO_SHORT
        if crumb and _size(kept[-1]) + _size(group) <= MOST + _TOO_SHORT:
            kept[-1] = [*kept[-1], *group]
        else:
            kept.append(group)
    return kept


def _size(units: list[_Unit]) -> int:
    return sum(unit.syllables for unit in units)


def _count(text: str) -> int:
    return len(_SYLLABLE.findall(text))
