"""What fits the model's window: which passages, cut at sentence borders, each story once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.types import Passage, Span
from index.vietnamese.sentences import sentences
from index.vietnamese.tokens import syllables

# Vietnamese costs 2.2 to 3.5 characters a token with the tokenizers of today's models; counting with the model's own
# would need its files or its server. Two is on the safe side.
CHARACTERS_A_TOKEN = 2
ANSWER_TOKENS = 1024
MOST_PASSAGES = 8
# Two passages that share this much of the smaller one's words tell the same story.
SAME_STORY = 0.8
LONGEST_TITLE = 300
_FENCE_TOKENS = 50


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What the model is shown of a passage: whole sentences of it, and its number, from 1."""

    number: int
    passage: Passage
    text: str
    start: int

    @property
    def heading(self) -> tuple[str, ...]:
        """Return the lines that say where it is from."""
        return _heading(self.passage)


def tokens_of(text: str) -> int:
    """Return a safe estimate of the tokens of `text`."""
    return -(-len(text) // CHARACTERS_A_TOKEN)


def room_for_passages(window: int, prompt_text: str) -> int:
    """Return the tokens left for passages: the window without the prompt and without what the answer needs."""
    return max(0, window - tokens_of(prompt_text) - min(ANSWER_TOKENS, window // 4))


def choose(question: str, passages: Sequence[Passage], room: int) -> tuple[Excerpt, ...]:
    """Return the best passages that fit `room` tokens, in the order given.

    A passage that repeats the words of an earlier one is left out; the first that does not fit whole is cut to the
    run of sentences nearest to the question, and those after it are left out.
    """
    chosen: list[Excerpt] = []
    for passage in without_repeats(passages)[:MOST_PASSAGES]:
        number = len(chosen) + 1
        left = room - tokens_of("\n".join(_heading(passage))) - _FENCE_TOKENS
        if tokens_of(passage.text) <= left:
            chosen.append(Excerpt(number, passage, passage.text, passage.start))
            room = left - tokens_of(passage.text)
            continue
        if span := _best_run(question, passage.text, left):
            chosen.append(Excerpt(number, passage, span.of(passage.text), passage.start + span.start))
        break
    return tuple(chosen)


def without_repeats(passages: Sequence[Passage]) -> list[Passage]:
    """Return `passages` without those whose words stand almost all in an earlier one, and all of their numbers.

    Two accounts that agree but for a figure are both kept: the reader must see that they disagree.
    """
    kept: list[tuple[Passage, list[str]]] = []
    for passage in passages:
        words = syllables(passage.text)
        if not any(_repeats(words, earlier) for _, earlier in kept):
            kept.append((passage, words))
    return [passage for passage, _ in kept]


def _heading(passage: Passage) -> tuple[str, ...]:
    article = passage.article
    lines = [f"Tiêu đề: {article.title[:LONGEST_TITLE]}"]
    if article.published is not None:
        lines.append(f"Ngày đăng: {article.published:%d/%m/%Y}")
    if article.source:
        lines.append(f"Nguồn tin: {article.source[:LONGEST_TITLE]}")
    return tuple(" ".join(line.split()) for line in lines)


def _repeats(words: Sequence[str], earlier: Sequence[str]) -> bool:
    numbers = {word for word in words if word[0].isdigit()}
    if not numbers <= set(earlier):
        return False
    pairs, others = (frozenset(pairwise(some)) for some in (words, earlier))
    smaller = min(len(pairs), len(others))
    return bool(smaller) and len(pairs & others) / smaller >= SAME_STORY


def _best_run(question: str, text: str, room: int) -> Span | None:
    """Return the run of whole sentences around the one nearest to the question that fits `room`, or `None`."""
    spans = sentences(text)
    if not spans:
        return None
    asked = frozenset(syllables(question))
    scores = [len(asked & frozenset(syllables(span.of(text)))) for span in spans]
    first = last = max(range(len(spans)), key=scores.__getitem__)
    if tokens_of(spans[first].of(text)) > room:
        return None
    while True:
        before = first > 0 and tokens_of(text[spans[first - 1].start : spans[last].end]) <= room
        after = last + 1 < len(spans) and tokens_of(text[spans[first].start : spans[last + 1].end]) <= room
        if not (before or after):
            return Span(spans[first].start, spans[last].end)
        if after and (not before or scores[last + 1] >= scores[first - 1]):
            last += 1
        else:
            first -= 1
