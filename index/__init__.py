"""Articles in, passages out: reading, chunking, embedding, indexing and searching. Knows nothing of `assistant`."""
