"""What words mean by the company they keep: vectors of syllables from news, by gensim's CBOW.

gensim is needed for training only: `pip install gensim`.
"""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.training.reader_corpus import Articles


def meanings(articles: Articles, rows: int, size: int, seed: int) -> npt.NDArray[np.float32]:
    """Return one vector a row of the table of marked syllables, of mean square 1; zeros for rows hardly ever seen."""
    from gensim.models import Word2Vec

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sentences.txt"
        words = list(map(str, articles.columns[0].tolist()))
        with path.open("w", encoding="utf-8") as lines:
            for start, end in pairwise(articles.sentence_starts.tolist()):
                lines.write(" ".join(words[start:end]) + "\n")
        model = Word2Vec(
            corpus_file=str(path),
            vector_size=size,
            window=5,
            min_count=5,
            sg=0,
            negative=8,
            epochs=3,
            workers=1,
            sample=1e-4,
            seed=seed,
        )
    table = np.zeros((rows, size), np.float32)
    for word in model.wv.index_to_key:
        table[int(word)] = model.wv[word]
    scaled: npt.NDArray[np.float32] = table / np.sqrt((table**2).mean())
    return scaled
