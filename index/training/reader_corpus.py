"""News articles as flat columns of numbers, and the vocabularies counted from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.reading.encoding import MARKED_BUCKETS, PLAIN_BUCKETS, SPECIAL, Encoded, Vocabulary
from index.training.records import field, records
from index.vietnamese.normal import strip_marks
from index.vietnamese.sentences import sentences
from index.vietnamese.tokens import syllables

MARKED_WORDS = 19_000
PLAIN_WORDS = 9_000
_LONGEST_BODY = 3200  # characters read of one article


@dataclass(frozen=True, slots=True)
class Articles:
    """Many articles in one row of tokens.

    `sentence_starts` are token offsets (one more than there are sentences), `article_starts` sentence numbers
    (likewise); the first `heads` sentences of an article are its headline and abstract.
    """

    columns: npt.NDArray[np.uint16]
    sentence_starts: npt.NDArray[np.int64]
    article_starts: npt.NDArray[np.int64]
    heads: npt.NDArray[np.int64]

    def save(self, path: Path) -> None:
        """Write the articles to an .npz file."""
        np.savez(path, a=self.columns, b=self.sentence_starts, c=self.article_starts, d=self.heads)

    @classmethod
    def load(cls, path: Path) -> Articles:
        """Read what `save` wrote."""
        with np.load(path) as kept:
            return cls(kept["a"], kept["b"], kept["c"], kept["d"])


def count_words(texts: Iterable[str]) -> tuple[list[str], list[str], Counter[str], int]:
    """Return the commonest syllables with and without marks, how many texts hold each, and how many texts there are."""
    found: Counter[str] = Counter()
    held: Counter[str] = Counter()
    total = 0
    for text in texts:
        words = syllables(text)
        found.update(words)
        held.update(set(words))
        total += 1
    marked = [word for word, _ in found.most_common(MARKED_WORDS)]
    unmarked: Counter[str] = Counter()
    for word, times in found.items():
        unmarked[strip_marks(word)] += times
    return marked, [word for word, _ in unmarked.most_common(PLAIN_WORDS)], held, total


def rarities(vocabulary: Vocabulary, held: Counter[str], total: int) -> tuple[npt.NDArray[np.float32], ...]:
    """Return the inverse document frequency of every row of both tables."""
    highest = float(np.log(total))
    marked = np.full(vocabulary.marked_size, highest, np.float32)
    for word, row in vocabulary.marked.items():
        marked[row] = np.log((total + 1) / (held[word] + 1))
    together: Counter[str] = Counter()
    for word, times in held.items():
        together[strip_marks(word)] += times
    plain = np.full(vocabulary.plain_size, highest, np.float32)
    for word, row in vocabulary.plain.items():
        plain[row] = max(0.0, np.log((total + 1) / (together[word] + 1)))
    marked[:SPECIAL] = plain[:SPECIAL] = 0
    assert len(marked) > MARKED_BUCKETS and len(plain) > PLAIN_BUCKETS
    return marked, plain


def unmarked_rows(vocabulary: Vocabulary) -> npt.NDArray[np.int64]:
    """Return for each row of the marked table the row of the same word typed without marks."""
    rows = np.arange(vocabulary.marked_size)
    for word, row in vocabulary.marked.items():
        encoded = vocabulary.encode(strip_marks(word))
        if len(encoded) == 1:
            rows[row] = encoded.marked[0]
    return rows


def article_texts(paths: Sequence[Path], limit: int) -> Iterator[tuple[str, str]]:
    """Yield head (headline and abstract, a line each) and the beginning of the body of each article."""
    for path in paths:
        for number, record in enumerate(records(path)):
            if number >= limit:
                break
            yield field(record, "title") + "\n" + field(record, "abstract"), field(record, "text")[:_LONGEST_BODY]


def encode_articles(vocabulary: Vocabulary, texts: Iterable[tuple[str, str]]) -> Articles:
    """Encode articles into flat columns."""
    columns: list[npt.NDArray[np.uint16]] = []
    sentence_starts, article_starts, heads = [0], [0], []
    for head, body in texts:
        counts = []
        for text in (head, body):
            encoded = vocabulary.encode(text)
            starts = np.unique(sentence_numbers(text, encoded), return_index=True)[1]
            base = sentence_starts[-1]
            sentence_starts.extend((base + starts[1:]).tolist())
            if len(encoded):
                sentence_starts.append(base + len(encoded))
            counts.append(len(starts))
            columns.append(_narrow(encoded))
        heads.append(counts[0])
        article_starts.append(article_starts[-1] + sum(counts))
    return Articles(
        np.concatenate(columns, axis=1), np.array(sentence_starts), np.array(article_starts), np.array(heads)
    )


def sentence_numbers(text: str, encoded: Encoded) -> npt.NDArray[np.int64]:
    """Return the number of the sentence that each token of `text` stands in."""
    starts = np.array([span.start for span in sentences(text)] or [0])
    return np.maximum(np.searchsorted(starts, encoded.starts, side="right") - 1, 0)


def _narrow(encoded: Encoded) -> npt.NDArray[np.uint16]:
    return np.stack([encoded.marked, encoded.plain, encoded.shape, encoded.gap]).astype(np.uint16)
