"""Which words may lead an answer: of the asked sort, and a whole phrase; else the sentence is shown whole."""

from __future__ import annotations

import re

from assistant.answering.adverbials import unasked
from assistant.answering.evidence import STOP, Evidence, folded
from assistant.answering.figure_phrases import phrase_end
from assistant.answering.sorts import named_as_asked
from assistant.answering.spans import trim, uncut
from assistant.people import people
from assistant.types import Kind, Understood
from index.types import Span
from index.vietnamese.compounds import one_word
from index.vietnamese.dates import dates
from index.vietnamese.letters import UPPER
from index.vietnamese.tokens import syllables

_CAPITAL = re.compile(rf"[{UPPER}]")
_LAST_WORD = re.compile(r"(\w+)[ \u00a0]$")
_FIRST_WORD = re.compile(r"\w+")
_WHICH = re.compile(r"(?P<noun>[^\W\d_]+) (?P<asks>nào|gì)\b")
# What bears a name without its noun before it.
_NAMED_ALONE = frozenset(
    ("nước", "gia", "phương", "nơi", "phố", "tỉnh", "người", "ai", "ngày", "năm", "tháng", "vị", "quan")
)
_NOUN_NEAR = 30
# Before "gì" stand verbs as often as nouns; these nouns are told by the words right behind them.
_NOUNS = frozenset(
    ("sách", "tội", "danh", "hành", "hình", "thức", "trường", "chức", "biệt", "giải", "án", "bệnh", "món")
)
_ALSO = re.compile(r"\s+(?:và|cùng)\s+(?P<next>[^\W\d_]+)")
# Two words before a cut one make it whole: "phiên họp thứ 23" of "thứ 23".
_MOST_WIDENED = 2
# A phrase this long is nearly the sentence: the sentence reads better.
_LONGEST = 0.8


def leading(question: Understood, one: Evidence, span: Span) -> Span | None:
    """Return `span` made a whole phrase, `None` where it is no answer by itself."""
    words = span.of(one.text)
    if question.kind is Kind.WHEN:
        return span if dates(words, one.article.published) or re.search(r"\d", words) else None
    if question.kind in (Kind.WHAT, Kind.LIST) and unasked(question.text, words):
        return None
    if question.kind is Kind.LIST:
        return span if named_as_asked(question.text, words) else None
    named = any(person.name.start < span.end and span.start < person.name.end for person in people(one.text))
    if named and question.kind is not Kind.WHAT:
        return span
    span = whole_phrase(one.text, span)
    if not _of_noun(question, one.text, span):
        return None
    span = _with_others(question, one.text, span)
    return span if _answers(question, span.of(one.text), one.text) else None


def _of_noun(question: Understood, text: str, span: Span) -> bool:
    """Tell words that stand with the noun asked about: a "kho nào" is answered by "kho K752", not by another name."""
    noun = _noun(question)
    return not noun or noun in syllables(text[max(0, span.start - _NOUN_NEAR) : span.end])


def _noun(question: Understood) -> str:
    """Return the noun that the words asked for stand with, in matching form; empty where they stand alone."""
    asked = _WHICH.search(folded(question.text))
    if asked is None or asked["noun"] in _NAMED_ALONE or (asked["asks"] == "gì" and asked["noun"] not in _NOUNS):
        return ""
    return asked["noun"]


def _with_others(question: Understood, text: str, span: Span) -> Span:
    """Widen a span to what is told with it of the same noun: "tội Tham ô và nhận hối lộ", "trường A và trường B"."""
    noun, also = _noun(question), _ALSO.match(text, span.end)
    if not noun or also is None:
        return span
    same = folded(also["next"]) == noun or also["next"] == text[span.start : span.end].split(maxsplit=1)[0]
    behind = folded(text[: span.start]).rstrip(' “"').endswith(noun)
    end = phrase_end(text, also.start("next"))
    return trim(text, Span(span.start, end)) if (same or behind) and end > also.end("next") else span


def whole_phrase(text: str, span: Span) -> Span:
    """Widen a span to the word that it cuts at its start and to the end of the phrase that it cuts."""
    start = span.start
    for _ in range(_MOST_WIDENED):
        before, first = _LAST_WORD.search(text[:start]), _FIRST_WORD.match(text, start)
        if not before or not first or not one_word(before[1], first.group()):
            break
        start = before.start(1)
    return trim(text, uncut(text, Span(start, max(span.end, phrase_end(text, span.end)))))


def _answers(question: Understood, words: str, sentence: str) -> bool:
    """Tell words of the asked sort that say something which the question does not."""
    said = syllables(words)
    fresh = set(said) - STOP - set(syllables(question.text))
    if not fresh or len(words) > _LONGEST * len(sentence):
        return False
    if question.kind in (Kind.WHO, Kind.WHERE):
        return _CAPITAL.search(words) is not None
    return len(said) > 1 or _CAPITAL.search(words) is not None or words[:1].isdigit()
