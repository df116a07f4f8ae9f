"""Vietnamese text: one normal form at the door, tokens, sentences, marks, numbers and dates."""
