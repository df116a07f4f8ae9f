"""One sentence against the passages it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.verification.beside import misplaced
from assistant.verification.deeds import turned_round
from assistant.verification.evidence import Evidence
from assistant.verification.exchange import exchanged
from assistant.verification.figures import figures
from assistant.verification.holders import held_by_others
from assistant.verification.labels import labels
from assistant.verification.moments import moments
from assistant.verification.names import names
from assistant.verification.offices import offices
from assistant.verification.polarity import polarity
from assistant.verification.problems import Claim, Problem
from assistant.verification.reading import BORDER, Reading
from assistant.verification.status import status
from assistant.verification.words import holds, telling
from index.types import Span
from index.vietnamese.tokens import syllables

# The share of a sentence's words of content that its sources must have; found on faithful paraphrases, see
# tests/quality.
ENOUGH_CONTENT = 0.5
# Where it gives figures that they give, too, other words matter less.
ENOUGH_BESIDE_FIGURES = 0.4
# Words in quotation marks are the source's own from this length on; shorter ones may be the writer's emphasis.
_QUOTED_WORDS = 4
_QUOTE = re.compile(r"[“\"«]([^“”\"«»]+)[”\"»]")
# "Dựa trên các đoạn nguồn được cung cấp, …" speaks of the sources, and stands in none of them.
_LEAD_IN = re.compile(
    r"(?:Dựa (?:trên|vào|theo)|Theo|Căn cứ(?: vào)?|Qua)(?: các| những)? (?:đoạn|bài|nguồn|thông tin|tài liệu|tư liệu)"
    r"[^,.]{0,40},\s"
)
# A sentence is backed by at most so many neighbouring sentences of one passage.
_LONGEST_BACKING = 3


@dataclass(frozen=True, slots=True)
class Check:
    """What was found wrong with a sentence, and `coverage`: the share of its words that the sources have."""

    problems: tuple[Problem, ...]
    coverage: float

    @property
    def stands(self) -> bool:
        """Tell whether nothing was found wrong."""
        return not self.problems


def verify(sentence: Reading, sources: Sequence[Evidence], others: Sequence[Evidence] = ()) -> Check:
    """Check all that a sentence states (see `Claim`), and how much of its words its sources have.

    Parameters
    ----------
    sentence:
        What was written, read with the date of what it cites.
    sources:
        The passages cited.
    others:
        More passages that the writer was given: of those of the same articles, only names count, and only where a
        source calls someone "ông" or "bà" without a name, and what a person is called in a case.
    """
    covered = coverage(sentence, sources)
    return Check(tuple(_problems(sentence, sources, others, covered)), covered)


def coverage(sentence: Reading, sources: Sequence[Evidence]) -> float:
    """Return the share of the words of content of `sentence` that stand in `sources`."""
    lead_in = _LEAD_IN.match(sentence.text)
    told = sentence.words[sentence.at(lead_in.end()) if lead_in else 0 :]
    words = telling(told)
    if not words:
        return 1.0
    return sum(any(word in source.vocabulary for source in sources) for word in words) / len(words)


def closeness(sentence: Reading, source: Evidence) -> float:
    """Return how near a passage is to `sentence`: the share of its words and of its pairs of words, half and half."""
    pairs = list(pairwise(sentence.words))
    if not pairs:
        return coverage(sentence, [source])
    return (coverage(sentence, [source]) + sum(pair in source.pairs for pair in pairs) / len(pairs)) / 2


def backing(sentence: Reading, source: Evidence) -> Span:
    """Return the words of the passage that back `sentence`: one sentence, or a few neighbours."""
    wanted = frozenset(telling(sentence.words))
    # What the whole article is about, as its title says, need not be said again where the fact stands.
    wanted = wanted - frozenset(source.title.words) or wanted
    best, most = Span(0, len(source.body.text)), -1.0
    for first in range(len(source.sentences)):
        held: frozenset[str] = frozenset()
        for length in range(min(_LONGEST_BACKING, len(source.sentences) - first)):
            held |= source.sentence_words[first + length]
            score = len(wanted & held) - 1.5 * length  # one more sentence must bring two more words
            if score > most:
                best, most = Span(source.sentences[first].start, source.sentences[first + length].end), score
    return best


def _backing_words(sentence: Reading, source: Evidence) -> tuple[str, ...]:
    span = backing(sentence, source)
    return source.body.words[source.body.at(span.start) : source.body.at(span.end)]


def _problems(
    sentence: Reading, sources: Sequence[Evidence], others: Sequence[Evidence], covered: float
) -> Iterator[Problem]:
    if not sources:
        yield Problem(Claim.CONTENT, sentence.text)
        return
    known = [source.known for source in sources]
    articles = {source.article for source in sources}
    same_articles = [other for other in others if other.article in articles and other not in sources]
    yield from figures(sentence, sources)
    yield from labels(sentence, sources)
    yield from moments(sentence, sources, same_articles)
    yield from misplaced(sentence, sources)
    held = frozenset(code for source in sources for code in source.codes) if sentence.codes else frozenset()
    yield from (Problem(Claim.CODE, code, absent=True) for code in sorted(sentence.codes - held))
    yield from names(sentence, sources, same_articles)
    yield from status(sentence.words, known, [other.known for other in same_articles])
    leaned_on = [word for source in sources for word in (*_backing_words(sentence, source), BORDER)]
    yield from polarity(sentence.words, leaned_on, [word for words in known for word in (*words, BORDER)])
    yield from offices(sentence, [source.body for source in sources], [source.title for source in sources])
    yield from held_by_others(sentence, [*sources, *same_articles])
    yield from turned_round(sentence, sources)
    yield from exchanged(sentence, sources)
    for quote in _QUOTE.findall(sentence.text):
        words = syllables(quote)
        if len(words) >= _QUOTED_WORDS and not any(holds(words, each) for each in known):
            yield Problem(Claim.QUOTE, quote)
    enough = ENOUGH_BESIDE_FIGURES if any(word[0].isdigit() for word in sentence.words) else ENOUGH_CONTENT
    if covered < enough:
        yield Problem(Claim.CONTENT, sentence.text)
