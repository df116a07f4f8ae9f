"""Questions made from news articles by rule: a sentence with one phrase taken out asks for that phrase.

The question comes from another sentence of the same article (headline, abstract, body) that repeats a phrase of the
passage, or from a sentence of the passage itself with some of its words dropped; some have no answer there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from index.reading.batches import Pair
from index.reading.encoding import Encoded, Vocabulary
from index.training.reader_corpus import Articles

Columns = npt.NDArray[np.int64]
SHORTEST, LONGEST = 70, 224
# A phrase found in a sentence that shares less than this with the question is there by chance.
_TOGETHER = 0.3
_TRIGGERS = ("là", "do", "vì", "bởi", "để", "tại", "ở", "của", "được", "cho", "bằng", "về", "với", "trong", "từ", "gồm")
_ASKING = {
    "number": ("bao nhiêu", "mấy", "bao nhiêu", "con số nào"),
    "date": ("ngày nào", "khi nào", "năm nào", "thời gian nào", "bao giờ", "tháng mấy"),
    "name": ("ai", "người nào", "đâu", "nơi nào", "tổ chức nào", "cái gì", "gì"),
    "place": ("đâu", "ở đâu", "nơi nào", "tỉnh nào", "nước nào"),
    "reason": ("vì sao", "tại sao", "do đâu", "nguyên nhân nào"),
    "purpose": ("để làm gì", "mục đích gì"),
    "phrase": ("gì", "những gì", "điều gì", "như thế nào", "nào", "cái gì", "ra sao"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A pair with the token spans (inclusive) that answer it; none when the passage does not."""

    pair: Pair
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Unit:
    start: int
    end: int  # exclusive
    kind: str


class ClozeMaker:
    """Makes examples from encoded articles, the same ones for the same seed."""

    def __init__(self, articles: Articles, vocabulary: Vocabulary, rarity: npt.NDArray[np.float32], seed: int) -> None:
        self.articles = articles
        self.rarity = rarity
        self.random = np.random.default_rng(seed)
        self.asking = {
            kind: [_rows(vocabulary.encode(words)) for words in phrases] for kind, phrases in _ASKING.items()
        }
        self.triggers = {vocabulary.marked[word]: word for word in _TRIGGERS if word in vocabulary.marked}
        self.timely = {vocabulary.marked[word] for word in ("ngày", "tháng", "năm", "hôm") if word in vocabulary.marked}

    def examples(self) -> Iterator[Example]:
        """Yield examples without end, articles in random order."""
        while True:
            for article in self.random.permutation(len(self.articles.heads)):
                yield from self._of_article(int(article))

    def _of_article(self, article: int) -> Iterator[Example]:
        first, last = self.articles.article_starts[article : article + 2]
        starts = self.articles.sentence_starts[first : last + 1]
        sentences = [self.articles.columns[:, a:b].astype(np.int64) for a, b in pairwise(starts)]
        at = int(self.articles.heads[article])
        while at < len(sentences):
            size, end, wanted = 0, at, int(self.random.integers(SHORTEST, LONGEST))
            while end < len(sentences) and (end == at or size + sentences[end].shape[1] <= wanted):
                size += sentences[end].shape[1]
                end += 1
            if size >= 40 and (example := self._example(sentences, at, end)):
                yield example
            at = end

    def _example(self, sentences: list[Columns], start: int, end: int) -> Example | None:
        passage = np.concatenate(sentences[start:end], axis=1)[:, :LONGEST]
        numbers = np.repeat(np.arange(end - start), [s.shape[1] for s in sentences[start:end]])[:LONGEST]
        draw = self.random.random()
        others = [s for i, s in enumerate(sentences) if not start <= i < end and s.shape[1] >= 7]
        made = None
        if draw < 0.55 and others:
            made = self._from_other(passage, numbers, others)
        elif draw < 0.68 and others:
            made = self._without_answer(others)
        if made is None:
            made = self._from_inside(passage, numbers)
        if made is None:
            return None
        question, spans = made
        return Example(Pair(_encoded(question), _encoded(passage), numbers), spans)

    def _from_other(
        self, passage: Columns, numbers: Columns, others: list[Columns]
    ) -> tuple[Columns, tuple[tuple[int, int], ...]] | None:
        haystack = passage[0].astype(np.uint16).tobytes()
        for index in self.random.permutation(len(others))[:3]:
            sentence = others[index]
            found = [
                (u, hits) for u in self._units(sentence) if (hits := _find(haystack, sentence[0, u.start : u.end]))
            ]
            if not found:
                continue
            weight = np.array([self.rarity[sentence[0, u.start : u.end]].sum() for u, _ in found])
            unit, hits = found[int(self.random.choice(len(found), p=weight / weight.sum()))]
            rest = np.concatenate([sentence[0, : unit.start], sentence[0, unit.end :]])
            shares = [self._shared(rest, passage[0, numbers == numbers[hit]]) for hit in hits]
            best = int(np.argmax(shares))
            if shares[best] >= _TOGETHER:
                return self._ask(sentence, unit, 0.08), ((hits[best], hits[best] + unit.end - unit.start - 1),)
        return None

    def _shared(self, question: npt.NDArray[np.int64], sentence: npt.NDArray[np.int64]) -> float:
        """Return how much of a question, weighed by rarity, stands in a sentence."""
        weight = self.rarity[question]
        return float(weight[np.isin(question, sentence)].sum() / max(1e-6, weight.sum()))

    def _without_answer(self, others: list[Columns]) -> tuple[Columns, tuple[tuple[int, int], ...]] | None:
        sentence = others[int(self.random.integers(len(others)))]
        units = self._phrases(sentence)
        if not units:
            return None
        return self._ask(sentence, units[int(self.random.integers(len(units)))], 0.1), ()

    def _from_inside(self, passage: Columns, numbers: Columns) -> tuple[Columns, tuple[tuple[int, int], ...]] | None:
        for _ in range(3):
            number = int(self.random.integers(numbers[-1] + 1))
            inside = np.flatnonzero(numbers == number)
            if len(inside) < 8:
                continue
            sentence = passage[:, inside]
            units = self._phrases(sentence)
            if units:
                unit = units[int(self.random.integers(len(units)))]
                asked = self._ask(sentence, unit, float(self.random.choice([0.1, 0.25, 0.4])))
                return asked, ((int(inside[0]) + unit.start, int(inside[0]) + unit.end - 1),)
        return None

    def _units(self, sentence: Columns) -> list[_Unit]:
        """Return phrases worth finding again: numbers, names and a few random word groups."""
        units = self._figures(sentence)
        length = sentence.shape[1]
        for _ in range(6):
            size = int(self.random.integers(2, 6))
            start = int(self.random.integers(0, max(1, length - size)))
            if start + size <= length and (sentence[3, start + 1 : start + size] == 0).all():
                units.append(_Unit(start, start + size, "phrase"))
        return [u for u in units if self.rarity[sentence[0, u.start : u.end]].sum() > 5.5]

    def _figures(self, sentence: Columns) -> list[_Unit]:
        rows, _, shapes, gaps = sentence
        units, at, length = [], 0, len(rows)
        while at < length:
            end = at + 1
            if shapes[at] >= 7:
                while end < length and shapes[end] >= 7 and gaps[end] in (2, 5, 11, 12):
                    end += 1
                dated = end - at > 1 or (at > 0 and rows[at - 1] in self.timely)
                units.append(_Unit(at, end, "date" if dated else "number"))
            elif shapes[at] in (3, 4, 5, 6):
                while end < length and shapes[end] in (3, 4, 5, 6) and gaps[end] in (0, 12):
                    end += 1
                if end - at > 1 or at > 0:
                    where = at > 0 and self.triggers.get(int(rows[at - 1])) in ("tại", "ở")
                    units.append(_Unit(at, end, "place" if where else "name"))
            at = end
        return units

    def _phrases(self, sentence: Columns) -> list[_Unit]:
        """Return phrases worth asking for: figures with their nouns, names, what follows "là" or "vì"."""
        length = sentence.shape[1]
        units = []
        for unit in self._figures(sentence):
            end = unit.end
            if unit.kind == "number" and self.random.random() < 0.5:
                while end < min(length, unit.end + 3) and sentence[3, end] == 0:
                    end += 1
            start = unit.start
            if unit.kind == "date":
                while start > 0 and sentence[0, start - 1] in self.timely and sentence[3, start] == 0:
                    start -= 1
            units.append(_Unit(start, end, unit.kind))
        for at in range(1, length - 2):
            word = self.triggers.get(int(sentence[0, at]))
            if word is None or sentence[3, at + 1] != 0:
                continue
            breaks = np.flatnonzero(sentence[3, at + 2 :] != 0)
            end = at + 2 + int(breaks[0]) if len(breaks) else length
            if end - at - 1 > 24:
                continue
            kind = {"vì": "reason", "do": "reason", "bởi": "reason", "để": "purpose", "tại": "place", "ở": "place"}
            units.append(_Unit(at + 1, end, kind.get(word, "phrase")))
        return [u for u in units if length - (u.end - u.start) >= 4]

    def _ask(self, sentence: Columns, unit: _Unit, dropped: float) -> Columns:
        """Return the sentence around the unit, asking for it."""
        before, after = sentence[:, : unit.start], sentence[:, unit.end :]
        reach = self.random.integers(4, 16, size=2)
        before, after = before[:, max(0, before.shape[1] - reach[0]) :], after[:, : reach[1]]
        before, after = (side[:, self.random.random(side.shape[1]) >= dropped] for side in (before, after))
        phrases = self.asking[unit.kind]
        asking = phrases[int(self.random.integers(len(phrases)))]
        place = self.random.random()
        if place < 0.15:
            parts = [asking, before, after]
        elif place < 0.35:
            parts = [after, before, asking]
        else:
            parts = [before, asking, after]
        return np.concatenate(parts, axis=1)[:, :40]


def _find(haystack: bytes, unit: npt.NDArray[np.int64]) -> list[int]:
    needle = unit.astype(np.uint16).tobytes()
    found, at = [], haystack.find(needle)
    while at >= 0:
        if at % 2 == 0:
            found.append(at // 2)
        at = haystack.find(needle, at + 1)
    return found


def _rows(encoded: Encoded) -> Columns:
    return np.stack([encoded.marked, encoded.plain, encoded.shape, encoded.gap])


def _encoded(columns: Columns) -> Encoded:
    nothing = np.zeros(columns.shape[1], np.int64)
    return Encoded(columns[0], columns[1], columns[2], columns[3], nothing, nothing)
