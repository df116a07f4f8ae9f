"""Questions as people type them: in lower case, without marks, with half of their marks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from index.reading.encoding import NO_MARKS, Encoded

# A capital letter, capitals, a capitalised and a mixed word become plain words.
_LOWER = np.array([0, 1, 2, 1, 1, 1, 2, 7, 8, 9, 10, 11, 12, 13])


def retyped(question: Encoded, unmarked: npt.NDArray[np.int64], random: np.random.Generator) -> Encoded:
    """Return the question as it is (65%) or typed carelessly; `unmarked` gives the row of each word without marks."""
    marked, shape = question.marked, question.shape
    if random.random() < 0.25:
        shape = _LOWER[shape]
    draw = random.random()
    if draw < 0.12:
        marked = np.full_like(marked, NO_MARKS)
    elif draw < 0.2:
        marked = np.where(random.random(len(marked)) < 0.5, unmarked[marked], marked)
    return replace(question, marked=marked, shape=shape)
