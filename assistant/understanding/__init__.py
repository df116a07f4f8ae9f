"""A message made into a standalone question: its intent, its kind, its period, what an answer must hold."""

from assistant.understanding.understand import understand

__all__ = ["understand"]
