"""Features of meaning: each word of the question with the nearest word of the passage, by learned vectors."""

from __future__ import annotations

import numpy as np

from index.ranking.lexicon import Lexicon
from index.ranking.soft import SoftWords
from index.ranking.stacked import Column, Stack, View, relative, standard, total


def soft(view: View, body: Stack, lexicon: Lexicon, words: SoftWords) -> list[Column]:
    """Each word of the question with the nearest word of the passage, by learned word vectors."""
    count = len(body.lengths)
    if len(body.rows) == 0:
        return [np.zeros(count, np.float32)] * 12
    seen = words.seen(lexicon, body.rows)
    near = (seen.vectors @ view.soft.T)[seen.place]
    edges = np.flatnonzero(np.concatenate([[True], body.sentence[1:] != body.sentence[:-1]]))
    by_sentence = np.maximum.reduceat(near, edges, axis=0)
    owner = body.of[edges]
    filled = body.lengths > 0
    firsts = np.searchsorted(owner, np.flatnonzero(filled))
    best = np.zeros((count, near.shape[1]), np.float32)
    best[filled] = np.maximum.reduceat(by_sentence, firsts, axis=0)
    most = total(view.mass)
    cover = best @ view.mass / most
    sentence = np.zeros(count, np.float32)
    np.maximum.at(sentence, owner, by_sentence @ view.mass / most)
    means = seen.means(body.of, count)
    question = view.mass @ view.soft
    question /= float(np.linalg.norm(question)) or 1.0
    cosine = means @ question
    found = (cover, sentence, cosine)
    return [column for value in found for column in (value, *relative(value), standard(value))]
