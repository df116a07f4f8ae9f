"""What the whole article says of a question's words: a sentence need not repeat what its title and neighbours tell."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answering.evidence import Evidence, content, is_plain, term_weight
from assistant.types import Understood
from index.types import Article
from index.vietnamese.normal import strip_marks
from index.vietnamese.sentences import sentences
from index.vietnamese.tokens import syllables

# What is said of an article none of whose words is asked for beside its title.
_NOTHING_LEFT = 0.5


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """The words of an article: in how many of its sentences each stands, and those of its title."""

    size: int
    sentences: Mapping[str, int]
    title: frozenset[str]


def in_whole(
    question: Understood, evidence: Sequence[Evidence], article: Callable[[str], Article | None]
) -> list[Evidence]:
    """Return `evidence` with what its articles as a whole have of the question (`absent`, `rest`)."""
    plain = is_plain(question)
    asked = {word: term_weight(word, plain) for word in dict.fromkeys(content(question, plain))}
    named = _bag(" ".join((*question.names, *question.required)), plain)
    deed = {word: weight for word, weight in asked.items() if word not in named}
    known = {identity: article(identity) for identity in dict.fromkeys(one.article.id for one in evidence)}
    read = {identity: words_of_article(found, plain) for identity, found in known.items() if found is not None}
    weights = {identity: _rest(asked, words) for identity, words in read.items()}
    lacking = {identity: _absent(deed, words) for identity, words in read.items()}
    return [
        replace(one, absent=lacking[one.article.id], rest=_held(weights[one.article.id], one.text, plain))
        if one.article.id in read
        else one
        for one in evidence
    ]


@lru_cache(maxsize=512)
def words_of_article(article: Article, plain: bool) -> ArticleWords:
    """Return the words of the prose of `article`; `plain` strips the marks."""
    spans = [span for part in article.prose for span in sentences(article.text, part.start, part.end)]
    counts = Counter(word for span in spans for word in _bag(span.of(article.text), plain))
    return ArticleWords(len(spans), counts, _bag(article.meta.title, plain))


def _bag(text: str, plain: bool) -> frozenset[str]:
    return frozenset(syllables(strip_marks(text) if plain else text))


def _absent(asked: Mapping[str, float], words: ArticleWords) -> float:
    """Return the share of the weight of `asked` that stands nowhere in the article."""
    total = sum(asked.values())
    held = sum(weight for word, weight in asked.items() if word in words.title or words.sentences.get(word))
    return 1.0 - held / total if total else 0.0


def _rest(asked: Mapping[str, float], words: ArticleWords) -> dict[str, float]:
    """Weigh the words of the question that the title leaves open by their rarity within the article."""
    found = {word: words.sentences.get(word, 0) for word in asked if word not in words.title}
    return {
        word: asked[word] * math.log(1 + (words.size - count + 0.5) / (count + 0.5))
        for word, count in found.items()
        if count
    }


def _held(weights: Mapping[str, float], text: str, plain: bool) -> float:
    total = sum(weights.values())
    if not total:
        return _NOTHING_LEFT
    bag = _bag(text, plain)
    return sum(weight for word, weight in weights.items() if word in bag) / total
