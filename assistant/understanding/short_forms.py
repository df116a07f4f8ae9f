"""Short forms of a question written out: by the table, or by what the articles say with these initials."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.vietnamese.abbreviations import Abbreviation, abbreviations, expanded
from index.vietnamese.compounds import cohesion
from index.vietnamese.meant import Written
from index.vietnamese.normal import fold_case, fold_tones
from index.vietnamese.syllable_counts import shipped
from index.vietnamese.tokens import syllables

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = re.compile(r"\b[A-ZĐ]{2,4}\b")
_BREAK = re.compile(r"[.,;:!?()“”\"\n]")
# What follows a short form tells more of it than what stands before: "tại HN" may be either.
_BEHIND = 2.0
# A long form must be said so often in the texts, and so much more often than any other with these initials.
_SAID, _CLEARLY = 3, 1.5


def with_long_forms(question: str, written: Written | None) -> str:
    """Return `question` with the short forms of the table written out that no article uses."""
    parts, position = [], 0
    for found in abbreviations(question):
        short = found.span.of(question)
        used = written is None or all(written.frequency("body", word) for word in syllables(short))
        if used or len(found.forms[0]) <= len(short):
            continue
        parts += [question[position : found.span.start], _meant(question, found)]
        position = found.span.end
    return "".join(parts) + question[position:]


def _meant(question: str, found: Abbreviation) -> str:
    """Return the long form that fits best between the words beside it: "HN giao ban" is no "Hà Nội giao ban"."""
    if len(found.forms) == 1:
        return found.forms[0]
    before = _WORD.findall(expanded(question[: found.span.start]))[-1:]
    after = _WORD.findall(expanded(question[found.span.end :]))[:1]

    def fit(form: str) -> float:
        words, counts = form.split(), shipped()
        left = sum(cohesion(word, words[0], counts) for word in before)
        return left + _BEHIND * sum(cohesion(words[-1], word, counts) for word in after)

    return max(found.forms, key=fit)


def abbreviated(question: str) -> bool:
    """Tell a question with a short form in capitals, unless all of it is in capitals."""
    return question != question.upper() and _SHORT.search(question) is not None


def _is_known(short: str) -> bool:
    """Tell a short form that the table gives one meaning: "TP" is a city, whatever else begins with these letters."""
    return any(len(found.forms) == 1 and found.span.of(short) == short for found in abbreviations(short))


def with_initials(question: str, texts: Sequence[str]) -> str:
    """Return `question` with short forms written out by what the texts say most with these initials.

    "Cụm TĐ số 1" is "Cụm thi đua số 1" where the texts often say "thi đua" and never "TĐ".
    """
    if not abbreviated(question):
        return question
    runs = [_WORD.findall(fold_case(fold_tones(part))) for text in texts for part in _BREAK.split(text)]
    whole = "\n".join(texts)

    def long_form(match: re.Match[str]) -> str:
        short = match.group()
        if re.search(rf"\b{short}\b", whole) or _is_known(short):
            return short
        letters = fold_case(short)
        size = len(letters)
        said = Counter(
            " ".join(run[at : at + size])
            for run in runs
            for at in range(len(run) - size + 1)
            if all(word[0] == letter for word, letter in zip(run[at : at + size], letters, strict=True))
        ).most_common(2)
        clear = said and said[0][1] >= _SAID and (len(said) == 1 or said[0][1] >= _CLEARLY * said[1][1])
        return said[0][0] if clear else short

    return _SHORT.sub(long_form, question)
