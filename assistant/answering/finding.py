"""What was found for a question, before it is numbered and put into words."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.answering.evidence import Evidence
from assistant.answering.slots import Unmet
from assistant.answering.unsaid import NOTHING_UNSAID, Unsaid
from index.types import Span


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence to show word for word, with the asked-for words in it."""

    evidence: Evidence
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a table: its words, the sentence it stands in, the time it is of."""

    text: str
    quoted: Quoted
    period: str


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer in the making.

    Parameters
    ----------
    headline:
        The asked-for fact; `leads` are the sentences it stands on, the first one the best.
    support:
        Sentences shown below, in order; `more` are facts of another kind, told apart by `rows`.
    unmet:
        What of the question these sentences do not meet; any makes the answer an abstention.
    unsaid:
        What of the question its article does not tell of.
    uncounted:
        What a "bao nhiêu" question counts where the figure given is counted by other words: less sure than others.
    settled:
        Whether its form alone settles it, so that no probability is asked: the sentence given to the very person.
    proof, deed:
        How surely the headline is of the very thing asked for by its form, 0 to 1; share of what is asked of it that
        stands beside it.
    """

    headline: str
    leads: tuple[Quoted, ...]
    support: tuple[Quoted, ...] = ()
    more: tuple[Quoted, ...] = ()
    rows: tuple[Row, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    unsaid: Unsaid = NOTHING_UNSAID
    proof: float = 0.0
    deed: float = 0.0
    confidence: float = 0.0
    uncounted: str = ""
    settled: bool = False
    verbatim: bool = False
    notice: str = ""
    marks: tuple[str, ...] = field(default=())

    @property
    def of_one_article(self) -> bool:
        """Tell a finding that stands on one article: what several tell is not given up for another one."""
        return len({lead.evidence.article.id for lead in self.leads}) == 1

    @property
    def lead(self) -> Evidence:
        """Return the best sentence."""
        return self.leads[0].evidence
