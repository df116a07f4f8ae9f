"""Whether a text is Vietnamese: it carries marks that no other language's text does so densely."""

from __future__ import annotations

from index.vietnamese.normal import strip_marks

# Shorter texts may be nothing but names and numbers.
_ENOUGH_LETTERS = 40
# Vietnamese prose has marks on 22 to 32% of its letters; French, the densest of the others, on 4%.
_LEAST_MARKED = 0.08
_MOST_FOREIGN = 0.1
_LAST_LATIN = "\u1eff"


def is_vietnamese(text: str, *, in_doubt: bool = True) -> bool:
    """Tell whether `text` reads as Vietnamese; of a text too short to tell, with hardly a mark, `in_doubt` is said."""
    letters = [char for char in text if char.isalpha()]
    if sum(char > _LAST_LATIN for char in letters) > _MOST_FOREIGN * len(letters):
        return False
    if len(letters) < _ENOUGH_LETTERS and in_doubt:
        return True
    marked = sum(char != plain for char, plain in zip(letters, strip_marks("".join(letters)), strict=True))
    return marked >= _LEAST_MARKED * len(letters)
