"""What reading a passage yields. Offsets are code points of the passage's own text, half open."""

from __future__ import annotations

from dataclasses import dataclass

from index.types import Span


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """Words that may be the answer; a score is comparable within one model, also between passages."""

    start: int
    end: int
    score: float

    def of(self, text: str) -> str:
        """Return the words the span stands for."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Reading:
    """One passage read for one question.

    Parameters
    ----------
    sentences, sentence_scores:
        The sentences in order, and for each the log probability that it holds the answer.
    spans:
        Possible answers, best first; never two that say nearly the same. Empty for a passage without words.
    null_score:
        The score of "no answer here": below it a span is less likely than none.
    p_correct:
        Estimated probability that the best span is right, 0 to 1.
    """

    sentences: tuple[Span, ...]
    sentence_scores: tuple[float, ...]
    spans: tuple[ScoredSpan, ...]
    null_score: float
    p_correct: float

    @property
    def margin(self) -> float:
        """By how much the best span beats "no answer"; very low without any span."""
        return self.spans[0].score - self.null_score if self.spans else -100.0

    @property
    def best_sentence(self) -> int | None:
        """Number of the sentence most likely to hold the answer."""
        if not self.sentences:
            return None
        return max(range(len(self.sentences)), key=self.sentence_scores.__getitem__)
