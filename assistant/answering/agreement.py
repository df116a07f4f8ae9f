"""Sources that agree or disagree about one figure: the same thing, the same time, another article."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.alike import apart, around, comparable, equal, is_money, is_sentence, same_noun, same_thing
from assistant.answering.evidence import STOP
from assistant.answering.features import nearness
from assistant.answering.figures import GOOD, Fact
from assistant.answering.slots import holds_name, holds_numbered
from assistant.answering.sources import Sources
from assistant.answering.stories import one_story, told_apart
from assistant.types import Understood
from assistant.understanding.lexicon import word_set
from index.vietnamese.tokens import syllables

_CLOSE_FIT = 0.7
# What answers a question in full: its unit, the words told of it, its names in the sentence, title or right before.
_FULL_UNIT, _FULL_DEED, _NAMED = 0.9, 0.3, 0.5
# Money is of many things: it must be told with the words asked, and with most of those that tell of the best figure.
_NEARLY_FULL, _MONEY_DEED, _AS_FULLY = 0.85, 0.5, 0.65
_FEW_WORDS, _MOST_WORDS = 3, 0.5
# A figure counted by a fuller unit is what an article answers with, before a likelier one.
_FULLER = 0.85
_BORDERS = word_set("phrase border")


def rivals(question: Understood, best: Fact, facts: Sequence[Fact], sources: Sources) -> list[Fact]:
    """Return what other articles answer with another value, one a source: of each article only what it tells best."""
    found: list[Fact] = []
    if best.unit < _NEARLY_FULL:
        return found
    for fact in _own_answers(question, best, facts, sources):
        here = fact.evidence.article
        if (
            not equal(best, fact)
            and _disputes(question, best, fact, sources)
            and not told_apart(best.evidence.article.title, here.title)
            and not any(sources.same_story(here.id, other.evidence.article.id) for other in found)
        ):
            found.append(fact)
    return found[:2]


def witnesses(best: Fact, facts: Sequence[Fact], sources: Sources) -> list[Fact]:
    """Return the facts of other sources that state the same thing with the same value."""
    return [fact for fact in _elsewhere(best, facts, sources) if same_thing(best, fact) and equal(best, fact)][:2]


def _elsewhere(best: Fact, facts: Sequence[Fact], sources: Sources) -> list[Fact]:
    own = best.evidence.article.id
    return [
        fact
        for fact in facts
        if fact.fit >= _CLOSE_FIT * best.fit and not sources.same_story(own, fact.evidence.article.id)
    ]


def _own_answers(question: Understood, best: Fact, facts: Sequence[Fact], sources: Sources) -> list[Fact]:
    """Return the figure that each other article answers the question with, were it asked alone.

    How likely its sentence is beside that of `best` tells nothing of whether it answers.
    """
    own: dict[str, Fact] = {}
    for fact in facts:
        article = fact.evidence.article.id
        if sources.same_story(best.evidence.article.id, article) or not fact.in_period or fact.figures[0].subset:
            continue
        known = own.get(article)
        if known is None or known.unit < _FULLER * fact.unit:
            own[article] = fact
    return list(own.values())


def _disputes(question: Understood, best: Fact, fact: Fact, sources: Sources) -> bool:
    """Tell whether `fact` answers the question as fully as `best`, of the same thing, in the same time and affair."""
    if (apart(best, fact) and not is_sentence(fact)) or not comparable(best, fact):
        return False
    if not (question.names or question.required or question.period):
        return fact.fit >= _CLOSE_FIT * best.fit and same_thing(best, fact)
    if not _of_those_asked(question, best, sources) or not _of_those_asked(question, fact, sources):
        return False
    if is_money(fact) and fact.deed < max(_MONEY_DEED, _AS_FULLY * best.deed):
        return False
    return (
        same_thing(best, fact)
        or _same_answer(question, best, fact)
        or (
            _counts_asked(question, fact)
            and (fact.deed >= _FULL_DEED or same_noun(best, fact))
            and one_story(best.evidence.article.title, fact.evidence.article.title)
        )
    )


def _of_those_asked(question: Understood, fact: Fact, sources: Sources) -> bool:
    """Tell a figure near every name and numbered name of the question, or told behind them in its article."""
    one = fact.evidence
    article = sources.article(one.article.id)
    so_far = f"{one.article.title}\n{article.text[: one.end] if article else one.text}"
    return all(nearness(name, one) >= _NAMED or holds_name(name, so_far) for name in question.names) and all(
        holds_numbered(name, so_far) for name in question.required
    )


def _same_answer(question: Understood, one: Fact, other: Fact) -> bool:
    """Tell whether both answer in full: the same unit, no part, the words asked beside both; of money most of them."""
    if one.figures[0].unit != other.figures[0].unit or not syllables(one.figures[0].unit):
        return False
    if min(one.unit, other.unit) < _FULL_UNIT or min(one.deed, other.deed) < _FULL_DEED:
        return False
    asked = set(syllables(question.text)) - STOP - set(syllables(question.measure))
    beside = around(one) & around(other) & asked
    return len(beside) >= max(_FEW_WORDS, _MOST_WORDS * len(asked)) if is_money(one) else bool(beside)


def _counts_asked(question: Understood, fact: Fact) -> bool:
    """Tell a figure of all that is counted: by its noun, a short form of it, or beside it.

    "470 bộ được trao" counts "bộ sách", "số công nhân bị thương là 5 người" counts "công nhân"; "96 hộ nghèo" does not
    count "hộ dân".
    """
    if any(figure.subset for figure in fact.figures):
        return False
    unit = syllables(fact.figures[0].unit)
    if is_sentence(fact) or is_money(fact):
        return fact.unit >= _FULL_UNIT
    noun = syllables(question.measure)
    beside = bool(noun) and set(noun) - STOP <= around(fact)
    counted = syllables(fact.figures[0].counted)[len(unit) :]
    short = noun[: len(unit)] == unit and (not counted or counted[0] in _BORDERS)
    return bool(unit) and (fact.unit >= _NEARLY_FULL or (fact.unit >= GOOD and (beside or short)))
