"""Sources that agree or disagree about one figure: the same thing, the same time, another article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.answering.evidence import STOP, folded
from assistant.answering.features import nearness
from assistant.answering.figures import GOOD, Fact
from assistant.answering.sources import Sources
from assistant.types import Understood
from assistant.understanding.lexicon import word_set
from index.types import Figure
from index.vietnamese.tokens import syllables

_SAME_THING = 0.5
# Everything is counted in money, percent, years and people: there the words around must say more.
_COMMON_UNIT, _SAME_WORDS = 2, 0.7
_CLOSE_FIT = 0.7
# A number told with "hơn", "gần" or "khoảng" is off by no more than this share.
_ROUNDED = 0.05
# What answers a question in full: its unit, the words told of it, its names in the sentence, title or right before.
_FULL_UNIT, _FULL_DEED, _NAMED = 0.9, 0.3, 0.5
# Money is of many things and must be told with the very words asked.
_NEARLY_FULL, _MONEY_DEED, _SHARED_TITLE = 0.85, 0.5, 2
_BORDERS = word_set("phrase border")
# Whoever is sentenced is so in one affair, whatever years its reports tell of; what is only proposed is no sentence.
_IN_PRISON, _PROPOSED, _DIGITS = "tù", re.compile(r"\bđề nghị\b"), re.compile(r"\d+")
# What tells the members of a row apart.
_OF_A_ROW = re.compile(r"\b(?:số|thứ|kỳ|khóa|khoá|lần|họp|vòng|đợt|cụm|quý|tháng|năm) (\d+|[ivx]+)\b")


def rivals(question: Understood, best: Fact, facts: Sequence[Fact], sources: Sources) -> list[Fact]:
    """Return the facts of other sources that state the same thing with another value, one a source."""
    found: list[Fact] = []
    alike = [
        fact
        for fact in _elsewhere(best, facts, sources)
        if _same_thing(best, fact) or _same_answer(question, best, fact)
    ]
    for fact in (*alike, *_of_same_story(question, best, facts, sources)):
        here = fact.evidence.article
        if (
            not _equal(best, fact)
            and not _told_apart(best.evidence.article.title, here.title)
            and not any(sources.same_story(here.id, other.evidence.article.id) for other in found)
        ):
            found.append(fact)
    return found[:2]


def witnesses(best: Fact, facts: Sequence[Fact], sources: Sources) -> list[Fact]:
    """Return the facts of other sources that state the same thing with the same value."""
    return [fact for fact in _elsewhere(best, facts, sources) if _same_thing(best, fact) and _equal(best, fact)][:2]


def newest_first(facts: Sequence[Fact]) -> list[Fact]:
    """Return `facts` by the date of their articles, those without a date last."""
    return sorted(facts, key=lambda fact: fact.evidence.article.published or date.min, reverse=True)


def _elsewhere(best: Fact, facts: Sequence[Fact], sources: Sources) -> list[Fact]:
    own = best.evidence.article.id
    return [
        fact
        for fact in facts
        if fact.fit >= _CLOSE_FIT * best.fit and not sources.same_story(own, fact.evidence.article.id)
    ]


def _of_same_story(question: Understood, best: Fact, facts: Sequence[Fact], sources: Sources) -> list[Fact]:
    """Return the first fact of each other article on the story of `best` that counts what is asked, said otherwise."""
    if not question.names or not _counts_asked(question, best):
        return []
    own = best.evidence.article
    first: dict[str, Fact] = {}
    for fact in facts:
        if _counts_asked(question, fact):
            first.setdefault(fact.evidence.article.id, fact)
    return [
        fact
        for identity, fact in first.items()
        if not sources.same_story(own.id, identity)
        and fact.in_period
        and (_is_sentence(fact) or not _apart(best, fact))
        and _one_story(own.title, fact.evidence.article.title)
    ]


def _counts_asked(question: Understood, fact: Fact) -> bool:
    """Tell a figure of all that is counted, near every name: by its noun, a short form of it, or beside it.

    "470 bộ được trao" counts "bộ sách", "số công nhân bị thương là 5 người" counts "công nhân"; "96 hộ nghèo" does not
    count "hộ dân".
    """
    if any(figure.subset for figure in fact.figures):
        return False
    if not all(nearness(name, fact.evidence) >= _NAMED for name in question.names):
        return False
    unit = syllables(fact.figures[0].unit)
    if _is_sentence(fact):
        return fact.unit >= _FULL_UNIT
    if unit and _is_common(unit):
        return fact.unit >= _FULL_UNIT and fact.deed >= _MONEY_DEED
    noun = syllables(question.measure)
    beside = bool(noun) and set(noun) - STOP <= _around(fact)
    counted = syllables(fact.figures[0].counted)[len(unit) :]
    short = noun[: len(unit)] == unit and (not counted or counted[0] in _BORDERS)
    return bool(unit) and (fact.unit >= _NEARLY_FULL or (fact.unit >= GOOD and (beside or short)))


def _is_sentence(fact: Fact) -> bool:
    """Tell years in prison that a court gave."""
    unit = syllables(fact.figures[0].unit)
    return unit[-1:] == [_IN_PRISON] and _PROPOSED.search(folded(fact.evidence.text)) is None


def _one_story(one: str, other: str) -> bool:
    """Tell titles of one affair by the words they share."""
    shared = set(syllables(one)) & set(syllables(other)) - STOP
    return len(shared) >= _SHARED_TITLE


def _told_apart(one: str, other: str) -> bool:
    """Tell titles of two affairs of a row: "kỳ họp 33" and "kỳ họp 34", "năm 2019" and "năm 2020"."""
    left, right = (set(_OF_A_ROW.findall(folded(title))) for title in (one, other))
    return bool(left and right) and not left & right


def _same_answer(question: Understood, one: Fact, other: Fact) -> bool:
    """Tell whether both answer the question in full: the same unit, no part, every name near, the subject beside."""
    unit = one.figures[0].unit
    if (
        not syllables(unit)
        or unit != other.figures[0].unit
        or _is_common(syllables(unit))
        or any(each.subset for each in other.figures)
    ):
        return False
    if not (question.names or question.required):
        return False
    if min(one.unit, other.unit) < _FULL_UNIT or min(one.deed, other.deed) < _FULL_DEED:
        return False
    if not other.in_period or _apart(one, other):
        return False
    near = all(nearness(name, each.evidence) >= _NAMED for name in question.names for each in (one, other))
    asked = set(syllables(question.text)) - STOP - set(syllables(question.measure))
    return near and bool(_around(one) & _around(other) & asked)


def _same_thing(one: Fact, other: Fact) -> bool:
    """Tell whether two facts count the same thing in the same time: the unit's head agrees, and the words around."""
    left, right = syllables(one.figures[0].unit), syllables(other.figures[0].unit)
    if not left or (left != right[: len(left)] and right != left[: len(right)]):
        return False
    if _apart(one, other):
        return False
    here, there = _around(one), _around(other)
    needed = (
        _SAME_WORDS if len(left) <= _COMMON_UNIT and len(right) <= _COMMON_UNIT and _is_common(left) else _SAME_THING
    )
    return len(here & there) / max(min(len(here), len(there)), 1) >= needed


def _apart(one: Fact, other: Fact) -> bool:
    """Tell facts of times that share no day."""
    if not one.periods or not other.periods:
        return False
    return not any(a.start <= b.end and b.start <= a.end for a in one.periods for b in other.periods)


def _is_common(unit: Sequence[str]) -> bool:
    return unit[-1] in (
        "đồng",
        "usd",
        "won",
        "euro",
        "%",
        "trăm",
        "năm",
        "tháng",
        "ngày",
        "tù",
        "tuổi",
        "tỷ",
        "triệu",
        "lần",
    )


def _around(fact: Fact) -> set[str]:
    text = fact.evidence.text
    start = max(text.rfind(";", 0, fact.span.start), fact.span.start - 120, 0)
    words = syllables(text[start : fact.span.end + 60])
    return {word for word in words if word not in STOP and not word.isdigit()}


def _equal(one: Fact, other: Fact) -> bool:
    """Tell the same values, or a rounded one ("hơn 34.000") and the exact one it stands for ("34.340")."""
    if _is_sentence(one) and _is_sentence(other):
        # "16 năm 6 tháng" is told by its months as a figure: the years must agree as well.
        return _DIGITS.findall(one.text) == _DIGITS.findall(other.text)
    if _values(one.figures) & _values(other.figures):
        return True
    left, right = one.figures[0], other.figures[0]
    rounded = bool(left.qualifier or right.qualifier) and left.unit.split()[:1] == right.unit.split()[:1]
    return rounded and abs(left.value - right.value) <= _ROUNDED * max(left.value, right.value)


def _values(figures: Sequence[Figure]) -> set[tuple[float, float | None]]:
    return {(figure.value, figure.upper) for figure in figures}
