"""The truth of the index: one SQLite file of articles, passages, vectors and figures; all else can be made from it.

Rows of articles are versions with a birth and a death, counted in generations: a reader sees exactly the rows of the
generation it has open while the next one is being written beside them.
"""
