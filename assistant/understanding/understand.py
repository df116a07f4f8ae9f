"""From a message and its history to a question that stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.types import Intent, Kind, Period, Turn, Understood
from assistant.understanding.followups import context, standalone
from assistant.understanding.intents import intent, speaks_to_us, without_courtesy
from assistant.understanding.kinds import kind
from assistant.understanding.local import (
    NOTHING,
    Surroundings,
    foreign_kept,
    is_lower,
    with_codes,
    with_foreign,
    with_names,
    word_counts,
)
from assistant.understanding.proper_names import names_something, proper_names
from assistant.understanding.question_words import mark_question_words
from assistant.understanding.short_forms import with_initials, with_long_forms
from assistant.understanding.slots import document_codes, measure, numbered_names, place
from assistant.understanding.topics import topic
from index.vietnamese.dates import periods
from index.vietnamese.marks import restore
from index.vietnamese.names import capitalised
from index.vietnamese.normal import normalise, strip_marks
from index.vietnamese.spelling import corrected
from index.vietnamese.unmarked import is_unmarked


def understand(
    question: str,
    history: Sequence[Turn] = (),
    today: date | None = None,
    longest: int = 1000,
    around: Surroundings = NOTHING,
) -> Understood:
    """Return what `question` wants, made standalone by `history`, its slips mended and its marks restored.

    Parameters
    ----------
    question, history:
        The message as typed, and the turns before it, oldest first.
    today:
        What "tháng trước" counts from.
    longest:
        The longest question taken, in characters.
    around:
        The articles asked, as far as they tell what is meant.
    """
    asked = normalise(question).strip()
    wants = intent(asked, longest)
    if wants is not Intent.QUESTION:
        return Understood(asked=asked[:longest], text=asked[:longest], intent=wants)
    typed = without_courtesy(" ".join(asked.split()))
    words = corrected(typed, around.written)
    if (wants := intent(words, longest)) is not Intent.QUESTION:
        return Understood(asked=asked, text=asked, intent=wants)
    unmarked = is_unmarked(words)
    words = with_foreign(with_long_forms(words, around.written), around)
    marked = foreign_kept(words, restore(mark_question_words(words), word_counts(around.texts)))
    if is_lower(marked):
        marked = capitalised(with_names(marked, words, around.texts))
    marked = with_codes(with_initials(marked, around.texts), around.texts)
    if speaks_to_us(marked) and not names_something(marked):
        return Understood(asked=asked, text=asked, intent=Intent.ABOUT)
    text, continues = standalone(marked if marked == typed else _sentence(marked), history, today)
    return _slots(asked, text, unmarked, context(history) if continues else (), today)


def _sentence(question: str) -> str:
    """Return a restored question as one writes it: a capital first, a question mark last."""
    bare = question.rstrip(" ?.!")
    return f"{bare[:1].upper()}{bare[1:]}?"


def _slots(asked: str, text: str, unmarked: bool, articles: tuple[str, ...], today: date | None) -> Understood:
    names = proper_names(text)
    wants = kind(text)
    return Understood(
        asked=asked,
        text=text,
        kind=wants,
        period=asked_period(text, today),
        subject=topic(text) or (names[-1] if names else ""),
        measure=measure(text) if wants in (Kind.HOW_MANY, Kind.COMPARE) else "",
        place=place(text),
        required=(*numbered_names(text), *document_codes(text)),
        names=names,
        search=strip_marks(text) if unmarked else text,
        context=articles,
    )


def asked_period(text: str, today: date | None = None) -> Period | None:
    """Return the period that a question limits itself to, the most exact one where it names several."""
    spoken = periods(text, today)
    if not spoken:
        return None
    exact = min(spoken, key=lambda mention: (mention.end - mention.start, mention.span.start))
    return Period(exact.start, exact.end, exact.label)
