"""Whether a text was typed without its marks, all of them or many."""

from __future__ import annotations

from index.vietnamese.marks import marked_share, restore, syllable_spans
from index.vietnamese.normal import strip_marks
from index.vietnamese.syllable_counts import shipped

# Nearly every half-marked question has a smaller share of marked words; of those typed well one in five has, and there
# restoring finds nothing to do.
_FEW = 0.75


def is_unmarked(text: str) -> bool:
    """Tell whether `text` reads as Vietnamese typed without any mark: several known syllables, none of them marked."""
    if strip_marks(text) != text:
        return False
    words = [text[start:end].lower() for start, end in syllable_spans(text)]
    known = [word for word in words if word in shipped().forms]
    return len(known) >= 2 and len(known) * 2 >= len(words)


def is_half_marked(text: str) -> bool:
    """Tell whether `text` has some of its marks, and others are wanting."""
    return 0 < marked_share(text) < _FEW and restore(text) != text
