"""Features of meaning: each word of the question, compounds as one, with the words nearest to it in the passage."""

from __future__ import annotations

import numpy as np

from index.ranking.compounds import Compounds
from index.ranking.lexicon import Lexicon
from index.ranking.stacked import Column, Floats, Ints, Stack, View, relative, standard

# From this cosine on a word counts as said again, and as the very word.
AKIN, SAME = 0.45, 0.999
COLUMNS = 20


def meanings(view: View, body: Stack, lexicon: Lexicon, compounds: Compounds) -> list[Column]:
    """How much of the question a passage, one sentence or two in a row say in the same or in other words."""
    count = len(body.lengths)
    if len(body.rows) == 0:
        return [np.zeros(count, np.float32)] * COLUMNS
    ends = np.concatenate([body.sentence[1:] != body.sentence[:-1], [True]])
    units = compounds.units(compounds.rows(lexicon, body.rows), ends)
    of, sentence = body.of[units.place], body.sentence[units.place]
    near = _nearness(view, units.number, compounds.table)
    firsts = np.flatnonzero(np.concatenate([[True], sentence[1:] != sentence[:-1]]))
    one, owner = np.maximum.reduceat(near, firsts, axis=0), of[firsts]
    two = one.copy()
    follows = np.flatnonzero(owner[1:] == owner[:-1])
    two[follows] = np.maximum(one[follows], one[follows + 1])
    best = _gathered(np.maximum, one, owner, count)
    often = np.log1p(2 * _gathered(np.add, np.maximum(near - AKIN, 0), of, count))
    by_sentence = np.stack([one @ view.unit_mass, two @ view.unit_mass], axis=1)
    by_passage = _gathered(np.maximum, by_sentence, owner, count)
    columns: list[Column] = []
    for value in (best @ view.unit_mass, by_passage[:, 0], by_passage[:, 1], often @ view.unit_mass):
        columns += [value, *relative(value), standard(value)]
    said = best >= SAME
    for value in (np.where(said, 0, best**2) @ view.unit_mass, said @ view.unit_mass):
        columns += [value, standard(value)]
    return columns


def _nearness(view: View, numbers: Ints, table: Floats) -> Floats:
    """Return the cosine of every word with every word of the question, at least 0; each distinct word once."""
    seen = np.flatnonzero(np.bincount(numbers))
    position = np.zeros(len(table), np.int64)
    position[seen] = np.arange(len(seen))
    return np.asarray(np.maximum(table[seen] @ view.units.T, 0)[position[numbers]], np.float32)


def _gathered(how: np.ufunc, values: Floats, of: Ints, count: int) -> Floats:
    """Return one row an owner out of rows in the order of their owners; zeros for who has none."""
    made = np.zeros((count, values.shape[1]), np.float32)
    firsts = np.flatnonzero(np.concatenate([[True], of[1:] != of[:-1]]))
    made[of[firsts]] = how.reduceat(values, firsts, axis=0)
    return made
