"""Features of words and bigrams: how much of the question a passage, or all passages of its article, hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.ranking.lexicon import Lexicon
from index.ranking.stacked import (
    Column,
    Floats,
    Ints,
    Matches,
    Stack,
    View,
    counts,
    pairs,
    relative,
    share,
    standard,
    total,
)

K1, B = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class Both:
    """Passages and their titles, and where words of the question stand in each."""

    body: Stack
    head: Stack
    found: Matches
    named: Matches


def first(scores: Floats, groups: Ints) -> list[Column]:
    """Where the first stage puts the candidate, and the candidates of its article."""
    rank = np.empty(len(scores), np.float32)
    rank[np.argsort(-scores, kind="stable")] = np.arange(len(scores))
    best = float(scores.max(initial=0.0)) or 1.0
    _, group = np.unique(groups, return_inverse=True)
    mass = np.bincount(group, scores)
    number = np.bincount(group)
    top = np.zeros(len(number))
    np.maximum.at(top, group, scores)
    every = float(scores.sum()) or 1.0
    return [
        *relative(scores),
        standard(scores),
        1 / (1 + rank),
        (mass[group] / every),
        number[group] / len(scores),
        (top[group] / best),
        (mass[group] - scores) / every,
        (mass[group] / number[group] / best),
    ]


def terms(view: View, body: Stack, found: Matches) -> list[Column]:
    """BM25 of words and bigrams, plain and with learned weights, and how much of the question is covered."""
    count, m = len(body.lengths), len(view.ids)
    norm = K1 * (1 - B + B * body.lengths / max(1.0, float(body.lengths.mean())))[:, None]
    tf = counts(body.of[found.at], found.word, count, m)
    tf2 = counts(*pairs(view, body, found), count, len(view.pairs))
    sat, sat2 = tf * (K1 + 1) / (tf + norm), tf2 * (K1 + 1) / (tf2 + norm)
    has, has2 = tf > 0, tf2 > 0
    plain, plain2 = sat @ view.rarity, sat2 @ view.pair_rarity
    uni, bi = sat @ view.mass, sat2 @ view.pair_mass
    most, most2 = total(view.mass), total(view.pair_mass)
    both = uni + 0.45 * bi
    capital, digit = view.capital & ~view.digit, view.digit
    missing = np.where(has, 0.0, view.mass[None, :])
    pairs_digit = view.digit[view.pairs // m] | view.digit[view.pairs % m] if m else np.zeros(0, bool)
    return [
        plain / total(view.rarity),
        plain2 / total(view.pair_rarity),
        uni / most,
        bi / most2,
        *relative(plain + plain2),
        *relative(both),
        standard(both),
        uni / (float(uni.max(initial=0)) or 1.0),
        bi / (float(bi.max(initial=0)) or 1.0),
        has @ view.mass / most,
        has2 @ view.pair_mass / most2,
        has.mean(axis=1),
        missing.max(axis=1, initial=0.0) / (float(view.mass.max(initial=0)) or 1.0),
        share(has, capital, view.mass),
        share(has, digit, view.mass),
        (~has & digit[None, :]).sum(axis=1),
        share(has2, pairs_digit, view.pair_mass),
        (tf @ view.mass) / np.maximum(1, body.lengths) * 10,
        np.log1p(body.lengths),
    ]


def article(view: View, both: Both, groups: Ints) -> list[Column]:
    """Passage with title, and all candidates of one article taken together."""
    body, head, found, named = both.body, both.head, both.found, both.named
    count, m = len(body.lengths), len(view.ids)
    tf = counts(body.of[found.at], found.word, count, m) + 2 * counts(head.of[named.at], named.word, count, m)
    norm = K1 * (1 - B + B * body.lengths / max(1.0, float(body.lengths.mean())))[:, None]
    linked_tf = counts(*pairs(view, body, found), count, len(view.pairs))
    linked_tf += counts(*pairs(view, head, named), count, len(view.pairs))
    merged = tf / (tf + norm) @ view.mass + 0.45 * (linked_tf / (linked_tf + norm) @ view.pair_mass)
    plain = tf / (tf + norm) @ view.rarity + linked_tf / (linked_tf + norm) @ view.pair_rarity
    _, group = np.unique(groups, return_inverse=True)
    number = int(group.max(initial=-1)) + 1
    together, linked = np.zeros((number, m), np.float32), np.zeros((number, len(view.pairs)), np.float32)
    np.add.at(together, group, tf)
    np.add.at(linked, group, linked_tf)
    cover = ((together > 0) @ view.mass / total(view.mass))[group]
    whole = (together / (together + 2) @ view.mass + 0.45 * (linked / (linked + 2) @ view.pair_mass))[group]
    top = np.zeros(number)
    np.maximum.at(top, group, merged)
    return [
        merged / (total(view.mass) + 0.45 * total(view.pair_mass)),
        *relative(merged),
        standard(merged),
        *relative(plain),
        cover,
        cover / (float(cover.max(initial=0)) or 1.0),
        standard(whole),
        whole / (float(whole.max(initial=0)) or 1.0),
        (merged >= top[group] - 1e-6),
    ]


def near(view: View, body: Stack, found: Matches) -> list[Column]:
    """Words adjacent in the question that stand within four words of each other, in any order."""
    count, m = len(body.lengths), len(view.ids)
    table = np.full(m * m + 1, -1, np.int64)
    table[(view.pairs % m) * m + view.pairs // m] = np.arange(len(view.pairs))
    table[view.pairs] = np.arange(len(view.pairs))
    has = np.zeros((count, len(view.pairs)), np.float32)
    for step in (1, 2, 3):
        a, b = found.at[:-step], found.at[step:]
        pair = table[found.word[:-step] * m + found.word[step:]]
        kept = (b - a <= 4) & (pair >= 0) & (body.of[a] == body.of[b])
        has[body.of[a[kept]], pair[kept]] += 1
    near = has / (has + 1) @ view.pair_mass / total(view.pair_mass)
    return [near, *relative(near), standard(near)]


def loose(view: View, body: Stack, lexicon: Lexicon) -> list[Column]:
    """The same words with every mark dropped, on both sides."""
    plain = np.array([int(i) for i in lexicon.unmark(view.ids)], np.int64)
    table = np.full(lexicon.size, -1, np.int16)
    table[plain] = np.arange(len(plain))
    where = table[lexicon.plains(body.rows)]
    at = np.flatnonzero(where >= 0)
    found = Matches(at, where[at].astype(np.int64))
    # Two words may share a form without marks; the last one holds the place for both.
    word = table[plain].astype(np.int64)
    has = (counts(body.of[found.at], found.word, len(body.lengths), len(view.ids)) > 0)[:, word]
    cover = has @ view.mass / total(view.mass)
    return [cover]


def runs(view: View, body: Stack, found: Matches) -> list[Column]:
    """The longest run of words that stand together in the question too, by number and by mass."""
    count = len(body.lengths)
    if len(found.at) == 0:
        return [np.zeros(count, np.float32)] * 3
    follows = np.zeros((len(view.ids), len(view.ids)), bool)
    follows[view.sequence[:-1], view.sequence[1:]] = True
    joined = np.zeros(len(found.at), bool)
    joined[1:] = (
        (found.at[1:] == found.at[:-1] + 1)
        & follows[found.word[:-1], found.word[1:]]
        & (body.of[found.at[1:]] == body.of[found.at[:-1]])
    )
    run = np.cumsum(~joined) - 1
    length = np.bincount(run)
    mass = np.bincount(run, view.mass[found.word])
    owner = body.of[found.at[np.flatnonzero(~joined)]]
    best, heavy, sums = np.zeros(count), np.zeros(count), np.zeros(count)
    np.maximum.at(best, owner, length)
    np.maximum.at(heavy, owner, mass)
    np.add.at(sums, owner, (length >= 3) * mass)
    return [best, heavy / total(view.mass), heavy / (float(heavy.max()) or 1.0)]


def title(view: View, both: Both) -> list[Column]:
    """How much of the question the title holds, alone and with the passage."""
    body, head, found, named = both.body, both.head, both.found, both.named
    count, m = len(body.lengths), len(view.ids)
    title = counts(head.of[named.at], named.word, count, m) > 0
    text = counts(body.of[found.at], found.word, count, m) > 0
    of, word = pairs(view, head, named)
    title2 = counts(of, word, count, len(view.pairs)) > 0
    cover = title @ view.mass / total(view.mass)
    either = (title | text) @ view.mass / total(view.mass)
    known = np.bincount(head.of[named.at], minlength=count) / np.maximum(1, head.lengths)
    return [
        cover,
        title2 @ view.pair_mass / total(view.pair_mass),
        cover / (float(cover.max(initial=0)) or 1.0),
        known,
        either,
        *relative(either),
        standard(either),
        (title & ~text) @ view.mass / total(view.mass),
    ]
