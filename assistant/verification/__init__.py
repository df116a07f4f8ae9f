"""Checks of written sentences against the passages they cite: by rule, offline, the same every time."""
