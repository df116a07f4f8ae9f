"""The steps of a build: files into the catalogue, vectors for what is new, a generation made from both."""
