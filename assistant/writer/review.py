"""The sentences of a draft, each put to the check, with the very words that back it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Understood
from assistant.verification.check import backing, verify
from assistant.verification.evidence import Evidence
from assistant.verification.problems import Claim
from assistant.verification.reading import Reading
from assistant.verification.support import Support, find_support
from assistant.verification.words import holds
from assistant.writer.budget import Excerpt
from assistant.writer.draft import Written, says_not_found
from index.vietnamese.tokens import syllables


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article: offsets into its text."""

    excerpt: Excerpt
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A sentence after the check: whether it stands, and on which words."""

    text: str
    stands: bool
    quotes: tuple[Quote, ...] = ()
    finds_nothing: bool = False


class Review:
    """Checks the sentences of one answer; each only once, however often the draft is read."""

    def __init__(self, excerpts: Sequence[Excerpt]) -> None:
        self._excerpts = tuple(excerpts)
        self._sources = [_evidence(each) for each in excerpts]
        self._done: dict[Written, Reviewed] = {}

    def of(self, written: Written) -> Reviewed:
        """Return the sentence as the check leaves it."""
        if written not in self._done:
            self._done[written] = self._review(written)
        return self._done[written]

    def holds_what_is_asked(self, question: Understood, reviewed: Sequence[Reviewed]) -> bool:
        """Tell whether the passages that the sentences lean on hold the years, numbers and codes of the question."""
        leaned_on = {quote.excerpt.number - 1 for each in reviewed for quote in each.quotes}
        sources = [self._sources[at] for at in sorted(leaned_on)]
        asked = (Claim.NUMBER, Claim.DATE, Claim.CODE, Claim.NAME)
        return not any(problem.claim in asked for problem in verify(Reading.of(question.text), sources).problems)

    def lacks_required(self, question: Understood) -> bool:
        """Tell whether a phrase that an answer must hold stands in no passage at all."""
        return any(
            not any(holds(syllables(phrase), source.known) for source in self._sources) for phrase in question.required
        )

    def _review(self, written: Written) -> Reviewed:
        cited = [number - 1 for number in written.cited]
        anchor = self._sources[cited[0]].published if cited else None
        reading = Reading.of(written.text, anchor)
        if says_not_found(written.text) and not cited:
            absent = not verify(reading, self._sources).stands or not self._sources
            return Reviewed(written.text, absent, finds_nothing=True)
        support = find_support(reading, cited, self._sources)
        return Reviewed(written.text, support.stands, self._quotes(reading, support))

    def _quotes(self, reading: Reading, support: Support) -> tuple[Quote, ...]:
        quotes = []
        for at in support.passages:
            excerpt, span = self._excerpts[at], backing(reading, self._sources[at])
            start = excerpt.start + span.start
            quotes.append(Quote(excerpt, start, excerpt.start + span.end, span.of(excerpt.text)))
        return tuple(quotes)


def _evidence(excerpt: Excerpt) -> Evidence:
    article = excerpt.passage.article
    heading = "\n".join(part for part in (article.title, article.source, article.author) if part)
    return Evidence.of(excerpt.text, heading, article.published, article.id, excerpt.start)
