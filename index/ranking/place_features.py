"""Features of places: the sentence and the stretch of words that hold most of the question, and what else they hold."""

from __future__ import annotations

import numpy as np

from index.ranking.answer_words import AnswerWords
from index.ranking.lexicon import CAPITAL, DIGIT, YEAR, Lexicon
from index.ranking.stacked import Column, Ints, Matches, Stack, View, counts, pairs, relative, standard, total

BIN = 12


def sentences(view: View, body: Stack, found: Matches, lexicon: Lexicon, answer: AnswerWords) -> list[Column]:
    """How much one sentence, or two in a row, hold of the question; and what else that sentence holds."""
    count, m = len(body.sentence_of), len(view.ids)
    has = (counts(body.sentence[found.at], found.word, count, m) > 0).astype(np.float32)
    of, word = pairs(view, body, found, body.sentence)
    has2 = (counts(of, word, count, len(view.pairs)) > 0).astype(np.float32)
    one = has @ view.mass / total(view.mass) + 0.5 * (has2 @ view.pair_mass) / total(view.pair_mass)
    follows = np.concatenate([body.sentence_of[1:] == body.sentence_of[:-1], [False]])
    after = np.where(follows[:, None], np.roll(has, -1, axis=0), 0)
    two = np.maximum(has, after) @ view.mass / total(view.mass)
    firsts = np.searchsorted(body.sentence_of, np.arange(len(body.lengths)))
    best, best_two = np.maximum.reduceat(one, firsts), np.maximum.reduceat(two, firsts)
    # The best sentence of each candidate, as the last one in order of score.
    order = np.lexsort((one, body.sentence_of))
    last = order[np.concatenate([firsts[1:], [count]]) - 1]
    flags = lexicon.flags(body.rows)
    fresh = np.ones(len(body.rows), bool)
    fresh[found.at] = False
    starts = np.concatenate([[True], body.sentence[1:] != body.sentence[:-1]])[: len(body.rows)]
    digit = ((flags & DIGIT) > 0) & fresh
    capital = ((flags & CAPITAL) > 0) & fresh & ~starts
    year = ((flags & YEAR) > 0) & fresh
    size = np.bincount(body.sentence, minlength=count)[last]
    held = [np.bincount(body.sentence[kind], minlength=count)[last] for kind in (digit, capital, year)]
    overall = [np.bincount(body.of[kind], minlength=len(body.lengths)) for kind in (digit, capital, year)]
    wanted = _wanted(view.kind, held, overall)
    odds = np.where(fresh, answer.odds(lexicon, view.kind)[body.rows], 0)
    told = np.tanh(np.bincount(body.sentence, odds, minlength=count) / 3)
    likely = np.maximum.reduceat(one + 0.2 * told, firsts)
    return [
        best,
        *relative(best),
        standard(best),
        best_two,
        standard(best_two),
        best_two / (float(best_two.max(initial=0)) or 1.0),
        (last - firsts) / np.maximum(1, np.bincount(body.sentence_of)),
        np.log1p(size),
        *[np.minimum(5, x) for x in held],
        *[np.log1p(x) for x in overall],
        *wanted,
        told[last],
        likely,
        *relative(likely),
        standard(likely),
    ]


def _wanted(kind: int, held: list[Ints], overall: list[Ints]) -> list[Column]:
    """Return whether the best sentence, and the whole passage, hold the sort of word that the question asks for."""
    sort = {0: 0, 1: 0, 2: 1, 3: 1}.get(kind)
    if sort is None:
        neutral = np.full(len(held[0]), 0.5, np.float32)
        return [neutral, neutral]
    return [(held[sort] > 0).astype(np.float32), (overall[sort] > 0).astype(np.float32)]


def windows(view: View, body: Stack, found: Matches) -> list[Column]:
    """The best stretch of about 24 and 48 words."""
    m = len(view.ids)
    bins = (body.lengths + BIN - 1) // BIN + 4
    first = np.concatenate([[0], np.cumsum(bins)[:-1]])
    place = first[body.of[found.at]] + (found.at - body.starts[body.of[found.at]]) // BIN
    has = counts(place, found.word, int(bins.sum()), m) > 0
    two = has | np.roll(has, -1, axis=0)
    four = two | np.roll(two, -2, axis=0)
    # A stretch must not reach into the next passage: those of the empty bins between two passages do not count.
    inner = np.arange(int(bins.sum())) - np.repeat(first, bins) < np.repeat(bins - 4, bins)
    rows = []
    for windows in (two, four):
        cover = np.where(inner, windows.astype(np.float32) @ view.mass / total(view.mass), 0)
        rows.append(np.maximum.reduceat(cover, first))
    return [*rows, rows[0] / (float(rows[0].max(initial=0)) or 1.0)]
