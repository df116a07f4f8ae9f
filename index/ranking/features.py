"""What a passage has in common with a question, as numbers: one row a candidate, for all candidates at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.ranking import meaning_features, place_features, soft_features, word_features
from index.ranking.answer_words import AnswerWords
from index.ranking.compounds import Compounds
from index.ranking.lexicon import Lexicon
from index.ranking.soft import SoftWords
from index.ranking.stacked import Column, Floats, Ints, Stack, View, matches


@dataclass(frozen=True, slots=True)
class Texts:
    """The candidates: `first` is the score of the first stage, `groups` names the article."""

    bodies: Stack
    titles: Stack
    first: Floats
    groups: Ints


@dataclass(frozen=True, slots=True)
class Tables:
    """What was learned about words."""

    soft: SoftWords
    answer: AnswerWords
    compounds: Compounds


def features(view: View, texts: Texts, lexicon: Lexicon, tables: Tables) -> Floats:
    """Return the features of every candidate."""
    body, head = texts.bodies, texts.titles
    ids = lexicon.plains if view.unmarked else lexicon.forms
    found = matches(view, ids(body.rows), lexicon.size)
    named = matches(view, ids(head.rows), lexicon.size)
    columns: list[Column] = [
        *word_features.first(texts.first, texts.groups),
        *word_features.terms(view, body, found),
        *word_features.article(view, word_features.Both(body, head, found, named), texts.groups),
        *word_features.near(view, body, found),
        *word_features.loose(view, body, lexicon),
        *place_features.sentences(view, body, found, lexicon, tables.answer),
        *place_features.windows(view, body, found),
        *word_features.runs(view, body, found),
        *word_features.title(view, word_features.Both(body, head, found, named)),
        *soft_features.soft(view, body, lexicon, tables.soft),
        *meaning_features.meanings(view, body, lexicon, tables.compounds),
        *_question(view, len(texts.first)),
    ]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def _question(view: View, count: int) -> list[Column]:
    """What does not depend on the candidate: for the trees to choose what matters when."""
    m = len(view.sequence)
    values = [
        m,
        len(view.ids),
        float(view.rarity.max(initial=0)),
        float((view.mass > 2).sum()),
        float(view.unmarked),
        float(view.kind),
    ]
    return [np.full(count, value, np.float32) for value in values]
