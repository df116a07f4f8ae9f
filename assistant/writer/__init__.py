"""Answers written by a language model from the passages, streamed, and checked sentence by sentence."""
