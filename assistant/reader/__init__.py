"""Reading: from a question and passages to the sentences and words that answer it."""

from assistant.reader.reader import Reader
from assistant.reader.types import Reading, ScoredSpan

__all__ = ["Reader", "Reading", "ScoredSpan"]
