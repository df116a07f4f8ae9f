"""Errors meant for eyes: each says what happened, where, and what to do next, in Vietnamese."""

from __future__ import annotations


class DanNguonError(Exception):
    """Base of every error that may be shown to the user.

    Parameters
    ----------
    what:
        One Vietnamese sentence: what happened and where.
    fix:
        What to do next: a command or a step. May be empty only where nothing can be done.
    """

    def __init__(self, what: str, fix: str = "") -> None:
        super().__init__(f"{what} {fix}".strip())
        self.what = what
        self.fix = fix


class SettingsError(DanNguonError):
    """A setting has an unusable value."""


class ArticleError(DanNguonError):
    """A file cannot be read as articles."""


class IndexMissingError(DanNguonError):
    """There is no index in the home folder yet."""


class IndexMismatchError(DanNguonError):
    """The index was built with other settings than those asked for."""


class IndexBusyError(DanNguonError):
    """Another process is writing to the index."""


class IndexDamagedError(DanNguonError):
    """Files of the index are missing or unreadable."""


class IndexStorageError(DanNguonError):
    """The home folder cannot be written: no right to, or the disk is full."""


class BackupError(DanNguonError):
    """A backup cannot be written or used."""


class ModelError(DanNguonError):
    """A model cannot be loaded or used."""
