"""Articles in: one reader per format, and what a raw paste from a web page tells about itself."""

from index.articles.files import paths
from index.articles.reading import read

__all__ = ["paths", "read"]
