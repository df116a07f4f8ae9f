"""Restores Vietnamese marks: "ban noi chinh" → "ban nội chính", by the likeliest path over triples of syllables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.vietnamese.normal import fold_case, fold_tones, strip_marks
from index.vietnamese.syllable_counts import FORMS, NUMBER, SyllableCounts, shipped

BOUNDARY = re.compile(r"[.!?;:\n]")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|(?<!\w)\d[\d.,/-]*(?!\w)|\S*\d\S*|[^\W\d_]+")
# Share of syllables that carry a mark in ordinary text; and how far an unseen pair is trusted.
_USUAL, _BACK_OFF = 0.75, 0.1
# How far a triple is trusted over its last pair.
_TRUST = 0.6


def restore(text: str, extra_counts: Mapping[str, int] | None = None, model: SyllableCounts | None = None) -> str:
    """Return `text` with its marks restored; case and length stay, and so does every syllable that has a mark.

    Codes, numbers, addresses, capital abbreviations and words that are no Vietnamese syllable stay as they are.

    Parameters
    ----------
    text, model:
        What to restore, and the counts to restore it by; the shipped ones unless given.
    extra_counts:
        Counts of marked syllables ("nội") and pairs ("nội chính") of the user's own articles, in lower case.
    """
    model = model or shipped()
    restored = list(text)
    extra = extra_counts or {}
    plain_share = marked_share(text)
    for run in _runs(text, model):
        best = _best_path(model, [_candidates(text, span, model) for span in run], extra, plain_share)
        for (start, stop), word in zip(run, best, strict=True):
            for offset, char in enumerate(word if text[start:stop].isalpha() else ""):
                at = start + offset
                restored[at] = char.upper() if text[at].isupper() else char
    return "".join(restored)


def syllable_spans(text: str) -> list[tuple[int, int]]:
    """Return where the words of letters in `text` stand."""
    return [found.span() for found in _WORD.finditer(text)]


def tokens(text: str) -> list[tuple[int, int, bool]]:
    """Return where the words of `text` stand, and whether each is letters only: numbers and codes are not."""
    return [(*found.span(), found.group().isalpha()) for found in _TOKEN.finditer(text)]


def marked_share(text: str) -> float:
    """Return the share of the words of `text` that have a mark, in ordinary text three quarters.

    Short forms and foreign words, which have none, are not counted.
    """
    shouting, forms = text.upper() == text, shipped().forms
    words = [
        word
        for word in _WORD.findall(text)
        if strip_marks(fold_case(word)) in forms and (shouting or len(word) == 1 or not word.isupper())
    ]
    return sum(strip_marks(word) != word for word in words) / len(words) if words else 0.0


def _runs(text: str, model: SyllableCounts) -> list[list[tuple[int, int]]]:
    """Return the runs of Vietnamese syllables and numbers; foreign words and the ends of sentences part them."""
    shouting = text.upper() == text
    runs: list[list[tuple[int, int]]] = [[]]
    end = 0
    for start, stop, letters in tokens(text):
        word = text[start:stop]
        foreign = letters and fold_case(strip_marks(word)) not in model.forms
        abbreviation = letters and word.isupper() and len(word) > 1 and not shouting
        if foreign or abbreviation or BOUNDARY.search(text, end, start):
            runs.append([])
        if not (foreign or abbreviation):
            runs[-1].append((start, stop))
        end = stop
    return [run for run in runs if run]


def _candidates(text: str, span: tuple[int, int], model: SyllableCounts) -> list[int | str]:
    """Return the numbers of the forms that the word may take; a marked one that is unknown stays as it is."""
    written = text[span[0] : span[1]]
    if not written.isalpha():
        return [model.number.get(NUMBER, NUMBER)]
    word = fold_case(written)
    plain = strip_marks(word)
    if plain == word:
        return list(model.forms[plain])
    number = model.number.get(fold_tones(word))
    return [number] if number is not None and model.words[number] == word else [word]


@dataclass(frozen=True, slots=True)
class _Row:
    """The forms of one syllable: number (-1: unknown), words, counts, shares, and the bonus for staying as typed."""

    numbers: NDArray[np.int64]
    words: list[str]
    counts: NDArray[np.float64]
    shares: NDArray[np.float64]
    bonus: NDArray[np.float64]


def _best_path(
    model: SyllableCounts, candidates: list[list[int | str]], extra: Mapping[str, int], marked_share: float
) -> list[str]:
    """Return the likeliest words; a state of the search is the pair of the last two."""
    rows = [_row(model, forms, extra, marked_share) for forms in candidates]
    if len(rows) == 1:
        return [rows[0].words[int((rows[0].shares * np.exp(rows[0].bonus)).argmax())]]
    joints = [_pair_counts(model, left, right, extra) for left, right in pairwise(rows)]
    chances = [
        joint / left.counts[:, None] + _BACK_OFF * right.shares[None, :]
        for joint, (left, right) in zip(joints, pairwise(rows), strict=True)
    ]
    score = (np.log(rows[0].shares) + rows[0].bonus)[:, None] + np.log(chances[0]) + rows[1].bonus[None, :]
    back: list[NDArray[np.intp]] = []
    for index in range(2, len(rows)):
        triple = _triple_counts(model, rows[index - 2], rows[index - 1], rows[index])
        share = triple / np.maximum(joints[index - 2], 1.0)[:, :, None]
        total = score[:, :, None] + np.log(_TRUST * share + (1 - _TRUST) * chances[index - 1][None])
        back.append(total.argmax(axis=0))
        score = total.max(axis=0) + rows[index].bonus[None, :]
    path = [int(at) for at in np.unravel_index(int(score.argmax()), score.shape)]
    for step in reversed(back):
        path.insert(0, int(step[path[0], path[1]]))
    return [row.words[choice] for row, choice in zip(rows, path, strict=True)]


def _row(model: SyllableCounts, forms: list[int | str], extra: Mapping[str, int], marked_share: float) -> _Row:
    words = [form if isinstance(form, str) else model.words[form] for form in forms]
    numbers = np.asarray([-1 if isinstance(form, str) else form for form in forms], dtype=np.int64)
    counts = np.where(numbers >= 0, model.counts[numbers], 1.0)
    if extra:
        counts = counts + np.asarray([extra.get(word, 0) for word in words])
    bonus = np.zeros(len(words))
    if marked_share > 0 and len(words) > 1:
        # In a text that is mostly marked a bare syllable is meant to be bare.
        odds = min(marked_share / _USUAL, 0.999)
        stays = max(0.0, float(np.log(odds / (1 - odds))) + 1.0)
        bonus = np.where([strip_marks(word) == word for word in words], stays, 0.0)
    return _Row(numbers, words, counts, counts / model.total, bonus)


def _pair_counts(model: SyllableCounts, left: _Row, right: _Row, extra: Mapping[str, int]) -> NDArray[np.float64]:
    seen = model.pairs.of(left.numbers[:, None] * FORMS + right.numbers[None, :])
    seen[left.numbers < 0] = 0.0
    seen[:, right.numbers < 0] = 0.0
    if extra:
        seen = seen + np.asarray([[extra.get(f"{a} {b}", 0) for b in right.words] for a in left.words])
    # Counts of a pair and of its first word are rounded apart: a pair is never more frequent than its words.
    return np.minimum(seen, left.counts[:, None])


def _triple_counts(model: SyllableCounts, first: _Row, second: _Row, third: _Row) -> NDArray[np.float64]:
    heads = first.numbers[:, None, None] * FORMS + second.numbers[None, :, None]
    seen = model.triples.of(heads * FORMS + third.numbers[None, None, :])
    seen[first.numbers < 0] = 0.0
    seen[:, second.numbers < 0] = 0.0
    seen[:, :, third.numbers < 0] = 0.0
    return seen
