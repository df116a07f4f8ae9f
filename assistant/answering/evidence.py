"""The sentences of the passages as candidates for an answer, scored by the words they share with the question."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.types import Kind, Understood
from assistant.understanding.lexicon import word_set
from index.ranking.term_weights import TermWeights
from index.settings import MODELS
from index.types import ArticleMeta, Passage, Span
from index.vietnamese.normal import fold_case, fold_tones, strip_marks
from index.vietnamese.sentences import sentences
from index.vietnamese.tokens import syllables

# Words that ask or bind; they tell nothing about what a sentence is about.
STOP = word_set("stop")
# A question about the present prefers the newest of the articles found.
_PRESENT = re.compile(
    r"\b(?:hiện nay|hiện tại|hiện giờ|bây giờ|mới nhất|gần đây|gần nhất|vừa qua|hiện đang|đến nay|tới nay)\b"
)
# "Cổng Thông tin điện tử trân trọng giới thiệu toàn văn bài phát biểu của …" repeats names and says nothing more.
_ANNOUNCES = re.compile(r"\b(?:trân trọng|xin) giới thiệu\b.{0,40}\b(?:toàn văn|nội dung|bài|bạn đọc|độc giả)\b")
# What somebody said is told by a sentence, not by a few of its words.
_SAID = re.compile(
    r"\b(?:nói|yêu cầu|đề nghị|phát biểu|nhấn mạnh|lưu ý|chỉ đạo|khẳng định|cho biết|cho rằng|kết luận|đòi hỏi|"
    r"kêu gọi|quán triệt|giải thích|nhắc|đánh giá|nhận định|muốn|nêu)\b.*\bgì\b"
)
_OF_WHAT_FOLLOWS = (Kind.WHY, Kind.HOW, Kind.HOW_MANY, Kind.LIST, Kind.YES_NO)
# Weight of the words of a name within a sentence, against 1 for the other words of the question.
_NAMED = 0.4
# Weight of a pair of syllables, against 1 for a syllable.
_PAIR = 0.6
_STOP_PLAIN = frozenset(strip_marks(word) for word in STOP)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer.

    Parameters
    ----------
    passage:
        Position of its passage among those found.
    start, end, text:
        Where it stands in the article, and its words: ``article.text[start:end] == text``.
    before:
        The words of the passage before it.
    cover:
        Share of the question's weight found in the sentence, 0 to 1; `wide` counts the neighbours and the title too.
    spans:
        What the reader marks in `text`, best first, with its scores.
    score:
        How well it answers, for ranking within one question.
    deed:
        Share of the question's words beside names that stands in the sentence or right before it.
    absent, rest:
        Share of the question's words beside names that stands nowhere in its article; share of what the title leaves
        open that the sentence has, rare words of the article weighing most.
    opening, recent:
        Whether it opens its article; how new the article is among those found, when the question is about the present.
    read, sentence, sentence_lead, words, margin, top, reader:
        Whether the reader read it; its probability that the answer is in this sentence, how far that lies behind the
        best sentence of the passage (0 for the best, else negative), and the probability of its best words here;
        by how much its passage beats "no answer"; whether the passage's best words are here; how sure it is of them.
    """

    article: ArticleMeta
    passage: int
    start: int
    end: int
    text: str
    before: str
    cover: float
    wide: float
    score: float
    spans: tuple[tuple[Span, float], ...] = ()
    deed: float = 1.0
    absent: float = 0.0
    rest: float = 0.5
    opening: bool = False
    recent: float = 0.0
    read: bool = False
    sentence: float = 0.0
    sentence_lead: float = 0.0
    words: float = 0.0
    margin: float = 0.0
    top: bool = False
    reader: float = 0.0

    @property
    def key(self) -> tuple[str, int]:
        """Return what tells this sentence from every other."""
        return self.article.id, self.start


def asks_what_was_said(question: Understood) -> bool:
    """Tell a question for what somebody said or asked for: "Ông Trạc yêu cầu gì?"."""
    return _SAID.search(folded(question.text)) is not None


def is_plain(question: Understood) -> bool:
    """Tell a question typed without marks: it is matched with texts stripped of theirs."""
    return question.search != "" and question.search == strip_marks(question.search)


def content(question: Understood, plain: bool) -> list[str]:
    """Return the telling syllables of a question, in matching form; `plain` strips the marks."""
    words = syllables(question.text)
    return (
        [strip_marks(word) for word in words if word not in STOP]
        if plain
        else [word for word in words if word not in STOP]
    )


def words_of(text: str, plain: bool = False) -> list[str]:
    """Return the syllables of `text` and its adjacent pairs."""
    words = syllables(strip_marks(text) if plain else text)
    return words + [f"{a}_{b}" for a, b in pairwise(words)]


def gather(question: Understood, passages: Sequence[Passage]) -> list[Evidence]:
    """Return every sentence of `passages` once, scored by shared words, best first.

    A line of the editors that announces what follows answers at most who somebody is.
    """
    announced = question.kind in _OF_WHAT_FOLLOWS or (question.kind is Kind.WHAT and asks_what_was_said(question))
    plain = is_plain(question)
    wanted = _terms(content(question, plain), plain)
    named = _named(question, plain)
    pieces = [(index, passage, spans) for index, passage in enumerate(passages) if (spans := sentences(passage.text))]
    bags = [[frozenset(words_of(span.of(passage.text), plain)) for span in spans] for _, passage, spans in pieces]
    weights = _weights(wanted, [bag for row in bags for bag in row], plain)
    focus = {term: weight * (_NAMED if term in named else 1.0) for term, weight in weights.items()}
    recent = _recency(question, passages)
    deeds = {term: weight for term, weight in weights.items() if "_" not in term and term not in named}
    found: dict[tuple[str, int], Evidence] = {}
    for (index, passage, spans), row in zip(pieces, bags, strict=True):
        title = frozenset(words_of(passage.article.title, plain))
        for position, (span, bag) in enumerate(zip(spans, row, strict=True)):
            if announced and _ANNOUNCES.search(folded(span.of(passage.text))):
                continue
            near = bag.union(title, *row[max(position - 2, 0) : position])
            cover, wide = _share(focus, bag), _share(weights, near)
            one = Evidence(
                article=passage.article,
                passage=index,
                start=passage.start + span.start,
                end=passage.start + span.end,
                text=span.of(passage.text),
                before=passage.text[: span.start],
                cover=cover,
                wide=wide,
                score=cover + 0.5 * wide,
                deed=_share(deeds, bag.union(*row[max(position - 1, 0) : position])) if deeds else 1.0,
                opening=passage.ordinal == 0 and position == 0,
                recent=recent.get(passage.article.id, 0.0),
            )
            if one.key not in found or found[one.key].score < one.score:
                found[one.key] = one
    return sorted(found.values(), key=lambda one: -one.score)


def _recency(question: Understood, passages: Sequence[Passage]) -> dict[str, float]:
    """Return a bonus for each article when the question is about the present: most for the newest."""
    if not _PRESENT.search(folded(question.text)):
        return {}
    dated = {passage.article.id: passage.article.published for passage in passages if passage.article.published}
    order = sorted(dated, key=lambda identity: dated[identity], reverse=True)
    return {identity: (1 - place / max(len(order), 1)) for place, identity in enumerate(order)}


def _named(question: Understood, plain: bool) -> frozenset[str]:
    """Return the terms of names and periods: they may stand outside of the sentence, the rest must stand in it."""
    phrases = [*question.required, *question.names, question.period.label if question.period else ""]
    return frozenset(term for phrase in phrases for term in words_of(phrase, plain))


def _terms(words: Sequence[str], plain: bool) -> list[str]:
    stop = _STOP_PLAIN if plain else STOP
    pairs = [f"{a}_{b}" for a, b in pairwise(words) if a not in stop and b not in stop]
    return list(dict.fromkeys([*words, *pairs]))


def _weights(wanted: Iterable[str], bags: Sequence[frozenset[str]], plain: bool) -> dict[str, float]:
    """Weigh a term by its rarity among the candidates themselves; pairs count for less than two syllables."""
    counts = Counter(term for bag in bags for term in bag)
    size = max(len(bags), 1)
    return {
        term: math.log(1 + size / (1 + counts[term])) * term_weight(term, plain) * (_PAIR if "_" in term else 1.0)
        for term in wanted
    }


def term_weight(term: str, plain: bool) -> float:
    """Return how telling a term of a question is, as the search learned it."""
    return _term_weights().of(term, plain)


@cache
def _term_weights() -> TermWeights:
    return TermWeights.load(MODELS / "term_weights")


def _share(weights: dict[str, float], bag: frozenset[str]) -> float:
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in bag) / total if total else 0.0


def folded(text: str) -> str:
    """Return the matching form of `text`, the length kept."""
    return fold_case(fold_tones(text))
