"""Questions with their candidates as rows of features, over articles that word weights and vectors have not seen."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.chunking import chunks
from index.ranking.compounds import Compounds
from index.ranking.features import Tables
from index.ranking.featurizer import Candidate, Featurizer
from index.ranking.query import understand
from index.ranking.soft import SoftWords
from index.ranking.stacked import Floats
from index.training import answer_words, soft_words, term_weights
from index.training.bm25 import ArrayTerms
from index.training.questions import made, typed
from index.training.records import FOLDS, field, fold, held_out
from index.types import Article, ArticleMeta, Span
from index.vietnamese.normal import strip_marks
from index.vietnamese.tokens import terms

CANDIDATES = 50


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage of a training article."""

    article: int
    title: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the article that answers it, and where: -1 means anywhere in the article."""

    question: str
    article: int
    at: int = -1
    untitled: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Features of candidates: `labels` 1 for the passage that answers, `sizes` candidates a question."""

    features: Floats
    labels: NDArray[np.int8]
    sizes: NDArray[np.int64]


def pieces(number: int, title: str, text: str) -> Iterator[Piece]:
    """Cut one text as the build does."""
    article = Article(ArticleMeta(str(number), title, ""), text, (Span(0, len(text)),), "")
    for chunk in chunks(article):
        yield Piece(number, title, chunk.text, chunk.start)


def index(found: Sequence[Piece]) -> ArrayTerms:
    """Index pieces as the lexical index would."""
    return ArrayTerms(
        (terms(piece.text) for piece in found),
        (terms(piece.title) for piece in found),
        (terms(strip_marks(f"{piece.title}\n{piece.text}")) for piece in found),
    )


def rows(asked: Sequence[Asked], found: Sequence[Piece], corpus: ArrayTerms, featurizer: Featurizer) -> Rows:
    """Return the features of the candidates of every question whose answer is among them."""
    parts: list[Floats] = []
    labels: list[NDArray[np.int8]] = []
    for one in asked:
        query = understand(one.question)
        if not query.words:
            continue
        fields = featurizer.fields(query)
        if one.untitled:
            fields.pop("title", None)
        hits = corpus.search(fields, CANDIDATES)
        good = np.array([answers(one, found[i]) for i, _ in hits], np.int8)
        if not good.any() or good.all():
            continue
        candidates = [
            Candidate(found[i].text, "" if one.untitled else found[i].title, score, found[i].article)
            for i, score in hits
        ]
        parts.append(featurizer.features(query, candidates, corpus))
        labels.append(good)
    sizes = np.array([len(part) for part in parts], np.int64)
    return Rows(np.concatenate(parts), np.concatenate(labels), sizes)


def answers(one: Asked, piece: Piece) -> bool:
    """Tell whether the piece answers the question."""
    if piece.article != one.article:
        return False
    return one.at < 0 or piece.start <= one.at < piece.start + len(piece.text)


def learned(questions: Sequence[dict[str, Any]], embedder: Path, work: Path) -> Featurizer:
    """Return features that know these questions, this embedder and the meanings in `work`, and nothing else."""
    soft_words.write(embedder, work)
    tables = Tables(SoftWords.load(work), answer_words.learn(questions), Compounds.load(work))
    return Featurizer(term_weights.learn(questions), tables)


def human_questions(questions: Sequence[dict[str, Any]], seed: int) -> tuple[list[Asked], list[Piece]]:
    """Return human questions as they might be typed, and the passages of all their articles."""
    rng = random.Random(seed)
    contexts = {text: i for i, text in enumerate(dict.fromkeys(field(r, "context") for r in questions))}
    titles = {field(r, "context"): field(r, "title") for r in questions}
    found = [piece for text, i in contexts.items() for piece in pieces(i, titles[text], text)]
    asked = [
        Asked(typed(field(r, "question"), rng), contexts[field(r, "context")], int(r["answers"][0]["start"]))
        for r in questions
        if r["answers"]
    ]
    return asked, found


def news_questions(news: Sequence[dict[str, Any]], seed: int) -> tuple[list[Asked], list[Piece]]:
    """Return abstracts, headlines and made-up questions, and the passages of their articles."""
    rng = random.Random(seed)
    asked: list[Asked] = []
    found: list[Piece] = []
    for i, record in enumerate(news):
        text = field(record, "text")[:6000]
        found.extend(pieces(i, field(record, "title"), text))
        asked.extend(Asked(typed(question, rng), i, at) for question, at in made(text, rng, 1))
        if i % 4 == 0 and record.get("abstract"):
            asked.append(Asked(typed(field(record, "abstract"), rng), i))
        if i % 8 == 1:
            asked.append(Asked(typed(field(record, "title"), rng), i, untitled=True))
    return asked, found


def question_rows(
    questions: Sequence[dict[str, Any]], embedders: Sequence[Path], work: Path, seed: int, share: float = 0.5
) -> Rows:
    """Return rows of a share of human questions, cross-fitted by article."""
    asked, found = human_questions(questions, seed)
    rng = random.Random(seed)
    title = dict(enumerate({field(r, "context"): r["title"] for r in questions}.values()))
    chosen = [one for one in asked if rng.random() < share]
    corpus = index(found)
    parts = []
    for number in range(FOLDS):
        featurizer = learned([r for r in questions if fold(r["title"]) != number], embedders[number], work)
        parts.append(rows([one for one in chosen if fold(title[one.article]) == number], found, corpus, featurizer))
        print(f"fold {number}: {len(parts[-1].sizes)} questions", flush=True)
    return merge(parts)


def news_rows(
    news: Sequence[dict[str, Any]], questions: Sequence[dict[str, Any]], embedder: Path, work: Path, seed: int
) -> Rows:
    """Return rows of questions over news that the embedder left out."""
    asked, found = news_questions([r for r in news if held_out(r["id"])], seed)
    made_rows = rows(asked, found, index(found), learned(questions, embedder, work))
    print(f"news: {len(made_rows.sizes)} questions over {len(found)} passages", flush=True)
    return made_rows


def merge(parts: Sequence[Rows]) -> Rows:
    """Put rows together."""
    return Rows(
        np.concatenate([part.features for part in parts]),
        np.concatenate([part.labels for part in parts]),
        np.concatenate([part.sizes for part in parts]),
    )
