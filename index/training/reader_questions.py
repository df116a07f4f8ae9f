"""Human questions as training examples, with passages that look right and hold no answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.reading.encoding import Encoded, Ids, Vocabulary, gap_code
from index.reading.pairs import Pair, part
from index.reading.shortening import closest, shortened
from index.reading.windows import WINDOW
from index.training.reader_corpus import sentence_numbers
from index.training.records import field, records

_LOOKALIKES = 8
_CUT = 0.7

Floats = npt.NDArray[np.float32]
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair with the token spans (inclusive) that answer it; none when the passage does not."""

    pair: Pair
    spans: Spans


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its passage by number, and the right token spans (inclusive) of that passage."""

    question: Encoded
    text: str
    passage: int
    spans: Spans


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions over encoded passages; `lookalikes` are passages without the answer, best match first."""

    asked: tuple[Asked, ...]
    passages: tuple[tuple[Encoded, Ids], ...]
    lookalikes: tuple[tuple[int, ...], ...]

    def epochs(self, rarity: Floats, seed: int, negatives: float, joined: float) -> Iterator[Example]:
        """Yield the questions in random order without end, a share of them over a lookalike passage.

        A share of the passages is `joined` to a lookalike before or after them. Most are cut down to their hardest
        sentences: more questions a minute, and the easy sentences teach nothing.
        """
        random = np.random.default_rng(seed)
        while True:
            for number in random.permutation(len(self.asked)):
                asked = self.asked[number]
                others = self.lookalikes[number]
                passage, spans = asked.passage, asked.spans
                if others and random.random() < negatives:
                    passage, spans = others[int(random.integers(len(others)))], ()
                encoded, sentence = self.passages[passage]
                if others and spans and random.random() < joined:
                    other = self.passages[others[int(random.integers(len(others)))]]
                    encoded, sentence, spans = _joined((encoded, sentence), other, spans, random.random() < 0.5)
                example = _whole(asked, encoded, sentence, spans)
                if random.random() < _CUT:
                    example = _hardest(example, rarity, int(random.integers(60, 150)))
                yield example


def read_questions(vocabulary: Vocabulary, paths: Sequence[Path], lookalikes: bool = True) -> Questions:
    """Read SQuAD-like JSON lines."""
    numbers: dict[str, int] = {}
    passages: list[tuple[Encoded, Ids]] = []
    asked: list[Asked] = []
    answers: list[tuple[str, ...]] = []
    for path in paths:
        for record in records(path):
            text, question = field(record, "context"), field(record, "question")
            if text not in numbers:
                numbers[text] = len(passages)
                encoded = vocabulary.encode(text)
                passages.append((encoded, sentence_numbers(text, encoded)))
            encoded = passages[numbers[text]][0]
            given = [(a["start"], a["start"] + len(a["text"])) for a in record.get("answers", ())]
            spans = tuple({span for start, end in given if (span := token_span(encoded, start, end))})
            asked.append(Asked(vocabulary.encode_question(question), question, numbers[text], spans))
            answers.append(tuple(a["text"].lower() for a in record.get("answers", ())))
    found = _lookalikes(asked, list(numbers), passages, answers) if lookalikes else ((),) * len(asked)
    return Questions(tuple(asked), tuple(passages), found)


def token_span(encoded: Encoded, start: int, end: int) -> tuple[int, int] | None:
    """Return the first and last token that touch the characters `start` to `end`."""
    first = int(np.searchsorted(encoded.ends, start, side="right"))
    last = int(np.searchsorted(encoded.starts, end, side="left")) - 1
    return (first, last) if first <= last else None


def _whole(asked: Asked, encoded: Encoded, sentence: Ids, spans: Spans) -> Example:
    """Return the passage up to the length of a window, around the answer."""
    if len(encoded) <= WINDOW:
        return Example(Pair(asked.question, encoded, sentence), spans)
    start = int(np.flatnonzero(sentence == sentence[spans[0][0]])[0]) if spans else 0
    end = min(len(encoded), start + WINDOW)
    kept = tuple((a - start, min(b, end - 1) - start) for a, b in spans if start <= a < end)
    inside = sentence[start:end]
    return Example(Pair(asked.question, part(encoded, start, end), inside - inside[0]), kept)


def _joined(
    own: tuple[Encoded, Ids], other: tuple[Encoded, Ids], spans: Spans, after: bool
) -> tuple[Encoded, Ids, Spans]:
    """Return the passage with another before it (or `after` it), as paragraphs of one text."""
    (one, one_sentence), (two, two_sentence) = (own, other) if after else (other, own)
    columns = {name: np.concatenate([getattr(one, name), getattr(two, name)]) for name in Encoded.__slots__}
    columns["gap"][len(one)] = gap_code("\n")
    sentence = np.concatenate([one_sentence, two_sentence + one_sentence[-1] + 1])
    shift = 0 if after else len(one)
    return Encoded(**columns), sentence, tuple((first + shift, last + shift) for first, last in spans)


def _hardest(example: Example, rarity: Floats, size: int) -> Example:
    """Return the answer's sentence and those that share most with the question, about `size` tokens."""
    answer = np.zeros(len(example.pair.passage), dtype=np.bool_)
    for first, last in example.spans:
        answer[first : last + 1] = True
    kept = closest(example.pair, rarity, size, answer)
    places = np.cumsum(kept) - 1
    moved = tuple((int(places[first]), int(places[last])) for first, last in example.spans)
    return Example(shortened(example.pair, kept), moved)


def _lookalikes(
    asked: Sequence[Asked],
    texts: Sequence[str],
    passages: Sequence[tuple[Encoded, Ids]],
    answers: Sequence[tuple[str, ...]],
) -> tuple[tuple[int, ...], ...]:
    """Return for each question other passages that share its rarest words and hold none of its answers."""
    postings: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for number, (encoded, _) in enumerate(passages):
        for term, times in Counter(_terms(encoded)).items():
            postings[term].append((number, times / (times + 0.5 + len(encoded) / 200)))
    columns = {
        term: (np.array([n for n, _ in held]), np.array([w for _, w in held]) * np.log(len(passages) / len(held)))
        for term, held in postings.items()
        if len(held) < len(passages) / 4
    }
    lowered = [text.lower() for text in texts]
    rows: list[tuple[int, ...]] = []
    for question, right in zip(asked, answers, strict=True):
        score = np.zeros(len(passages))
        for term in set(_terms(question.question)):
            if term in columns:
                index, weight = columns[term]
                score[index] += weight
        order = np.argsort(-score)[: _LOOKALIKES * 3]
        fit = [int(i) for i in order if i != question.passage and not any(a in lowered[i] for a in right)]
        rows.append(tuple(fit[:_LOOKALIKES]))
    return tuple(rows)


def _terms(encoded: Encoded) -> list[int]:
    words: list[int] = encoded.marked.tolist()
    return words + [a * 65_536 + b for a, b in pairwise(words)]
