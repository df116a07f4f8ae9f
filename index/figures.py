"""Figures: every number that an article states, with what it counts, for whom, when and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.counted import amount, counted_after, counted_before
from index.subjects import subject
from index.types import Article, Figure, Span
from index.vietnamese.dates import PeriodMention, periods
from index.vietnamese.numbers import Number, numbers
from index.vietnamese.places import places
from index.vietnamese.sentences import sentences

_SUBSET = re.compile(r"(?<!\w)(?:trong đó|trong số (?:đó|này)|bao gồm|gồm(?: có)?|riêng)\b", re.IGNORECASE)
_SUBSET_FIRST = re.compile(r"\W*(?:trong đó|trong số (?:đó|này|họ)|bao gồm|gồm(?: có)?|riêng)\b", re.IGNORECASE)
_NUMERAL = re.compile(
    r"\d|(?<!\w)(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|chục|nghìn|triệu|tỷ|tỉ)(?!\w)", re.IGNORECASE
)
_ADVERB = re.compile(r"(?:^|[,;(]\s*|\b(?:trong|vào|tính đến|riêng|cả|của)\s+)(?:\w+ ){0,2}$", re.IGNORECASE)
_LEADING, _NEAR = 60, 80
_MOST_IN_SENTENCE, _MOST_IN_ARTICLE = 60, 5_000


@dataclass(frozen=True, slots=True)
class _Context:
    """What a sentence leaves to the next one."""

    who: str = ""
    period: str = ""
    place: str = ""


def figures(article: Article) -> list[Figure]:
    """Return the figures of the prose of `article`, in order."""
    found: list[Figure] = []
    context = _of_title(article)
    for prose in article.prose:
        for sentence in sentences(article.text, prose.start, prose.end):
            written = sentence.of(article.text)
            context = replace(context, who=subject(written) or context.who)
            if _NUMERAL.search(written):
                stated = [
                    mention for mention in periods(written, article.meta.published) if not _quoted(written, mention)
                ]
                leading = [m for m in stated if m.span.start < _LEADING and _ADVERB.search(written, 0, m.span.start)]
                context = replace(context, period=leading[0].label if leading else context.period)
                found.extend(_of_sentence(article, sentence, stated, context))
            if len(found) >= _MOST_IN_ARTICLE:
                return found
    return found


def _of_title(article: Article) -> _Context:
    """Return what the headline tells of every figure below it: its period, and the place it begins with."""
    meta = article.meta
    named = periods(meta.title, meta.published)
    place = meta.place if meta.place and meta.title.startswith(meta.place) else ""
    return _Context(period=named[0].label if named else "", place=place)


def _quoted(written: str, mention: PeriodMention) -> bool:
    return written.count("“", 0, mention.span.start) > written.count("”", 0, mention.span.start)


def _of_sentence(article: Article, sentence: Span, stated: Sequence[PeriodMention], context: _Context) -> list[Figure]:
    written = sentence.of(article.text)
    counted = [number for number in numbers(written) if not any(_inside(number.span, m.span) for m in stated)]
    # No sentence states so many figures: it is a pasted table or noise.
    counted = counted[:_MOST_IN_SENTENCE]
    named = places(written) if counted else []
    found: list[Figure] = []
    for index, number in enumerate(counted):
        phrase = counted_after(written, number)
        if not phrase.unit:
            phrase = counted_before(written, number)
        if not phrase.unit:
            phrase = amount(written, number)
        if not phrase.unit:
            continue
        before = counted[index - 1].span.end if index else 0
        start = number.span.start
        here = [span.of(written) for span in named if span.end <= start and ";" not in written[span.end : start]]
        found.append(
            Figure(
                article_id=article.meta.id,
                value=number.value,
                upper=number.upper,
                qualifier=number.qualifier,
                unit=phrase.unit,
                counted=phrase.counted,
                who=context.who,
                period=_period(written, number.span, stated) or context.period,
                place=here[-1] if here else context.place,
                subset=_is_subset(written[before:start], found[-1] if found else None),
                start=sentence.start + _start(written, number),
                end=sentence.start + phrase.end,
                sentence=sentence,
            )
        )
    return found


def _start(written: str, number: Number) -> int:
    """Return where the figure begins: its qualifier is part of what is stated."""
    return written.rindex(number.qualifier, 0, number.span.start) if number.qualifier else number.span.start


def _inside(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def _period(written: str, number: Span, stated: Sequence[PeriodMention]) -> str:
    """Return the period of the figure: one that its clause opens with, else one close by in the same clause."""
    clause = written.rfind(";", 0, number.start) + 1
    ends = written.find(";", number.end)
    ends = len(written) if ends < 0 else ends
    before = [m for m in stated if clause <= m.span.start and m.span.end <= number.start]
    opening = [m for m in before if _ADVERB.search(written, 0, m.span.start)]
    after = [m for m in stated if number.end <= m.span.start < min(ends, number.end + _NEAR)]
    near = opening[-1:] or [m for m in after if "," not in written[number.end : m.span.start]][:1]
    leading = [m for m in stated if m.span.start < _LEADING and _ADVERB.search(written, 0, m.span.start)]
    chosen = near or leading[:1]
    return chosen[0].label if chosen else ""


def _is_subset(between: str, last: Figure | None) -> bool:
    """Tell whether the figure is part of the one before it; a semicolon ends what "trong đó" opened."""
    if last is None:
        return _SUBSET_FIRST.match(between) is not None
    if _SUBSET.search(between) or "(" in between.rpartition(")")[2]:
        return True
    return last.subset and ";" not in between and ")" not in between
